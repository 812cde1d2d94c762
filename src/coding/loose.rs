//! Loose passages as reviews, so that they are coded as those of a corpus are.

use crate::model::{
    Metadata, PageNumber, Passage, PassageId, PassageKind, Review, ReviewId, Section,
    SectionIndex, SectionKind,
};
use crate::text::{count_words, section_kind, sentence_starts};

/// A passage that comes from nowhere in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loose<'a> {
    /// The passage.
    pub text: &'a str,
    /// The heading it stands under; empty where none is known.
    pub section: &'a str,
    /// What sort of block it is.
    pub kind: PassageKind,
}

/// A review made of loose passages in their order, each in a section of its own heading.
pub fn loose_review(name: &str, passages: &[Loose<'_>]) -> Review {
    let mut sections: Vec<Section> = Vec::new();
    let mut made = Vec::new();
    for (ord, one) in passages.iter().enumerate() {
        let same = sections.last().is_some_and(|last| last.heading == one.section);
        if !same {
            sections.push(Section {
                heading: one.section.to_owned(),
                level: 1,
                parent: None,
                kind: section_kind(one.section).unwrap_or(SectionKind::Other),
            });
        }
        let section = u32::try_from(sections.len() - 1).unwrap_or(u32::MAX);
        made.push(passage(name, ord, one, SectionIndex(section)));
    }
    Review {
        id: ReviewId(name.to_owned()),
        metadata: Metadata::default(),
        pages: 1,
        sections,
        passages: made,
    }
}

fn passage(name: &str, ord: usize, one: &Loose<'_>, section: SectionIndex) -> Passage {
    Passage {
        id: PassageId(format!("{name}/{ord}")),
        kind: one.kind,
        number: None,
        text: one.text.to_owned(),
        sentences: sentence_starts(one.text),
        section,
        page: PageNumber(1),
        page_end: PageNumber(1),
        page_label: None,
        anchors: Vec::new(),
        words: u32::try_from(count_words(one.text)).unwrap_or(u32::MAX),
    }
}
