//! The reviews that count here: as in every table, each case once and copies not at all.

use std::collections::BTreeMap;

use crate::analysis::themes::{Coded, Counted, counted, fingerprint};
use crate::codebook::Codebook;
use crate::index::{Error, Library};
use crate::model::{CodedReview, Codings, Digest, ReviewId};

/// A review that counts: the names of its documents, the longest first.
pub(super) struct Cases {
    pub(super) documents: Vec<Vec<ReviewId>>,
    pub(super) fingerprint: Digest,
}

/// The reviews that count, by name. They are told by the same rule as in tables of
/// themes, to which a review without codings is one like any other.
pub(super) fn cases(library: &Library, codebook: &Codebook) -> Result<Cases, Error> {
    let records = library.records()?;
    let uncoded = |review: &ReviewId| CodedReview {
        review: review.clone(),
        passages: Vec::new(),
        codings: Vec::new(),
        decisions: Vec::new(),
    };
    let read = records.iter().filter(|record| record.status.is_read());
    let mut reviews: Vec<_> = read.map(|record| uncoded(&record.review)).collect();
    reviews.sort_by(|a, b| a.review.cmp(&b.review));
    let codings = Codings { hash: String::new(), themes: Vec::new(), reviews };
    let measured = BTreeMap::new();
    let coded = Coded { codebook, codings: &codings, records, measured: &measured };
    let counted = counted(&coded);
    let names = |one: &Counted<'_>| {
        one.documents.iter().map(|document| document.coded.review.clone()).collect()
    };
    Ok(Cases {
        documents: counted.iter().map(names).collect(),
        fingerprint: fingerprint(&counted),
    })
}
