//! One walk over the reviews that count, and what is seen of the subjects in each.

use std::collections::BTreeMap;

use crate::analysis::themes::{Counted, Document, Subcorpus, is_found};
use crate::model::{Stance, ThemeIndex};

use super::{Sought, Subject};

/// A passage that has a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) struct Place {
    /// Which of the review's documents it stands in.
    pub(in crate::analysis) document: usize,
    /// Its place there.
    pub(in crate::analysis) passage: u32,
    /// The place of the subject among those asked about.
    pub(in crate::analysis) subject: usize,
}

/// A review that counts and what it has.
pub(in crate::analysis) struct Scanned<'a> {
    /// The review.
    pub(in crate::analysis) review: &'a Counted<'a>,
    /// Its passages that have a subject, in reading order; with several, several times.
    pub(in crate::analysis) places: Vec<Place>,
}

/// Every review that has a passage of `only`, by name, with what it has in these passages.
pub(in crate::analysis) fn scan<'a>(
    reviews: &'a [Counted<'a>],
    subjects: &'a [Subject],
    only: Option<&'a Subcorpus>,
) -> impl Iterator<Item = Scanned<'a>> {
    let lens = Lens::of(subjects, only);
    let reviews = reviews.iter().filter(move |review| {
        review.documents.iter().any(|document| kept(document, only) > 0)
    });
    reviews.map(move |review| {
        let documents = review.documents.iter().enumerate();
        let mut places: Vec<Place> =
            documents.flat_map(|(at, document)| lens.seen(at, document)).collect();
        places.sort_unstable();
        places.dedup();
        Scanned { review, places }
    })
}

/// How many passages of a document count.
pub(in crate::analysis) fn kept(
    document: &Document<'_>,
    only: Option<&Subcorpus>,
) -> usize {
    let passages = document.coded.passages.len();
    only.map_or(passages, |only| {
        only.of(&document.coded.review).partition_point(|one| (*one as usize) < passages)
    })
}

/// What is looked for, as it is quickly seen.
struct Lens<'a> {
    themes: BTreeMap<ThemeIndex, Vec<usize>>,
    queries: Vec<(usize, &'a Subcorpus)>,
    only: Option<&'a Subcorpus>,
}

impl<'a> Lens<'a> {
    fn of(subjects: &'a [Subject], only: Option<&'a Subcorpus>) -> Self {
        let mut lens = Self { themes: BTreeMap::new(), queries: Vec::new(), only };
        for (at, subject) in subjects.iter().enumerate() {
            match &subject.sought {
                Sought::Theme(theme) => lens.themes.entry(*theme).or_default().push(at),
                Sought::Passages(hit) => lens.queries.push((at, hit)),
            }
        }
        lens
    }

    /// What a document has, in no order.
    fn seen(&self, document: usize, of: &Document<'_>) -> Vec<Place> {
        let coded = of.coded;
        let mut places = Vec::new();
        let mut add = |passage: u32, subject: usize| {
            let known = (passage as usize) < coded.passages.len();
            if known && self.only.is_none_or(|only| only.has(&coded.review, passage)) {
                places.push(Place { document, passage, subject });
            }
        };
        for coding in coded.codings.iter().filter(|one| one.stance == Stance::Found) {
            let Some(subjects) = self.themes.get(&coding.theme) else { continue };
            if is_found(of, coding.theme) {
                for subject in subjects {
                    add(coding.passage, *subject);
                }
            }
        }
        for (subject, hit) in &self.queries {
            for passage in hit.of(&coded.review) {
                add(*passage, *subject);
            }
        }
        places
    }
}
