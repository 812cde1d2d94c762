//! The form: what the file says of each field, beside what was read.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::sent::{stand, told as mistaken};
use super::shown::{name, told};
use crate::corpus::Overlay;
use crate::index::SourceRecord;
use crate::model::{Known, PageNumber};
use crate::present::clean;
use crate::web::desk::Ask;
use crate::web::screens::{page, status};
use crate::web::view::{Place, Screen, token};

/// What stands in the form.
#[derive(Debug, Clone, Default)]
pub(super) struct Filled {
    cells: BTreeMap<&'static str, String>,
    /// What is wrong with a cell.
    pub(super) mistakes: BTreeMap<&'static str, String>,
    /// What is wrong with all of it.
    trouble: Option<String>,
    /// What tells whether the row is another when the form is sent.
    pub(super) seen: String,
    page: u32,
}

impl Filled {
    /// With what `reviews.csv` says now.
    pub(super) fn said(ask: &Ask<'_>, record: &SourceRecord, page: Option<u32>) -> Self {
        let page = page.unwrap_or(1);
        let overlay = match Overlay::read(&ask.desk.folder().overlay()) {
            Ok(overlay) => overlay,
            Err(error) => {
                let filled = Self { page, ..Self::default() };
                return filled.troubled(mistaken(&error));
            }
        };
        let row = overlay.correction(&record.file);
        let cell = |field| row.and_then(|row| row.cell(field)).unwrap_or_default();
        let fields = record.metadata.fields();
        let cells = fields.iter().map(|(field, _)| (*field, cell(field).to_owned()));
        let cells = cells.collect();
        Self { cells, seen: stand(row), page, ..Self::default() }
    }

    /// With what was typed.
    pub(super) fn typed(said: &[(&'static str, String)], page: PageNumber) -> Self {
        let page = page.0;
        Self { cells: said.iter().cloned().collect(), page, ..Self::default() }
    }

    /// With something to say about all of it.
    pub(super) fn troubled(self, why: String) -> Self {
        Self { trouble: Some(why), ..self }
    }
}

/// The whole screen.
pub(super) fn screen(ask: &Ask<'_>, record: &SourceRecord, filled: &Filled) -> Screen {
    let title = format!("What is known of {}", ask.opened.title(&record.review));
    let back = page::of_page(&record.review, PageNumber(filled.page), "", None);
    let action = format!("{}/metadata", page::of_review(&record.review));
    let body = html! {
        p.known { (page::known(ask, &record.review)) }
        p { a href=(back) { "Back to page " (filled.page) } }
        @if ask.desk.reading().is_running() {
            // no page that looks again by itself: what is typed would be lost
            p.note role="status" {
                "The corpus is being read again. What is known may be another afterwards: "
                "load this page again to see it."
            }
        } @else {
            (status::note(ask))
        }
        @if let Some(why) = &filled.trouble {
            div.mistake role="alert" { p { (clean(why)) } }
        }
        p {
            "What you write here is kept in " code { "reviews.csv" } " in the corpus folder and "
            "wins over what was read. Leave a field empty to say nothing about it; write "
            code { "-" } " to say that what was read there is wrong and nothing is known."
        }
        form.metadata action=(action) method="post" {
            (token(ask.form))
            input type="hidden" name="page" value=(filled.page);
            input type="hidden" name="seen" value=(filled.seen);
            @for (at, (field, read)) in record.read.fields().iter().enumerate() {
                @let known = &record.metadata.fields()[at].1;
                (row(field, read.as_ref(), known.as_ref(), filled))
            }
            button type="submit" { "Keep in reviews.csv" }
        }
    };
    Screen::new(title, Place::Elsewhere, body).fleeting()
}

fn row(
    field: &'static str,
    read: Option<&Known<String>>,
    known: Option<&Known<String>>,
    filled: &Filled,
) -> Markup {
    let mistake = filled.mistakes.get(field);
    let (about, wrong) = (format!("{field}-about"), format!("{field}-wrong"));
    let described = match mistake {
        Some(_) => format!("{wrong} {about}"),
        None => about.clone(),
    };
    html! {
        div.field {
            label for=(field) { (capital(name(field))) }
            @if let Some(mistake) = mistake {
                p.wrong id=(wrong) { (clean(mistake)) }
            }
            input id=(field) name=(field) type="text" maxlength="500" autocomplete="off"
                value=(filled.cells.get(field).map_or("", String::as_str))
                aria-describedby=(described) aria-invalid=[mistake.map(|_| "true")];
            p.note id=(about) {
                @if let Some(hint) = hint(field) { (hint) " " }
                @match read {
                    Some(read) => { "Read: " (told(read)) "." }
                    None => { "Nothing was read." }
                }
                @if known != read {
                    @match known {
                        Some(known) => { " Now: " (told(known)) "." }
                        None => { " Now: nothing." }
                    }
                }
            }
        }
    }
}

/// How a field is written, where that is not free.
fn hint(field: &str) -> Option<&'static str> {
    Some(match field {
        "published" | "incident" => "YYYY, YYYY-MM or YYYY-MM-DD.",
        "outcome" => "death or serious harm.",
        "child_sex" => "female or male.",
        "child_age" => "As in 4 months.",
        "harm" => "Several with semicolons, as in neglect; physical abuse.",
        "country" => "England, Wales, Scotland or Northern Ireland.",
        "case" => "The same name for all documents of one case.",
        _ => return None,
    })
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
