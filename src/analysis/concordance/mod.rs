//! Every hit with the words around it, one line a hit, in the order asked for.
//!
//! A line is kept as two numbers, its passage and which hit of it; whatever else is
//! needed (the words to sort by, the names to draw a sample by, the text) is fetched a
//! batch of passages at a time. Hundreds of thousands of lines are a few megabytes.
//!
//! There are as many lines as the question has hits, because both come from one
//! computation.

mod order;
mod sample;

use std::collections::BTreeSet;
use std::ops::Range;

use super::Found;
use super::found::BATCH;
use crate::index::{Error, Shown, StoredPassage};
use crate::model::{PageNumber, ReviewId};
use crate::text::{Token, tokens};

pub use order::Key;
pub use sample::Sample;

/// How to choose and order lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lineup {
    /// Only these, drawn at random; none for all.
    pub sample: Option<Sample>,
    /// What to sort by, the first deciding; lines that are equal in all stand by review
    /// and place in it.
    pub sort: Vec<Key>,
    /// At most so many lines, once they are sorted; none for all.
    pub limit: Option<usize>,
}

/// The lines of a question, in order.
pub struct Concordance<'a> {
    found: &'a Found<'a>,
    entries: Vec<Entry>,
}

/// Which line: a place among the matches, and which hit of that passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    place: u32,
    hit: u32,
}

/// One line: a hit in its passage.
pub struct Line<'a> {
    /// The passage and where it stands.
    pub stored: &'a StoredPassage,
    /// The hit, in bytes of the passage's text.
    pub span: Range<usize>,
    /// How well the passage matches.
    pub score: f64,
    /// Which of the passage's hits it is, from 0.
    hit: u32,
    /// All words of the passage.
    words: &'a [Token<'a>],
}

impl<'a> Line<'a> {
    fn new(
        shown: &'a Shown,
        words: &'a [Token<'a>],
        hit: u32,
        score: f64,
    ) -> Option<Self> {
        let span = shown.hits.get(hit as usize)?.clone();
        Some(Self { stored: &shown.stored, span, score, hit, words })
    }

    /// The hit, in words of the passage, the first being 0.
    pub fn places(&self) -> Range<usize> {
        let first = self.words.partition_point(|word| word.end <= self.span.start);
        let end = self.words.partition_point(|word| word.start < self.span.end);
        first..end.max(first)
    }

    /// The page the hit starts on, which may come after the one the passage starts on.
    pub fn page(&self) -> PageNumber {
        let passage = &self.stored.passage;
        let printed =
            passage.anchors.partition_point(|one| one.start as usize <= self.span.start);
        let anchor = printed.checked_sub(1).and_then(|at| passage.anchors.get(at));
        anchor.map_or(passage.page, |anchor| anchor.page)
    }

    /// What is printed on that page, where it is known.
    pub fn page_label(&self) -> Option<&str> {
        let passage = &self.stored.passage;
        passage.page_label.as_deref().filter(|_| self.page() == passage.page)
    }
}

impl<'a> Concordance<'a> {
    /// Lines up the hits of a question.
    pub fn of(found: &'a Found<'a>, lineup: &Lineup) -> Result<Self, Error> {
        let hits =
            |(place, hits): (u32, u32)| (0..hits).map(move |hit| Entry { place, hit });
        let matches = (0_u32..).zip(found.matches().iter().map(|one| one.hits));
        let mut lines = Self { found, entries: matches.flat_map(hits).collect() };
        if let Some(sample) = lineup.sample {
            lines.entries = sample::drawn(&lines, sample)?;
        }
        if !lineup.sort.is_empty() {
            lines.entries = order::sorted(&lines, &lineup.sort)?;
        }
        if let Some(limit) = lineup.limit {
            lines.entries.truncate(limit);
        }
        Ok(lines)
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The reviews that have a line, in order.
    pub fn reviews(&self) -> impl Iterator<Item = &'a ReviewId> {
        let found = self.found;
        let places: BTreeSet<u32> = self
            .entries
            .iter()
            .map(|entry| found.matches()[entry.place as usize].review)
            .collect();
        places
            .into_iter()
            .filter_map(|place| found.library().review_ids().get(place as usize))
    }

    /// Calls `visit` with each line, in order.
    pub fn each<E: From<Error>>(
        &self,
        mut visit: impl FnMut(&Line<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_entry(|_, line| visit(line))
    }

    fn each_entry<E: From<Error>>(
        &self,
        mut visit: impl FnMut(Entry, &Line<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        for entries in self.entries.chunks(BATCH) {
            let places: Vec<u32> = entries.iter().map(|entry| entry.place).collect();
            let batch = self.found.fetch(&places)?;
            let words: Vec<Vec<Token<'_>>> = batch
                .shown()
                .iter()
                .map(|shown| tokens(&shown.stored.passage.text).collect())
                .collect();
            for entry in entries {
                let line = batch.get(entry.place).and_then(|(at, one, shown)| {
                    Line::new(shown, &words[at], entry.hit, one.score)
                });
                if let Some(line) = line {
                    visit(*entry, &line)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
