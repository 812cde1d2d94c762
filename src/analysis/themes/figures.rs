//! The numbers of one theme in one set of reviews: a whole corpus, or a group of it.

use crate::model::ThemeIndex;

use super::asked::Unit;
use super::slice::{Shown, Slice};
use crate::analysis::stats::{Interval, dispersion, real, wilson};

/// The numbers of a theme. A review in which it is found is not counted among those that
/// only mention it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Reviews in which it is found.
    pub reviews_found: u64,
    /// Reviews that have a passage.
    pub reviews_total: u64,
    /// Reviews that mention it without showing it.
    pub reviews_mentioned: u64,
    /// Passages in which it is found, of reviews in which it is found.
    pub passages_found: u64,
    /// Other passages that carry it.
    pub passages_mentioned: u64,
    /// All passages.
    pub passages_total: u64,
    /// Words of the passages in which it is found.
    pub words_found: u64,
    /// All words.
    pub words_total: u64,
    /// The share that it is found in, by the unit asked for, from 0 to 1; none of nothing.
    pub share: Option<f64>,
    /// How far that may be off, for reviews. Passages of one review resemble one another,
    /// and words of one passage more so: an interval that takes them for so many separate
    /// observations would be far too narrow, and is not given.
    pub interval: Option<Interval>,
    /// Passages in which it is found for every 10,000 words.
    pub per_10k_words: Option<f64>,
    /// Gries' DP of these passages over the reviews.
    pub dispersion: Option<f64>,
}

/// The numbers of a theme in these reviews.
pub(super) fn figures<'s>(
    theme: ThemeIndex,
    unit: Unit,
    slices: impl IntoIterator<Item = &'s Slice>,
) -> Figures {
    let mut sum = Figures::none();
    let mut parts = Vec::new();
    for slice in slices {
        let shown = slice.themes.get(usize::from(theme.0)).copied().unwrap_or_default();
        sum.add(slice, shown);
        parts.push((slice.words, shown.found));
    }
    let (n, total) = match unit {
        Unit::Reviews => (sum.reviews_found, sum.reviews_total),
        Unit::Passages => (sum.passages_found, sum.passages_total),
        Unit::Words => (sum.words_found, sum.words_total),
    };
    sum.share = (total > 0).then(|| real(n) / real(total));
    sum.interval = (unit == Unit::Reviews).then(|| wilson(n, total)).flatten();
    sum.per_10k_words = (sum.words_total > 0)
        .then(|| real(sum.passages_found) * 10_000.0 / real(sum.words_total));
    sum.dispersion = dispersion(&parts);
    sum
}

impl Figures {
    const fn none() -> Self {
        Self {
            reviews_found: 0,
            reviews_total: 0,
            reviews_mentioned: 0,
            passages_found: 0,
            passages_mentioned: 0,
            passages_total: 0,
            words_found: 0,
            words_total: 0,
            share: None,
            interval: None,
            per_10k_words: None,
            dispersion: None,
        }
    }

    fn add(&mut self, slice: &Slice, shown: Shown) {
        self.reviews_total += 1;
        self.passages_total += slice.passages;
        self.words_total += slice.words;
        self.reviews_found += u64::from(shown.found > 0);
        self.reviews_mentioned += u64::from(shown.found == 0 && shown.mentioned > 0);
        self.passages_found += shown.found;
        self.passages_mentioned += shown.mentioned;
        self.words_found += shown.words;
    }
}
