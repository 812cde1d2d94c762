//! The chosen phrases looked up in every passage.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::choose::Chosen;
use super::levels::Levels;
use super::phrase::Phrase;
use super::spread::{Spread, Words};
use super::trie::Trie;
use super::{FOLDED, LONGEST, MOSTLY, Question};
use crate::analysis::stats::real;
use crate::analysis::stream::{
    Document, NO_REVIEW, Passage, Stream, as_number, themes_of,
};
use crate::analysis::themes::Coded;

/// How many reviews are looked through before what was seen is added up.
const AT_A_TIME: usize = 64;

/// What was seen of a phrase in all reviews.
#[derive(Debug, Clone, Default)]
struct Sum {
    freq: u64,
    reviews: u64,
    passages: u64,
    boilerplate: u64,
    /// After how many occurrences of its first word, of its second, ... an `s` was passed
    /// over.
    possessive: [u32; LONGEST],
    /// How unevenly it is spread over the reviews that have it.
    spread: Spread,
}

/// What was seen of a phrase in one review.
struct Seen {
    phrase: u32,
    freq: u32,
    passages: u32,
    boilerplate: u32,
    possessive: [u32; LONGEST],
}

/// What was seen in one review: phrases in order, and which themes their passages carry.
struct Looked {
    review: u32,
    seen: Vec<Seen>,
    themes: Vec<(u32, u16)>,
}

/// The phrases with all their numbers, in the order given.
pub(super) fn looked_up(
    stream: &Stream,
    levels: &Levels,
    chosen: &[Chosen],
    coded: &Coded<'_>,
    question: &Question<'_>,
) -> Vec<Phrase> {
    let trie = Trie::of(chosen);
    let width = coded.codebook.themes.len();
    let mut sums = vec![Sum::default(); chosen.len()];
    let mut themes = vec![0_u32; chosen.len() * width];
    let reviews: Vec<(u32, &[Document])> = stream.by_review().collect();
    let words = Words::of(&reviews);
    for some in reviews.chunks(AT_A_TIME) {
        let look = Look { stream, levels, trie: &trie, coded };
        let looked: Vec<Looked> =
            some.par_iter().map(|one| look.through(one.0, one.1)).collect();
        for one in looked {
            for (phrase, theme) in &one.themes {
                themes[*phrase as usize * width + usize::from(*theme)] += 1;
            }
            add(&mut sums, chosen, one, &words);
        }
    }
    let made = chosen.iter().zip(&sums).zip(themes.chunks(width.max(1)));
    let fewest = question.fewest as u64;
    made.filter(|((_, sum), _)| sum.reviews >= fewest)
        .map(|((one, sum), themes)| phrase(one, sum, themes, &words, (stream, coded)))
        .collect()
}

fn add(sums: &mut [Sum], chosen: &[Chosen], looked: Looked, words: &Words) {
    for seen in looked.seen {
        let sum = &mut sums[seen.phrase as usize];
        sum.freq += u64::from(seen.freq);
        sum.passages += u64::from(seen.passages);
        sum.boilerplate += u64::from(seen.boilerplate);
        for (sum, seen) in sum.possessive.iter_mut().zip(seen.possessive) {
            *sum += seen;
        }
        if looked.review != NO_REVIEW {
            sum.reviews += 1;
            let counted = chosen[seen.phrase as usize].counted;
            sum.spread.add(looked.review, seen.freq, counted, words);
        }
    }
}

/// A look through one review.
struct Look<'a> {
    stream: &'a Stream,
    levels: &'a Levels,
    trie: &'a Trie,
    coded: &'a Coded<'a>,
}

