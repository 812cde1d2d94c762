//! Which words mark one set of passages against another: its key words.
//!
//! Two numbers are told of each word. The log-likelihood says how surely it is more
//! frequent on one side, which grows with the size of the corpus; the log ratio how many
//! times as frequent it is, which does not. A word is key where both are high, and it is
//! in more than a few reviews: one review that speaks of its own service all the time
//! makes that service key by frequency, and not by reviews.

mod asked;
mod ngrams;
mod open;
mod sides;
#[cfg(test)]
mod tests;

use super::lexis::{
    Feature, Folding, Forms, Tally, Work, each_feature, features, per_10k,
};
use super::stats::{Rate, adjusted, likelihood_p, log_ratio, rate_likelihood};
use crate::index::{Detail, Error, Library, Vocabulary};

pub use asked::{Question, Side, Sort, Unit};
pub use open::open;
pub use sides::{Set, Shared, Sides, Size};

use sides::Place;

/// The words that mark a set of passages.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyness {
    /// How much there is in the target and in what it is held against.
    pub sizes: [Size; 2],
    /// What was counted.
    pub unit: Unit,
    /// Which words were wanted.
    pub side: Side,
    /// How many words in a row are one feature.
    pub ngrams: usize,
    /// Which words are one.
    pub folding: Folding,
    /// How many different features there are on either side, before any is left out.
    pub all: u64,
    /// How many of them are frequent enough to be tested.
    pub tested: u64,
    /// Those that were wanted, in the order asked for.
    pub rows: Vec<Key>,
}

/// A word, or words in a row, and how they stand on both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The words.
    pub feature: String,
    /// How often in target and reference.
    pub freq: [u64; 2],
    /// In how many reviews of each.
    pub reviews: [u64; 2],
    /// How often in 10,000 words of each; none where there are none.
    pub per_10k: [Option<f64>; 2],
    /// How surely there is more on one side (Rayson and Garside 2000), without a sign.
    pub ll: Option<f64>,
    /// How likely chance alone gives that.
    pub p: Option<f64>,
    /// The same, adjusted for all words that were tested (Benjamini and Hochberg 1995).
    pub p_adj: Option<f64>,
    /// How many times as frequent it is in the target, as a power of two (Hardie 2014).
    pub log_ratio: Option<f64>,
}

/// Answers a question about the words that mark a set of passages.
pub fn keyness(
    library: &Library,
    question: &Question<'_>,
    work: Work<'_>,
) -> Result<Keyness, Error> {
    let vocabulary = library.vocabulary()?;
    let (mut rows, all) = match question.ngrams {
        1 => single(&vocabulary, question, work)?,
        _ => several(library, &vocabulary, question, work)?,
    };
    let sizes = question.sides.sizes();
    for row in &mut rows {
        measure(row, sizes, question.unit);
    }
    let values: Vec<Option<f64>> = rows.iter().map(|row| row.p).collect();
    for (row, p_adj) in rows.iter_mut().zip(adjusted(&values)) {
        row.p_adj = p_adj;
    }
    let tested = rows.len() as u64;
    rows.retain(|row| {
        let ratio = row.log_ratio.unwrap_or_default();
        match question.side {
            Side::Both => true,
            Side::Target => ratio > 0.0,
            Side::Reference => ratio < 0.0,
        }
    });
    arrange(&mut rows, question.sort);
    let Question { unit, side, ngrams, folding, .. } = *question;
    Ok(Keyness { sizes, unit, side, ngrams, folding, all, tested, rows })
}

/// Single words that are frequent enough, and how many there are with the rare.
fn single(
    vocabulary: &Vocabulary<'_>,
    question: &Question<'_>,
    work: Work<'_>,
) -> Result<(Vec<Key>, u64), Error> {
    let features = features(vocabulary, question.folding, |word| question.kept.has(word));
    let scope = question.scope;
    let room = || [Tally::new(scope), Tally::new(scope)];
    let rows = each_feature(&features, work, room, |tallies, feature| {
        count(vocabulary, question, feature, tallies)
    })?;
    let found: Vec<(Key, u64)> = rows.into_iter().flatten().collect();
    let all = found.len() as u64;
    let often = |(key, either): &(Key, u64)| {
        key.freq[0] + key.freq[1] >= question.min_freq && *either >= question.min_reviews
    };
    Ok((found.into_iter().filter(often).map(|(key, _)| key).collect(), all))
}

