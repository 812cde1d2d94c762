//! Codings: which passage carries which theme, how, and what each review is held to show.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ReviewId, SectionKind};

/// The name of a theme in queries and in every output: lower-case words joined by
/// hyphens, as in `agencies-absent`. No two themes of a codebook share one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ThemeId(pub String);

impl fmt::Display for ThemeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// A theme's place in its codebook's list of themes, from 0.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct ThemeIndex(pub u16);

/// What a passage does with a theme. A policy that is quoted speaks of thresholds; a
/// finding reports that they were not shared.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It speaks of it: asks, explains, praises, recommends.
    Mentioned,
    /// It reports the problem as present.
    Found,
}

impl Stance {
    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mentioned => "mentioned",
            Self::Found => "found",
        }
    }
}

/// A theme on a passage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coding {
    /// The passage's place in its review, from 0.
    pub passage: u32,
    /// The theme.
    pub theme: ThemeIndex,
    /// Found or mentioned.
    pub stance: Stance,
    /// How likely it is that the passage reports the problem, from 0 to 1.
    pub score: f32,
    /// The words that show it best: first and one past the last byte of the passage's
    /// text.
    pub span: (u32, u32),
    /// The rule of the theme that proposed it, by its place among the theme's rules; none
    /// where the words as a whole did.
    pub rule: Option<u16>,
}

/// What a review as a whole is held to show of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// The theme.
    pub theme: ThemeIndex,
    /// Found, if at least one passage is good enough evidence for a review of this
    /// length; else mentioned.
    pub stance: Stance,
    /// How likely it is that the review reports the problem, from 0 to 1.
    pub score: f32,
}

/// What a passage counts for in a denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// How many words it has.
    pub words: u32,
    /// What its section is for.
    pub section: SectionKind,
}

/// A review with everything that was coded in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CodedReview {
    /// The review.
    pub review: ReviewId,
    /// Its passages in reading order.
    pub passages: Vec<Weight>,
    /// Its codings, by passage, then by theme. No passage has a theme twice.
    pub codings: Vec<Coding>,
    /// What it is held to show: themes of which it has any coding, in the codebook's
    /// order.
    pub decisions: Vec<Decision>,
}

/// A corpus coded with one codebook.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Codings {
    /// What made them: the hash of codebook, examples, weights and tool version, in hex.
    pub hash: String,
    /// The themes of the codebook, in its order.
    pub themes: Vec<ThemeId>,
    /// The reviews that could be read, by name.
    pub reviews: Vec<CodedReview>,
}

impl Codings {
    /// The place of a theme, if the codebook has it.
    pub fn theme(&self, id: &str) -> Option<ThemeIndex> {
        let place = self.themes.iter().position(|theme| theme.0 == id)?;
        u16::try_from(place).ok().map(ThemeIndex)
    }

    /// What was coded in a review, if it could be read.
    pub fn review(&self, id: &ReviewId) -> Option<&CodedReview> {
        let place = self.reviews.binary_search_by(|one| one.review.cmp(id)).ok()?;
        self.reviews.get(place)
    }
}
