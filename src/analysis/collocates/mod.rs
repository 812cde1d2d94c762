//! Which words keep the company of a word, a phrase or any query: its collocates.
//!
//! Company is what stands in the window of a hit. A word that stands in the windows of
//! two hits is counted once, so that no word has more company than it has occurrences,
//! and all numbers are of one table: every word that counts stands in a window or not,
//! and is the collocate or not. There are as many hits as `search` counts, and each
//! number opens to the passages behind it.

mod asked;
mod open;
#[cfg(test)]
mod tests;
mod windows;

use std::cmp::Ordering;

use super::lexis::{
    Feature, Folding, Forms, Kept, Scope, Tally, Work, each_feature, features,
};
use super::stats::{Together, log_dice, log_likelihood, mutual_information, real};
use crate::index::{self, Detail, Effort, Error, Library, Vocabulary};

pub use asked::{NoWindow, Question, Sort, Window};
pub use open::{Opened, Opening, open};

use windows::{Windows, inside};

/// The words around the hits of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Collocates {
    /// How far company reaches.
    pub window: Window,
    /// Which words are company.
    pub kept: Kept,
    /// Which of them are one.
    pub folding: Folding,
    /// How many hits there are.
    pub freq_a: u64,
    /// How many words there are in all.
    pub n: u64,
    /// How many of them stand in a window.
    pub window_words: u64,
    /// How many reviews they are of.
    pub reviews: u64,
    /// How many words keep company, before those that do so seldom are left out.
    pub all: u64,
    /// Those that do so often enough, in the order asked for.
    pub rows: Vec<Collocate>,
    /// What it took to find the hits.
    pub effort: Effort,
}

/// A word that keeps company.
#[derive(Debug, Clone, PartialEq)]
pub struct Collocate {
    /// The word.
    pub collocate: String,
    /// How often it stands in a window.
    pub freq_ab: u64,
    /// How often it stands anywhere.
    pub freq_b: u64,
    /// How exclusively the two keep one another's company (Rychlý 2008).
    pub logdice: Option<f64>,
    /// How much more often than chance has it, in bits (Church and Hanks 1990).
    pub mi: Option<f64>,
    /// How surely there is more or less of it in windows than elsewhere: G² (Dunning
    /// 1993), without a sign. None where windows are all there is.
    pub ll: Option<f64>,
    /// In how many reviews it keeps company.
    pub reviews: u64,
}

/// Answers a question about the words around the hits of a query.
pub fn collocates(
    library: &Library,
    query: &index::Question<'_>,
    question: &Question<'_>,
    work: Work<'_>,
) -> Result<Collocates, Error> {
    let Question { scope, window, kept, folding, .. } = *question;
    let windows = Windows::of(library, query, (scope, window))?;
    let vocabulary = library.vocabulary()?;
    let features = features(&vocabulary, folding, |word| kept.has(word));
    let counter = Counter { vocabulary: &vocabulary, scope, windows: &windows };
    let room = || (Tally::new(scope), Vec::new());
    let rows = each_feature(&features, work, room, |(tally, places), feature| {
        counter.count(feature, tally, places)
    })?;
    let mut rows: Vec<Collocate> = rows.into_iter().flatten().collect();
    let all = rows.len() as u64;
    rows.retain(|one| {
        one.freq_ab >= question.min_freq && one.reviews >= question.min_reviews
    });
    let (freq_a, n, window_words) = (windows.hits(), scope.words(), windows.words);
    for one in &mut rows {
        measure(one, [freq_a, n, window_words]);
    }
    arrange(&mut rows, question.sort, real(window_words) / real(n.max(1)));
    let effort = windows.effort;
    let reviews = scope.reviews();
    Ok(Collocates {
        window,
        kept,
        folding,
        freq_a,
        n,
        window_words,
        reviews,
        all,
        rows,
        effort,
    })
}

struct Counter<'a> {
    vocabulary: &'a Vocabulary<'a>,
    scope: &'a Scope,
    windows: &'a Windows,
}

impl Counter<'_> {
    /// What is counted of a word; nothing where it is not in company.
    fn count(
        &self,
        feature: &Feature,
        tally: &mut Tally,
        places: &mut Vec<u32>,
    ) -> Result<Option<Collocate>, Error> {
        let mut near = Forms::default();
        let mut freq_b = 0;
        for form in &feature.0 {
            let mut often = 0;
            self.vocabulary.each(*form, Detail::Places, |found| {
                let Some(unit) = self.scope.unit(found.slot) else { return };
                freq_b += u64::from(found.count());
                let ranges = self.windows.near(found.slot);
                if ranges.is_empty() {
                    return;
                }
                found.positions(places);
                let n = inside(places, ranges).count() as u64;
                if n > 0 {
                    often += n;
                    tally.add(unit, n);
                }
            })?;
            near.add(*form, often);
        }
        let reviews = tally.reviews();
        tally.clear();
        Ok((near.sum() > 0).then(|| Collocate {
            collocate: near.name(self.vocabulary),
            freq_ab: near.sum(),
            freq_b,
            logdice: None,
            mi: None,
            ll: None,
            reviews,
        }))
    }
}

/// Works out the measures of what was counted.
fn measure(one: &mut Collocate, [freq_a, n, window_words]: [u64; 3]) {
    let Collocate { freq_ab, freq_b, .. } = *one;
    let counts = Together { both: freq_ab, one: freq_a, other: freq_b, all: n };
    one.logdice = log_dice(counts);
    one.mi = mutual_information(counts);
    let elsewhere = freq_b - freq_ab;
    one.ll = log_likelihood([
        [freq_ab, window_words - freq_ab],
        [elsewhere, n - window_words - elsewhere],
    ]);
}

/// The most striking first; equals by how often they keep company, then by the alphabet.
/// `share` is that of all words that stand in windows.
fn arrange(rows: &mut [Collocate], sort: Sort, share: f64) {
    let down = |a: Option<f64>, b: Option<f64>| {
        let number = |it: Option<f64>| it.unwrap_or(f64::NEG_INFINITY);
        number(b).total_cmp(&number(a))
    };
    let signed = |one: &Collocate| {
        let more = real(one.freq_ab) >= real(one.freq_b) * share;
        one.ll.map(|ll| if more { ll } else { -ll })
    };
    rows.sort_by(|a, b| {
        let name = a.collocate.cmp(&b.collocate);
        let by = match sort {
            Sort::Collocate => return name,
            Sort::LogDice => down(a.logdice, b.logdice),
            Sort::Mi => down(a.mi, b.mi),
            Sort::LogLikelihood => down(signed(a), signed(b)),
            Sort::Frequency => Ordering::Equal,
            Sort::Reviews => b.reviews.cmp(&a.reviews),
        };
        by.then(b.freq_ab.cmp(&a.freq_ab)).then(name)
    });
}
