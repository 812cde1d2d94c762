//! What a review says about itself, and where it says so.
//!
//! Four places are asked in turn and the first that answers wins: the national
//! repository's cover sheet, the title page with what follows it before the first
//! section, the running heads or the text, the file's own properties. Nothing is made up:
//! what is not read stays unknown.

mod authorities;
mod case_facts;
mod cover_sheet;
mod dates;
mod front;
mod names;

use crate::model::{
    Extracted, Known, Metadata, PassageKind, Provenance, Review, SectionKind,
};

/// How many passages of running text tell the case; later ones tell the argument.
const OPENING: usize = 24;

/// The texts that the facts are read from.
pub(super) struct Texts<'a> {
    /// Blocks of the title page, in order, headings told by the flag's kind.
    pub(super) front: Vec<(PassageKind, &'a str)>,
    /// The same as lines.
    pub(super) front_text: String,
    /// The first paragraphs of running text.
    pub(super) opening: Vec<&'a str>,
    /// Running heads and feet.
    pub(super) heads: &'a [String],
}

/// Reads what is known about a review from its passages, running heads and properties.
pub(super) fn metadata(
    extracted: &Extracted,
    review: &Review,
    heads: &[String],
) -> Metadata {
    let texts = texts(review, heads);
    let sheet = cover_sheet::cover_sheet(&texts.front_text);
    let mut metadata = front::front(&texts, extracted);
    if let Some(sheet) = sheet {
        let from = Provenance::CoverSheet;
        let known = |value: Option<String>| value.map(|value| Known::new(value, from));
        metadata.title = known(sheet.title).or(metadata.title);
        metadata.board = known(sheet.board).or(metadata.board);
        metadata.author = known(sheet.author).or(metadata.author);
        let published = sheet.published.map(|date| Known::new(date, from));
        metadata.published = match (published, metadata.published) {
            (Some(sheet), Some(front)) if front.value.year == sheet.value.year => {
                Some(front)
            }
            (sheet, front) => sheet.or(front),
        };
        let child = metadata.title.as_ref().and_then(|title| names::child(&title.value));
        metadata.child = known(child).or(metadata.child);
    }
    case_facts::add(&mut metadata, &texts);
    authorities::add(&mut metadata, &texts);
    metadata
}

/// As much of a block as a person would look at for a name or a date.
fn start_of(text: &str) -> &str {
    &text[..text.floor_char_boundary(2000)]
}

fn texts<'a>(review: &'a Review, heads: &'a [String]) -> Texts<'a> {
    let kind = |section: crate::model::SectionIndex| {
        review
            .sections
            .get(section.0 as usize)
            .map_or(SectionKind::Other, |section| section.kind)
    };
    let mut front = Vec::new();
    let mut opening = Vec::new();
    for passage in &review.passages {
        match kind(passage.section) {
            SectionKind::Front if passage.page.0 <= 6 => {
                front.push((passage.kind, start_of(&passage.text)));
            }
            SectionKind::Front | SectionKind::Contents | SectionKind::Glossary => {}
            _ if passage.kind == PassageKind::Heading => {}
            _ if opening.len() < OPENING => opening.push(start_of(&passage.text)),
            _ => break,
        }
    }
    front.truncate(60);
    let lines: Vec<&str> = front.iter().map(|(_, text)| *text).collect();
    Texts { front_text: lines.join("\n"), front, opening, heads }
}
