//! What is asked about what occurs together.

use crate::analysis::Subject;
use crate::analysis::listed::words;
use crate::analysis::themes::Subcorpus;

/// What two subjects are together in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// A review: it has a theme exactly when `themes` says that it is found there.
    #[default]
    Reviews,
    /// What stands under one heading of one review.
    Sections,
    /// A passage.
    Passages,
}

words!(Unit: Reviews = "reviews", Sections = "sections", Passages = "passages");

impl Unit {
    /// One of them.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Reviews => "review",
            Self::Sections => "section",
            Self::Passages => "passage",
        }
    }
}

/// Which pairs are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pairs {
    /// Each subject with each.
    #[default]
    All,
    /// The first with each other.
    OfFirst,
}

/// The order of pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By how much of what has either has both.
    #[default]
    Jaccard,
    /// By how many units have both.
    Together,
    /// By how much more often both are there than chance has it.
    Lift,
    /// By how surprising it is, whichever way.
    LogLikelihood,
    /// By how likely chance alone gives it, whichever way; the least likely first.
    P,
    /// As the subjects were asked for.
    Theme,
}

words!(Sort: Jaccard = "jaccard", Together = "n_ab", Lift = "lift", LogLikelihood = "ll",
    P = "p", Theme = "theme");

/// What a cell of a matrix of subjects holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measure {
    /// How many units have both.
    #[default]
    Counts,
    /// How much of what has either has both.
    Jaccard,
}

words!(Measure: Counts = "counts", Jaccard = "jaccard");

/// A question about what occurs together.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What is looked for.
    pub subjects: &'a [Subject],
    /// Which pairs of it.
    pub pairs: Pairs,
    /// Together in what.
    pub unit: Unit,
    /// Only in these passages, and in units that have one.
    pub only: Option<&'a Subcorpus>,
    /// Counts from 1 to one below this are not told.
    pub suppress: Option<u64>,
    /// The order of pairs.
    pub sort: Sort,
}
