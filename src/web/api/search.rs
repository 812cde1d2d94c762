//! Passages that match, and how many there are.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Refused, written};
use crate::analysis::{Found, Options, Sort, pick};
use crate::index::Question;
use crate::present;
use crate::query::Query;
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::trouble::{Asked, Trouble};

/// Passages in an answer, at most.
const MOST: usize = 100;

/// How far into the passages found one may ask.
const FARTHEST: usize = 10_000;

/// What the address says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    q: String,
    #[serde(default)]
    sort: Order,
    #[serde(default)]
    offset: usize,
    limit: Option<usize>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Order {
    #[default]
    Score,
    Date,
    Board,
}

/// `GET /api/search`
pub(super) async fn search(
    State(desk): State<Desk>,
    visit: Visit,
    Asked(wanted): Asked<Wanted>,
) -> Result<Response, Refused> {
    let answer = desk.data(visit, move |ask| Ok(found(&wanted, ask)?.to_string()));
    Ok(written(answer.await?))
}

/// `GET /api/count`
pub(super) async fn count(
    State(desk): State<Desk>,
    visit: Visit,
    Asked(wanted): Asked<Wanted>,
) -> Result<Response, Refused> {
    let counts = desk.data(visit, move |ask| {
        Ok(json!(question(&wanted.q, ask)?.count()?.0).to_string())
    });
    Ok(written(counts.await?))
}

fn question<'a>(query: &str, ask: &Ask<'a>) -> Result<Question<'a>, Trouble> {
    let query: Query = query.parse().map_err(|error: crate::query::Error| {
        Trouble::Unclear(format!("letter {}: {error}", error.at.start))
    })?;
    Ok(ask.opened.library.ask_within(&query, ask.patience)?)
}

fn found(wanted: &Wanted, ask: &Ask<'_>) -> Result<Value, Trouble> {
    let limit = wanted.limit.unwrap_or(20);
    if limit > MOST || wanted.offset > FARTHEST {
        return Err(Trouble::Unclear(format!(
            "at most {MOST} passages at a time, from one of the first {FARTHEST} on; \
             /search/export gives all"
        )));
    }
    let found = Found::of(&ask.opened.library, question(&wanted.q, ask)?)?;
    let sort = match wanted.sort {
        Order::Score => Sort::Score,
        Order::Date => Sort::Newest,
        Order::Board => Sort::Board,
    };
    let answer = pick(&found, &Options { limit: Some(wanted.offset + limit), sort })?;
    let columns = present::hit_columns();
    let row = |hit| {
        let cells = columns.iter().zip(present::hit_row(hit));
        let cells = cells.map(|(column, cell)| (column.name.to_owned(), cell));
        Value::Object(cells.collect::<Map<_, _>>())
    };
    let hits = answer.hits.get(wanted.offset..).unwrap_or_default();
    let hits: Vec<Value> = hits.iter().map(row).collect();
    Ok(json!({ "counts": answer.counts, "hits": hits }))
}
