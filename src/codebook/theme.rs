//! A codebook as it is used: themes in one list, each with its rules.

use serde::Serialize;

use crate::model::{SectionKind, ThemeId, ThemeIndex};
use crate::query::{Limits, Query};

/// A versioned set of themes.
#[derive(Debug, Clone, PartialEq)]
pub struct Codebook {
    /// Its name.
    pub name: String,
    /// Families and themes, parents before their children, in the order of the file.
    pub themes: Vec<Theme>,
    /// SHA-256 of what the codebook says, in hex; comments and layout of the file do not
    /// count.
    pub hash: String,
}

/// What a theme is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A heading over themes; nothing is coded with it.
    Family,
    /// A theme that passages are coded with.
    Theme,
    /// A theme made of words, each with the plain word it stands for.
    Lexicon,
}

/// A theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its name in queries and outputs.
    pub id: ThemeId,
    /// What it is for.
    pub role: Role,
    /// The family or theme it is part of.
    pub parent: Option<ThemeIndex>,
    /// Its name for readers.
    pub title: String,
    /// The problem it is.
    pub definition: String,
    /// What counts, a line each.
    pub counts: Vec<String>,
    /// What does not count, a line each.
    pub excludes: Vec<String>,
    /// The published list it comes from, and the wording there.
    pub source: String,
    /// Queries for words that report the problem.
    pub rules: Vec<Rule>,
    /// Queries for words that speak of it.
    pub mentions: Vec<Rule>,
    /// Queries that veto a rule in the same sentence.
    pub unless: Vec<Rule>,
    /// Kinds of section whose passages are left out.
    pub sections: Vec<SectionKind>,
}

/// A query of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// As it was written.
    pub text: String,
    /// What it means.
    pub query: Query,
    /// The line of the file it stands on, from 1.
    pub line: u32,
    /// In a lexicon, the plain word it stands for.
    pub plain: Option<String>,
}

impl Rule {
    /// The rule as a query that means the same wherever it is read: as it was written,
    /// unless that would be read differently outside its list.
    pub fn asked(&self) -> String {
        let same =
            Query::parse(&self.text, &Limits::RULE).is_ok_and(|read| read == self.query);
        if same { self.text.clone() } else { self.query.to_string() }
    }
}

impl Codebook {
    /// The place of a theme.
    pub fn theme(&self, id: &str) -> Option<ThemeIndex> {
        let place = self.themes.iter().position(|theme| theme.id.0 == id)?;
        u16::try_from(place).ok().map(ThemeIndex)
    }

    /// The themes that are directly part of this one, or of none, in order.
    pub fn parts(
        &self,
        of: Option<ThemeIndex>,
    ) -> impl Iterator<Item = (ThemeIndex, &Theme)> {
        (0..).map(ThemeIndex).zip(&self.themes).filter(move |(_, one)| one.parent == of)
    }
}
