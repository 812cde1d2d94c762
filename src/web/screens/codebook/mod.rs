//! The codebook: its themes, what each means, what its rules match, and what a changed
//! rule would do, before it is saved.

mod address;
mod book;
mod examples;
mod file;
mod moved;
mod rules;
mod saved;
mod sent;
mod subject;
mod tried;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::search::{Told, Understood};
use crate::web::Desk;
use crate::web::desk::Visit;
use crate::web::gate::Posted;
use crate::web::trouble::{Asked, Trouble};

use address::Address;
use sent::{Form, Kept};

pub(super) use address::of_theme;

/// `GET /codebook`
pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
) -> Result<Response, Trouble> {
    desk.screen(visit, book::screen).await
}

/// `GET /codebook/{theme}`
pub(super) async fn theme(
    State(desk): State<Desk>,
    visit: Visit,
    Path(theme): Path<String>,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    let address = address.on_one_line();
    desk.screen(visit, move |ask| subject::screen(&theme, &address, None, ask)).await
}

/// `POST /codebook/{theme}`: leads to the theme with what was saved, or shows again what
/// was tried, with the reason why it was not saved.
pub(super) async fn save(
    State(desk): State<Desk>,
    visit: Visit,
    Path(theme): Path<String>,
    Posted(form): Posted<Form>,
) -> Result<Response, Trouble> {
    let (name, address) = (theme.clone(), form.address());
    match desk.answer(move |ask| sent::keep(&name, &form, ask)).await? {
        Kept::Saved(to) => Ok(Redirect::to(&to).into_response()),
        Kept::Refused(why) => {
            let screen = desk.screen(visit, move |ask| {
                subject::screen(&theme, &address, Some(&why), ask)
            });
            let mut answer = screen.await?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(answer)
        }
    }
}

/// What is typed.
#[derive(Debug, Deserialize)]
pub(super) struct Typed {
    q: String,
}

/// `GET /codebook/{theme}/understood`: what is understood of a rule while it is typed.
pub(super) async fn explained(Asked(typed): Asked<Typed>) -> Json<Told> {
    let understood = match tried::rule(&typed.q) {
        Ok(query) => Understood::Query(query),
        Err(mistake) => Understood::Mistake(mistake),
    };
    Json(Told::of(&typed.q, understood))
}
