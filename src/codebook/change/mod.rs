//! One rule of a theme added, written otherwise or taken away: in a codebook, and in the
//! file it was read from, of which all else stays as a person wrote it.

mod edit;
#[cfg(test)]
mod tests;

use super::hash::hash;
use super::rule::{Written, rule};
use super::{Codebook, Role, Rule};
use crate::model::ThemeIndex;

/// The file of the codebook that is part of the program.
const BUILT_IN: &[u8] = include_bytes!("../../../corpus/codebook.yaml");

/// What is to become of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleChange {
    /// The theme.
    pub theme: ThemeIndex,
    /// Which of its rules, from 0; none for a new one.
    pub at: Option<usize>,
    /// What it is to be; none where it is to go.
    pub rule: Option<String>,
}

/// Why a codebook was left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unchanged {
    /// There is no such theme with rules, or no such rule.
    #[error("the codebook has no such rule")]
    NoRule,
    /// Terms stand with their plain words.
    #[error("terms of a lexicon are changed in the file, beside their plain words")]
    Term,
    /// It would be the same.
    #[error("the theme has this rule already")]
    Same,
    /// A theme without any rule is none.
    #[error("a theme keeps at least one rule")]
    Last,
    /// The rule, or the file, is not understood.
    #[error("{0}")]
    Mistake(String),
    /// The rules of the theme are written in a way that is not changed by a program.
    #[error("the rules of this theme are written in a way that only a person can change")]
    Unplaced,
}

impl Codebook {
    /// The bytes of the codebook that is part of the program.
    pub fn built_in_file() -> &'static [u8] {
        BUILT_IN
    }

    /// The codebook with one rule changed. A new rule stands after the others.
    pub fn changed(&self, change: &RuleChange) -> Result<Self, Unchanged> {
        let mut changed = self.clone();
        let place = usize::from(change.theme.0);
        let theme = changed.themes.get_mut(place).ok_or(Unchanged::NoRule)?;
        match theme.role {
            Role::Theme => {}
            Role::Lexicon => return Err(Unchanged::Term),
            Role::Family => return Err(Unchanged::NoRule),
        }
        let new = change.rule.as_deref().map(read).transpose()?;
        let has = |new: &Rule| theme.rules.iter().any(|own| own.query == new.query);
        if new.as_ref().is_some_and(has) {
            return Err(Unchanged::Same);
        }
        let at = change.at.unwrap_or(theme.rules.len());
        let gone = usize::from(change.at.is_some());
        if at + gone > theme.rules.len() {
            return Err(Unchanged::NoRule);
        }
        theme.rules.splice(at..at + gone, new);
        if theme.rules.is_empty() && theme.mentions.is_empty() {
            return Err(Unchanged::Last);
        }
        changed.hash = hash(&changed.name, &changed.themes);
        Ok(changed)
    }

    /// The file of a codebook with one rule changed and every other byte as it was.
    ///
    /// What is given is read back as [`changed`](Self::changed) says: where no way of
    /// writing the change is, there is none.
    pub fn changed_file(bytes: &[u8], change: &RuleChange) -> Result<Vec<u8>, Unchanged> {
        let read = |bytes: &[u8]| {
            let read = Self::parse(bytes, "codebook.yaml");
            read.map_err(|error| Unchanged::Mistake(error.to_string()))
        };
        let before = read(bytes)?;
        let wanted = before.changed(change)?;
        let text = str::from_utf8(bytes).map_err(|_| Unchanged::Unplaced)?;
        let theme = &before.themes[usize::from(change.theme.0)];
        let is = |text: &str, hash: &str| {
            read(text.as_bytes()).is_ok_and(|codebook| codebook.hash == hash)
        };
        let mut ways = edit::ways(text, theme, change, &|text| is(text, &before.hash));
        let way = ways.find(|way| is(way, &wanted.hash));
        way.map(String::into_bytes).ok_or(Unchanged::Unplaced)
    }
}

fn read(text: &str) -> Result<Rule, Unchanged> {
    let read = rule(text.to_owned(), 0, Written::Query, None);
    read.map_err(|problem| Unchanged::Mistake(problem.said))
}
