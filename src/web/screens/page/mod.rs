//! A passage in its place: the page as it is printed with hits marked on it, and its text
//! beside it.

mod about;
mod boxes;
mod links;
mod original;
mod picture;
mod stops;
mod text;

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};

use crate::index::{SourceRecord, StoredPassage};
use crate::model::{PageNumber, ReviewId};
use crate::present::clean;
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::trouble::{Asked, Trouble};
use crate::web::view::{Place, Screen};

use links::Address;
use stops::Stops;

pub(in crate::web) use about::known;
pub(in crate::web) use links::{of_hit, of_line, of_page, of_review};
pub(super) use original::{image, original};

/// `GET /review/{review}`: leads to its first page.
pub(super) async fn first(Path(review): Path<String>) -> Response {
    Redirect::to(&of_page(&ReviewId(review), PageNumber(1), "", None)).into_response()
}

/// `GET /review/{review}/{page}`
pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Path((review, page)): Path<(String, u32)>,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    desk.screen(visit, move |ask| screen(&review, PageNumber(page), &address, ask)).await
}

/// What all parts of the screen are made from.
struct Sheet<'a> {
    ask: &'a Ask<'a>,
    record: &'a SourceRecord,
    passages: Vec<StoredPassage>,
    page: PageNumber,
    address: &'a Address,
    stops: Stops,
}

fn screen(
    review: &str,
    page: PageNumber,
    address: &Address,
    ask: &Ask<'_>,
) -> Result<Screen, Trouble> {
    let record = record(ask, review)?;
    let last = record.pages.max(1);
    if page.0 == 0 || page.0 > last {
        return Err(Trouble::Missing(format!("The review has {last} pages.")));
    }
    let passages = ask.opened.library.passages(&record.review)?;
    let stops = stops::of(&address.q, record, ask)?;
    let sheet = Sheet { ask, record, passages, page, address, stops };
    let title = ask.opened.title(&record.review);
    Ok(Screen::new(title, Place::Elsewhere, body(&sheet)?))
}

fn body(sheet: &Sheet<'_>) -> Result<Markup, Trouble> {
    Ok(html! {
        p.known { (known(sheet.ask, &sheet.record.review)) }
        (leafing(sheet, "Pages, above"))
        div.sheet {
            div.picture { (picture::shown(sheet)?) }
            div.text { (text::shown(sheet)) }
        }
        (leafing(sheet, "Pages, below"))
        (about::outline(sheet))
        (about::themes(sheet))
        (about::metadata(sheet))
    })
}

/// The record of a review that has pages.
fn record<'a>(ask: &Ask<'a>, review: &str) -> Result<&'a SourceRecord, Trouble> {
    let record = ask.opened.record(review)?;
    record.ok_or_else(|| {
        Trouble::Missing(format!("There is no review `{}`.", clean(review)))
    })
}

/// Ways to the pages and hits before and after.
fn leafing(sheet: &Sheet<'_>, name: &str) -> Markup {
    let (page, last) = (sheet.page.0, sheet.record.pages.max(1));
    let review = &sheet.record.review;
    let to = |page| of_page(review, PageNumber(page), &sheet.address.q, None);
    html! {
        nav.pages aria-label=(name) {
            @if page > 1 { a rel="prev" href=(to(page - 1)) { "Previous page" } }
            span { "Page " (page) " of " (last) }
            @if page < last { a rel="next" href=(to(page + 1)) { "Next page" } }
            (sheet.stops.leafing(sheet))
        }
    }
}
