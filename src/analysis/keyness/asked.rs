//! What is asked about the words that mark a set of passages.

use super::sides::Sides;
use crate::analysis::lexis::{Folding, Kept, Scope};
use crate::analysis::listed::words;

/// What is counted of a word on each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// How often it is written, out of all words (Rayson and Garside 2000).
    #[default]
    Words,
    /// In how many reviews, out of all reviews: text dispersion keyness (Egbert and Biber
    /// 2019). What one review says often does not count more for it.
    Reviews,
}

words!(Unit: Words = "words", Reviews = "reviews");

/// Which words are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// Those that are more frequent in the target.
    #[default]
    Target,
    /// Those that are more frequent in what it is held against.
    Reference,
    /// Both.
    Both,
}

words!(Side: Target = "target", Reference = "ref", Both = "both");

/// The order of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By how surely they mark it.
    #[default]
    LogLikelihood,
    /// By how many times as frequent they are, either way.
    LogRatio,
    /// By how often they are in the target.
    Frequency,
    /// By in how many of its reviews they are.
    Reviews,
    /// By the alphabet.
    Feature,
}

words!(Sort: LogLikelihood = "ll", LogRatio = "log_ratio", Frequency = "freq_target",
    Reviews = "reviews_target", Feature = "feature");

/// A question about the words that mark a set of passages.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The passages that count.
    pub scope: &'a Scope,
    /// Which of them are held against which.
    pub sides: &'a Sides,
    /// How many words in a row are one feature: one, two or three.
    pub ngrams: usize,
    /// Which words are counted. Of words in a row, one that is not must not be the first
    /// or the last.
    pub kept: Kept,
    /// Which words are one; words in a row are always told apart.
    pub folding: Folding,
    /// What is counted.
    pub unit: Unit,
    /// At least so often on both sides together.
    pub min_freq: u64,
    /// In at least so many reviews of either side.
    pub min_reviews: u64,
    /// Which words are wanted.
    pub side: Side,
    /// The order.
    pub sort: Sort,
}
