//! Searches that a person keeps: a list of them, and a form that keeps one more.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::Address;
use super::address::search;
use crate::corpus::Searches;
use crate::present::clean;
use crate::web::Desk;
use crate::web::desk::Ask;
use crate::web::gate::Posted;
use crate::web::trouble::Trouble;
use crate::web::view::token;

/// The searches of the corpus folder.
pub(super) fn listed(ask: &Ask<'_>) -> Result<Markup, Trouble> {
    let saved = Searches::read(&ask.desk.folder().searches())?;
    Ok(html! {
        @if !saved.all().is_empty() {
            h2 { "Saved searches" }
            dl.saved {
                @for one in saved.all() {
                    div {
                        dt { a href=(search(&format!("@{}", one.name))) { "@" (clean(&one.name)) } }
                        dd {
                            code { (clean(&one.query)) }
                            @if let Some(note) = &one.note { " " (clean(note)) }
                        }
                    }
                }
            }
        }
    })
}

/// A form that keeps this search.
pub(super) fn form(address: &Address, ask: &Ask<'_>) -> Markup {
    html! {
        details.save {
            summary { "Save this search" }
            form action="/search/save" method="post" {
                (token(ask.form))
                input type="hidden" name="q" value=(address.q);
                label for="name" { "Name: letters, digits and hyphens" }
                input id="name" name="name" required maxlength="60" pattern="[A-Za-z0-9\\-]+";
                button type="submit" { "Save" }
            }
        }
    }
}

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(in crate::web::screens) struct Wanted {
    q: String,
    name: String,
}

/// `POST /search/save`
pub(in crate::web::screens) async fn save(
    State(desk): State<Desk>,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, Trouble> {
    desk.answer(move |ask| {
        let file = ask.desk.folder().searches();
        Searches::add(&file, &wanted.name, &wanted.q)?;
        Ok(Redirect::to(&search(&format!("@{}", wanted.name))).into_response())
    })
    .await
}