/// What is counted of a word and in how many reviews of either side it is; nothing where
/// neither side has it.
fn count(
    vocabulary: &Vocabulary<'_>,
    question: &Question<'_>,
    feature: &Feature,
    tallies: &mut [Tally; 2],
) -> Result<Option<(Key, u64)>, Error> {
    let mut forms = Forms::default();
    let mut freq = [0; 2];
    for form in &feature.0 {
        let before = freq[0] + freq[1];
        vocabulary.each(*form, Detail::Numbers, |found| {
            let side = match question.sides.place(found.slot) {
                Place::Outside => return,
                Place::Target => 0,
                Place::Reference => 1,
            };
            if let Some(unit) = question.scope.unit(found.slot) {
                let n = u64::from(found.count());
                freq[side] += n;
                tallies[side].add(unit, n);
            }
        })?;
        forms.add(*form, freq[0] + freq[1] - before);
    }
    let reviews = [tallies[0].reviews(), tallies[1].reviews()];
    let [target, reference] = tallies;
    let both = reference.each().filter(|(unit, _)| target.has(*unit)).count() as u64;
    for tally in tallies.iter_mut() {
        tally.clear();
    }
    let either = reviews[0] + reviews[1] - both;
    let key = || (Key::new(forms.name(vocabulary), freq, reviews), either);
    Ok((forms.sum() > 0).then(key))
}

/// The same of words in a row.
fn several(
    library: &Library,
    vocabulary: &Vocabulary<'_>,
    question: &Question<'_>,
    work: Work<'_>,
) -> Result<(Vec<Key>, u64), Error> {
    let (rows, all) = ngrams::rows(library, vocabulary, question, work)?;
    let key = |row: ngrams::Row| {
        let words = row.words.iter().take(question.ngrams);
        let words = words.map(|word| vocabulary.word(*word as usize));
        Key::new(words.collect::<Vec<_>>().join(" "), row.freq, row.reviews)
    };
    Ok((rows.into_iter().map(key).collect(), all))
}

impl Key {
    /// Counted, and not yet measured.
    fn new(feature: String, freq: [u64; 2], reviews: [u64; 2]) -> Self {
        let (per_10k, ll, p, p_adj, log_ratio) = ([None; 2], None, None, None, None);
        Self { feature, freq, reviews, per_10k, ll, p, p_adj, log_ratio }
    }
}

/// Works out the measures of what was counted.
fn measure(key: &mut Key, sizes: [Size; 2], unit: Unit) {
    let rate = |side: usize| match unit {
        Unit::Words => Rate { n: key.freq[side], total: sizes[side].words },
        Unit::Reviews => Rate { n: key.reviews[side], total: sizes[side].reviews },
    };
    let (target, reference) = (rate(0), rate(1));
    key.ll = rate_likelihood(target, reference);
    key.log_ratio = log_ratio(target, reference);
    key.p = key.ll.map(likelihood_p);
    key.per_10k = [0, 1].map(|side| per_10k(key.freq[side], sizes[side].words));
}

/// In the order asked for; equals by how often they are on both sides, then by the
/// alphabet.
fn arrange(rows: &mut [Key], sort: Sort) {
    let number = |it: Option<f64>| it.unwrap_or(f64::NEG_INFINITY);
    rows.sort_by(|a, b| {
        let name = a.feature.cmp(&b.feature);
        let sum = |key: &Key| key.freq[0] + key.freq[1];
        let by = match sort {
            Sort::Feature => return name,
            Sort::LogLikelihood => number(b.ll).total_cmp(&number(a.ll)),
            Sort::LogRatio => {
                let size = |it: Option<f64>| number(it.map(f64::abs));
                size(b.log_ratio).total_cmp(&size(a.log_ratio))
            }
            Sort::Frequency => b.freq[0].cmp(&a.freq[0]),
            Sort::Reviews => b.reviews[0].cmp(&a.reviews[0]),
        };
        by.then(sum(b).cmp(&sum(a))).then(name)
    });
}
