//! The words of all passages as one run of numbers.
//!
//! Documents of one review stand side by side, and those that count for no review
//! (near-copies of another) come last. The `s` of a possessive is left out, as phrases of
//! the query language pass over it: `child needs` is counted where `child's needs` stands.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::analysis::themes::{Counted, Subcorpus};
use crate::index::{Error, Library};
use crate::model::{CodedReview, ReviewId, SectionKind};
use crate::text::tokens;

/// Stands after the last word of a passage.
pub(in crate::analysis) const END: u32 = u32::MAX;
/// The review of a document that counts for none.
pub(in crate::analysis) const NO_REVIEW: u32 = u32::MAX;

/// All words.
pub(in crate::analysis) struct Stream {
    /// Every word by its number.
    pub(in crate::analysis) vocabulary: Vec<String>,
    /// The words of all passages, [`END`] after each.
    pub(in crate::analysis) words: Vec<u32>,
    /// The documents, those of a review together and in order.
    pub(in crate::analysis) documents: Vec<Document>,
    /// Where the `s` of a possessive was left out: after which words, in order.
    possessives: Vec<u32>,
}

/// A document and where its words are.
pub(in crate::analysis) struct Document {
    /// The number of its review; [`NO_REVIEW`] for a copy.
    pub(in crate::analysis) review: u32,
    /// Its own name.
    pub(in crate::analysis) name: ReviewId,
    /// Its passages in reading order.
    pub(in crate::analysis) passages: Vec<Passage>,
}

/// A passage and where its words are.
#[derive(Debug, Clone, Copy)]
pub(in crate::analysis) struct Passage {
    /// Its place in its document.
    pub(in crate::analysis) ord: u32,
    /// Its first word in the stream.
    pub(in crate::analysis) start: u32,
    /// One past its last word.
    pub(in crate::analysis) end: u32,
    /// Whether its section speaks about the review and not about the case.
    pub(in crate::analysis) formal: bool,
}

/// A document whose words have numbers of their own.
struct Read {
    vocabulary: Vec<String>,
    words: Vec<u32>,
    possessives: Vec<u32>,
    document: Document,
}

impl Stream {
    /// Reads the passages that count.
    pub(in crate::analysis) fn read(
        library: &Library,
        reviews: &[Counted<'_>],
        only: Option<&Subcorpus>,
    ) -> Result<Self, Error> {
        let wanted = documents(library, reviews)?;
        let read = wanted.into_par_iter().map(|(review, name)| {
            let passages = library.passages(&name)?;
            let counts = |ord| only.is_none_or(|only| only.has(&name, ord));
            let mut read = Read::new(review, &name);
            let mut numbers = HashMap::new();
            let mut headed = false;
            for one in passages.iter().filter(|one| counts(one.ord)) {
                headed |= one.section_kind != SectionKind::Front;
                let formal = is_formal(one.section_kind);
                read.take(&one.passage.text, (one.ord, formal), &mut numbers);
            }
            if !headed {
                // all there is of a review whose headings are not told from its text
                read.document.passages.iter_mut().for_each(|one| one.formal = false);
            }
            Ok(read)
        });
        Ok(Self::joined(read.collect::<Result<_, Error>>()?))
    }

    fn joined(parts: Vec<Read>) -> Self {
        let length = parts.iter().map(|part| part.words.len()).sum();
        let mut stream = Self {
            vocabulary: Vec::new(),
            words: Vec::with_capacity(length),
            documents: Vec::with_capacity(parts.len()),
            possessives: Vec::new(),
        };
        let mut places: HashMap<String, u32> = HashMap::new();
        for part in parts {
            let number = |word: String| {
                let next = as_number(places.len());
                *places.entry(word).or_insert(next)
            };
            let numbers: Vec<u32> = part.vocabulary.into_iter().map(number).collect();
            let before = as_number(stream.words.len());
            let number = |word: &u32| numbers.get(*word as usize).copied().unwrap_or(END);
            stream.words.extend(part.words.iter().map(number));
            stream.possessives.extend(part.possessives.iter().map(|at| at + before));
            let mut document = part.document;
            for passage in &mut document.passages {
                passage.start += before;
                passage.end += before;
            }
            stream.documents.push(document);
        }
        stream.vocabulary = vec![String::new(); places.len()];
        let mut all: Vec<(String, u32)> = places.into_iter().collect();
        all.sort_unstable_by_key(|one| one.1);
        for (word, number) in all {
            stream.vocabulary[number as usize] = word;
        }
        stream
    }

    /// How many reviews have a passage that counts.
    pub(in crate::analysis) fn reviews(&self) -> u64 {
        self.by_review().filter(|(review, _)| *review != NO_REVIEW).count() as u64
    }

    /// How many passages count.
    pub(in crate::analysis) fn passages(&self) -> u64 {
        self.documents.iter().map(|one| one.passages.len() as u64).sum()
    }

    /// How many words there are.
    pub(in crate::analysis) fn total(&self) -> u64 {
        self.words.len() as u64 - self.passages()
    }

    /// The documents of each review that have a passage, all copies together last.
    pub(in crate::analysis) fn by_review(
        &self,
    ) -> impl Iterator<Item = (u32, &[Document])> {
        let groups = self.documents.chunk_by(|a, b| a.review == b.review);
        let has_any =
            |group: &&[Document]| group.iter().any(|one| !one.passages.is_empty());
        groups.filter(has_any).map(|group| (group[0].review, group))
    }

    /// The words of a passage.
    pub(in crate::analysis) fn text(&self, passage: Passage) -> &[u32] {
        &self.words[passage.start as usize..passage.end as usize]
    }

    /// Whether the `s` of a possessive was left out after this word.
    pub(in crate::analysis) fn is_possessive(&self, at: u32) -> bool {
        self.possessives.binary_search(&at).is_ok()
    }
}

impl Read {
    fn new(review: u32, name: &ReviewId) -> Self {
        let document = Document { review, name: name.clone(), passages: Vec::new() };
        let (vocabulary, words, possessives) = Default::default();
        Self { vocabulary, words, possessives, document }
    }

