//! A phrase and its numbers.

use crate::model::ThemeId;

/// An expression of several words that recurs.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// Its words as a reader knows them, `*` for a word that may stand between.
    pub phrase: String,
    /// How many words it has, a gap not counted.
    pub words: u64,
    /// How often it occurs: the hits of its rule.
    pub freq: u64,
    /// How many reviews have it, each case once and copies aside.
    pub reviews: u64,
    /// Gries' DP over reviews; none where only copies have it.
    pub dispersion: Option<f64>,
    /// Normalised pointwise mutual information at the place where it is weakest.
    pub association: f64,
    /// The themes that at least half of its passages carry, most first.
    pub covered_by: Vec<ThemeId>,
    /// How many passages have it.
    pub passages: u64,
    /// Whether more than half of those are boilerplate.
    pub boilerplate: bool,
    /// The query that finds it.
    pub rule: String,
}

/// The phrases of a corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrases {
    /// How many reviews have a passage that counts.
    pub reviews: u64,
    /// How many passages were counted, those of copies among them.
    pub passages: u64,
    /// How many phrases come mostly in boilerplate, wanted or not.
    pub boilerplate: u64,
    /// Those that are wanted, in the order asked for.
    pub all: Vec<Phrase>,
}
