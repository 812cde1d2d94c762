//! What is asked about words that are used alike.

use crate::analysis::lexis::Scope;

/// How many words before and after a word are its company.
pub const REACH: u32 = 4;
/// How often a word is written that is compared, unless another number is asked for.
pub const MIN_FREQ: u64 = 5;
/// In how many reviews it is, unless another number is asked for.
pub const MIN_REVIEWS: u64 = 3;
/// How many words say something of both of two that are alike, unless another number is
/// asked for: below, likeness is what a sentence or two have in common.
pub const MIN_SHARED: u64 = 5;
/// How many of the words that stand beside both are named.
pub const NAMED: usize = 5;

/// A question about words that are used alike.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The passages that count.
    pub scope: &'a Scope,
    /// Words are compared that are written at least so often.
    pub min_freq: u64,
    /// And in at least so many reviews. With 1, what one review alone has is company, too.
    pub min_reviews: u64,
    /// Two are alike of both of which at least so many words say something.
    pub min_shared: u64,
}

impl<'a> Question<'a> {
    /// With the numbers that hold unless others are asked for.
    pub const fn usual(scope: &'a Scope) -> Self {
        let (min_freq, min_reviews) = (MIN_FREQ, MIN_REVIEWS);
        Self { scope, min_freq, min_reviews, min_shared: MIN_SHARED }
    }
}
