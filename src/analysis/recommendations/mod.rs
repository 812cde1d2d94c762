//! What reviews recommend: each recommendation once, with whom it asks, what for, and the
//! words that say so.
//!
//! Read from the passages of the library and the kinds of their sections, so that every
//! one of them opens where it stands; nothing here reads a file. A document is walked
//! section by section (`found`), its items are read one by one (`read`), and those
//! that say the same in a summary, a plan or another document of the case are counted
//! once (`repeats`). Every rule is a closed list of turns and names, so that an answer
//! can be explained by its words.

mod act;
mod addressees;
mod area;
mod asking;
mod block;
mod bodies;
mod dates;
mod directive;
mod explained;
mod field;
mod found;
mod headed;
mod intro;
mod item;
mod kinds;
mod label;
mod law;
mod level;
mod list;
mod listed;
mod modal;
mod names;
mod outline;
mod questions;
mod read;
mod recommendation;
mod recommends;
mod repeats;
mod rows;
mod running;
mod smart;
mod suppress;
mod tally;
#[cfg(test)]
mod tests;
mod turns;
mod types;
mod verbs;
mod wish;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;

use explained::Explained;
use read::read;
use repeats::{Placed, groups};

use super::Fact;
use super::themes::{Coded, Counted, Document, Subcorpus, counted};
use crate::codebook::Role;
use crate::index::{Error, Library, StoredPassage};
use crate::model::{ReviewId, ThemeId};

pub use field::{Field, NONE};
pub use kinds::{Addressee, HealthKind, Level, Type};
pub use recommendation::{Because, By, Named, Place, Recommendation, Smart, Sort, Span};
pub use suppress::{RowMasks, SummaryMasks, TallyMasks};
pub use tally::{Cell, NoCell, Summary, Tally, TallyRow, counts, summary, tally};

/// Which recommendations are wanted. What is left open asks for all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Only those of this document.
    pub review: Option<&'a ReviewId>,
    /// Only those with one of these passages.
    pub only: Option<&'a Subcorpus>,
}

/// What the reviews of a corpus recommend.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recommendations {
    /// The reviews that count, by name, each case once: those without any, too.
    pub reviews: Vec<ReviewId>,
    /// Recommendations and questions, by review and place in it; each once.
    pub all: Vec<Recommendation>,
}

impl Recommendations {
    /// Those with one of these passages.
    #[must_use]
    pub fn within(&self, only: &Subcorpus) -> Self {
        let wanted = Wanted { review: None, only: Some(only) };
        let all = self.all.iter().filter(|one| is_wanted(one, wanted));
        Self { reviews: self.reviews.clone(), all: all.cloned().collect() }
    }

    /// Those of one sort, in order.
    pub fn of(&self, sort: Sort) -> impl Iterator<Item = &Recommendation> {
        self.all.iter().filter(move |one| one.sort == sort)
    }
}

/// The words of a recommendation without what labels it, as in `Recommendation 3:`.
pub(super) fn told(text: &str) -> &str {
    let label = label::label(text, label::Actions::Count);
    label.and_then(|label| text.get(label.end..)).unwrap_or(text)
}

/// Reads the recommendations of a library. Near-copies of a review are left out;
/// documents of one case are one review. The same library gives the same answer, whatever
/// the number of threads.
pub fn recommendations(
    library: &Library,
    coded: &Coded<'_>,
    wanted: Wanted<'_>,
) -> Result<Recommendations, Error> {
    let counts = |review: &Counted<'_>| {
        wanted.review.is_none_or(|only| {
            review.documents.iter().any(|document| document.record.review == *only)
        })
    };
    let reviews: Vec<Counted<'_>> = counted(coded).into_iter().filter(counts).collect();
    let all: Vec<Vec<Recommendation>> = reviews
        .par_iter()
        .map(|review| of_review(library, coded, review))
        .collect::<Result<_, _>>()?;
    let all = all.into_iter().flatten().filter(|one| is_wanted(one, wanted));
    Ok(Recommendations {
        reviews: reviews.iter().map(|review| review.name().clone()).collect(),
        all: all.collect(),
    })
}

