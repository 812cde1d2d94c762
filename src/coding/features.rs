//! What the linear model sees of a passage: which words, runs of words and pieces of words
//! it has, each as a number.
//!
//! Two families: runs of one to three stems, and pieces of three to five letters of a
//! word. They are hashed into a table of fixed size (Weinberger et al., 2009, "Feature
//! hashing for large scale multitask learning"), so that weights are one block of memory
//! and an unseen word needs no dictionary.

use std::collections::HashMap;

use crate::text::{stem, tokens};

/// How many features each family is hashed into: two to this power.
const BITS: u32 = 16;
/// How many features there are.
pub(super) const FEATURES: usize = 2 << BITS;
/// The longest run of stems.
const RUN: usize = 3;
/// The lengths of pieces of words, in letters, the word's ends counted.
const PIECES: [usize; 3] = [3, 4, 5];

/// A feature and how much of it a passage has.
pub(super) type Weighted = (u32, f32);

/// Turns texts into features, remembering words it has seen.
#[derive(Default)]
pub(super) struct Reader {
    words: HashMap<String, Word>,
}

/// What is worked out once for a word.
struct Word {
    stem: u64,
    pieces: Vec<u32>,
}

/// How many words are remembered: beyond it, a corpus is made of numbers and misprints.
const REMEMBERED: usize = 200_000;

impl Reader {
    /// The features of a text, in order, each with one plus the logarithm of how often it
    /// occurs.
    pub(super) fn read(&mut self, text: &str) -> Vec<Weighted> {
        if self.words.len() > REMEMBERED {
            self.words.clear();
        }
        let mut found = Vec::new();
        let mut stems = Vec::new();
        for token in tokens(text) {
            // most words were seen before, and looking one up needs no copy of it
            if !self.words.contains_key(token.word.as_ref()) {
                let word = Word::new(&token.word);
                self.words.insert(token.word.clone().into_owned(), word);
            }
            if let Some(word) = self.words.get(token.word.as_ref()) {
                stems.push(word.stem);
                found.extend_from_slice(&word.pieces);
            }
        }
        for at in 0..stems.len() {
            let mut hash = SEED;
            for stem in stems[at..].iter().take(RUN) {
                hash = mix(hash, *stem);
                found.push(bucket(hash));
            }
        }
        counted(found)
    }
}

impl Word {
    fn new(word: &str) -> Self {
        let letters: Vec<char> =
            std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
        let mut pieces = Vec::new();
        for length in PIECES {
            let length = length.min(letters.len());
            for piece in letters.windows(length) {
                let hash = piece.iter().fold(SEED, |hash, c| mix(hash, u64::from(*c)));
                pieces.push((1 << BITS) + bucket(hash));
            }
        }
        pieces.sort_unstable();
        pieces.dedup();
        let stem = stem(word).chars().fold(SEED, |hash, c| mix(hash, u64::from(c)));
        Self { stem, pieces }
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A step of a hash that is the same on every machine.
const fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

const fn bucket(hash: u64) -> u32 {
    // the highest bits are the best mixed; they fit, being few
    (hash.wrapping_mul(0xff51_afd7_ed55_8ccd) >> (64 - BITS)) as u32
}

fn counted(mut found: Vec<u32>) -> Vec<Weighted> {
    found.sort_unstable();
    found.chunk_by(|a, b| a == b).map(|same| (same[0], damped(same.len()))).collect()
}

/// One plus the natural logarithm of a count.
fn damped(count: usize) -> f32 {
    const FEW: [f32; 5] = [0.0, 1.0, 1.693_147_2, 2.098_612_3, 2.386_294_4];
    match FEW.get(count) {
        Some(value) => *value,
        None => 1.0 + libm::logf(count as f32),
    }
}

/// Whether a feature is a run of stems; else it is a piece of a word.
pub(super) const fn is_run(feature: u32) -> bool {
    feature < 1 << BITS
}

/// How much a feature tells: the logarithm of how few passages have it, as in
/// `ln((1 + n) / (1 + df)) + 1`.
pub(super) fn rarity<'a>(passages: impl Iterator<Item = &'a [Weighted]>) -> Vec<f32> {
    let mut have = vec![0_u32; FEATURES];
    let mut all = 0_u32;
    for passage in passages {
        all += 1;
        for (feature, _) in passage {
            have[*feature as usize] += 1;
        }
    }
    let share = |have: u32| f64::from(1 + all) / f64::from(1 + have);
    have.into_iter().map(|have| (libm::log(share(have)) + 1.0) as f32).collect()
}

/// Weighs each feature by its rarity and brings each family to length one.
pub(super) fn weigh(features: &mut [Weighted], rarity: &[f32]) {
    let mut squares = [0.0_f32; 2];
    for (feature, value) in features.iter_mut() {
        *value *= rarity[*feature as usize];
        squares[usize::from(is_run(*feature))] += *value * *value;
    }
    let scale = squares.map(|sum| if sum > 0.0 { 1.0 / sum.sqrt() } else { 0.0 });
    for (feature, value) in features.iter_mut() {
        *value *= scale[usize::from(is_run(*feature))];
    }
}

#[cfg(test)]
mod tests {
    use super::{FEATURES, Reader, is_run, weigh};

    #[test]
    fn runs_of_stems_and_pieces_of_words_are_counted() {
        let mut reader = Reader::default();
        // runs: a, b, a, ab, ba, aba: a twice
        let found = reader.read("ox by ox");
        let runs: Vec<f32> = found.iter().filter(|f| is_run(f.0)).map(|f| f.1).collect();
        assert_eq!(runs.len(), 5);
        assert_eq!(runs.iter().filter(|value| **value > 1.0).count(), 1);
        // pieces of ` ox `: ` ox`, `ox `, ` ox `; the same of `by`
        assert_eq!(found.len() - runs.len(), 6);
    }

    #[test]
    fn inflections_share_their_runs() {
        let mut reader = Reader::default();
        let runs = |found: Vec<(u32, f32)>| {
            found.into_iter().filter(|one| is_run(one.0)).collect::<Vec<_>>()
        };
        assert_eq!(
            runs(reader.read("agreed thresholds")),
            runs(reader.read("agree threshold"))
        );
    }

    #[test]
    fn each_family_has_length_one() {
        let mut found = Reader::default().read("the nurse was not asked");
        weigh(&mut found, &vec![1.5; FEATURES]);
        for family in [true, false] {
            let own = found.iter().filter(|one| is_run(one.0) == family);
            let length: f32 = own.map(|one| one.1 * one.1).sum();
            assert!((length - 1.0).abs() < 1e-5);
        }
    }
}
