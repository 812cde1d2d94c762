//! How often each word is written, in how many reviews, and how evenly over them.
//!
//! A word is counted exactly as often as a search for it in quotation marks has hits.
//! Many words of high frequency are those of one review, with its names and its service;
//! that is why in how many reviews a word is and how evenly stand beside how often.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use super::lexis::{
    Feature, Folding, Forms, Kept, Scope, Tally, Work, each_feature, features, per_10k,
};
use super::listed::words;
use super::stats::dispersion_of;
use crate::index::{Detail, Error, Library, Vocabulary};
use crate::query::{Matcher, Pattern};

/// The order of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By how often.
    #[default]
    Frequency,
    /// By in how many reviews.
    Reviews,
    /// By how evenly, the most even first.
    Dispersion,
    /// By the alphabet.
    Word,
}

words!(Sort: Frequency = "freq", Reviews = "reviews", Dispersion = "dispersion",
    Word = "word");

/// A question about words.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The passages that count.
    pub scope: &'a Scope,
    /// Only words that this stands for; none for all.
    pub pattern: Option<&'a Pattern>,
    /// Which words are counted.
    pub kept: Kept,
    /// Which of them are one.
    pub folding: Folding,
    /// At least so often.
    pub min_freq: u64,
    /// In at least so many reviews.
    pub min_reviews: u64,
    /// The order.
    pub sort: Sort,
}

/// Words and how often they are written.
#[derive(Debug, Clone, PartialEq)]
pub struct WordList {
    /// Which words are one.
    pub folding: Folding,
    /// How many words there are, each as often as it is written.
    pub words: u64,
    /// How many reviews they are of.
    pub reviews: u64,
    /// How many different words were asked for, before those that are rare are left out.
    pub all: u64,
    /// Those that are frequent enough, in the order asked for.
    pub rows: Vec<Word>,
}

/// A word and how often it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// The word.
    pub word: String,
    /// How often.
    pub freq: u64,
    /// How often in 10,000 words.
    pub per_10k: Option<f64>,
    /// In how many reviews.
    pub reviews: u64,
    /// How unevenly over them: Gries' DP (2008), 0 even, towards 1 uneven.
    pub dispersion: Option<f64>,
}

/// Answers a question about words.
pub fn wordlist(
    library: &Library,
    question: &Question<'_>,
    work: Work<'_>,
) -> Result<WordList, Error> {
    let scope = question.scope;
    let vocabulary = library.vocabulary()?;
    let matcher = question.pattern.map(Matcher::new);
    let wanted = |word: &str| {
        question.kept.has(word)
            && matcher.as_ref().is_none_or(|matcher| matcher.matches(word))
    };
    let features = features(&vocabulary, question.folding, wanted);
    let words = scope.words();
    let counter = Counter { vocabulary: &vocabulary, scope, words };
    let rows = each_feature(
        &features,
        work,
        || Tally::new(scope),
        |tally, feature| counter.count(feature, tally),
    )?;
    let mut rows: Vec<Word> = rows.into_iter().flatten().collect();
    let all = rows.len() as u64;
    rows.retain(|one| {
        one.freq >= question.min_freq && one.reviews >= question.min_reviews
    });
    arrange(&mut rows, question.sort);
    let folding = question.folding;
    Ok(WordList { folding, words, reviews: scope.reviews(), all, rows })
}

struct Counter<'a> {
    vocabulary: &'a Vocabulary<'a>,
    scope: &'a Scope,
    words: u64,
}

impl Counter<'_> {
    /// What is counted of a word; nothing where no passage that counts has it.
    fn count(&self, feature: &Feature, tally: &mut Tally) -> Result<Option<Word>, Error> {
        let mut forms = Forms::default();
        for form in &feature.0 {
            let mut often = 0;
            self.vocabulary.each(*form, Detail::Numbers, |found| {
                if let Some(unit) = self.scope.unit(found.slot) {
                    often += u64::from(found.count());
                    tally.add(unit, u64::from(found.count()));
                }
            })?;
            forms.add(*form, often);
        }
        let parts: Vec<(u64, u64)> =
            tally.each().map(|(unit, n)| (self.scope.words_of(unit), n)).collect();
        tally.clear();
        Ok((forms.sum() > 0).then(|| Word {
            word: forms.name(self.vocabulary),
            freq: forms.sum(),
            per_10k: per_10k(forms.sum(), self.words),
            reviews: parts.len() as u64,
            dispersion: dispersion_of(self.words, &parts),
        }))
    }
}

/// In the order asked for; equals by how often, then by the alphabet.
fn arrange(rows: &mut [Word], sort: Sort) {
    rows.sort_by(|a, b| {
        let name = a.word.cmp(&b.word);
        let by = match sort {
            Sort::Word => return name,
            Sort::Frequency => Ordering::Equal,
            Sort::Reviews => b.reviews.cmp(&a.reviews),
            Sort::Dispersion => {
                let number = |it: Option<f64>| it.unwrap_or(f64::INFINITY);
                number(a.dispersion).total_cmp(&number(b.dispersion))
            }
        };
        by.then(b.freq.cmp(&a.freq)).then(name)
    });
}
