//! A question of a single form of a single word, which most questions begin as.
//!
//! Postings are read block by block. What a passage scores depends on how often the word
//! is in it and on how long it is, so that for each number of occurrences there is a
//! length beyond which a passage is not among the best: nearly all are refused by
//! comparing two numbers, and only the others are scored.

use tantivy::schema::IndexRecordOption;

use super::patience::Clock;
use super::schema::Fields;
use super::score::{HEADING, bm25, longest_worth};
use super::segment::{Facts, Segment};
use super::tally::{Candidate, Tally, Top};

/// With more occurrences than this every passage is scored.
const OFTEN: usize = 16;

/// The word and what it is worth in this library.
#[derive(Clone, Copy)]
pub(super) struct Single<'a> {
    pub word: &'a str,
    pub weight: f64,
    /// The average length of a passage in words.
    pub average: f64,
}

impl Single<'_> {
    /// Counts the passages of a segment and keeps the best. `number` is the segment's.
    pub(super) fn walk(
        self,
        number: u32,
        segment: &Segment,
        fields: Fields,
        clock: &Clock<'_>,
        (tally, top): (&mut Tally, &mut Top<'_>),
    ) -> tantivy::Result<()> {
        let index = segment.reader.inverted_index(fields.body)?;
        let Some(term) = index.terms().get(self.word)? else { return Ok(()) };
        let option = IndexRecordOption::WithFreqs;
        let mut blocks = index.read_block_postings_from_terminfo(&term, option)?;
        let passages = segment.passages();
        let mut worth = Worth::new(self);
        while !blocks.docs().is_empty() && !clock.tick() {
            worth.raise(top.floor());
            for (&doc, &count) in blocks.docs().iter().zip(blocks.freqs()) {
                let Facts { length, review } = passages.get(doc);
                let Some(words) = length.words() else { continue };
                tally.add(review, count);
                if worth.refuses(count, words) && !length.is_heading() {
                    continue;
                }
                let emphasis = if length.is_heading() { HEADING } else { 1.0 };
                let relative = f64::from(words) / self.average;
                let score = bm25(self.weight, f64::from(count) * emphasis, relative);
                if score >= top.floor() {
                    let (segment, hits) = (number, count);
                    top.offer(Candidate { segment, doc, review, score, hits });
                }
            }
            blocks.advance();
        }
        Ok(())
    }
}

/// For each number of occurrences the greatest length that can still be among the best.
struct Worth<'a> {
    single: Single<'a>,
    floor: f64,
    longest: [u32; OFTEN],
}

impl<'a> Worth<'a> {
    const fn new(single: Single<'a>) -> Self {
        Self { single, floor: 0.0, longest: [u32::MAX; OFTEN] }
    }

    fn raise(&mut self, floor: f64) {
        if floor <= self.floor {
            return;
        }
        self.floor = floor;
        for (count, longest) in (0_u32..).zip(&mut self.longest) {
            let relative = longest_worth(self.single.weight, f64::from(count), floor);
            // one word more, against rounding: what is let through is scored exactly
            *longest = whole(relative * self.single.average + 1.0);
        }
    }

    #[inline]
    fn refuses(&self, count: u32, words: u32) -> bool {
        self.longest.get(count as usize).is_some_and(|longest| words > *longest)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast of a float stops at the ends"
)]
#[expect(clippy::cast_sign_loss, reason = "what is below nothing is nothing")]
const fn whole(number: f64) -> u32 {
    number as u32
}
