//! All that was found, as a file: the same rows as the command writes.

use std::io::Write;

use axum::extract::State;
use axum::response::Response;
use form_urlencoded::Serializer;
use maud::Markup;
use serde::Deserialize;

use super::Address;
use super::understood::{Understood, understand};
use crate::analysis::{Found, Options, each_hit};
use crate::present::{self, Format, Rows};
use crate::web::Desk;
use crate::web::desk::Ask;
use crate::web::screens::export::{self, Form};
use crate::web::trouble::{Asked, Trouble};

/// What the address of an export says.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::web::screens) struct Sent {
    #[serde(default)]
    q: String,
    format: String,
}

/// Links to the forms.
pub(super) fn links(address: &Address) -> Markup {
    export::links(&export::ROWS, |name| url(&address.q, name))
}

fn url(query: &str, format: &str) -> String {
    let mut pairs = Serializer::new(String::new());
    pairs.append_pair("q", query).append_pair("format", format);
    format!("/search/export?{}", pairs.finish())
}

/// `GET /search/export`
pub(in crate::web::screens) async fn export(
    State(desk): State<Desk>,
    Asked(sent): Asked<Sent>,
) -> Result<Response, Trouble> {
    let form = Form::named(&export::ROWS, &sent.format)?;
    let Some(format) = form.format else {
        return Err(Trouble::Unclear("There is no such form.".to_owned()));
    };
    let file = desk.send(move |ask, out| write(&sent.q, format, ask, out)).await?;
    Ok(form.sent("search", file))
}

fn write(
    query: &str,
    format: Format,
    ask: &Ask<'_>,
    out: &mut dyn Write,
) -> Result<(), Trouble> {
    let address = Address { q: query.to_owned(), ..Address::default() };
    let query = match understand(&address, ask)? {
        Understood::Query(query) => query,
        Understood::Mistake(mistake) => {
            return Err(Trouble::Unclear(format!("{}.", mistake.message)));
        }
    };
    let library = &ask.opened.library;
    let found = Found::of(library, library.ask_within(&query, ask.patience)?)?;
    let full = |error: std::io::Error| Trouble::Failed(error.to_string());
    let columns = present::hit_columns();
    let mut rows = Rows::begin(format, export::NOWHERE, columns, out).map_err(full)?;
    let all = Options { limit: None, ..Options::default() };
    each_hit(&found, &all, |hit| rows.row(&present::hit_row(&hit)).map_err(full))?;
    rows.finish().map_err(full)
}
