//! What the linear model sees of a passage: which words, runs of words and pieces of words
//! it has, each as a number.
//!
//! Two families: runs of one to three stems, and pieces of three to five letters of a
//! word. A feature goes by a fingerprint of 32 bits, the highest of which says its family;
//! those of a [`Vocabulary`] by their place in it.

use std::collections::HashMap;

use super::place::Place;
use super::vocabulary::Vocabulary;
use crate::text::{stem, tokens};

/// The bit that is set in fingerprints of pieces of words.
const PIECE: u32 = 1 << 31;
/// The longest run of stems.
const RUN: usize = 3;
/// The lengths of pieces of words, in letters, the word's ends counted.
const PIECES: [usize; 3] = [3, 4, 5];

/// A feature and how much of it a passage has.
pub(super) type Weighted = (u32, f32);

/// Turns texts into features, remembering words it has seen.
#[derive(Default)]
pub(super) struct Reader<'v> {
    /// Features that are not in it are left out; without one they are all kept, as
    /// fingerprints.
    vocabulary: Option<&'v Vocabulary>,
    words: HashMap<String, Word>,
    /// The place last asked for.
    pub(super) place: Option<Place>,
    stems: Vec<u64>,
    found: Vec<u32>,
    /// Room to sort in.
    room: Vec<u32>,
}

/// What is worked out once for a word.
struct Word {
    stem: u64,
    pieces: Vec<u32>,
}

/// How many words are remembered: beyond it, a corpus is made of numbers and misprints.
const REMEMBERED: usize = 200_000;

impl<'v> Reader<'v> {
    /// Reads features of a vocabulary.
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Self {
        Self { vocabulary: Some(vocabulary), ..Self::default() }
    }

    /// The features of a text, in order, each with one plus the logarithm of how often it
    /// occurs.
    pub(super) fn read(&mut self, text: &str) -> Vec<Weighted> {
        if self.words.len() > REMEMBERED {
            self.words.clear();
        }
        self.stems.clear();
        self.found.clear();
        for token in tokens(text) {
            // most words were seen before, and looking one up needs no copy of it
            if let Some(word) = self.words.get(token.word.as_ref()) {
                self.stems.push(word.stem);
                self.found.extend_from_slice(&word.pieces);
            } else {
                let mut word = Word::new(&token.word);
                word.pieces =
                    word.pieces.iter().filter_map(|one| self.known(*one)).collect();
                self.stems.push(word.stem);
                self.found.extend_from_slice(&word.pieces);
                self.words.insert(token.word.into_owned(), word);
            }
        }
        for at in 0..self.stems.len() {
            let mut hash = SEED;
            for stem in self.stems[at..].iter().take(RUN) {
                hash = mix(hash, *stem);
                self.found.extend(self.known(fingerprint(hash) & !PIECE));
            }
        }
        sort(&mut self.found, &mut self.room);
        counted(&self.found)
    }

    /// Whether a feature it reads is a run of stems; else it is a piece of a word.
    pub(super) fn is_run(&self, feature: u32) -> bool {
        self.vocabulary.map_or(is_run(feature), |vocabulary| vocabulary.is_run(feature))
    }

    fn known(&self, fingerprint: u32) -> Option<u32> {
        match self.vocabulary {
            None => Some(fingerprint),
            Some(vocabulary) => vocabulary.place(fingerprint),
        }
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
                pieces.push(fingerprint(hash) | PIECE);
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

const fn fingerprint(hash: u64) -> u32 {
    // the highest bits are the best mixed
    (hash.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 32) as u32
}

/// Sorts features of a vocabulary by their two halves, the lower first (a radix sort): a
/// passage has hundreds, and comparing them would take longer than all else that is done with them.
fn sort(found: &mut Vec<u32>, room: &mut Vec<u32>) {
    const HALF: u32 = 9;
    const LOW: u32 = (1 << HALF) - 1;
    if found.len() < FEW || found.iter().any(|one| *one >> (2 * HALF) > 0) {
        return found.sort_unstable();
    }
    room.resize(found.len(), 0);
    for shift in [0, HALF] {
        let mut starts = [0; 1 << HALF];
        let half = |one: u32| (one >> shift & LOW) as usize;
        for one in found.iter() {
            starts[half(*one)] += 1;
        }
        let mut start = 0;
        for place in &mut starts {
            start += std::mem::replace(place, start);
        }
        for one in found.iter() {
            let place: &mut usize = &mut starts[half(*one)];
            room[*place] = *one;
            *place += 1;
        }
        std::mem::swap(found, room);
    }
}

/// Fewer features than this are sorted by comparing them.
const FEW: usize = 128;

fn counted(found: &[u32]) -> Vec<Weighted> {
    let mut counted = Vec::with_capacity(found.len());
    let same = found.chunk_by(|a, b| a == b);
    counted.extend(same.map(|same| (same[0], damped(same.len()))));
    counted
}

/// One plus the natural logarithm of a count.
fn damped(count: usize) -> f32 {
    const FEW: [f32; 5] = [0.0, 1.0, 1.693_147_2, 2.098_612_3, 2.386_294_4];
    match FEW.get(count) {
        Some(value) => *value,
        None => 1.0 + libm::logf(count as f32),
    }
}

/// Whether a fingerprint is that of a run of stems; else it is that of a piece of a word.
pub(super) const fn is_run(fingerprint: u32) -> bool {
    fingerprint < PIECE
}

#[cfg(test)]
mod tests {
    use super::{Reader, is_run, sort};

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
    fn many_features_are_sorted_as_few_are() {
        let mut one = 7_u32;
        let mut next = || {
            one = one.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            one >> 15
        };
        let mut found: Vec<u32> = (0..1000).map(|_| next()).collect();
        for largest in [131_071, 1 << 31] {
            found.extend([0, largest, 65_536, 65_535]);
            let mut expected = found.clone();
            expected.sort_unstable();
            sort(&mut found, &mut Vec::new());
            assert_eq!(found, expected);
        }
    }
}
