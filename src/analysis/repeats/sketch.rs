//! A short sketch of a text by which its near copies are guessed.
//!
//! `MinHash` (Broder 1997): of all shingles of a text, here two words running, the one that
//! comes first in a random order. Two texts agree in it with a chance that is the share
//! of their shingles they have in common. Many orders make a sketch; it is kept as
//! bands of two, of which near copies agree in at least one (Indyk and Motwani 1998;
//! Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, 3.4).
//!
//! Of two texts with every fifth word changed, 43 in 100 shingles are common; with two
//! in five changed at random, 22. A band agrees with a chance of the square of that, and
//! one of 64 at least with a chance of 0.9999 and 0.95.

use super::texts::Texts;

/// How many bands a sketch has.
pub(super) const BANDS: usize = 64;
/// How many orders make a band. With one, too many texts would agree that share a
/// turn of phrase; with three, near copies would need four times the bands.
const ROWS: usize = 2;
const ORDERS: usize = BANDS * ROWS;

/// Words that say little of what a text is about: shingles of two such are in every
/// third text, and are left out where others are left. A fixed list and not the
/// commonest of the corpus, so that whether two texts are compared depends on nothing
/// but their words.
const COMMON: [&str; 48] = [
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "for",
    "from", "had", "has", "have", "her", "his", "in", "is", "it", "its", "not", "of",
    "on", "or", "s", "she", "he", "should", "that", "the", "their", "there", "they",
    "this", "to", "was", "were", "when", "where", "which", "who", "will", "with",
    "would", "also",
];

/// One sketch: a number for each band.
pub(super) type Sketch = [u32; BANDS];

/// What makes sketches of texts.
pub(super) struct Sketcher<'a> {
    texts: &'a Texts,
    /// Which words of the vocabulary say little.
    common: Vec<bool>,
    /// Each order, as a factor and a summand.
    orders: Vec<(u32, u32)>,
}

impl<'a> Sketcher<'a> {
    /// For these texts.
    pub(super) fn new(texts: &'a Texts) -> Self {
        let listed = Texts::of(&COMMON);
        let mut prints: Vec<u64> =
            (0..listed.len()).map(|at| listed.print(listed.words(at)[0])).collect();
        prints.sort_unstable();
        let vocabulary = 0..u32::try_from(texts.vocabulary()).unwrap_or(u32::MAX);
        let common = vocabulary
            .map(|word| prints.binary_search(&texts.print(word)).is_ok())
            .collect();
        let mut state = 0;
        let mut next = || {
            state += 1;
            (mixed(state) >> 32) as u32
        };
        let orders = (0..ORDERS).map(|_| (next() | 1, next())).collect();
        Self { texts, common, orders }
    }

    /// The sketch of a text; the same words give the same sketch in every corpus.
    pub(super) fn sketch(&self, text: usize) -> Sketch {
        let shingles = self.shingles(self.texts.words(text));
        let mut first = [u32::MAX; ORDERS];
        for shingle in shingles {
            for (first, (factor, summand)) in first.iter_mut().zip(&self.orders) {
                let place = shingle.wrapping_mul(*factor).wrapping_add(*summand);
                *first = (*first).min(place);
            }
        }
        let mut bands = [0; BANDS];
        for (band, rows) in bands.iter_mut().zip(first.chunks_exact(ROWS)) {
            let all = rows.iter().fold(0, |all, row| mixed(all ^ u64::from(*row)));
            *band = (all >> 32) as u32;
        }
        bands
    }

    /// The shingles of some words; of so few that all are common, all.
    fn shingles(&self, words: &[u32]) -> Vec<u32> {
        let says_little = |word: &u32| self.common[*word as usize];
        let mut shingles: Vec<u32> = words
            .windows(2)
            .filter(|pair| !pair.iter().all(says_little))
            .map(|pair| self.shingle(pair))
            .collect();
        if shingles.is_empty() {
            let all = words.windows(words.len().clamp(1, 2));
            shingles.extend(all.map(|words| self.shingle(words)));
        }
        shingles
    }

    fn shingle(&self, words: &[u32]) -> u32 {
        let print = |all: u64, word: &u32| mixed(all ^ self.texts.print(*word));
        (words.iter().fold(0, print) >> 32) as u32
    }
}

/// The finalizer of `SplitMix64` (Steele, Lea and Flood 2014): every bit of the number
/// changes half of the bits.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::{BANDS, Sketcher, Texts};

    fn agree(a: &str, b: &str) -> usize {
        let texts = Texts::of(&[a, b]);
        let sketcher = Sketcher::new(&texts);
        let (a, b) = (sketcher.sketch(0), sketcher.sketch(1));
        a.iter().zip(&b).filter(|(a, b)| a == b).count()
    }

    #[test]
    fn near_copies_agree_in_some_bands_and_others_in_none() {
        let one =
            "the board should ask each agency to audit how staff record home visits";
        let near = "the partnership should ask each agency to review how staff record home visits";
        let other =
            "police officers attended the address twice and spoke with the neighbour";
        assert_eq!(agree(one, one), BANDS);
        assert!((5..40).contains(&agree(one, near)));
        assert_eq!(agree(one, other), 0);
    }

    #[test]
    fn a_text_of_common_words_has_a_sketch_too() {
        assert_eq!(agree("it was not to be", "it was not to be"), BANDS);
        assert_eq!(agree("", "agency"), 0);
    }
}