    fn take(
        &mut self,
        text: &str,
        (ord, formal): (u32, bool),
        numbers: &mut HashMap<String, u32>,
    ) {
        let start = as_number(self.words.len());
        for token in tokens(text) {
            if token.is_possessive(text) {
                self.possessives.push(as_number(self.words.len().saturating_sub(1)));
                continue;
            }
            let number = if let Some(number) = numbers.get(token.word.as_ref()) {
                *number
            } else {
                let next = as_number(numbers.len());
                numbers.insert(token.word.clone().into_owned(), next);
                self.vocabulary.push(token.word.into_owned());
                next
            };
            self.words.push(number);
        }
        let end = as_number(self.words.len());
        self.document.passages.push(Passage { ord, start, end, formal });
        self.words.push(END);
    }
}

/// The documents of the reviews that count, each with the number of its review, then
/// those that count for none.
fn documents(
    library: &Library,
    reviews: &[Counted<'_>],
) -> Result<Vec<(u32, ReviewId)>, Error> {
    let mut all: Vec<(u32, ReviewId)> = (0..)
        .zip(reviews)
        .flat_map(|(at, review)| {
            review.documents.iter().map(move |one| (at, one.coded.review.clone()))
        })
        .collect();
    let mut known: Vec<ReviewId> = all.iter().map(|one| one.1.clone()).collect();
    known.sort_unstable();
    let records = library.records()?.iter().filter(|record| record.status.is_read());
    let mut rest: Vec<ReviewId> = records
        .map(|record| record.review.clone())
        .filter(|review| known.binary_search(review).is_err())
        .collect();
    rest.sort_unstable();
    all.extend(rest.into_iter().map(|review| (NO_REVIEW, review)));
    Ok(all)
}

/// Sections that speak about the review: what comes first, what was asked, how it was
/// done, what its terms mean.
const fn is_formal(kind: SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Front
            | SectionKind::Contents
            | SectionKind::TermsOfReference
            | SectionKind::Methodology
            | SectionKind::Glossary
            | SectionKind::References
    )
}

/// The themes that each passage of a document carries, by passage.
pub(in crate::analysis) fn themes_of(
    coded: Option<&CodedReview>,
    ord: u32,
) -> impl Iterator<Item = u16> {
    let codings = coded.map_or(&[][..], |coded| &coded.codings);
    let from = codings.partition_point(|one| one.passage < ord);
    codings[from..]
        .iter()
        .take_while(move |one| one.passage == ord)
        .map(|one| one.theme.0)
}

/// A place or count; a stream of more words than fit would be a hundred national
/// collections.
pub(in crate::analysis) fn as_number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(END - 1)
}

#[cfg(test)]
impl Stream {
    /// Of these texts, as the passages of one document.
    pub(in crate::analysis) fn of_texts(texts: &[&str]) -> Self {
        let mut read = Read::new(0, &ReviewId("a".to_owned()));
        let mut numbers = HashMap::new();
        for (ord, text) in (0..).zip(texts) {
            read.take(text, (ord, false), &mut numbers);
        }
        Self::joined(vec![read])
    }
}
