//! The reviews that count, as a list names them.

use serde_json::Value;

use crate::analysis::Fact;
use crate::analysis::themes::{Coded, Counted, Subcorpus, counted};
use crate::model::ReviewId;

/// A review as a list names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub review: ReviewId,
    /// Its title; its name where none is known.
    pub title: String,
    /// The board or partnership that published it.
    pub board: Option<String>,
    /// When it was published, as far as is known.
    pub published: Option<String>,
    /// The age of the child, as worded.
    pub age: Option<String>,
    /// `death` or `serious harm`.
    pub outcome: Option<String>,
    /// The files of its documents, relative to the corpus folder, the longest first.
    pub files: Vec<String>,
    /// Their pages.
    pub pages: u64,
    /// Their words.
    pub words: u64,
}

/// The reviews with a passage that was asked for, by name: never in an order of numbers.
pub(super) fn listed(coded: &Coded<'_>, only: Option<&Subcorpus>) -> Vec<Listed> {
    let asked = |review: &Counted<'_>| {
        only.is_none_or(|only| {
            review.documents.iter().any(|one| only.has_any(&one.record.review))
        })
    };
    counted(coded).iter().filter(|review| asked(review)).map(one).collect()
}

fn one(review: &Counted<'_>) -> Listed {
    let text = |fact: Fact| {
        review.known(|record| match fact.of(record) {
            Value::String(text) => Some(text),
            _ => None,
        })
    };
    let records = || review.documents.iter().map(|document| document.record);
    let age = |record: &crate::index::SourceRecord| {
        record.metadata.child_age.as_ref().map(|known| known.value.clone())
    };
    Listed {
        review: review.name().clone(),
        title: text(Fact::Title).unwrap_or_else(|| review.name().to_string()),
        board: text(Fact::Board),
        published: text(Fact::Published),
        age: records().find_map(age),
        outcome: text(Fact::Outcome),
        files: records().map(|record| record.file.clone()).collect(),
        pages: records().map(|record| u64::from(record.pages)).sum(),
        words: records().map(|record| record.words).sum(),
    }
}
