//! Words in a row: how often each such row stands on either side.
//!
//! The text is put together again from the postings, as one number a word: a quarter of
//! the size of what is stored, and no text to be read. Rows are then gathered by their
//! first word, a part of all rows at a time, sorted and counted: that takes no more
//! memory than there is text, however many different rows it has.
//!
//! A row is counted as often as a search for it in quotation marks has hits: the `s` of a
//! possessive is passed over, and of two places that overlap only the first counts.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::asked::Question;
use super::sides::Place;
use crate::analysis::lexis::{Work, pooled};
use crate::index::{Detail, Error, Library, Occurrences, Vocabulary};

/// About so many rows are sorted at a time on each thread: 64 megabytes.
const PART: u64 = 4_000_000;

/// Of a place in the text for which the library has no word: a row ends there.
const NONE: u32 = u32::MAX;
/// Of the `s` of a possessive, which is passed over.
const PASSED: u32 = NONE - 1;

/// A row of words, by their numbers in the vocabulary, and how often it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Its words, the last repeated where they are two.
    pub(super) words: [u32; 3],
    /// How often, in target and reference.
    pub(super) freq: [u64; 2],
    /// In how many reviews of each.
    pub(super) reviews: [u64; 2],
    /// In how many reviews of either.
    pub(super) either: u64,
}

/// All rows of as many words as are asked for, in the order of their words; those that
/// are too rare left out, and how many there are with them.
pub(super) fn rows(
    library: &Library,
    vocabulary: &Vocabulary<'_>,
    question: &Question<'_>,
    work: Work<'_>,
) -> Result<(Vec<Row>, u64), Error> {
    let parts =
        1 + question.sides.sizes().iter().map(|one| one.words).sum::<u64>() / PART;
    (work.begin)(parts + vocabulary.len() as u64);
    pooled(work.threads, || {
        let text = Text::of(library, vocabulary, question, work)?;
        let kept: Vec<bool> = (0..vocabulary.len())
            .map(|word| question.kept.has(vocabulary.word(word)))
            .collect();
        let gathered: Vec<(Vec<Row>, u64)> = (0..parts)
            .into_par_iter()
            .map(|part| {
                let rows = counted(&text, &kept, question, (part, parts));
                (work.advance)(1);
                rows
            })
            .collect();
        let all = gathered.iter().map(|(_, all)| all).sum();
        let mut rows: Vec<Row> =
            gathered.into_iter().flat_map(|(rows, _)| rows).collect();
        rows.sort_unstable_by_key(|row| row.words);
        Ok((rows, all))
    })
}

/// The words of the passages on either side, one after the other.
struct Text {
    words: Vec<u32>,
    passages: Vec<Passage>,
}

/// Where the words of a passage are, and what they count for.
struct Passage {
    start: usize,
    end: usize,
    /// Its review and its side, so that those of one review and side are equal.
    owner: u32,
}

impl Text {
    fn of(
        library: &Library,
        vocabulary: &Vocabulary<'_>,
        question: &Question<'_>,
        work: Work<'_>,
    ) -> Result<Self, Error> {
        let mut starts = vec![usize::MAX; library.slots()];
        let mut passages = Vec::new();
        let mut length = 0;
        library.each_slot(|slot, _, words| {
            let side = match question.sides.place(slot) {
                Place::Outside => return,
                Place::Target => 0,
                Place::Reference => 1,
            };
            let Some(unit) = question.scope.unit(slot) else { return };
            starts[slot.place()] = length;
            let end = length + words as usize;
            passages.push(Passage { start: length, end, owner: unit << 1 | side });
            length = end;
        });
        let mut words = Vec::with_capacity(length);
        words.resize_with(length, || AtomicU32::new(NONE));
        let page = Page { words: &words, starts: &starts };
        let numbers: Vec<usize> = (0..vocabulary.len()).collect();
        numbers.par_iter().with_min_len(32).try_for_each_init(
            Vec::new,
            |room, word| {
                let number = u32::try_from(*word).unwrap_or(NONE);
                let put = |found: &mut Occurrences<'_>| page.put(number, found, room);
                let put = vocabulary.each(*word, Detail::Places, put);
                (work.advance)(1);
                put
            },
        )?;
        let mut room = Vec::new();
        vocabulary.each_possessive(|found| page.put(PASSED, found, &mut room))?;
        Ok(Self::joined(&words, passages))
    }

