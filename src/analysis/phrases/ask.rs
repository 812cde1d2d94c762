//! What is asked about phrases.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use super::phrase::Phrase;
use crate::analysis::listed::words;
use crate::analysis::themes::Subcorpus;

/// Whether a word may stand between the words of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gaps {
    /// None.
    #[default]
    None,
    /// One at most, at one place.
    One,
}

/// Whether phrases that come mostly in boilerplate are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Boilerplate {
    /// They are left out.
    #[default]
    Out,
    /// They are shown with the others.
    In,
}

/// Which phrases are wanted by what the codebook has of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Coverage {
    /// All.
    #[default]
    Any,
    /// Those that no theme covers.
    New,
}

/// The order of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By how many reviews have it, then how evenly, then how firmly.
    #[default]
    Reviews,
    /// By how often it occurs.
    Freq,
    /// The most evenly spread first.
    Dispersion,
    /// By how firmly its words hold together.
    Association,
    /// The longest first.
    Words,
}

words!(Sort: Reviews = "reviews", Freq = "freq", Dispersion = "dispersion",
    Association = "association", Words = "words");

impl Sort {
    /// Which of two phrases stands first; of equals as the default order has them.
    pub(super) fn order(self, a: &Phrase, b: &Phrase) -> Ordering {
        let first = match self {
            Self::Reviews => Ordering::Equal,
            Self::Freq => b.freq.cmp(&a.freq),
            Self::Dispersion => evenly(a, b),
            Self::Association => b.association.total_cmp(&a.association),
            Self::Words => b.words.cmp(&a.words),
        };
        first
            .then(b.reviews.cmp(&a.reviews))
            .then_with(|| evenly(a, b))
            .then_with(|| b.association.total_cmp(&a.association))
            .then_with(|| a.phrase.cmp(&b.phrase))
    }
}

fn evenly(a: &Phrase, b: &Phrase) -> Ordering {
    let of = |one: &Phrase| one.dispersion.unwrap_or(1.0);
    of(a).total_cmp(&of(b))
}

/// A question about phrases.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// Of how many words, within 2 to [`LONGEST`](super::LONGEST).
    pub length: RangeInclusive<usize>,
    /// In how many reviews at least.
    pub fewest: usize,
    /// How firmly the words hold together at least.
    pub least: f64,
    /// Whether a word may stand between.
    pub gaps: Gaps,
    /// Whether boilerplate is wanted.
    pub boilerplate: Boilerplate,
    /// Whether those are wanted that a theme covers.
    pub coverage: Coverage,
    /// Only in these passages.
    pub only: Option<&'a Subcorpus>,
    /// The order of phrases.
    pub sort: Sort,
    /// How many threads may work on it.
    pub threads: usize,
}

impl Question<'_> {
    pub(super) fn wants(&self, one: &Phrase) -> bool {
        (self.boilerplate == Boilerplate::In || !one.boilerplate)
            && (self.coverage == Coverage::Any || one.covered_by.is_empty())
    }
}
