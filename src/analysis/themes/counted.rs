//! The reviews that count: each case once, copies not at all.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::codebook::Codebook;
use crate::index::SourceRecord;
use crate::model::{CodedReview, Codings, Digest, ReviewId, ThemeId};

use crate::analysis::stats::Interval;

/// How often a theme that the coding calls found is one, as people judged it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The share of its findings that hold, from 0 to 1.
    pub precision: f64,
    /// How far that may be off.
    pub interval: Interval,
}

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
    let mut cases: BTreeMap<(bool, &str), Vec<Document<'a>>> = BTreeMap::new();
    for record in coded.records.iter().filter(|record| record.duplicate_of.is_none()) {
        let Some(coded) = coded.codings.review(&record.review) else { continue };
        let case = match &record.case {
            Some(case) => (true, case.as_str()),
            None => (false, record.review.0.as_str()),
        };
        cases.entry(case).or_default().push(Document { record, coded });
    }
    let longest_first = |mut documents: Vec<Document<'a>>| {
        documents.sort_by(|a, b| {
            let words = b.record.words.cmp(&a.record.words);
            words.then_with(|| a.record.review.cmp(&b.record.review))
        });
        Counted { documents }
    };
    let mut counted: Vec<Counted<'a>> = cases.into_values().map(longest_first).collect();
    counted.sort_by(|a, b| a.name().cmp(b.name()));
    counted
}

/// What identifies a corpus: SHA-256 over the names of its documents that count, in
/// order, each with the hash of its source, a line each.
pub fn fingerprint(counted: &[Counted<'_>]) -> Digest {
    let mut lines: Vec<(&ReviewId, String)> = counted
        .iter()
        .flat_map(|review| &review.documents)
        .map(|document| {
            let hash = document.record.sha256.map(|hash| hash.to_string());
            (&document.record.review, hash.unwrap_or_default())
        })
        .collect();
    lines.sort();
    let mut hash = Sha256::new();
    for (review, source) in lines {
        hash.update(format!("{review} {source}\n"));
    }
    Digest(hash.finalize().into())
}
