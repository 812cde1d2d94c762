//! Stretches of one word, of two, of three, ..., that are in enough reviews.
//!
//! Each stretch is known by a number. One of n + 1 words is a pair of numbers, that of its
//! first n words and that of its last n, so that nothing longer than a pair is ever
//! counted and no two stretches are taken for one. At every place of the stream stands the
//! number of the stretch that begins there, or none.

use std::collections::HashMap;

use rayon::prelude::*;

use super::LONGEST;
use super::table::{Count, NONE, Table, mixed, pair};
use crate::analysis::stream::{END, NO_REVIEW, Stream, as_number};

/// Into how many tables pairs are parted, so that as many threads can count.
const TABLES: u64 = 8;
/// How many places are numbered at a time.
const STRETCH: usize = 1 << 16;

/// A stretch that is in enough reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gram {
    /// The number of all its words but the last; of one word, the word.
    pub(super) left: u32,
    /// The number of all its words but the first; of one word, the word.
    pub(super) right: u32,
    /// How often it occurs.
    pub(super) freq: u32,
    /// How often in reviews that count.
    pub(super) counted: u32,
    /// In how many of them.
    pub(super) reviews: u32,
}

/// All stretches, by their length.
pub(super) struct Levels {
    /// At 0 those of one word, at 1 those of two, ...
    pub(super) grams: Vec<Vec<Gram>>,
    /// Which words of the stream stand in a stretch of the longest kind.
    pub(super) copied: Vec<bool>,
}

impl Levels {
    /// Counts the stretches of a stream; `says` is told of each length.
    pub(super) fn count(
        stream: &Stream,
        fewest: usize,
        says: &(dyn Fn() + Sync),
    ) -> Self {
        let fewest = u32::try_from(fewest).unwrap_or(u32::MAX).max(1);
        // a single word is a pair of itself and itself
        let of_word = |at: usize| Some(stream.words[at]).filter(|word| *word != END);
        let (first, mut numbers) =
            level(stream, fewest, &|at| of_word(at).map(|word| pair(word, word)));
        says();
        let mut grams = vec![first];
        for _ in 1..LONGEST {
            let key = |at: usize| {
                let (left, right) = (numbers[at], *numbers.get(at + 1)?);
                (left != NONE && right != NONE).then_some(pair(left, right))
            };
            let (next, new) = level(stream, fewest, &key);
            numbers = new;
            grams.push(next);
            says();
        }
        Self { grams, copied: covered(&numbers) }
    }

    /// At every place the number of the stretch of one word that begins there, and that of
    /// the one of two words.
    pub(super) fn places(&self, stream: &Stream) -> [Vec<u32>; 2] {
        let mut of_word = vec![NONE; stream.vocabulary.len()];
        for (number, gram) in (0..).zip(&self.grams[0]) {
            of_word[gram.left as usize] = number;
        }
        let single = |word: &u32| of_word.get(*word as usize).copied().unwrap_or(NONE);
        let single: Vec<u32> = stream.words.iter().map(single).collect();
        let pairs: HashMap<u64, u32> = (0..)
            .zip(&self.grams[1])
            .map(|(number, gram)| (pair(gram.left, gram.right), number))
            .collect();
        let double = |both: &[u32]| pairs.get(&pair(both[0], both[1])).copied();
        let double = single.windows(2).map(|both| double(both).unwrap_or(NONE));
        let double = double.chain([NONE]).collect();
        [single, double]
    }

    /// The words of a stretch of so many words, by their numbers in the vocabulary.
    pub(super) fn words(&self, length: usize, number: u32) -> Vec<u32> {
        let mut words = Vec::with_capacity(length);
        let mut at = number;
        for level in (1..length).rev() {
            let gram = &self.grams[level][at as usize];
            words.push(self.last(level, gram.right));
            at = gram.left;
        }
        words.push(self.grams[0][at as usize].left);
        words.reverse();
        words
    }

    /// The last word of a stretch of so many words.
    fn last(&self, length: usize, number: u32) -> u32 {
        let mut at = number;
        for level in (1..length).rev() {
            at = self.grams[level][at as usize].right;
        }
        self.grams[0][at as usize].left
    }

    /// How often the first words of a stretch occur, of one word, of two, ... and how
    /// often its last words, of all but one, of all but two, ...: side by side, what the
    /// two parts of it are at each place where it can be parted.
    pub(super) fn parts(&self, length: usize, number: u32) -> Vec<(u32, u32)> {
        let mut parts = vec![(0, 0); length - 1];
        let gram = &self.grams[length - 1][number as usize];
        let (mut left, mut right) = (gram.left, gram.right);
        for level in (0..length - 1).rev() {
            let (first, last) =
                (&self.grams[level][left as usize], &self.grams[level][right as usize]);
            parts[level].0 = first.freq;
            parts[length - 2 - level].1 = last.freq;
            (left, right) = (first.left, last.right);
        }
        parts
    }
}

/// Counts what `key` gives for each place and numbers what is in enough reviews.
pub(super) fn level(
    stream: &Stream,
    fewest: u32,
    key: &(dyn Fn(usize) -> Option<u64> + Sync),
) -> (Vec<Gram>, Vec<u32>) {
    let count = |part: u64| {
        let mut table = Table::new();
        for document in &stream.documents {
            let review =
                if document.review == NO_REVIEW { NONE } else { document.review };
            for passage in &document.passages {
                for at in passage.start as usize..passage.end as usize {
                    if let Some(key) = key(at)
                        && mixed(key) % TABLES == part
                    {
                        table.add(key, review);
                    }
                }
            }
        }
        // most pairs are seen once: their room is wanted for the next table
        table.keep(fewest);
        table
    };
    let mut tables: Vec<Table> = (0..TABLES).into_par_iter().map(count).collect();
    let mut grams: Vec<Gram> = Vec::new();
    for table in &mut tables {
        let next = as_number(grams.len());
        grams.extend(table.number(next).iter().map(gram));
    }
    let mut numbers = vec![NONE; stream.words.len()];
    numbers.par_chunks_mut(STRETCH).enumerate().for_each(|(chunk, numbers)| {
        for (at, number) in (chunk * STRETCH..).zip(numbers) {
            if let Some(key) = key(at) {
                *number = tables[(mixed(key) % TABLES) as usize].get(key);
            }
        }
    });
    (grams, numbers)
}

#[allow(clippy::cast_possible_truncation, reason = "each half is taken by itself")]
fn gram(count: &Count) -> Gram {
    Gram {
        left: (count.key >> 32) as u32,
        right: count.key as u32,
        freq: count.freq,
        counted: count.counted,
        reviews: count.reviews,
    }
}

/// Which words stand in a stretch of the longest kind, by where those begin.
fn covered(numbers: &[u32]) -> Vec<bool> {
    let mut left = 0_usize;
    let covered = |number: &u32| {
        left = if *number == NONE { left.saturating_sub(1) } else { LONGEST };
        left > 0
    };
    numbers.iter().map(covered).collect()
}
