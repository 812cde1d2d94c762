//! How alike two texts are: twice the words they have in common, in the same order, over
//! the words of both.
//!
//! The words in common are a longest common subsequence, so that a word put in, left out
//! or changed counts once, wherever it stands. Sixty-four cells of the table that
//! finds its length are worked out at a time: Allison and Dix (1986), in the form of
//! Hyyrö (2004), where a row is a number and a carry goes on to the next sixty-four.

use super::texts::Texts;

/// Twice the words in common over the words of both: 1 for the same words in the same
/// order, 0 for none in common or no words at all.
pub fn similarity(common: usize, words: usize, other: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if words + other == 0 {
        return 0.0;
    }
    number(2 * common) / number(words + other)
}

/// Whether texts of these lengths can be so alike at all: the longer has the shorter one
/// in it at best.
pub(super) fn can_be(words: usize, other: usize, least: f64) -> bool {
    similarity(words.min(other), words, other) >= least
}

/// A text laid out to be compared with many.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// For each word of the vocabulary its row in `masks`, where the text has it.
    rows: Vec<u32>,
    /// For each word of the vocabulary whether the text has it: a bit a word.
    has: Vec<u64>,
    /// The words that have a row.
    used: Vec<u32>,
    /// For each row, where in the text its word stands: a bit a place.
    masks: Vec<u64>,
    /// How many numbers make a row.
    blocks: usize,
    /// How many words the text has.
    length: usize,
    /// The row that is being worked out.
    row: Vec<u64>,
}

impl Comparison {
    /// For texts of this vocabulary.
    pub(super) fn new(texts: &Texts) -> Self {
        let words = texts.vocabulary();
        let has = vec![0; words.div_ceil(64)];
        Self { rows: vec![0; words], has, ..Self::default() }
    }

    /// Lays out a text in place of the last one.
    pub(super) fn with(&mut self, text: &[u32]) {
        for word in self.used.drain(..) {
            self.has[word as usize / 64] = 0;
        }
        self.masks.clear();
        self.length = text.len();
        self.blocks = text.len().div_ceil(64);
        for (at, &word) in text.iter().enumerate() {
            if !self.has(word) {
                self.has[word as usize / 64] |= 1 << (word % 64);
                self.rows[word as usize] =
                    u32::try_from(self.used.len()).unwrap_or(u32::MAX);
                self.used.push(word);
                self.masks.resize(self.masks.len() + self.blocks, 0);
            }
            let row = self.rows[word as usize] as usize;
            self.masks[row * self.blocks + at / 64] |= 1 << (at % 64);
        }
    }

    /// Whether the text laid out has a word.
    fn has(&self, word: u32) -> bool {
        self.has[word as usize / 64] >> (word % 64) & 1 == 1
    }

    /// How many words another text has in common with the one laid out, in its order.
    pub(super) fn common(&mut self, other: &[u32]) -> usize {
        self.row.clear();
        self.row.resize(self.blocks, u64::MAX);
        for &word in other {
            if self.has(word) {
                let row = self.rows[word as usize] as usize;
                step(&mut self.row, &self.masks[row * self.blocks..][..self.blocks]);
            }
        }
        let zeros = self.row.iter().map(|block| block.count_zeros() as usize);
        zeros.sum()
    }

    /// How alike another text is to the one laid out.
    pub(super) fn similarity(&mut self, other: &[u32]) -> f64 {
        similarity(self.common(other), self.length, other.len())
    }

    /// The same, if it is at least this; most texts that are not have too many words
    /// that the other lacks, and are not looked at to their end.
    pub(super) fn at_least(&mut self, other: &[u32], least: f64) -> Option<f64> {
        let mut left = other.len();
        let enough = needed(self.length + other.len(), least);
        for word in other {
            left -= usize::from(!self.has(*word));
            if left < enough {
                return None;
            }
        }
        Some(self.similarity(other)).filter(|found| *found >= least)
    }
}

/// How many words two texts that have so many must have in common, or one fewer: what is
/// rounded is compared once more.
fn needed(words: usize, least: f64) -> usize {
    let words = f64::from(u32::try_from(words).unwrap_or(u32::MAX));
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a number of words"
    )]
    let needed = (words * least / 2.0).ceil() as usize;
    needed.saturating_sub(1)
}

/// The next row: a zero at each place where one more word is in common.
fn step(row: &mut [u64], masks: &[u64]) {
    let mut carry = false;
    for (block, mask) in row.iter_mut().zip(masks) {
        let matched = *block & mask;
        let (sum, over) = block.overflowing_add(matched);
        let (sum, more) = sum.overflowing_add(u64::from(carry));
        carry = over || more;
        *block = sum | (*block & !mask);
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, Texts, similarity};

    #[track_caller]
    fn case(a: &str, b: &str, common: usize, expected: f64) {
        let texts = Texts::of(&[a, b]);
        let mut comparison = Comparison::new(&texts);
        for (left, right) in [(0, 1), (1, 0)] {
            comparison.with(texts.words(left));
            assert_eq!(comparison.common(texts.words(right)), common, "{a} / {b}");
            let found = comparison.similarity(texts.words(right));
            assert!((found - expected).abs() < 1e-12, "{found}");
        }
    }

    #[test]
    fn words_in_common_are_counted_by_hand() {
        case("", "", 0, 0.0);
        case("the board", "the board", 2, 1.0);
        case("The Board should audit.", "the board, SHOULD audit", 4, 1.0);
        // one of five changed: 2 * 4 / 10
        case("the board should audit cases", "the board must audit cases", 4, 0.8);
        // two put in: 2 * 4 / 10
        case("the board should audit", "the local board should now audit", 4, 0.8);
        // one left out: 2 * 3 / 7
        case("board should audit cases", "board audit cases", 3, 6.0 / 7.0);
        // two halves exchanged: one of them is in order
        case("police and health", "health and police", 1, 2.0 / 6.0);
        case("a b a b a", "b a b", 3, 0.75);
        case("one two three", "four five six", 0, 0.0);
    }

    /// The table of the textbook, a cell at a time.
    fn by_table(a: &[u32], b: &[u32]) -> usize {
        let mut last = vec![0; b.len() + 1];
        for left in a {
            let mut row = vec![0; b.len() + 1];
            for (at, right) in b.iter().enumerate() {
                let best = row[at].max(last[at + 1]);
                row[at + 1] = if left == right { last[at] + 1 } else { best };
            }
            last = row;
        }
        last[b.len()]
    }

    #[test]
    fn long_texts_agree_with_the_table() {
        let mut state = 7_u64;
        let mut text = |words: u64| -> String {
            let mut one = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                format!("w{}", (state >> 33) % 9)
            };
            (0..words).map(|_| one() + " ").collect()
        };
        for (long, other) in [(63, 64), (64, 65), (128, 40), (200, 190), (300, 1)] {
            let texts = Texts::of(&[text(long), text(other)]);
            let mut comparison = Comparison::new(&texts);
            comparison.with(texts.words(0));
            let found = comparison.common(texts.words(1));
            assert_eq!(found, by_table(texts.words(0), texts.words(1)));
        }
    }

    #[test]
    fn likeness_is_a_share_of_both() {
        assert!((similarity(8, 10, 10) - 0.8).abs() < 1e-12);
        assert!((similarity(8, 8, 12) - 0.8).abs() < 1e-12);
    }
}
