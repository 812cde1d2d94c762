//! Tiny reviews made by hand, and a corpus folder that goes away, for tests.

use std::path::Path;

use tempfile::TempDir;

use super::{Library, SourceRecord, Start, Versions, Writer};
use crate::model::{
    Anchor, Known, Metadata, PageNumber, Passage, PassageId, PassageKind, Provenance,
    Review, ReviewId, Section, SectionIndex, SectionKind, Stamp, Status,
};
use crate::text::count_words;

/// A review whose passages are these texts, alternately in its two sections.
pub(crate) fn review(id: &str, texts: &[&str]) -> Review {
    let section = |heading: &str, kind| Section {
        heading: heading.to_owned(),
        level: 1,
        parent: None,
        kind,
    };
    Review {
        id: ReviewId(id.to_owned()),
        metadata: Metadata::default(),
        pages: 2,
        sections: vec![
            section("1 What happened", SectionKind::Narrative),
            section("2 Findings", SectionKind::Findings),
        ],
        passages: (0..).zip(texts).map(|(ord, text)| passage(id, ord, text)).collect(),
    }
}

fn passage(id: &str, ord: u32, text: &str) -> Passage {
    let end = u32::try_from(text.len()).unwrap();
    let page = PageNumber(1 + ord % 2);
    Passage {
        id: PassageId(format!("{id}/{ord:08x}.1")),
        kind: PassageKind::Paragraph,
        number: Some(format!("1.{ord}")),
        text: text.to_owned(),
        sentences: sentences(text),
        section: SectionIndex(ord % 2),
        page,
        page_end: PageNumber(page.0 + 1),
        page_label: Some("iv".to_owned()),
        anchors: vec![Anchor { page, line: 3, line_start: 4, start: 0, end }],
        words: u32::try_from(count_words(text)).unwrap(),
    }
}

/// After every point and space starts a sentence.
fn sentences(text: &str) -> Vec<u32> {
    let starts = text.match_indices(". ").map(|(at, _)| u32::try_from(at + 2).unwrap());
    std::iter::once(0).chain(starts).collect()
}

/// A record for a review, as a run of `index` would make it.
pub(crate) fn record(review: &Review) -> SourceRecord {
    SourceRecord {
        review: review.id.clone(),
        file: format!("reviews/{}.pdf", review.id),
        sha256: None,
        stamp: Stamp { size: 1, modified: 1_700_000_000_123_456_789 },
        status: Status::Ok,
        detail: None,
        pages: review.pages,
        words: review.passages.iter().map(|passage| u64::from(passage.words)).sum(),
        passages: u32::try_from(review.passages.len()).unwrap(),
        read: review.metadata.clone(),
        metadata: review.metadata.clone(),
        text_hash: None,
        sketch: vec![1, u64::MAX],
        duplicate_of: None,
        case: None,
        sections: review.sections.clone(),
        extractor: "1".to_owned(),
    }
}

/// Something known from the text.
pub(crate) fn known<T>(value: T) -> Known<T> {
    Known::new(value, Provenance::Text)
}

/// A writer for a corpus folder.
pub(crate) fn writer(corpus: &Path) -> Writer {
    Writer::open(corpus, "started at noon", &Versions::current("1"), Start::Resume)
        .unwrap()
}

/// A corpus folder with a finished library of these reviews.
pub(crate) fn library(reviews: &[Review]) -> (TempDir, Library) {
    let corpus = tempfile::tempdir().unwrap();
    let mut writer = writer(corpus.path());
    for review in reviews {
        writer.replace(&record(review), Some(review)).unwrap();
    }
    writer.finish().unwrap();
    let library = Library::open(corpus.path()).unwrap();
    (corpus, library)
}
