//! What texts are about: their words, weighed by how few texts have them.
//!
//! The vector space of Salton, Wong and Yang (1975). A term is all inflections of a word;
//! function words, numbers and single letters are none. In a text it weighs
//! (1 + ln tf) ln(N / df) (Salton and Buckley 1988): more the oftener it stands there, but
//! not in proportion, and more the fewer of the N texts have it. What one text alone has
//! cannot be shared and is left out.

use std::collections::HashMap;

use super::stats::real;
use super::stream::{END, Stream};
use super::telling::is_telling;
use crate::text::stem;

/// A text as terms and their weights, by term; its length is one, or nought.
pub(in crate::analysis) type Vector = Vec<(u32, f64)>;

/// Not a term.
const NONE: u32 = u32::MAX;

/// The terms of a stream and how rare each is.
pub(in crate::analysis) struct Terms {
    of_word: Vec<u32>,
    names: Vec<String>,
    rarity: Vec<f64>,
}

impl Terms {
    /// The terms of these texts, each a stretch of the stream's words.
    pub(in crate::analysis) fn of<'t>(
        stream: &Stream,
        texts: impl Iterator<Item = &'t [u32]>,
    ) -> Self {
        let (of_word, names) = named(stream);
        let mut having = vec![0_u64; names.len()];
        let mut seen = vec![0_u64; names.len()];
        let mut all = 0;
        for text in texts {
            all += 1;
            for word in text.iter().filter(|word| **word != END) {
                let term = of_word[*word as usize];
                if term != NONE && seen[term as usize] != all {
                    seen[term as usize] = all;
                    having[term as usize] += 1;
                }
            }
        }
        let rarity = |having: &u64| match having {
            0 | 1 => 0.0,
            _ => libm::log(real(all) / real(*having)),
        };
        let rarity = having.iter().map(rarity).collect();
        Self { of_word, names, rarity }
    }

    /// A text as its terms.
    pub(in crate::analysis) fn vector(&self, words: &[u32]) -> Vector {
        let term = |word: &u32| self.of_word.get(*word as usize).copied();
        let mut terms: Vec<u32> = words.iter().filter_map(term).collect();
        terms.sort_unstable();
        let same = terms.chunk_by(|a, b| a == b).filter(|same| same[0] != NONE);
        let weight = |same: &[u32]| {
            let often = 1.0 + libm::log(real(same.len() as u64));
            (same[0], often * self.rarity[same[0] as usize])
        };
        let mut vector: Vector =
            same.map(weight).filter(|(_, weight)| *weight > 0.0).collect();
        normalise(&mut vector);
        vector
    }

    /// The terms that weigh most in both of two texts, each as its commonest form.
    pub(in crate::analysis) fn shared(
        &self,
        one: &[(u32, f64)],
        other: &[(u32, f64)],
        most: usize,
    ) -> Vec<String> {
        let mut shared: Vec<(f64, u32)> =
            both(one, other).map(|(term, a, b)| (a * b, term)).collect();
        self.first(&mut shared, most)
    }

    /// The terms that weigh most in a text, each as its commonest form.
    pub(in crate::analysis) fn heaviest(
        &self,
        text: &[(u32, f64)],
        most: usize,
    ) -> Vec<String> {
        let mut all: Vec<(f64, u32)> = text.iter().map(|one| (one.1, one.0)).collect();
        self.first(&mut all, most)
    }

    fn first(&self, weighed: &mut [(f64, u32)], most: usize) -> Vec<String> {
        let name = |term: u32| &self.names[term as usize];
        weighed
            .sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| name(a.1).cmp(name(b.1))));
        weighed.iter().take(most).map(|one| name(one.1).clone()).collect()
    }
}

/// The sum of the products of what two texts share.
pub(in crate::analysis) fn product(one: &[(u32, f64)], other: &[(u32, f64)]) -> f64 {
    both(one, other).map(|(_, a, b)| a * b).sum()
}

/// The cosine of two texts.
pub(in crate::analysis) fn cosine(one: &[(u32, f64)], other: &[(u32, f64)]) -> f64 {
    // rounding may make more than one of two texts that say the same
    product(one, other).min(1.0)
}

/// Brings a text to length one.
pub(in crate::analysis) fn normalise(vector: &mut Vector) {
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 {
        for one in vector {
            one.1 /= length;
        }
    }
}

/// The terms of both, with the weight in each.
fn both<'v>(
    one: &'v [(u32, f64)],
    other: &'v [(u32, f64)],
) -> impl Iterator<Item = (u32, f64, f64)> + 'v {
    let mut from = 0;
    one.iter().filter_map(move |(term, weight)| {
        while other.get(from).is_some_and(|next| next.0 < *term) {
            from += 1;
        }
        let same = other.get(from).filter(|next| next.0 == *term)?;
        Some((*term, *weight, same.1))
    })
}

/// For each word its term, and the commonest form of each term.
fn named(stream: &Stream) -> (Vec<u32>, Vec<String>) {
    let mut often = vec![0_u64; stream.vocabulary.len()];
    for word in stream.words.iter().filter(|word| **word != END) {
        often[*word as usize] += 1;
    }
    let mut places: HashMap<String, u32> = HashMap::new();
    let mut names: Vec<&str> = Vec::new();
    let mut most: Vec<u64> = Vec::new();
    let mut of_word = Vec::with_capacity(stream.vocabulary.len());
    for (word, often) in stream.vocabulary.iter().zip(often) {
        if !is_telling(word) {
            of_word.push(NONE);
            continue;
        }
        let next = super::stream::as_number(names.len());
        let term = *places.entry(stem(word)).or_insert(next);
        if term == next {
            names.push(word);
            most.push(often);
        }
        let at = term as usize;
        if often > most[at] || (often == most[at] && word.as_str() < names[at]) {
            (names[at], most[at]) = (word, often);
        }
        of_word.push(term);
    }
    (of_word, names.into_iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::{Terms, cosine};
    use crate::analysis::stream::Stream;

    fn vectors(texts: &[&str]) -> (Terms, Vec<super::Vector>) {
        let stream = Stream::of_texts(texts);
        let words = |at: usize| {
            let passage = stream.documents[0].passages[at];
            &stream.words[passage.start as usize..passage.end as usize]
        };
        let terms = Terms::of(&stream, (0..texts.len()).map(words));
        let vectors = (0..texts.len()).map(|at| terms.vector(words(at))).collect();
        (terms, vectors)
    }

    /// Of four texts two have `bruise` and two `lamp`: each weighs ln 2. The first has
    /// both, (1, 1) / √2, the second `bruise` twice alone: cosine 1 / √2. `otter` is in
    /// one text only and `the` is no term.
    #[test]
    fn texts_are_as_alike_as_worked_out_by_hand() {
        let texts =
            ["the bruise, a lamp", "Bruises: bruised otter", "the lamp", "it was"];
        let (terms, vectors) = vectors(&texts);
        let found = cosine(&vectors[0], &vectors[1]);
        assert!((found - 0.5_f64.sqrt()).abs() < 1e-12, "{found}");
        assert!(cosine(&vectors[1], &vectors[2]).abs() < f64::EPSILON);
        assert!(vectors[3].is_empty());
        assert_eq!(terms.shared(&vectors[0], &vectors[2], 5), ["lamp"]);
    }
}
