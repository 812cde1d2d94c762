//! What structure gives: a review as sections and passages that know their place.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Metadata, PageNumber};

/// The name of a review in every output: the slug of its file's stem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReviewId(pub String);

impl fmt::Display for ReviewId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// The name of a passage: its review, a short hash of its normalised text, and which of
/// the passages with that text it is, from 1. It outlives re-reading the file and
/// changes elsewhere in it: `wexmouth-child-n/3f9a2c1b.1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PassageId(pub String);

impl fmt::Display for PassageId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// A section's place in its review's list of sections.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct SectionIndex(pub u32);

/// What a section is for. A word about thresholds means one thing in the terms of
/// reference and another in the findings.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// Title page, cover sheet, foreword: what comes before the first section.
    Front,
    /// A list of contents. Its lines are no passages.
    Contents,
    /// What the review was asked.
    TermsOfReference,
    /// How the review was made, by whom, from what.
    Methodology,
    /// Who the family are.
    Family,
    /// What happened, in order.
    Narrative,
    /// What the reviewer makes of it.
    Analysis,
    /// Findings, each with its argument.
    Findings,
    /// What was done well.
    GoodPractice,
    /// What should be learnt.
    Lessons,
    /// What should be done.
    Recommendations,
    /// Who will do it by when.
    ActionPlan,
    /// Terms and abbreviations.
    Glossary,
    /// Sources and notes.
    References,
    /// What comes after the end.
    Appendix,
    /// None of these, or its heading does not say.
    Other,
}

impl SectionKind {
    /// Every kind, in the order in which reviews tend to have them.
    pub const ALL: [Self; 16] = [
        Self::Front,
        Self::Contents,
        Self::TermsOfReference,
        Self::Methodology,
        Self::Family,
        Self::Narrative,
        Self::Analysis,
        Self::Findings,
        Self::GoodPractice,
        Self::Lessons,
        Self::Recommendations,
        Self::ActionPlan,
        Self::Glossary,
        Self::References,
        Self::Appendix,
        Self::Other,
    ];

    /// The name used in queries and in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Contents => "contents",
            Self::TermsOfReference => "terms-of-reference",
            Self::Methodology => "methodology",
            Self::Family => "family",
            Self::Narrative => "narrative",
            Self::Analysis => "analysis",
            Self::Findings => "findings",
            Self::GoodPractice => "good-practice",
            Self::Lessons => "lessons",
            Self::Recommendations => "recommendations",
            Self::ActionPlan => "action-plan",
            Self::Glossary => "glossary",
            Self::References => "references",
            Self::Appendix => "appendix",
            Self::Other => "other",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for SectionKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

/// A heading and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading with its printed number; empty for what comes before the first one.
    pub heading: String,
    /// 1 for the highest.
    pub level: u8,
    /// The section it is part of.
    pub parent: Option<SectionIndex>,
    /// What it is for: by its own heading, else by that of the section it is part of.
    pub kind: SectionKind,
}

/// What sort of block a passage is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// A paragraph, numbered or not.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A row of a table.
    TableRow,
    /// A heading.
    Heading,
    /// A note at the foot of a page.
    Footnote,
}

impl PassageKind {
    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::TableRow => "table-row",
            Self::Heading => "heading",
            Self::Footnote => "footnote",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Paragraph, Self::ListItem, Self::TableRow, Self::Heading, Self::Footnote]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// Which line of which page a stretch of a passage's text was printed on.
///
/// A page that is read again gives the same lines in the same order, and so the boxes of
/// the words. The stretches of a passage are in order and cover it but for the spaces
/// that joining lines put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The page.
    pub page: PageNumber,
    /// The line's place on its page, from 0.
    pub line: u32,
    /// First byte of the line's text that is part of the passage.
    pub line_start: u32,
    /// First byte in the passage's text.
    pub start: u32,
    /// One past the last byte in the passage's text.
    pub end: u32,
}

/// The unit of retrieval and coding: a paragraph, list item, table row, heading or note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its name.
    pub id: PassageId,
    /// What sort of block it is.
    pub kind: PassageKind,
    /// The number printed before it (`4.12`, `3` of `Recommendation 3`, `b`), as printed
    /// but without brackets and a closing point.
    pub number: Option<String>,
    /// Its text, words that the end of a line had split joined again. A paragraph's
    /// leaves a bare printed number out and keeps `Recommendation 3.`; a heading's keeps
    /// both. The cells of a table row are
    /// set apart by ` | `.
    pub text: String,
    /// Where each sentence starts, in bytes; the first is 0.
    pub sentences: Vec<u32>,
    /// The section it stands in. A heading stands in the section it opens.
    pub section: SectionIndex,
    /// The page it starts on.
    pub page: PageNumber,
    /// The page it ends on.
    pub page_end: PageNumber,
    /// What is printed on, or given by the file to, the page it starts on.
    pub page_label: Option<String>,
    /// Where its text was printed.
    pub anchors: Vec<Anchor>,
    /// How many words it has, by the definition of `text`.
    pub words: u32,
}

/// A source that was read: its sections and passages in reading order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Its name.
    pub id: ReviewId,
    /// What is known about it.
    pub metadata: Metadata,
    /// How many pages the source has.
    pub pages: u32,
    /// Its sections in order. The first is what comes before the first heading.
    pub sections: Vec<Section>,
    /// Its passages in reading order.
    pub passages: Vec<Passage>,
}

impl Review {
    /// The headings above a passage's section, from the highest, its own last; those
    /// without words left out.
    pub fn section_path(&self, section: SectionIndex) -> Vec<&str> {
        let mut path = Vec::new();
        let mut next = Some(section);
        while let Some(section) = next.and_then(|at| self.sections.get(at.0 as usize)) {
            if !section.heading.is_empty() {
                path.push(section.heading.as_str());
            }
            next = section.parent;
        }
        path.reverse();
        path
    }
}
