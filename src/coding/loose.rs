//! Loose passages as reviews, so that they are coded as those of a corpus are.

use crate::model::{
    Metadata, PageNumber, Passage, PassageId, PassageKind, Review, ReviewId, Section,
    SectionIndex, SectionKind,
};
use crate::text::{Sort, count_words, mark, section_kind, sentence_starts};

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
    let (number, text) = parted(one);
    Passage {
        id: PassageId(format!("{name}/{ord}")),
        kind: one.kind,
        number: number.map(str::to_owned),
        text: text.to_owned(),
        sentences: sentence_starts(text),
        section,
        page: PageNumber(1),
        page_end: PageNumber(1),
        page_label: None,
        anchors: Vec::new(),
        words: u32::try_from(count_words(text)).unwrap_or(u32::MAX),
    }
}

/// The number a passage is printed with, and its text without it, as passages of a corpus
/// have it: otherwise numbers would tell of the sort of review a passage is from. Headings
/// keep theirs, as do passages that are nothing else.
fn parted<'a>(one: &Loose<'a>) -> (Option<&'a str>, &'a str) {
    let mark = mark(one.text).filter(|mark| {
        let is_number = match mark.sort {
            Sort::Bullet | Sort::Decimal(_) => true,
            Sort::Whole | Sort::Letter => mark.closed,
            Sort::Named => false,
        };
        is_number && mark.text < one.text.len() && one.kind != PassageKind::Heading
    });
    match mark {
        None => (None, one.text),
        Some(mark) => {
            let number = Some(mark.number).filter(|number| !number.is_empty());
            (number, &one.text[mark.text..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Loose, loose_review};
    use crate::model::PassageKind::{self, Heading, Paragraph};

    #[track_caller]
    fn case(kind: PassageKind, text: &str, number: Option<&str>, rest: &str) {
        let review = loose_review("a", &[Loose { text, section: "", kind }]);
        let passage = &review.passages[0];
        assert_eq!((passage.number.as_deref(), passage.text.as_str()), (number, rest));
    }

    #[test]
    fn a_printed_number_is_no_part_of_a_loose_passage() {
        case(Paragraph, "4.12 The nurse rang.", Some("4.12"), "The nurse rang.");
        case(Paragraph, "(b) The nurse rang.", Some("(b)"), "The nurse rang.");
        case(Paragraph, "- The nurse rang.", None, "The nurse rang.");
        case(Paragraph, "3 nurses rang.", None, "3 nurses rang.");
        case(Paragraph, "4.12", None, "4.12");
        case(Heading, "4.12 Nurses", None, "4.12 Nurses");
    }
}
