//! Texts as numbered words: what is compared, without a letter of it kept.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::text::tokens;

/// How many texts are cut into words at a time.
const AT_A_TIME: usize = 1_000;

/// Texts as words, each word known by its place in the one vocabulary of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// For each word of the vocabulary a number that is the same in every corpus.
    prints: Vec<u64>,
    /// The words of all texts, one text after another.
    words: Vec<u32>,
    /// Where each text ends in `words`.
    ends: Vec<usize>,
}

impl Texts {
    /// Cuts texts into words as they are compared everywhere: case, accents and
    /// punctuation do not count.
    pub fn of<T: AsRef<str> + Sync>(texts: &[T]) -> Self {
        let split = |chunk: &[T]| Split::of(chunk.iter().map(AsRef::as_ref));
        Self::joined(texts.par_chunks(AT_A_TIME).map(split).collect())
    }

    /// One vocabulary for texts that were split apart from one another; their order
    /// stays.
    pub(super) fn joined(parts: Vec<Split>) -> Self {
        let mut texts = Self::default();
        let mut places: HashMap<String, u32> = HashMap::new();
        for part in parts {
            let place = |word: String| {
                let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
                let print = print(&word);
                let place = *places.entry(word).or_insert(next);
                if place == next {
                    texts.prints.push(print);
                }
                place
            };
            let numbers: Vec<u32> = part.vocabulary.into_iter().map(place).collect();
            let before = texts.words.len();
            texts.words.extend(part.words.iter().map(|word| numbers[*word as usize]));
            texts.ends.extend(part.ends.iter().map(|end| before + end));
        }
        texts
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many different words they have.
    pub(super) fn vocabulary(&self) -> usize {
        self.prints.len()
    }

    /// The words of a text, by their places in the vocabulary.
    pub(super) fn words(&self, text: usize) -> &[u32] {
        let start = if text == 0 { 0 } else { self.ends[text - 1] };
        &self.words[start..self.ends[text]]
    }

    /// The number of a word that is the same in every corpus.
    pub(super) fn print(&self, word: u32) -> u64 {
        self.prints[word as usize]
    }
}

/// Some texts cut into words, with a vocabulary of their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Split {
    vocabulary: Vec<String>,
    words: Vec<u32>,
    ends: Vec<usize>,
}

impl Split {
    /// Cuts texts into words.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut split = Self::default();
        let mut places: HashMap<String, u32> = HashMap::new();
        for text in texts {
            for token in tokens(text) {
                let place = if let Some(place) = places.get(token.word.as_ref()) {
                    *place
                } else {
                    let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
                    places.insert(token.word.clone().into_owned(), next);
                    split.vocabulary.push(token.word.into_owned());
                    next
                };
                split.words.push(place);
            }
            split.ends.push(split.words.len());
        }
        split
    }
}

/// FNV-1a of a word's bytes: fixed for all time, unlike the hashes of the standard
/// library.
fn print(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn texts_with_the_same_words_are_the_same_numbers() {
        let texts = Texts::of(&["The child’s plan.", "the CHILD'S plan", "plan the"]);
        assert_eq!(texts.len(), 3);
        assert_eq!(texts.vocabulary(), 4);
        assert_eq!(texts.words(0), texts.words(1));
        assert_eq!(texts.words(2), [3, 0]);
    }
}
