//! Tiny libraries made of texts, without files to read.

use std::path::Path;

use tempfile::TempDir;
use throughline::index::{Library, SourceRecord, Start, Versions, Writer};
use throughline::model::{
    Metadata, PageNumber, Passage, PassageId, PassageKind, Review, ReviewId, Section,
    SectionIndex, SectionKind, Stamp, Status,
};
use throughline::text::count_words;

/// A review whose passages are these texts, alternately narrative and findings, page 1 and
/// page 2. A sentence starts after every full stop and space.
pub(crate) fn review(id: &str, texts: &[&str]) -> Review {
    let section =
        |kind| Section { heading: "Heading".to_owned(), level: 1, parent: None, kind };
    Review {
        id: ReviewId(id.to_owned()),
        metadata: Metadata::default(),
        pages: 2,
        sections: vec![section(SectionKind::Narrative), section(SectionKind::Findings)],
        passages: (0..).zip(texts).map(|(at, text)| passage(id, at, text)).collect(),
    }
}

fn passage(id: &str, at: u32, text: &str) -> Passage {
    let page = PageNumber(1 + at % 2);
    Passage {
        id: PassageId(format!("{id}/{at:08x}.1")),
        kind: if at % 3 == 2 { PassageKind::Heading } else { PassageKind::Paragraph },
        number: None,
        text: text.to_owned(),
        sentences: sentences(text),
        section: SectionIndex(at % 2),
        page,
        page_end: page,
        page_label: None,
        anchors: Vec::new(),
        words: u32::try_from(count_words(text)).unwrap(),
    }
}

fn sentences(text: &str) -> Vec<u32> {
    let starts = text.match_indices(". ").map(|(at, _)| u32::try_from(at + 2).unwrap());
    std::iter::once(0).chain(starts).collect()
}

fn record(review: &Review) -> SourceRecord {
    SourceRecord {
        review: review.id.clone(),
        file: format!("{}.txt", review.id),
        sha256: None,
        stamp: Stamp { size: 1, modified: 1 },
        status: Status::Ok,
        detail: None,
        pages: review.pages,
        words: 0,
        passages: u32::try_from(review.passages.len()).unwrap(),
        read: Metadata::default(),
        metadata: Metadata::default(),
        text_hash: None,
        sketch: Vec::new(),
        duplicate_of: None,
        case: None,
        sections: review.sections.clone(),
        extractor: "1".to_owned(),
    }
}

/// A library of these reviews, in a folder that goes away with it.
pub(crate) fn library(reviews: &[Review]) -> (TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), reviews);
    let library = Library::open(folder.path()).unwrap();
    (folder, library)
}

/// Adds these reviews to the library of a folder.
pub(crate) fn write(folder: &Path, reviews: &[Review]) {
    let versions = Versions::current("1");
    let mut writer = Writer::open(folder, "a test", &versions, Start::Resume).unwrap();
    for review in reviews {
        writer.replace(&record(review), Some(review)).unwrap();
    }
    writer.finish().unwrap();
}
