//! The words that count: those that are company, and among them those that are compared.
//!
//! Function words are company, too: what `his` and `her` stand before and `about` follows
//! are words of one kind. They are never compared.

use std::collections::BTreeSet;

use crate::analysis::lexis::{
    Feature, Folding, Forms, Scope, Tally, Work, each_feature, features,
};
use crate::analysis::telling::is_telling;
use crate::index::{Detail, Error, Vocabulary};
use crate::text::{FUNCTION_WORDS, is_function_word, stem};

use super::Question;

/// Say when, and not what. `may` is a function word.
const DATES: [&str; 18] = [
    "april",
    "august",
    "december",
    "february",
    "friday",
    "january",
    "july",
    "june",
    "march",
    "monday",
    "november",
    "october",
    "saturday",
    "september",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
];
/// Are company that tells a lot, and widen no question.
const DENIALS: [&str; 2] = ["no", "not"];
/// What one review alone has is company to none.
const COMPANY_REVIEWS: u64 = 2;

/// All inflections of a word, as one.
pub(super) struct Word {
    /// Their numbers in the vocabulary.
    pub(super) forms: Feature,
    /// Whether it is no function word, nor an inflection of one: a search for `willing`
    /// finds `will`, too.
    pub(super) tells: bool,
    /// The form that is most frequent.
    pub(super) name: String,
    /// How often they are written.
    pub(super) freq: u64,
    /// In how many reviews.
    pub(super) reviews: u64,
}

/// The words that count, in the order of their stems, each known by its place.
pub(super) struct Lexicon {
    pub(super) words: Vec<Word>,
    /// The places of those that are compared.
    pub(super) compared: Vec<u32>,
    /// By number in the vocabulary: the place of the word that a form is of.
    places: Vec<Option<u32>>,
}

impl Lexicon {
    /// Those of a vocabulary.
    pub(super) fn of(
        vocabulary: &Vocabulary<'_>,
        question: &Question<'_>,
        work: Work<'_>,
    ) -> Result<Self, Error> {
        let Question { scope, min_freq, min_reviews, .. } = *question;
        let words = counted(vocabulary, scope, work)?;
        let fewest = COMPANY_REVIEWS.min(min_reviews).max(1);
        let company = words.into_iter().filter(|word| word.reviews >= fewest);
        let words: Vec<Word> = company.collect();
        let is_compared = |word: &Word| {
            let enough = word.freq >= min_freq && word.reviews >= min_reviews;
            enough && word.tells && !DENIALS.contains(&word.name.as_str())
        };
        let compared = (0..).zip(&words).filter(|(_, word)| is_compared(word));
        let compared = compared.map(|(place, _)| place).collect();
        let mut places = vec![None; vocabulary.len()];
        for (place, word) in (0..).zip(&words) {
            word.forms.0.iter().for_each(|form| places[*form] = Some(place));
        }
        Ok(Self { words, compared, places })
    }

    /// The word of a place.
    pub(super) fn word(&self, place: u32) -> &Word {
        &self.words[place as usize]
    }

    /// The place of the word that a form of this number is of, if it counts.
    pub(super) fn place(&self, form: usize) -> Option<u32> {
        self.places.get(form).copied().flatten()
    }

    /// The place of a word, given its forms.
    pub(super) fn place_of(&self, forms: &Feature) -> Option<u32> {
        forms.0.first().and_then(|form| self.place(*form))
    }
}

/// All words but dates, numbers and single letters.
fn counted(
    vocabulary: &Vocabulary<'_>,
    scope: &Scope,
    work: Work<'_>,
) -> Result<Vec<Word>, Error> {
    let dates: BTreeSet<String> = DATES.map(stem).into();
    let hold: BTreeSet<String> = FUNCTION_WORDS.map(stem).into();
    let counts = |word: &str| {
        (is_telling(word) || is_function_word(word)) && !dates.contains(&stem(word))
    };
    let tells = |forms: &Feature| {
        let form = forms.0.first();
        form.is_some_and(|form| !hold.contains(&stem(vocabulary.word(*form))))
    };
    let features = features(vocabulary, Folding::Inflections, counts);
    let room = || Tally::new(scope);
    each_feature(&features, work, room, |tally, forms| {
        let (name, freq) = named(vocabulary, forms, (scope, tally))?;
        let (tells, forms) = (tells(forms), forms.clone());
        let reviews = tally.reviews();
        tally.clear();
        Ok(Word { forms, tells, name, freq, reviews })
    })
}

/// The most frequent of some forms, and how often all of them are written.
fn named(
    vocabulary: &Vocabulary<'_>,
    forms: &Feature,
    (scope, tally): (&Scope, &mut Tally),
) -> Result<(String, u64), Error> {
    let mut found = Forms::default();
    for form in &forms.0 {
        let mut often = 0;
        vocabulary.each(*form, Detail::Numbers, |here| {
            if let Some(unit) = scope.unit(here.slot) {
                often += u64::from(here.count());
                tally.add(unit, u64::from(here.count()));
            }
        })?;
        found.add(*form, often);
    }
    Ok((found.name(vocabulary), found.sum()))
}