fn is_wanted(one: &Recommendation, wanted: Wanted<'_>) -> bool {
    wanted.review.is_none_or(|only| *only == one.review)
        && wanted.only.is_none_or(|only| one.is_in(only))
}

/// The recommendations of one review, in the order of its documents and passages.
fn of_review(
    library: &Library,
    coded: &Coded<'_>,
    review: &Counted<'_>,
) -> Result<Vec<Recommendation>, Error> {
    let documents: Vec<Vec<StoredPassage>> = review
        .documents
        .iter()
        .map(|document| library.passages(&document.record.review))
        .collect::<Result<_, _>>()?;
    let placed: Vec<Placed<'_>> = documents
        .iter()
        .enumerate()
        .flat_map(|(at, passages)| {
            found::found(passages).into_iter().map(move |item| Placed::new(at, item))
        })
        .collect();
    let parted = placed.iter().any(|one| {
        level::of_headings(&one.item.headings).is_some_and(|told| told.0 == Level::Agency)
    });
    let year = review.known(|record| Fact::Year.of(record).as_u64());
    let year = year.and_then(|year| u16::try_from(year).ok());
    let explained: Vec<Explained<'_>> =
        documents.iter().map(|passages| Explained::new(passages)).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let one = |(first, others): (usize, Vec<usize>)| {
        let placed_at = &placed[first];
        let document = &review.documents[placed_at.document];
        let read = read(&placed_at.item, &explained[placed_at.document], parted);
        let mut made = made(placed_at, read, coded, document);
        made.case.clone_from(review.name());
        made.year = year;
        made.repeated_at = others.iter().map(|at| place(&placed[*at])).collect();
        // of two places of one document, that with a number says which it is
        let numbered = |at: &&usize| placed[**at].document == placed_at.document;
        let number = || {
            others.iter().filter(numbered).find_map(|at| placed[*at].item.number.clone())
        };
        made.number = made.number.or_else(number);
        let times = seen.entry(made.id.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            made.id = format!("{}:{times}", made.id);
        }
        made
    };
    Ok(groups(&placed).into_iter().map(one).collect())
}

fn place(placed: &Placed<'_>) -> Place {
    let first = placed.item.passages[0];
    Place {
        review: first.review.clone(),
        page: first.passage.page,
        number: placed.item.number.clone(),
        passage: first.passage.id.clone(),
    }
}

fn made(
    placed: &Placed<'_>,
    read: read::Read,
    coded: &Coded<'_>,
    document: &Document<'_>,
) -> Recommendation {
    let item = &placed.item;
    let first = item.passages[0];
    let ords: Vec<u32> = item.passages.iter().map(|one| one.ord).collect();
    Recommendation {
        id: first.passage.id.to_string(),
        review: first.review.clone(),
        case: first.review.clone(),
        year: None,
        file: first.file.clone(),
        page: first.passage.page,
        page_label: first.passage.page_label.clone(),
        number: item.number.clone(),
        section: first.section().to_owned(),
        section_kind: first.section_kind,
        text: item.text.clone(),
        passages: item.passages.iter().map(|one| one.passage.id.clone()).collect(),
        themes: themes(coded, document, &ords),
        ords,
        sort: item.sort,
        level: read.level,
        addressees: read.addressees,
        health_kind: read.health_kind,
        law: read.law,
        smart: read.smart,
        verb: read.verb,
        kind: read.kind,
        repeated_at: Vec::new(),
        because: read.because,
    }
}

/// The themes that these passages carry, in the codebook's order; lexicons are no themes.
fn themes(coded: &Coded<'_>, document: &Document<'_>, ords: &[u32]) -> Vec<ThemeId> {
    let themes = coded.codebook.themes.iter().enumerate();
    let carried = |at: usize| {
        document.coded.codings.iter().any(|coding| {
            usize::from(coding.theme.0) == at && ords.contains(&coding.passage)
        })
    };
    themes
        .filter(|(at, theme)| theme.role == Role::Theme && carried(*at))
        .map(|(_, theme)| theme.id.clone())
        .collect()
}
