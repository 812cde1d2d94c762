//! Many phrases looked up at once, word by word from each place of a passage.

use super::choose::Chosen;
use super::table::{NONE, Table, pair};
use crate::analysis::stream::{END, Passage, Stream, as_number};

/// Stands in a path where a word may be passed over; no word has this number.
const GAP: u32 = END - 1;
/// How many words, with those that the stream leaves out, may stand in a gap.
const ROOM: u32 = 1;

/// Phrases that begin alike share their beginnings.
pub(super) struct Trie {
    /// From a beginning and a word to the next beginning.
    steps: Table,
    /// For each beginning the phrase that it is.
    phrases: Vec<u32>,
    /// Which words begin a phrase.
    first: Vec<bool>,
}

impl Trie {
    /// Of these phrases, each by its place among them.
    pub(super) fn of(chosen: &[Chosen]) -> Self {
        let mut trie =
            Self { steps: Table::new(), phrases: vec![NONE], first: Vec::new() };
        for (at, one) in (0..).zip(chosen) {
            let mut node = 0;
            for (place, word) in one.words.iter().enumerate() {
                if one.gap == Some(place) {
                    node = trie.step(node, GAP);
                }
                node = trie.step(node, *word);
            }
            trie.phrases[node as usize] = at;
            if let Some(word) = one.words.first().map(|word| *word as usize) {
                if trie.first.len() <= word {
                    trie.first.resize(word + 1, false);
                }
                trie.first[word] = true;
            }
        }
        trie
    }

    fn step(&mut self, from: u32, word: u32) -> u32 {
        let next = as_number(self.phrases.len());
        let to = self.steps.named(pair(from, word), next);
        if to == next {
            self.phrases.push(NONE);
        }
        to
    }

    /// Calls `visit` with every phrase in a passage, its first word and one past its last.
    pub(super) fn find(
        &self,
        stream: &Stream,
        passage: Passage,
        mut visit: impl FnMut(u32, u32, u32),
    ) {
        for start in passage.start..passage.end {
            let word = stream.words[start as usize] as usize;
            if self.first.get(word).copied().unwrap_or(false) {
                self.follow(stream, (0, start), passage.end, &mut |phrase, end, gap| {
                    if gap.is_none_or(|gap| room(stream, gap)) {
                        visit(phrase, start, end);
                    }
                });
            }
        }
    }

    /// Follows the words from a place on, and where a word may be passed over, both ways.
    fn follow(
        &self,
        stream: &Stream,
        (mut node, mut at): (u32, u32),
        end: u32,
        visit: &mut dyn FnMut(u32, u32, Option<(u32, u32)>),
    ) {
        while at < end {
            node = self.steps.get(pair(node, stream.words[at as usize]));
            if node == NONE {
                return;
            }
            at += 1;
            let phrase = self.phrases[node as usize];
            if phrase != NONE {
                visit(phrase, at, None);
            }
            let behind = self.steps.get(pair(node, GAP));
            if behind != NONE {
                for right in at..=at + ROOM {
                    self.follow(stream, (behind, right), end, &mut |phrase, end, _| {
                        visit(phrase, end, Some((at, right)));
                    });
                }
            }
        }
    }
}

/// Whether a gap has room enough for the words that stand in it, the `s` of a possessive
/// being one: so the operator counts that finds it.
fn room(stream: &Stream, (left, right): (u32, u32)) -> bool {
    let passed = (left - 1..right).filter(|at| stream.is_possessive(*at)).count();
    right - left + as_number(passed) <= ROOM
}
