//! What a review shows of each theme in some of its passages.

use std::collections::BTreeMap;

use crate::model::{ReviewId, Stance, ThemeIndex, Weight};

use super::counted::{Counted, Document};

/// The passages that a question is limited to, by review.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subcorpus(BTreeMap<ReviewId, Vec<u32>>);

impl FromIterator<(ReviewId, u32)> for Subcorpus {
    fn from_iter<I: IntoIterator<Item = (ReviewId, u32)>>(passages: I) -> Self {
        let mut reviews: BTreeMap<ReviewId, Vec<u32>> = BTreeMap::new();
        for (review, passage) in passages {
            reviews.entry(review).or_default().push(passage);
        }
        for passages in reviews.values_mut() {
            passages.sort_unstable();
            passages.dedup();
        }
        Self(reviews)
    }
}

impl Subcorpus {
    /// Whether any passage of a review is in it.
    pub fn has_any(&self, review: &ReviewId) -> bool {
        self.0.contains_key(review)
    }

    /// Whether a passage is in it, by review and place in the review.
    pub fn has(&self, review: &ReviewId, passage: u32) -> bool {
        self.0
            .get(review)
            .is_some_and(|passages| passages.binary_search(&passage).is_ok())
    }

    /// Which passages of a review are in it, by their places, in order.
    pub fn of(&self, review: &ReviewId) -> &[u32] {
        self.0.get(review).map_or(&[], Vec::as_slice)
    }
}

/// Which passages count: by review, place in it, and what it counts for.
pub(super) type Keep<'k> = &'k dyn Fn(&ReviewId, u32, Weight) -> bool;

/// What there is of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shown {
    /// Passages in which it is found; none where the review is not held to have it.
    pub(super) found: u64,
    /// Words of these passages.
    pub(super) words: u64,
    /// Other passages that carry it.
    pub(super) mentioned: u64,
}

/// A review as far as its passages are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) passages: u64,
    pub(super) words: u64,
    /// What it shows of each theme, in the codebook's order.
    pub(super) themes: Vec<Shown>,
}

/// What of a review is kept; `None` where that is nothing.
pub(super) fn slice(
    review: &Counted<'_>,
    themes: usize,
    keep: Keep<'_>,
) -> Option<Slice> {
    let mut slice =
        Slice { passages: 0, words: 0, themes: vec![Shown::default(); themes] };
    for document in &review.documents {
        let coded = document.coded;
        let kept = |passage: u32| {
            let weight = coded.passages.get(passage as usize).copied();
            weight.filter(|weight| keep(&coded.review, passage, *weight))
        };
        for weight in (0..).take(coded.passages.len()).filter_map(kept) {
            slice.passages += 1;
            slice.words += u64::from(weight.words);
        }
        for coding in &coded.codings {
            let Some(shown) = slice.themes.get_mut(usize::from(coding.theme.0)) else {
                continue;
            };
            let Some(weight) = kept(coding.passage) else { continue };
            if coding.stance == Stance::Found && is_found(document, coding.theme) {
                shown.found += 1;
                shown.words += u64::from(weight.words);
            } else {
                shown.mentioned += 1;
            }
        }
    }
    (slice.passages > 0).then_some(slice)
}

/// Whether a document is held to show a theme.
pub(in crate::analysis) fn is_found(document: &Document<'_>, theme: ThemeIndex) -> bool {
    let decisions = &document.coded.decisions;
    decisions.iter().any(|one| one.theme == theme && one.stance == Stance::Found)
}
