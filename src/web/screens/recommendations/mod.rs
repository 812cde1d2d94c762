//! What reviews recommend, each leading to its page; what of it is said again and again.

mod address;
mod chosen;
mod filters;
mod items;
mod repeats;
mod sent;
mod words;

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use crate::analysis::recommendations::Recommendations;
use crate::analysis::themes::Subcorpus;
use crate::present::{RECOMMENDATIONS_NOTE, counted};
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::later::Stage;
use crate::web::screens::export;
use crate::web::screens::search::{self, Understood, pointed, understand};
use crate::web::trouble::{Asked, Trouble};
use crate::web::view::{Place, Screen, being_made, command};

use chosen::Chosen;

pub(in crate::web) use address::{Address, Of};
pub(super) use repeats::{export as export_repeats, show as show_repeats};
pub(super) use sent::export;

/// What the screen is called.
const TITLE: &str = "Recommendations";

/// `GET /recommendations`
pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    desk.screen(visit, move |ask| screen(&address, ask)).await
}

fn screen(address: &Address, ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let found = match only(&address.q, ask)? {
        Only::Mistake(mistake) => {
            let body = html! { (tabs(Tab::of(address.of))) (form(address)) (mistake) };
            return Ok(Screen::new(TITLE, Place::Recommendations, body).fleeting());
        }
        Only::All => recommended(ask)?.map(|all| (all, None)),
        Only::In(passages, _) => recommended(ask)?.map(|all| (all, Some(passages))),
    };
    let Some((all, passages)) = found else { return Ok(waiting(Tab::of(address.of))) };
    let found = Chosen::of(address, &all, passages.as_ref());
    let body = html! {
        (tabs(Tab::of(address.of)))
        (form(address))
        (filters::chosen(address, ask))
        p.counts role="status" { (told(address, &found, &all)) }
        div.results {
            div.hits {
                @if !found.all.is_empty() {
                    nav.forms aria-label="Order" {
                        span.sorted { "Sorted by " (items::orders(address)) }
                    }
                }
                (items::shown(address, found.all.clone(), ask))
            }
            (filters::shown(address, &found, ask))
        }
        @if !found.all.is_empty() {
            (export::links(&export::ALL, |form| address.export(form)))
        }
        p.note { (RECOMMENDATIONS_NOTE) }
        (command(&address.command()))
    };
    Ok(Screen::new(TITLE, Place::Recommendations, body))
}

/// How many there are, out of what.
fn told(address: &Address, found: &Chosen<'_>, all: &Recommendations) -> String {
    format!(
        "{} in {} of {}, each case once",
        counted(found.all.len() as u64, address.of.noun()),
        found.reviews(),
        counted(all.reviews.len() as u64, "review"),
    )
}

/// What a query limits the list to.
enum Only {
    /// Nothing was asked.
    All,
    /// These passages; and the query, which no longer depends on what is saved.
    In(Subcorpus, String),
    /// What was typed is no query.
    Mistake(Markup),
}

fn only(typed: &str, ask: &Ask<'_>) -> Result<Only, Trouble> {
    if typed.trim().is_empty() {
        return Ok(Only::All);
    }
    let sought = search::Address { q: typed.to_owned(), ..search::Address::default() };
    Ok(match understand(&sought, ask)? {
        Understood::Query(query) => {
            Only::In(chosen::passages(&query, ask)?, search::text(typed, ask)?)
        }
        Understood::Mistake(mistake) => Only::Mistake(pointed(typed, &mistake)),
    })
}

/// All recommendations of the corpus; none while they are being read.
fn recommended(ask: &Ask<'_>) -> Result<Option<Arc<Recommendations>>, Trouble> {
    ready(ask.opened.recommended())
}

fn ready<T>(stage: Stage<T>) -> Result<Option<Arc<T>>, Trouble> {
    match stage {
        Stage::Making => Ok(None),
        Stage::Made(made) => Ok(Some(made)),
        Stage::Failed(why) => Err(Trouble::Failed(why)),
    }
}

/// The screen while they are being read.
fn waiting(tab: Tab) -> Screen {
    let what = match tab {
        Tab::Recommendations | Tab::Questions => "What the reviews recommend",
        Tab::Repeats => "What the reviews recommend again",
    };
    let body = html! { (tabs(tab)) (being_made(what)) };
    Screen::new(TITLE, Place::Recommendations, body).waiting()
}

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Recommendations,
    Questions,
    Repeats,
}

impl Tab {
    const fn of(of: Of) -> Self {
        match of {
            Of::Recommendations => Self::Recommendations,
            Of::Questions => Self::Questions,
        }
    }
}

fn tabs(here: Tab) -> Markup {
    let all = [
        (Tab::Recommendations, "What is to be done", "/recommendations"),
        (Tab::Questions, "Questions for boards", "/recommendations?of=questions"),
        (Tab::Repeats, "Said again", "/recommendations/repeats"),
    ];
    html! {
        nav.forms aria-label="Parts" {
            @for (tab, words, address) in all {
                a href=(address) aria-current=[(tab == here).then_some("true")] { (words) }
            }
        }
    }
}

/// The box that limits the list to passages; what it is narrowed to stays.
fn form(address: &Address) -> Markup {
    html! {
        form.search action="/recommendations" method="get" role="search" {
            label for="q" { "Only those in passages with these words, or any query" }
            div.box {
                input id="q" name="q" type="search" value=(address.q) maxlength="1000"
                    autocomplete="off" spellcheck="false" autocapitalize="none"
                    aria-describedby="understood";
                button type="submit" { "Show" }
            }
            @if address.of == Of::Questions {
                input type="hidden" name="of" value="questions";
            }
            @for (field, value) in address.chosen() {
                input type="hidden" name=(field.name()) value=(value);
            }
            p.note id="understood" data-understood="" {}
        }
    }
}
