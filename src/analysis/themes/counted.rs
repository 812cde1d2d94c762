//! The reviews that count: each case once, copies not at all.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::codebook::Codebook;
use crate::index::SourceRecord;
use crate::model::{CodedReview, Codings, Digest, ReviewId, ThemeId};

use super::Measured;

/// All that a table is made from.
#[derive(Debug, Clone, Copy)]
pub struct Coded<'a> {
    /// The themes.
    pub codebook: &'a Codebook,
    /// What was coded with them.
    pub codings: &'a Codings,
    /// What is known about the sources.
    pub records: &'a [SourceRecord],
    /// How far the codings of a theme hold, where that was measured.
    pub measured: &'a BTreeMap<ThemeId, Measured>,
}

/// A file of a review: what is known about it and what was coded in it.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What is known about it.
    pub record: &'a SourceRecord,
    /// What was coded in it.
    pub coded: &'a CodedReview,
}

/// What counts as one review: all documents of one case.
#[derive(Debug, Clone)]
pub struct Counted<'a> {
    /// Its documents; the one with most words first, which gives it its name.
    pub documents: Vec<Document<'a>>,
}

impl<'a> Counted<'a> {
    /// The name of its longest document.
    pub fn name(&self) -> &'a ReviewId {
        &self.documents[0].coded.review
    }

    /// The first of its documents that knows something, the longest asked first.
    pub fn known<T>(&self, of: impl Fn(&'a SourceRecord) -> Option<T>) -> Option<T> {
        self.documents.iter().find_map(|document| of(document.record))
    }
}

/// The reviews that count, by name. Nearly the same text as another's (the library says
/// which) is left out; documents of one case are one review, with all their passages.
pub fn counted<'a>(coded: &Coded<'a>) -> Vec<Counted<'a>> {
    let document = |record: &'a SourceRecord| {
        let coded = coded.codings.review(&record.review)?;
        Some(Document { record, coded })
    };
    let read = coded.records.iter().filter(|record| document(record).is_some());
    let of = |case: Vec<&'a SourceRecord>| Counted {
        documents: case.into_iter().filter_map(document).collect(),
    };
    cases(read).into_iter().map(of).collect()
}

/// The same of sources that were read, whatever was coded in them: the documents of each
/// review that counts, the one with most words first, which gives it its name.
pub fn cases<'a>(
    read: impl IntoIterator<Item = &'a SourceRecord>,
) -> Vec<Vec<&'a SourceRecord>> {
    let mut cases: BTreeMap<(bool, &str), Vec<&SourceRecord>> = BTreeMap::new();
    for record in read.into_iter().filter(|record| record.duplicate_of.is_none()) {
        let case = match &record.case {
            Some(case) => (true, case.as_str()),
            None => (false, record.review.0.as_str()),
        };
        cases.entry(case).or_default().push(record);
    }
    let longest_first = |mut documents: Vec<&'a SourceRecord>| {
        documents
            .sort_by(|a, b| b.words.cmp(&a.words).then_with(|| a.review.cmp(&b.review)));
        documents
    };
    let mut cases: Vec<Vec<&SourceRecord>> =
        cases.into_values().map(longest_first).collect();
    cases.sort_by(|a, b| a[0].review.cmp(&b[0].review));
    cases
}

/// What identifies a corpus: SHA-256 over the names of its documents that count, in
/// order, each with the hash of its source, a line each.
pub fn fingerprint(counted: &[Counted<'_>]) -> Digest {
    let documents = counted.iter().flat_map(|review| &review.documents);
    fingerprint_of(documents.map(|document| document.record))
}

/// The same of these documents.
pub fn fingerprint_of<'a>(documents: impl Iterator<Item = &'a SourceRecord>) -> Digest {
    let mut lines: Vec<(&ReviewId, String)> = documents
        .map(|record| {
            let hash = record.sha256.map(|hash| hash.to_string());
            (&record.review, hash.unwrap_or_default())
        })
        .collect();
    lines.sort();
    let mut hash = Sha256::new();
    for (review, source) in lines {
        hash.update(format!("{review} {source}\n"));
    }
    Digest(hash.finalize().into())
}
