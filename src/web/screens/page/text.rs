//! The text of a page, as it is heard: headings, paragraphs, items, rows, notes.

use maud::{Markup, html};

use super::Sheet;
use crate::index::StoredPassage;
use crate::model::{PassageKind, Stance};
use crate::present::clean;
use crate::web::view::marked;

/// The passages that stand on the page, whole, those that go on from another page too.
pub(super) fn shown(sheet: &Sheet<'_>) -> Markup {
    let here: Vec<&StoredPassage> = sheet
        .passages
        .iter()
        .filter(|one| (one.passage.page..=one.passage.page_end).contains(&sheet.page))
        .collect();
    html! {
        h2 { "Text of page " (sheet.page) }
        @if here.is_empty() { p.note { "No text was found on this page." } }
        @for one in here { (passage(one, sheet)) }
    }
}

fn passage(one: &StoredPassage, sheet: &Sheet<'_>) -> Markup {
    let asked = sheet.address.passage.as_deref() == Some(&*one.passage.id.0);
    let id = asked.then_some("passage");
    let class = asked.then_some("asked");
    html! {
        div.block id=[id] class=[class] {
            @match one.passage.kind {
                PassageKind::Heading => h3 { (words(one, sheet)) },
                _ => p { (words(one, sheet)) },
            }
            (themes(one, sheet))
        }
    }
}

fn words(one: &StoredPassage, sheet: &Sheet<'_>) -> Markup {
    let text = &one.passage.text;
    let number = one.passage.number.as_deref();
    let stands = number.filter(|number| !text.starts_with(*number));
    html! {
        @if let Some(number) = stands { span.number { (clean(number)) } " " }
        @for bit in marked(text, sheet.stops.of(one.ord)) { (bit) }
    }
}

/// The themes of a passage.
fn themes(one: &StoredPassage, sheet: &Sheet<'_>) -> Markup {
    let opened = sheet.ask.opened;
    let coded = opened.codings.review(&one.review);
    let codings = coded.map(|coded| coded.codings.as_slice()).unwrap_or_default();
    let here: Vec<_> =
        codings.iter().filter(|coding| coding.passage == one.ord).collect();
    html! {
        @if !here.is_empty() {
            ul.themes aria-label="Themes of this passage" {
                @for coding in here {
                    @let theme = &opened.coder.codebook.themes[usize::from(coding.theme.0)];
                    li class=(coding.stance.name()) {
                        a href=(format!("/theme/{}", theme.id)) { (clean(&theme.title)) }
                        @if coding.stance == Stance::Mentioned { " (mentioned)" }
                    }
                }
            }
        }
    }
}
