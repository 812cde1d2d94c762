//! The passages in which a word keeps company.

use std::collections::BTreeMap;

use super::asked::Question;
use super::windows::{Windows, inside};
use crate::analysis::lexis::{features, in_order};
use crate::analysis::{Counts, Hit};
use crate::index::{self, Detail, Effort, Error, Library, Slot, Span};
use crate::query::Matcher;

/// The passages in which a word stands in the window of a hit.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// How many reviews and passages, and how often: the number that was opened.
    pub counts: Counts,
    /// As many passages as were asked for, by review and in reading order.
    pub passages: Vec<Opened>,
    /// What it took to find the hits.
    pub effort: Effort,
}

/// A passage in which a word keeps company.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The passage; its spans are where the word keeps company.
    pub hit: Hit,
    /// Where the hits of the query are, as first and one past the last byte of the text.
    pub node: Vec<(usize, usize)>,
}

/// Opens the number of a collocate: `word` is one word, as tokens have it.
pub fn open(
    library: &Library,
    query: &index::Question<'_>,
    question: &Question<'_>,
    (word, limit): (&str, Option<usize>),
) -> Result<Opening, Error> {
    let Question { scope, window, kept, folding, .. } = *question;
    let windows = Windows::of(library, query, (scope, window))?;
    let vocabulary = library.vocabulary()?;
    let matcher = Matcher::new(&folding.pattern(word));
    // of inflections only those that the table counts; what was asked for by itself, always
    let wanted = |one: &str| matcher.matches(one) && (one == word || kept.has(one));
    let mut near: BTreeMap<Slot, Vec<u32>> = BTreeMap::new();
    let mut places = Vec::new();
    for feature in features(&vocabulary, folding, wanted) {
        for form in feature.0 {
            vocabulary.each(form, Detail::Places, |found| {
                let ranges = windows.near(found.slot);
                if scope.unit(found.slot).is_none() || ranges.is_empty() {
                    return;
                }
                found.positions(&mut places);
                for at in inside(&places, ranges) {
                    near.entry(found.slot).or_default().push(at);
                }
            })?;
        }
    }
    let hits = near.values().map(Vec::len).sum();
    let reviews = scope.reviews_of(near.keys());
    let counts = Counts { reviews, passages: near.len(), hits };
    let passages = shown(library, &windows, &near, limit)?;
    Ok(Opening { counts, passages, effort: windows.effort })
}

/// The first of the passages by review and in reading order.
fn shown(
    library: &Library,
    windows: &Windows,
    near: &BTreeMap<Slot, Vec<u32>>,
    limit: Option<usize>,
) -> Result<Vec<Opened>, Error> {
    let mut passages = Vec::new();
    for slot in in_order(library, near, limit) {
        let mut places = near.get(&slot).cloned().unwrap_or_default();
        places.sort_unstable();
        let spans: Vec<Span> =
            places.iter().map(|at| Span { start: *at, end: at + 1 }).collect();
        let hit = Hit::new(&library.shown(slot, &spans)?, 0.0);
        let node = library.shown(slot, windows.hits_of(slot))?.hits;
        let node = node.into_iter().map(|range| (range.start, range.end)).collect();
        passages.push(Opened { hit, node });
    }
    Ok(passages)
}
