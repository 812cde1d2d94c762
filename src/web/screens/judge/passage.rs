//! The passage that is judged, between those before and after it, and the answers.

use maud::{Markup, html};

use super::Bench;
use crate::codebook::Role;
use crate::index::StoredPassage;
use crate::model::Verdict;
use crate::present::clean;
use crate::web::screens::page;
use crate::web::trouble::Trouble;
use crate::web::view::token;

/// The answers: what is sent, the key, and the words on the button.
const ANSWERS: [(&str, &str, &str); 4] = [
    ("yes", "y", "Reports the problem"),
    ("mentioned", "m", "Only speaks of it"),
    ("no", "n", "Neither"),
    ("unsure", "u", "Unsure"),
];

/// The passage at this place of the sample.
pub(super) fn shown(bench: &Bench<'_>, at: usize) -> Result<Markup, Trouble> {
    let Some(drawn) = bench.drawn(at) else { return Ok(html! {}) };
    let passages = bench.ask.opened.library.passages(&drawn.review)?;
    let place = passages.iter().position(|one| one.passage.id == drawn.id);
    let Some(place) = place else {
        return Err(Trouble::Missing("The passage is no longer there.".to_owned()));
    };
    let before = place.checked_sub(1).and_then(|at| passages.get(at));
    Ok(html! {
        h2 { "Passage " (at + 1) " of " (bench.sample.passages.len()) }
        (stands(&passages[place], bench))
        div.passages {
            (beside(before, "Before"))
            blockquote.judged { p { (clean(&passages[place].passage.text)) } }
            (beside(passages.get(place + 1), "After"))
        }
        (answers(bench, at))
    })
}

/// Where it stands.
fn stands(stored: &StoredPassage, bench: &Bench<'_>) -> Markup {
    let passage = &stored.passage;
    let link = page::of_page(&stored.review, passage.page, "", Some(&passage.id));
    html! {
        p.where {
            (clean(&bench.ask.opened.title(&stored.review))) ", p. " (passage.page)
            @if let Some(number) = &passage.number { ", " (clean(number)) }
            @for heading in &stored.section_path { " · " (clean(heading)) }
            " · " a href=(link) { "See the page" }
            span.note { " (it shows what the program coded)" }
        }
    }
}

fn beside(stored: Option<&StoredPassage>, word: &str) -> Markup {
    html! {
        @if let Some(stored) = stored {
            p.beside { span.note { (word) ": " } (clean(&stored.passage.text)) }
        }
    }
}

fn answers(bench: &Bench<'_>, at: usize) -> Markup {
    let said = bench.told.verdicts.get(at).and_then(Option::as_ref);
    let pressed = |value: &str| said.is_some_and(|it| it.to_string() == value);
    html! {
        form.answers action=(format!("/judge/{}", bench.theme.id)) method="post" {
            (token(bench.ask.form))
            input type="hidden" name="who" value=(bench.who);
            input type="hidden" name="sample" value=(bench.sample.name);
            input type="hidden" name="n" value=(bench.address.size());
            @if let Some(drawn) = bench.drawn(at) {
                input type="hidden" name="passage" value=(drawn.id.0);
                input type="hidden" name="text_hash" value=(drawn.text_hash);
            }
            @if let Some(said) = said {
                p { "You said: " strong { (clean(&said.to_string())) } ". Another answer takes its place." }
            }
            div.buttons {
                @for (value, key, words) in ANSWERS {
                    button type="submit" name="verdict" value=(value) accesskey=(key)
                        data-key=(key) class=[pressed(value).then_some("said")] {
                        (words) " " kbd { (key) }
                    }
                }
            }
            (others(bench, said))
        }
        nav.pages aria-label="Passages of the sample" {
            @if at > 0 {
                a href=(bench.address.at(at).url(&bench.theme.id.0)) accesskey="b" data-key="b" {
                    "Back to passage " (at) " " kbd { "b" }
                }
            }
            @if bench.address.at.is_some() && bench.told.next(0).is_some_and(|next| next != at) {
                a href=(bench.address.next().url(&bench.theme.id.0)) { "To the next that is not judged" }
            }
        }
    }
}

/// Where the passage reports the problem of another theme.
fn others(bench: &Bench<'_>, said: Option<&Verdict>) -> Markup {
    let themes = bench.ask.opened.coder.codebook.themes.iter();
    let others =
        themes.filter(|one| one.role != Role::Family && one.id != bench.theme.id);
    let chosen = |id| matches!(said, Some(Verdict::Other(theme)) if theme == id);
    html! {
        details.other open[matches!(said, Some(Verdict::Other(_)))] {
            summary accesskey="o" data-key="o" { "It reports another theme " kbd { "o" } }
            label for="other" { "Which" }
            select id="other" name="other" {
                @for theme in others {
                    option value=(theme.id.0) selected[chosen(&theme.id)] { (clean(&theme.title)) }
                }
            }
            " "
            button type="submit" name="verdict" value="other" { "That theme" }
        }
    }
}
