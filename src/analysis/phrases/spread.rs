//! How evenly a phrase is spread over reviews: Gries' DP, review by review.
//!
//! The same number as [`dispersion`](crate::analysis::stats::dispersion) gives of all
//! parts at once. There are many phrases and each is in few of the reviews: those that
//! have it are added up as they come by, and all others at once.

use crate::analysis::stats::real;
use crate::analysis::stream::{Document, NO_REVIEW};

/// How many words each review has, and all.
pub(super) struct Words {
    by_review: Vec<u64>,
    all: u64,
}

impl Words {
    /// Of these reviews, each by its number; copies count for none.
    pub(super) fn of(reviews: &[(u32, &[Document])]) -> Self {
        let mut words = Self { by_review: Vec::new(), all: 0 };
        for (review, documents) in reviews.iter().filter(|one| one.0 != NO_REVIEW) {
            let passages = documents.iter().flat_map(|one| &one.passages);
            let own = passages.map(|one| u64::from(one.end - one.start)).sum();
            words.by_review.resize(*review as usize, 0);
            words.by_review.push(own);
            words.all += own;
        }
        words
    }

    fn share(&self, review: u32) -> f64 {
        let own = self.by_review.get(review as usize).copied().unwrap_or_default();
        real(own) / real(self.all.max(1))
    }
}

/// How far the reviews that have a phrase are off their due.
#[derive(Debug, Clone, Default)]
pub(super) struct Spread {
    off: f64,
    due: f64,
    /// Reviews and how often they have it, where it is not known how often all do.
    open: Vec<(u32, u32)>,
}

impl Spread {
    /// A review has the phrase so often, of so often in all if that is known.
    pub(super) fn add(
        &mut self,
        review: u32,
        freq: u32,
        all: Option<u64>,
        words: &Words,
    ) {
        match all {
            None => self.open.push((review, freq)),
            Some(all) => {
                let due = words.share(review);
                self.due += due;
                self.off += (due - real(u64::from(freq)) / real(all)).abs();
            }
        }
    }

    /// Gries' DP; none where no review has it.
    pub(super) fn dispersion(&self, words: &Words) -> Option<f64> {
        let mut sum = Self { open: Vec::new(), ..*self };
        let all: u64 = self.open.iter().map(|one| u64::from(one.1)).sum();
        for (review, freq) in &self.open {
            sum.add(*review, *freq, Some(all), words);
        }
        // what no review has left no trace
        let without = (1.0 - sum.due).max(0.0);
        (sum.due > 0.0).then(|| f64::midpoint(sum.off, without).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Spread, Words};

    /// Shares of the words 0.5, 0.25, 0.25; of the counted 0.25, 0.75, 0:
    /// (0.25 + 0.5 + 0.25) / 2, as in the formula over all parts.
    #[test]
    fn spread_is_that_of_all_reviews_whether_or_not_their_sum_is_known() {
        let words = Words { by_review: vec![200, 100, 100], all: 400 };
        for all in [Some(4), None] {
            let mut spread = Spread::default();
            spread.add(0, 1, all, &words);
            spread.add(1, 3, all, &words);
            assert_eq!(spread.dispersion(&words), Some(0.5));
        }
        assert_eq!(Spread::default().dispersion(&words), None);
    }
}