impl Look<'_> {
    fn through(&self, review: u32, documents: &[Document]) -> Looked {
        let mut found: Vec<(u32, u32, u32, u32)> = Vec::new();
        let mut passages = Vec::new();
        for (at, document) in documents.iter().enumerate() {
            for passage in &document.passages {
                let number = as_number(passages.len());
                passages.push((at, *passage));
                self.trie.find(self.stream, *passage, |phrase, start, end| {
                    found.push((phrase, number, start, end));
                });
            }
        }
        found.sort_unstable();
        let mut looked = Looked { review, seen: Vec::new(), themes: Vec::new() };
        let codings: Vec<_> =
            documents.iter().map(|one| self.coded.codings.review(&one.name)).collect();
        for group in found.chunk_by(|a, b| a.0 == b.0) {
            let mut seen = Seen {
                phrase: group[0].0,
                freq: 0,
                passages: 0,
                boilerplate: 0,
                possessive: [0; LONGEST],
            };
            for within in group.chunk_by(|a, b| a.1 == b.1) {
                let (at, passage) = passages[within[0].1 as usize];
                seen.passages += 1;
                seen.boilerplate += u32::from(self.is_boilerplate(passage));
                let themes = themes_of(codings[at], passage.ord);
                looked.themes.extend(themes.map(|theme| (seen.phrase, theme)));
                for (start, end) in hits(within) {
                    seen.freq += 1;
                    for (place, at) in (start..end - 1).enumerate().take(LONGEST) {
                        let passed = self.stream.is_possessive(at);
                        seen.possessive[place] += u32::from(passed);
                    }
                }
            }
            looked.seen.push(seen);
        }
        looked
    }

    /// Whether a passage speaks about the review, or is copied from review to review.
    fn is_boilerplate(&self, passage: Passage) -> bool {
        let words = passage.start as usize..passage.end as usize;
        let length = words.len() as u64;
        let copied = self.levels.copied[words].iter().filter(|copied| **copied).count();
        passage.formal || (copied > 0 && real(copied as u64) >= FOLDED * real(length))
    }
}

/// The stretches of a passage that a query counts as hits: always what ends first, the
/// shortest of those that end together, none overlapping one already taken.
fn hits(found: &[(u32, u32, u32, u32)]) -> Vec<(u32, u32)> {
    let mut spans: Vec<(u32, u32)> =
        found.iter().map(|(_, _, start, end)| (*start, *end)).collect();
    spans.sort_unstable_by_key(|(start, end)| (*end, Reverse(*start)));
    let mut taken = 0;
    spans.retain(|(start, end)| {
        let kept = *start >= taken;
        if kept {
            taken = *end;
        }
        kept
    });
    spans
}

fn phrase(
    chosen: &Chosen,
    sum: &Sum,
    themes: &[u32],
    words: &Words,
    (stream, coded): (&Stream, &Coded<'_>),
) -> Phrase {
    let mostly = |count: u64| real(count) >= MOSTLY * real(sum.passages);
    let mut covering: Vec<(u32, usize)> = themes
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0 && mostly(u64::from(**count)))
        .map(|(theme, count)| (*count, theme))
        .collect();
    covering.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let theme = |(_, at): &(u32, usize)| coded.codings.themes.get(*at).cloned();
    let (told, rule) = worded(chosen, sum, stream);
    Phrase {
        phrase: told,
        words: chosen.words.len() as u64,
        freq: sum.freq,
        reviews: sum.reviews,
        dispersion: sum.spread.dispersion(words),
        association: chosen.association,
        covered_by: covering.iter().filter_map(theme).collect(),
        passages: sum.passages,
        boilerplate: real(sum.boilerplate) > MOSTLY * real(sum.passages),
        rule,
    }
}

/// A phrase as a reader knows it, and the query that finds it.
fn worded(chosen: &Chosen, sum: &Sum, stream: &Stream) -> (String, String) {
    let word = |at: &u32| stream.vocabulary[*at as usize].as_str();
    let words: Vec<&str> = chosen.words.iter().map(word).collect();
    if let Some(gap) = chosen.gap {
        let (left, right) = (words[..gap].join(" "), words[gap..].join(" "));
        return (format!("{left} * {right}"), format!("\"{left}\" PRE/2 \"{right}\""));
    }
    let mut told = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            let usual = u64::from(sum.possessive[at - 1]) * 2 > sum.freq;
            let plural = words[at - 1].ends_with('s');
            told.push_str(match (usual, plural) {
                (true, false) => "'s ",
                _ => " ",
            });
        }
        told.push_str(word);
    }
    (told, format!("\"{}\"", words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::hits;

    #[test]
    fn of_stretches_that_overlap_the_first_to_end_counts() {
        let found: Vec<_> =
            [(0, 4), (1, 3), (1, 4), (3, 5), (4, 6)].map(|(a, b)| (0, 0, a, b)).to_vec();
        assert_eq!(hits(&found), [(1, 3), (3, 5)]);
    }
}
