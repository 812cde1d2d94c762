//! Passages that are like a passage.

use rayon::prelude::*;

use super::{
    Alike, By, FEWEST, Place, Question, Similar, SimilarError, TERMS, alike, placed,
    rarity, shared,
};
use crate::analysis::Fact;
use crate::analysis::stream::{NO_REVIEW, Passage, Stream};
use crate::analysis::terms::{Terms, Vector, cosine};
use crate::analysis::themes::{Coded, Counted};
use crate::index::{Library, StoredPassage};
use crate::model::{CodedReview, PassageId, ReviewId, Stance, ThemeIndex};

/// A passage and how alike it is: its document, its place there, both measures.
struct Measured {
    document: usize,
    passage: Passage,
    content: f64,
    themes: Option<f64>,
}

pub(super) fn similar(
    library: &Library,
    coded: &Coded<'_>,
    question: &Question<'_>,
    id: &PassageId,
) -> Result<Similar, SimilarError> {
    let missing = || SimilarError::NoTarget { name: id.0.clone() };
    let own = library.passage(id)?.ok_or_else(missing)?;
    let (reviews, target) = placed(coded, &own.review.0)?;
    let stream = Stream::read(library, &reviews, None)?;
    let counts = stream.documents.iter().filter(|one| one.review != NO_REVIEW);
    let passages = counts.flat_map(|one| &one.passages);
    let terms = Terms::of(&stream, passages.clone().map(|one| stream.text(*one)));
    let one = stream.documents.iter().find(|one| one.name == own.review);
    let one = one.and_then(|one| one.passages.iter().find(|one| one.ord == own.ord));
    let comparison = Comparison {
        vector: terms.vector(stream.text(*one.ok_or_else(missing)?)),
        themes: found(coded.codings.review(&own.review), own.ord),
        rarity: rarity(&having(coded, &reviews), passages.count() as u64),
        reviews: &reviews,
        stream: &stream,
        terms: &terms,
        coded,
    };
    let mut measured = comparison.measured(target, question);
    let compared = measured.len() as u64;
    measured.retain(|one| match question.by {
        By::Content => one.content > 0.0,
        By::Themes => one.themes.is_some_and(|themes| themes > 0.0),
    });
    measured.sort_by(|a, b| order(a, b, question.by));
    let first = measured.iter().take(question.limit);
    let told: Vec<Option<Alike>> =
        first.map(|one| comparison.told(library, one)).collect::<Result<_, _>>()?;
    let Comparison { vector, themes, rarity, .. } = &comparison;
    Ok(Similar {
        target: place(own, reviews.get(target)),
        themes: shared(themes, themes, rarity, coded),
        terms: terms.heaviest(vector, TERMS),
        by: question.by,
        compared,
        all: told.into_iter().flatten().collect(),
    })
}

/// The passage asked about, and all that others are held against.
struct Comparison<'a> {
    vector: Vector,
    themes: Vec<ThemeIndex>,
    rarity: Vec<f64>,
    reviews: &'a [Counted<'a>],
    stream: &'a Stream,
    terms: &'a Terms,
    coded: &'a Coded<'a>,
}

impl Comparison<'_> {
    /// All passages that are asked for, of all reviews but the passage's own.
    fn measured(&self, own: usize, question: &Question<'_>) -> Vec<Measured> {
        let of_document = |document: usize| {
            let one = &self.stream.documents[document];
            let codings = self.coded.codings.review(&one.name);
            let counts = |passage: &&Passage| {
                self.stream.text(**passage).len() >= FEWEST
                    && question.only.is_none_or(|only| only.has(&one.name, passage.ord))
            };
            let measured = |passage: &Passage| Measured {
                document,
                passage: *passage,
                content: cosine(&self.vector, &self.vector_of(*passage)),
                themes: alike(&self.themes, &found(codings, passage.ord), &self.rarity),
            };
            one.passages.iter().filter(counts).map(measured).collect::<Vec<_>>()
        };
        let is_other = |at: &usize| {
            let review = self.stream.documents[*at].review;
            review != NO_REVIEW && review as usize != own
        };
        let others: Vec<usize> =
            (0..self.stream.documents.len()).filter(is_other).collect();
        let measured: Vec<Vec<Measured>> =
            others.into_par_iter().map(of_document).collect();
        measured.into_iter().flatten().collect()
    }

    /// A passage with all that is told of it; none where the library has lost it.
    fn told(
        &self,
        library: &Library,
        one: &Measured,
    ) -> Result<Option<Alike>, SimilarError> {
        let document = &self.stream.documents[one.document];
        let mut stored = library.passages(&document.name)?.into_iter();
        let stored = stored.find(|other| other.ord == one.passage.ord);
        let other = found(self.coded.codings.review(&document.name), one.passage.ord);
        let vector = self.vector_of(one.passage);
        Ok(stored.map(|stored| Alike {
            place: place(stored, self.reviews.get(document.review as usize)),
            content: one.content,
            themes: one.themes,
            themes_shared: shared(&self.themes, &other, &self.rarity, self.coded),
            terms_shared: self.terms.shared(&self.vector, &vector, TERMS),
        }))
    }

    fn vector_of(&self, passage: Passage) -> Vector {
        self.terms.vector(self.stream.text(passage))
    }
}

/// The most alike first; of equals in the order of reviews and places in them.
fn order(a: &Measured, b: &Measured, by: By) -> std::cmp::Ordering {
    let content = b.content.total_cmp(&a.content);
    let themes = b.themes.unwrap_or(-1.0).total_cmp(&a.themes.unwrap_or(-1.0));
    match by {
        By::Content => content.then(themes),
        By::Themes => themes.then(content),
    }
}

/// The themes that a passage reports.
fn found(coded: Option<&CodedReview>, ord: u32) -> Vec<ThemeIndex> {
    let codings = coded.map_or(&[][..], |coded| &coded.codings);
    let from = codings.partition_point(|one| one.passage < ord);
    let own = codings[from..].iter().take_while(|one| one.passage == ord);
    own.filter(|one| one.stance == Stance::Found).map(|one| one.theme).collect()
}

/// How many passages report each theme.
fn having(coded: &Coded<'_>, reviews: &[Counted<'_>]) -> Vec<u64> {
    let mut having = vec![0; coded.codings.themes.len()];
    for document in reviews.iter().flat_map(|review| &review.documents) {
        for one in &document.coded.codings {
            if one.stance == Stance::Found {
                having[usize::from(one.theme.0)] += 1;
            }
        }
    }
    having
}

fn place(stored: StoredPassage, review: Option<&Counted<'_>>) -> Place {
    let year = review.and_then(|one| one.known(|record| Fact::Year.of(record).as_u64()));
    Place {
        review: ReviewId(stored.review.0.clone()),
        file: stored.file.clone(),
        year: year.and_then(|year| u16::try_from(year).ok()),
        passage: Some(stored),
    }
}
