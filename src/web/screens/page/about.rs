//! What is known of a review: in a line, its outline, its themes, its metadata.

use maud::{Markup, html};

use super::{Sheet, of_page};
use crate::model::{PassageKind, ReviewId, Stance};
use crate::present::clean;
use crate::web::desk::Ask;
use crate::web::screens::metadata;

/// Board, year and file of a review, as far as they are known.
pub(in crate::web) fn known(ask: &Ask<'_>, review: &ReviewId) -> Markup {
    let record = ask.opened.record(&review.0).ok().flatten();
    html! {
        @if let Some(record) = record {
            @let metadata = &record.metadata;
            @if let Some(board) = &metadata.board { (clean(&board.value)) " · " }
            @if let Some(date) = &metadata.published { (date.value) " · " }
            span.file { (clean(&record.file)) }
        }
    }
}

/// The headings of a review, each leading to its page.
pub(super) fn outline(sheet: &Sheet<'_>) -> Markup {
    let headings = sheet.passages.iter();
    let headings: Vec<_> =
        headings.filter(|one| one.passage.kind == PassageKind::Heading).collect();
    html! {
        @if !headings.is_empty() {
            details.outline {
                summary { h2 { "Outline" } }
                ol {
                    @for one in headings {
                        li {
                            a href=(of_page(&one.review, one.passage.page, &sheet.address.q, Some(&one.passage.id))) {
                                (clean(&one.passage.text))
                            }
                            " " span.count { "p. " (one.passage.page) }
                        }
                    }
                }
            }
        }
    }
}

/// The themes that the review is found to have, and those it mentions.
pub(super) fn themes(sheet: &Sheet<'_>) -> Markup {
    let opened = sheet.ask.opened;
    let coded = opened.codings.review(&sheet.record.review);
    let decisions = coded.map(|coded| coded.decisions.as_slice()).unwrap_or_default();
    let of = |stance: Stance| decisions.iter().filter(move |one| one.stance == stance);
    html! {
        details.themes {
            summary { h2 { "Themes of this review" } }
            @for (stance, words) in [(Stance::Found, "Found"), (Stance::Mentioned, "Mentioned only")] {
                h3 { (words) }
                ul {
                    @for one in of(stance) {
                        @let theme = &opened.coder.codebook.themes[usize::from(one.theme.0)];
                        li { a href=(format!("/theme/{}", theme.id)) { (clean(&theme.title)) } }
                    }
                }
            }
        }
    }
}

/// What is known of a review, field by field, and the way to correct it.
pub(super) fn metadata(sheet: &Sheet<'_>) -> Markup {
    let form = metadata::of_review(&sheet.record.review, Some(sheet.page));
    html! {
        section.metadata id="known" {
            h2 { "What is known of this review" }
            (metadata::known_fields(sheet.record))
            p { a href=(form) { "Correct what is known" } }
        }
    }
}
