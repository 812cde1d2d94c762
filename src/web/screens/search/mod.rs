//! Searching: one box with the whole language, what was understood of it, and passages
//! that lead to their pages.

mod address;
mod filters;
mod lines;
mod passages;
mod saved;
mod sent;
mod understood;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use crate::analysis::{Counts, Found};
use crate::present;
use crate::query::Query;
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::trouble::{Asked, Trouble};
use crate::web::view::{Place, Screen, command, shell};

pub(in crate::web) use address::{Address, View, search};
pub(super) use saved::save;
pub(super) use sent::export;
pub(super) use understood::{
    Told, Understood, explained, notes, pointed, text, understand, understood,
};

/// Passages, or lines, on a page of results.
const SCREENFUL: usize = 20;

/// How far one may leaf; who wants all takes the export.
const FARTHEST: usize = 500;

/// `GET /search`
pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    desk.screen(visit, move |ask| screen(&address, ask)).await
}

fn screen(address: &Address, ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let saved = saved::listed(ask)?;
    if address.q.trim().is_empty() {
        let body = html! { (form(address)) (beginning()) (saved) };
        return Ok(Screen::new("Search", Place::Search, body).fleeting());
    }
    let query = match understand(address, ask)? {
        Understood::Query(query) => query,
        Understood::Mistake(mistake) => {
            let body = html! { (form(address)) (pointed(&address.q, &mistake)) };
            return Ok(Screen::new("Search", Place::Search, body).fleeting());
        }
    };
    let results = results(address, &query, ask)?;
    let body = html! { (form(address)) (results) (saved::form(address, ask)) };
    let title = format!("Search: {}", address.q);
    Ok(Screen::new(title, Place::Search, body))
}

/// What a query found, in the form asked for, beside what it can be narrowed to.
fn results(address: &Address, query: &Query, ask: &Ask<'_>) -> Result<Markup, Trouble> {
    let library = &ask.opened.library;
    let question = library.ask_within(query, ask.patience)?;
    let notes = notes(query, &question, ask, |word, near| {
        search(&address.q.replacen(word, near, 1))
    })?;
    let found = Found::of(library, question)?;
    let counts = found.counts();
    let shown = match address.view {
        View::Passages => passages::shown(address, &found, ask)?,
        View::Lines => lines::shown(address, &found, ask)?,
    };
    Ok(html! {
        (notes)
        p.counts role="status" { (present::found(&counts)) }
        @if counts.passages > 0 {
            (forms(address))
            div.results {
                div.hits { (shown) }
                (filters::shown(address, query, &found, ask)?)
            }
            (sent::links(address))
        }
        (as_command(address, counts))
    })
}

/// The box.
fn form(address: &Address) -> Markup {
    html! {
        form.search action="/search" method="get" role="search" {
            label for="q" { "Words, phrases, or any query" }
            div.box {
                input id="q" name="q" type="search" value=(address.q) maxlength="1000"
                    autocomplete="off" spellcheck="false" autocapitalize="none"
                    aria-describedby="understood";
                button type="submit" { "Search" }
            }
            @if address.view == View::Lines { input type="hidden" name="view" value="lines"; }
            p.note id="understood" data-understood {}
        }
    }
}

/// What can be written in the box, before anything is.
fn beginning() -> Markup {
    let examples = [
        ("threshold", "a word in any inflection"),
        ("\"no further action\"", "these words, one after the other"),
        ("\"(missed|failed) (visit*|appointment*)\"", "alternatives in a phrase"),
        ("threshold NEAR/8 differ*", "two things within eight words"),
        ("health PRE/5 (absent OR \"did not attend\")", "one after the other"),
        ("found:threshold section:findings", "what a theme is found in, by section"),
    ];
    html! {
        table.examples {
            caption { "What can be asked" }
            tbody {
                @for (query, meaning) in examples {
                    tr {
                        th scope="row" { a href=(search(query)) { code { (query) } } }
                        td { (meaning) }
                    }
                }
            }
        }
    }
}

/// The two forms of an answer, and how each is sorted.
fn forms(address: &Address) -> Markup {
    let tab = |view: View, words: &str| {
        let here = (address.view == view).then_some("true");
        html! { a href=(address.with(|it| it.view = view).url()) aria-current=[here] { (words) } }
    };
    html! {
        nav.forms aria-label="Form of the results" {
            (tab(View::Passages, "Passages")) (tab(View::Lines, "Lines"))
            span.sorted {
                "Sorted by "
                @match address.view {
                    View::Passages => (passages::orders(address)),
                    View::Lines => (lines::orders(address)),
                }
            }
        }
    }
}

fn as_command(address: &Address, counts: Counts) -> Markup {
    let query = shell(&address.q);
    let words = match address.view {
        View::Passages => format!("throughline search {query}"),
        View::Lines => format!("throughline concordance {query}"),
    };
    let count =
        format!("throughline search {query} --count   # {}", present::found(&counts));
    command(&format!("{words}\n{count}"))
}
