//! A text as words with their places, and phrases found among them.
//!
//! Words are those of `text`; a phrase is words with spaces between, a star for the rest
//! of a word, and bars between phrases that mean the same.

use std::cell::OnceCell;
use std::ops::Range;

use crate::text::{Token, tokens};

use super::recommendation::Span;

/// Among so few places each is tried.
const FEW: usize = 3;

/// A text and its words.
#[derive(Debug, Clone)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    list: Vec<Token<'a>>,
    /// The places in the order of their words, once a phrase was looked for: most phrases
    /// of a list begin with a word that the text does not have.
    by_word: OnceCell<Vec<usize>>,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, list: tokens(text).collect(), by_word: OnceCell::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The word at a place; empty past the end.
    pub(super) fn at(&self, place: usize) -> &str {
        self.list.get(place).map_or("", |token| token.word.as_ref())
    }

    /// The word as it is written; empty past the end.
    pub(super) fn written(&self, place: usize) -> &'a str {
        let slice = |token: &Token<'a>| self.text.get(token.start..token.end);
        self.list.get(place).and_then(slice).unwrap_or("")
    }

    /// What stands between a word and the next, or the end.
    pub(super) fn gap(&self, place: usize) -> &'a str {
        let Some(here) = self.list.get(place) else { return "" };
        let next = self.list.get(place + 1).map_or(self.text.len(), |token| token.start);
        self.text.get(here.end..next).unwrap_or("")
    }

    /// The bytes of a run of words.
    pub(super) fn span(&self, places: &Range<usize>) -> Option<Span> {
        let last = places.end.checked_sub(1).filter(|last| *last >= places.start)?;
        Some((self.list.get(places.start)?.start, self.list.get(last)?.end))
    }

    /// The place of the first word that starts at this byte or after.
    pub(super) fn after(&self, byte: usize) -> usize {
        self.list.partition_point(|token| token.start < byte)
    }

    /// How many words from a place on one of these phrases has: the most, if several.
    pub(super) fn holds(&self, place: usize, phrases: &str) -> Option<usize> {
        let here = self.at(place).as_bytes().first();
        let long = |phrase: &str| {
            // a phrase that begins with another letter is soon told
            here.filter(|letter| phrase.as_bytes().first() == Some(letter))?;
            let mut length = 0;
            for part in phrase.split(' ') {
                let word = self.at(place + length);
                let same = match part.strip_suffix('*') {
                    Some(stem) => word.starts_with(stem) && !word.is_empty(),
                    None => word == part,
                };
                if !same {
                    return None;
                }
                length += 1;
            }
            Some(length)
        };
        phrases.split('|').filter_map(long).max()
    }

    /// The first run of words among these places that is one of the phrases.
    pub(super) fn find(
        &self,
        places: Range<usize>,
        phrases: &str,
    ) -> Option<Range<usize>> {
        let end = places.end.min(self.len());
        self.starts(places.start..end, phrases)
            .into_iter()
            .filter_map(|at| Some(at..at + self.holds(at, phrases)?))
            .find(|found| found.end <= end)
    }

    /// The places among these where a phrase may begin, in order.
    fn starts(&self, among: Range<usize>, phrases: &str) -> Vec<usize> {
        if among.len() <= FEW {
            return among.collect();
        }
        let by_word = self.by_word.get_or_init(|| {
            let mut places: Vec<usize> = (0..self.len()).collect();
            places.sort_by_key(|place| self.at(*place));
            places
        });
        let mut starts = Vec::new();
        for phrase in phrases.split('|') {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            let (stem, whole) = match first.strip_suffix('*') {
                Some(stem) => (stem, false),
                None => (first, true),
            };
            let from = by_word.partition_point(|place| self.at(*place) < stem);
            let same = by_word[from..].iter().take_while(|place| {
                let word = self.at(**place);
                if whole { word == stem } else { word.starts_with(stem) }
            });
            starts.extend(same.copied().filter(|place| among.contains(place)));
        }
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// Whether any of the phrases stands among these places.
    pub(super) fn has(&self, places: Range<usize>, phrases: &str) -> bool {
        self.find(places, phrases).is_some()
    }
}
