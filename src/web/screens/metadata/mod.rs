//! What is known of a review, field by field, with where it was read, and a form that
//! corrects it in `reviews.csv`.

mod form;
mod sent;
mod shown;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use crate::index::SourceRecord;
use crate::model::{PageNumber, ReviewId};
use crate::present::clean;
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::gate::Posted;
use crate::web::screens::page;
use crate::web::trouble::{Asked, Trouble};

use form::Filled;
use sent::{Fields, Kept};

pub(super) use shown::fields as known_fields;

/// What the address says: the page that one came from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Address {
    page: Option<u32>,
}

/// The form of a review, which leads back to this page.
pub(super) fn of_review(review: &ReviewId, page: Option<PageNumber>) -> String {
    let page = page.map(|page| format!("?page={page}")).unwrap_or_default();
    format!("{}/metadata{page}", page::of_review(review))
}

/// `GET /review/{review}/metadata`
pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Path(review): Path<String>,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    let screen = move |ask: &Ask<'_>| {
        let record = record(ask, &review)?;
        let filled = Filled::said(ask, record, address.page);
        Ok(form::screen(ask, record, &filled))
    };
    desk.screen(visit, screen).await
}

/// `POST /review/{review}/metadata`: leads to the page that one came from, or shows the
/// form again with what was typed and what is wrong with it.
pub(super) async fn correct(
    State(desk): State<Desk>,
    visit: Visit,
    Path(review): Path<String>,
    Posted(fields): Posted<Fields>,
) -> Result<Response, Trouble> {
    let (name, page) = (review.clone(), fields.page());
    let kept =
        desk.answer(move |ask| Ok(sent::keep(ask, record(ask, &name)?, &fields))).await?;
    match kept {
        Kept::Read => {
            let to = page::of_page(&ReviewId(review), page, "", None);
            Ok(Redirect::to(&format!("{to}#known")).into_response())
        }
        Kept::NotRead => {
            let to = of_review(&ReviewId(review), Some(page));
            Ok(Redirect::to(&to).into_response())
        }
        Kept::Refused(filled) => {
            let screen = move |ask: &Ask<'_>| {
                Ok(form::screen(ask, record(ask, &review)?, &filled))
            };
            let mut answer = desk.screen(visit, screen).await?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(answer)
        }
    }
}

/// The record of a review, read or not.
fn record<'a>(ask: &Ask<'a>, review: &str) -> Result<&'a SourceRecord, Trouble> {
    let record = ask.opened.record(review)?;
    record.ok_or_else(|| {
        Trouble::Missing(format!("There is no review `{}`.", clean(review)))
    })
}
