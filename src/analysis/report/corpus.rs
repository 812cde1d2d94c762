//! The files of a corpus and how they were read.

use std::collections::{BTreeMap, BTreeSet};

use super::Material;
use crate::analysis::Fact;
use crate::analysis::themes::{Counted, Subcorpus, counted};
use crate::index::SourceRecord;
use crate::model::Status;

/// A file that was not read as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The file, relative to the corpus folder.
    pub file: String,
    /// How reading it ended.
    pub status: Status,
    /// What to know beyond that.
    pub detail: Option<String>,
}

/// What a corpus holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corpus {
    /// All files of a known kind.
    pub files: u64,
    /// How many of them ended how; statuses that none has are left out.
    pub statuses: BTreeMap<Status, u64>,
    /// Files that gave pages but not all, or none.
    pub unread: Vec<Reading>,
    /// Reviews that count, each case once.
    pub reviews: u64,
    /// Of these, those with a passage that was asked for.
    pub reviews_asked: u64,
    /// Their files.
    pub documents: u64,
    /// Files that say nearly the same as another and do not count.
    pub copies: u64,
    /// Pages of the files that count.
    pub pages: u64,
    /// Their passages.
    pub passages: u64,
    /// Their words.
    pub words: u64,
    /// The first and the last year of publication that is known.
    pub years: Option<(u16, u16)>,
    /// Reviews without a known year.
    pub undated: u64,
    /// Boards and partnerships that are known.
    pub boards: u64,
    /// The versions of the code that read the files that count.
    pub extractors: Vec<String>,
}

pub(super) fn corpus(from: Material<'_>, only: Option<&Subcorpus>) -> Corpus {
    let records = from.coded.records;
    let reviews = counted(from.coded);
    let mut statuses: BTreeMap<Status, u64> = BTreeMap::new();
    for record in records {
        *statuses.entry(record.status).or_default() += 1;
    }
    let of =
        |fact: Fact| move |record| Some(fact.of(record)).filter(|value| !value.is_null());
    let year = |review: &_| Counted::known(review, of(Fact::Year));
    let years: Vec<u64> =
        reviews.iter().filter_map(|review| year(review)?.as_u64()).collect();
    let boards: BTreeSet<String> = reviews
        .iter()
        .filter_map(|review| Some(review.known(of(Fact::Board))?.to_string()))
        .collect();
    let documents = || reviews.iter().flat_map(|review| &review.documents);
    let sum = |of: fn(&SourceRecord) -> u64| documents().map(|one| of(one.record)).sum();
    let asked = |review: &&Counted<'_>| {
        let any = |only: &Subcorpus| {
            review.documents.iter().any(|one| only.has_any(&one.record.review))
        };
        only.is_none_or(any)
    };
    let extractors: BTreeSet<String> =
        documents().map(|one| one.record.extractor.clone()).collect();
    let end = |year: Option<&u64>| year.and_then(|year| u16::try_from(*year).ok());
    Corpus {
        files: records.len() as u64,
        statuses,
        unread: records.iter().filter(|one| is_unread(one)).map(reading).collect(),
        reviews: reviews.len() as u64,
        reviews_asked: reviews.iter().filter(asked).count() as u64,
        documents: documents().count() as u64,
        copies: records.iter().filter(|one| one.duplicate_of.is_some()).count() as u64,
        pages: sum(|record| u64::from(record.pages)),
        passages: sum(|record| u64::from(record.passages)),
        words: sum(|record| record.words),
        years: end(years.iter().min()).zip(end(years.iter().max())),
        undated: (reviews.len() - years.len()) as u64,
        boards: boards.len() as u64,
        extractors: extractors.into_iter().collect(),
    }
}

fn is_unread(record: &SourceRecord) -> bool {
    !matches!(record.status, Status::Ok | Status::Duplicate)
}

fn reading(record: &SourceRecord) -> Reading {
    Reading {
        file: record.file.clone(),
        status: record.status,
        detail: record.detail.clone(),
    }
}
