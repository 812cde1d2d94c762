//! Which counts of recommendations are too small to be told.

use super::tally::{Summary, Tally, TallyRow};
use crate::analysis::suppress::{Part, Told, parted};

/// What is told of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowMasks {
    /// Of how many recommendations there are.
    pub recommendations: Told,
    /// Of in how many reviews.
    pub reviews: Told,
    /// Of how many there are in each column.
    pub columns: Vec<Told>,
}

/// What is told of a table beside its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TallyMasks {
    /// Of how many recommendations there are.
    pub total: Told,
    /// Of how many reviews have any.
    pub reviews: Told,
    /// Of out of how many.
    pub reviews_total: Told,
    /// Of how many stand in more than one row.
    pub in_several: Told,
}

impl Tally {
    /// Takes from a table what is not told, and what that could be worked out from.
    pub fn suppress(&mut self, limit: u64) {
        let small = |count| Told::of(count, Some(limit));
        let (total, rows) =
            parts(limit, self.total, self.rows.iter().map(|row| row.recommendations));
        let (reviews, in_reviews) =
            parts(limit, self.reviews, self.rows.iter().map(|row| row.reviews));
        let overlaps = self.across.as_ref().is_none_or(|across| across.0.overlaps());
        let told = rows.into_iter().zip(in_reviews);
        for (row, (recommendations, reviews)) in self.rows.iter_mut().zip(told) {
            let columns = match recommendations {
                Told::Whole if !overlaps => {
                    parts(limit, row.recommendations, row.columns.iter().copied()).1
                }
                // what a withheld row is made of would add up to it
                Told::Withheld => {
                    row.columns.iter().map(|&count| withheld(count)).collect()
                }
                _ => row.columns.iter().map(|&count| small(count)).collect(),
            };
            if !recommendations.is_whole() || !total.is_whole() {
                row.percent = None;
            }
            row.masks = RowMasks { recommendations, reviews, columns };
        }
        let (reviews_total, in_several) =
            (small(self.reviews_total), small(self.in_several));
        self.masks = TallyMasks { total, reviews, reviews_total, in_several };
    }
}

const fn withheld(count: u64) -> Told {
    if count == 0 { Told::Whole } else { Told::Withheld }
}

/// What is told of a whole and of parts, which need not add up to it.
fn parts(limit: u64, whole: u64, counts: impl Iterator<Item = u64>) -> (Told, Vec<Told>) {
    let parts: Vec<Part> = counts.map(|count| Part { count, most: whole }).collect();
    if parts.iter().map(|part| part.count).sum::<u64>() == whole {
        return parted(limit, whole, &parts);
    }
    let small = |count| Told::of(count, Some(limit));
    (small(whole), parts.iter().map(|part| small(part.count)).collect())
}

impl TallyRow {
    /// Its count in a column, as far as that is told.
    pub fn told(&self, column: usize) -> Told {
        self.masks.columns.get(column).copied().unwrap_or_default()
    }
}

/// What is told of how many recommendations reviews have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SummaryMasks {
    /// Of all recommendations.
    pub recommendations: Told,
    /// Of those that stand in further places.
    pub repeated: Told,
    /// Of those of each level.
    pub levels: [Told; 3],
    /// Of how many reviews there are.
    pub reviews: Told,
    /// Of how many have any.
    pub reviews_with: Told,
    /// Of how many have questions only.
    pub reviews_questions_only: Told,
    /// Of questions.
    pub questions: Told,
}

impl Summary {
    /// What is told of it, and takes from it what the rest could be worked out from.
    pub fn suppress(&mut self, limit: u64) {
        let small = |count| Told::of(count, Some(limit));
        let (recommendations, levels) =
            parts(limit, self.recommendations, self.levels.into_iter());
        let level = |at: usize| levels.get(at).copied().unwrap_or_default();
        self.masks = SummaryMasks {
            recommendations,
            repeated: small(self.repeated),
            levels: [level(0), level(1), level(2)],
            reviews: small(self.reviews),
            reviews_with: small(self.reviews_with),
            reviews_questions_only: small(self.reviews_questions_only),
            questions: small(self.questions),
        };
        if !recommendations.is_whole() || !self.masks.reviews_with.is_whole() {
            (self.mean, self.median, self.range) = (None, None, None);
        }
    }
}