    /// The words of each passage without those that are passed over.
    fn joined(all: &[AtomicU32], mut passages: Vec<Passage>) -> Self {
        let mut words = Vec::with_capacity(all.len());
        for passage in &mut passages {
            let own = all.get(passage.start..passage.end).unwrap_or_default();
            let own = own.iter().map(|word| word.load(Ordering::Relaxed));
            passage.start = words.len();
            words.extend(own.filter(|word| *word != PASSED));
            passage.end = words.len();
        }
        Self { words, passages }
    }
}

/// The places of all words, while they are filled.
#[derive(Clone, Copy)]
struct Page<'a> {
    words: &'a [AtomicU32],
    /// By slot: where its words begin.
    starts: &'a [usize],
}

impl Page<'_> {
    /// Puts a word wherever it stands in a passage. Each place is some one word's, so that
    /// it is all the same in which order they come.
    fn put(self, number: u32, found: &mut Occurrences<'_>, room: &mut Vec<u32>) {
        let start = self.starts[found.slot.place()];
        if start == usize::MAX {
            return;
        }
        found.positions(room);
        for at in room.iter() {
            if let Some(place) = self.words.get(start + *at as usize) {
                place.store(number, Ordering::Relaxed);
            }
        }
    }
}

/// The rows whose first word falls to this part, and how many there are with the rare.
fn counted(
    text: &Text,
    kept: &[bool],
    question: &Question<'_>,
    (part, parts): (u64, u64),
) -> (Vec<Row>, u64) {
    let mut found: Vec<u128> = Vec::new();
    let is_kept = |word: u32| kept.get(word as usize).copied().unwrap_or_default();
    for passage in &text.passages {
        let words = text.words.get(passage.start..passage.end).unwrap_or_default();
        let mut taken = [false; 2];
        for (at, row) in words.windows(question.ngrams).enumerate() {
            let before = |back: usize| &words[at - back..at - back + row.len()];
            let overlaps = (1..row.len().min(at + 1))
                .any(|back| taken[back - 1] && before(back) == row);
            taken = [!overlaps, taken[0]];
            let (first, last) = (row[0], row[row.len() - 1]);
            let here = u64::from(first) % parts == part;
            if overlaps || !here || !is_kept(first) || !is_kept(last) {
                continue;
            }
            let keys = [first, row[1], last, passage.owner].map(u128::from);
            found.push(keys.iter().fold(0, |all, key| all << 32 | key));
        }
    }
    found.sort_unstable();
    let same = |a: &u128, b: &u128| a >> 32 == b >> 32;
    let mut all = 0;
    let rows = found.chunk_by(same).map(summed).filter(|row| {
        all += 1;
        row.freq[0] + row.freq[1] >= question.min_freq
            && row.either >= question.min_reviews
    });
    let rows = rows.collect();
    (rows, all)
}

/// What there is of one row, which comes by review and side.
fn summed(same: &[u128]) -> Row {
    let number = |key: u128, shift: u32| {
        u32::try_from((key >> shift) & u128::from(u32::MAX)).unwrap_or(NONE)
    };
    let first = same[0];
    let words = [number(first, 96), number(first, 64), number(first, 32)];
    let mut row = Row { words, freq: [0; 2], reviews: [0; 2], either: 0 };
    let mut last = None;
    for owned in same.chunk_by(|a, b| a == b) {
        let owner = number(owned[0], 0);
        let (unit, side) = (owner >> 1, (owner & 1) as usize);
        row.freq[side] += owned.len() as u64;
        row.reviews[side] += 1;
        row.either += u64::from(last != Some(unit));
        last = Some(unit);
    }
    row
}
