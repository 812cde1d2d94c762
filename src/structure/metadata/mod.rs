//! What a review says about itself, and where it says so.
//!
//! Four places are asked in turn and the first that answers wins: the national
//! repository's cover sheet, the title page with what follows it before the first
//! section, the running heads or the text, the file's own properties. Nothing is made up:
//! what is not read stays unknown.

mod age;
mod author;
mod authorities;
mod board;
mod case_facts;
mod child;
mod cover_sheet;
mod dates;
mod family_table;
mod front_page;
mod harm;
mod incident;
mod outcome;
mod person;
mod published;
mod review_kind;
mod sex;
mod title;
mod told;

use crate::model::{Date, Extracted, Known, Metadata, Provenance, Review};
use cover_sheet::Sheet;
use front_page::Texts;

/// Reads what is known about a review from its passages, running heads and properties.
pub(super) fn metadata(
    extracted: &Extracted,
    review: &Review,
    heads: &[String],
) -> Metadata {
    let mut texts = front_page::texts(review, heads);
    let sheet = cover_sheet::cover_sheet(&texts.front_text);
    if sheet.is_some() {
        texts.leave_out_sheet();
    }
    let mut metadata = front(&texts, extracted);
    if let Some(sheet) = sheet {
        let stated = published::stated(&texts);
        add_sheet(&mut metadata, sheet, stated);
    }
    case_facts::add(&mut metadata, &texts);
    authorities::add(&mut metadata, &texts);
    metadata
}

/// What the title page says, or the text and the properties in its stead.
fn front(texts: &Texts<'_>, extracted: &Extracted) -> Metadata {
    let known = |from: Provenance| move |value: String| Known::new(value, from);
    let author = author::author(texts, extracted);
    let named = author.as_ref().map(|author| author.value.as_str());
    let title = title::title(texts, extracted, named);
    let head = |ask: fn(&str) -> Option<String>| {
        texts.heads.iter().find_map(|head| ask(head)).map(known(Provenance::RunningHead))
    };
    let opening = |ask: fn(&str) -> Option<String>| {
        texts.opening.iter().find_map(|text| ask(text)).map(known(Provenance::Text))
    };
    let board = board::front_board(texts)
        .map(known(Provenance::FrontPages))
        .or_else(|| head(board::board))
        .or_else(|| opening(board::board));
    let titled = title.as_ref().and_then(|title| {
        child::of_title(&title.value).map(|child| Known::new(child, title.from))
    });
    let child = titled
        .or_else(|| child::child(&texts.front_text).map(known(Provenance::FrontPages)))
        .or_else(|| {
            texts.lines().find_map(child::on_line).map(known(Provenance::FrontPages))
        })
        .or_else(|| head(child::child))
        .or_else(|| opening(child::introduced))
        .or_else(|| opening(child::child));
    let published = published::published(texts);
    Metadata { title, board, child, author, published, ..Metadata::default() }
}

/// The cover sheet's values go before the title page's, except that a title page may
/// state a date of publication in the same year more exactly.
fn add_sheet(metadata: &mut Metadata, sheet: Sheet, stated: Option<Known<Date>>) {
    let from = Provenance::CoverSheet;
    let known = |value: Option<String>| value.map(|value| Known::new(value, from));
    let child = sheet.title.as_deref().and_then(child::of_title);
    metadata.title = known(sheet.title).or(metadata.title.take());
    metadata.board = known(sheet.board).or(metadata.board.take());
    metadata.author = known(sheet.author).or(metadata.author.take());
    metadata.child = known(child).or(metadata.child.take());
    if let Some(date) = sheet.published {
        let closer = stated
            .filter(|stated| date.month.is_none() && stated.value.year == date.year);
        metadata.published = closer.or(Some(Known::new(date, from)));
    }
}
