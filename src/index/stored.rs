//! What is stored of a passage beside its text, and putting it together again.
//!
//! One packed field (postcard) rather than a field for each value or JSON: fetching a hit
//! then is one decompressed block, one text and one small run of bytes, and writing costs
//! no more than copying. Postcard does not describe itself, so the struct is our own and
//! not `model::Passage`: whoever changes it sees the version above and counts it up.
//!
//! The file and the headings above are repeated in every passage. The store compresses
//! neighbours together, so they cost little, and a hit is complete without reading its
//! review's record.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::anchors;
use crate::model::{
    PageNumber, Passage, PassageId, PassageKind, Review, ReviewId, SectionIndex,
    SectionKind,
};

/// Passage kinds by their number on disk. New kinds go to the end.
pub(super) const KINDS: [PassageKind; 5] = [
    PassageKind::Paragraph,
    PassageKind::ListItem,
    PassageKind::TableRow,
    PassageKind::Heading,
    PassageKind::Footnote,
];

/// A passage and where it stands, as the library gives it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPassage {
    /// The review it is part of.
    pub review: ReviewId,
    /// The file of that review, relative to the corpus folder.
    pub file: String,
    /// Its place among the review's passages, from 0.
    pub ord: u32,
    /// What its section is for.
    pub section_kind: SectionKind,
    /// The headings above it, from the highest, its section's own last; those without
    /// words left out.
    pub section_path: Vec<String>,
    /// The passage as it was written.
    pub passage: Passage,
}

impl StoredPassage {
    /// The heading of its section; empty before the first one.
    pub fn section(&self) -> &str {
        self.section_path.last().map_or("", String::as_str)
    }
}

/// The packed field: text borrowed from the review when written, from the store when read.
#[derive(Serialize, Deserialize)]
struct Place<'a> {
    review: &'a str,
    file: &'a str,
    ord: u32,
    id: &'a str,
    kind: u8,
    number: Option<&'a str>,
    sentences: Cow<'a, [u32]>,
    section: u32,
    section_kind: u8,
    #[serde(borrow)]
    section_path: Vec<&'a str>,
    page: u32,
    page_end: u32,
    page_label: Option<&'a str>,
    anchors: &'a [u8],
    words: u32,
}

/// A review whose passages are being packed.
pub(super) struct Packer<'a> {
    review: &'a Review,
    file: &'a str,
    /// The headings above each section.
    paths: Vec<Vec<&'a str>>,
}

impl<'a> Packer<'a> {
    /// For the passages of this review.
    pub(super) fn new(review: &'a Review, file: &'a str) -> Self {
        let sections = 0..u32::try_from(review.sections.len()).unwrap_or(u32::MAX);
        let paths =
            sections.map(|section| review.section_path(SectionIndex(section))).collect();
        Self { review, file, paths }
    }

    /// What a passage's section is for.
    pub(super) fn section_kind(&self, passage: &Passage) -> SectionKind {
        let section = self.review.sections.get(passage.section.0 as usize);
        section.map_or(SectionKind::Other, |section| section.kind)
    }

    /// The packed field of a passage.
    pub(super) fn pack(&self, ord: u32, passage: &Passage) -> Vec<u8> {
        let place = Place {
            review: &self.review.id.0,
            file: self.file,
            ord,
            id: &passage.id.0,
            kind: kind_number(passage.kind),
            number: passage.number.as_deref(),
            sentences: Cow::Borrowed(&passage.sentences),
            section: passage.section.0,
            section_kind: section_number(self.section_kind(passage)),
            section_path: self
                .paths
                .get(passage.section.0 as usize)
                .cloned()
                .unwrap_or_default(),
            page: passage.page.0,
            page_end: passage.page_end.0,
            page_label: passage.page_label.as_deref(),
            anchors: &anchors::pack(&passage.anchors),
            words: passage.words,
        };
        postcard::to_allocvec(&place).expect("memory takes any bytes")
    }
}

/// The passage of a packed field and its text; none if the bytes are not ours.
pub(super) fn unpack(bytes: &[u8], text: &str) -> Option<StoredPassage> {
    let place: Place<'_> = postcard::from_bytes(bytes).ok()?;
    Some(StoredPassage {
        review: ReviewId(place.review.to_owned()),
        file: place.file.to_owned(),
        ord: place.ord,
        section_kind: *SectionKind::ALL.get(usize::from(place.section_kind))?,
        section_path: place.section_path.into_iter().map(str::to_owned).collect(),
        passage: Passage {
            id: PassageId(place.id.to_owned()),
            kind: *KINDS.get(usize::from(place.kind))?,
            number: place.number.map(str::to_owned),
            text: text.to_owned(),
            sentences: place.sentences.into_owned(),
            section: SectionIndex(place.section),
            page: PageNumber(place.page),
            page_end: PageNumber(place.page_end),
            page_label: place.page_label.map(str::to_owned),
            anchors: anchors::unpack(place.anchors)?,
            words: place.words,
        },
    })
}

/// A number for a section kind on disk, by its place in the list of all.
pub(super) fn section_number(kind: SectionKind) -> u8 {
    let place = SectionKind::ALL.iter().position(|one| *one == kind);
    place.and_then(|place| u8::try_from(place).ok()).expect("a list of all few kinds")
}

/// A number for a passage kind on disk.
pub(super) fn kind_number(kind: PassageKind) -> u8 {
    let place = KINDS.iter().position(|one| *one == kind);
    place.and_then(|place| u8::try_from(place).ok()).expect("a list of all few kinds")
}
