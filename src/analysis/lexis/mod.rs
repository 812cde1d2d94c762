//! What `words`, `collocates` and `keyness` have in common: which passages count, which
//! words, and counting many of them at a time.
//!
//! Words are counted in the postings of the library, never in texts read again: a word is
//! then counted exactly as `search` counts its hits. Near-copies of reviews are left out,
//! and documents of one case are one review, as for `themes`.

mod basis;
mod features;
mod scope;
mod tally;

pub use basis::Basis;
pub use features::{Folding, Kept};
pub use scope::Scope;

pub(super) use features::{Feature, Forms, features};
pub(super) use scope::{chosen, in_order};
pub(super) use tally::{Tally, each_feature, pooled};

/// How many times in 10,000 words.
pub(super) fn per_10k(n: u64, words: u64) -> Option<f64> {
    use super::stats::real;
    (words > 0).then(|| real(n) * 10_000.0 / real(words))
}

/// How many threads count, and who is told how far they are.
#[derive(Clone, Copy)]
pub struct Work<'a> {
    /// How many threads; the answer is the same for any.
    pub threads: usize,
    /// Told how many steps there are.
    pub begin: &'a (dyn Fn(u64) + Sync),
    /// Told how many more are done.
    pub advance: &'a (dyn Fn(u64) + Sync),
}

#[cfg(test)]
impl Work<'_> {
    /// On so many threads, with nobody watching.
    pub(super) fn on(threads: usize) -> Self {
        Work { threads, begin: &|_| {}, advance: &|_| {} }
    }
}
