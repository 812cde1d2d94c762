//! What stands beside a word or the hits of a query, weighed.

use super::asked::NAMED;
use super::company::{Company, log_sum};
use super::lexicon::{Lexicon, Word};
use super::places::Places;
use crate::analysis::lexis::Scope;
use crate::index::{Effort, Error, Question, Vocabulary};

/// How often each word is company, in parts. Made once for many rows, and empty again after
/// each.
pub(super) struct Counts {
    counts: Vec<u32>,
    seen: Vec<u32>,
}

impl Counts {
    /// For so many words.
    pub(super) fn new(words: usize) -> Self {
        Self { counts: vec![0; words], seen: Vec::new() }
    }

    /// So much more of a word.
    #[inline]
    pub(super) fn add(&mut self, word: u32, near: u32) {
        let count = &mut self.counts[word as usize];
        if *count == 0 {
            self.seen.push(word);
        }
        *count += near;
    }

    /// Calls `visit` with each word there is any of, in order, and how much, and makes it
    /// empty.
    pub(super) fn drain(&mut self, mut visit: impl FnMut(u32, u32)) {
        // sums of the same numbers in another order have other last digits
        self.seen.sort_unstable();
        for word in self.seen.drain(..) {
            visit(word, std::mem::take(&mut self.counts[word as usize]));
        }
    }
}

/// The company of the hits of a query.
pub(super) struct Row {
    /// How many hits there are in the passages that count.
    pub(super) freq: u64,
    /// In how many reviews.
    pub(super) reviews: u64,
    /// How many words but function words say something of it.
    pub(super) company: u64,
    /// What it took to find the hits.
    pub(super) effort: Effort,
    /// By word: how much it says.
    weights: Vec<f64>,
    /// By word: whether it stands there at all.
    beside: Vec<bool>,
    /// By word: whether the query stands for it.
    own: Vec<bool>,
    length: f64,
}

impl Row {
    /// The row of a query.
    pub(super) fn of(
        query: &Question<'_>,
        (vocabulary, lexicon): (&Vocabulary<'_>, &Lexicon),
        (places, company, scope): (&Places, &Company, &Scope),
    ) -> Result<Self, Error> {
        let words = lexicon.words.len();
        let mut counts = Counts::new(words);
        let (mut freq, mut units) = (0, vec![false; scope.width()]);
        let effort = query.each_span(|found| {
            let Some(unit) = scope.unit(found.slot) else { return };
            for hit in found.hits {
                freq += 1;
                units[unit as usize] = true;
                let window = places.around(found.slot, *hit);
                window.each(|word, near| counts.add(word, near));
            }
        })?;
        let sum = log_sum(counts.counts.iter().map(|count| u64::from(*count)).sum());
        let (mut weights, mut beside) = (vec![0.0; words], vec![false; words]);
        counts.drain(|word, often| {
            weights[word as usize] = company.weight(word, u64::from(often), sum);
            beside[word as usize] = true;
        });
        let length = weights.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
        let says = |(weight, word): &(&f64, &Word)| **weight > 0.0 && word.tells;
        let company = weights.iter().zip(&lexicon.words).filter(says).count() as u64;
        let reviews = units.iter().filter(|unit| **unit).count() as u64;
        let own = own(query, vocabulary, lexicon);
        Ok(Self { freq, reviews, company, effort, weights, beside, own, length })
    }

    /// Whether a word stands beside a hit.
    pub(super) fn has_beside(&self, word: usize) -> bool {
        self.beside[word]
    }

    /// Whether the query stands for a word.
    pub(super) fn is_own(&self, word: usize) -> bool {
        self.own[word]
    }
}

/// By word: whether one of its forms is one that a word of the query stands for.
fn own(
    query: &Question<'_>,
    vocabulary: &Vocabulary<'_>,
    lexicon: &Lexicon,
) -> Vec<bool> {
    let mut own = vec![false; lexicon.words.len()];
    for (form, _) in query.expansions().into_iter().flat_map(|one| one.forms) {
        let number = vocabulary.number(&form);
        if let Some(place) = number.and_then(|number| lexicon.place(number)) {
            own[place as usize] = true;
        }
    }
    own
}

/// How much a word and a row have in common.
#[derive(Default)]
pub(super) struct Common {
    product: f64,
    /// What says something of both but for function words, with how much it adds.
    shared: Vec<(f64, u32)>,
}

impl Common {
    /// A word of the lexicon says so much of the one; of the row it says what it says.
    #[inline]
    pub(super) fn add(&mut self, row: &Row, (place, weight): (u32, f64), word: &Word) {
        let product = weight * row.weights[place as usize];
        if product > 0.0 {
            self.product += product;
            if word.tells {
                self.shared.push((product, place));
            }
        }
    }

    /// How many words but function words say something of both.
    pub(super) fn shared(&self) -> u64 {
        self.shared.len() as u64
    }

    /// The cosine with a row, given the length of the other.
    pub(super) fn cosine(&self, row: &Row, length: f64) -> f64 {
        let lengths = row.length * length;
        // rounding may make more than one of two rows that are the same
        if lengths > 0.0 { (self.product / lengths).min(1.0) } else { 0.0 }
    }

    /// The words that add most, the first of equals first.
    pub(super) fn most(&mut self) -> impl Iterator<Item = u32> + '_ {
        self.shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.shared.iter().take(NAMED).map(|one| one.1)
    }
}
