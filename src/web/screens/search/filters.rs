//! What an answer can be narrowed to, with counts. A filter is a part of the query, added
//! to it in the box, so that nothing that counts is hidden.

use maud::{Markup, html};
use serde_json::Value;

use super::Address;
use crate::analysis::{Facet, FacetRow, Found, facets, facets_that_overlap};
use crate::present::clean;
use crate::query::{ExprKind, Query};
use crate::web::desk::Ask;
use crate::web::trouble::Trouble;

/// Values of a filter that are shown at once; the others can be opened.
const FIRST: usize = 8;

/// Filters with the counts they would leave.
pub(super) fn shown(
    address: &Address,
    query: &Query,
    found: &Found<'_>,
    _ask: &Ask<'_>,
) -> Result<Markup, Trouble> {
    let mut rows = facets(found)?;
    rows.extend(facets_that_overlap(found)?);
    let inside = inside(&address.q, query);
    Ok(html! {
        aside.filters aria-label="Narrow down" {
            h2 { "Narrow down" }
            @for (facet, title) in TITLES {
                @let rows: Vec<&FacetRow> = of(&rows, facet);
                @if rows.len() > 1 {
                    h3 { (title) }
                    (values(&rows[..rows.len().min(FIRST)], address, &inside))
                    @if rows.len() > FIRST {
                        details {
                            summary { (rows.len() - FIRST) " more" }
                            (values(&rows[FIRST..], address, &inside))
                        }
                    }
                }
            }
        }
    })
}

const TITLES: [(Facet, &str); 5] = [
    (Facet::Year, "Published"),
    (Facet::Board, "Board"),
    (Facet::SectionKind, "Section"),
    (Facet::Harm, "Harm"),
    (Facet::Theme, "Theme found in the passage"),
];

/// The values of one filter: years as they come, others by how much they hold.
fn of(rows: &[FacetRow], facet: Facet) -> Vec<&FacetRow> {
    let mut rows: Vec<&FacetRow> = rows.iter().filter(|row| row.facet == facet).collect();
    if facet != Facet::Year {
        rows.sort_by_key(|row| (row.value.is_null(), std::cmp::Reverse(row.passages)));
    }
    rows
}

fn values(rows: &[&FacetRow], address: &Address, inside: &str) -> Markup {
    html! {
        ul {
            @for row in rows {
                li {
                    @match clause(row) {
                        Some(clause) => {
                            @let query = format!("{inside} {clause}");
                            a href=(address.with(|it| it.q = query).url()) { (clean(&words(row))) }
                        }
                        None => span { "not known" },
                    }
                    " " span.count { (row.passages) }
                }
            }
        }
    }
}

fn words(row: &FacetRow) -> String {
    match &row.value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The part of a query that asks for a value; none for what is not known.
fn clause(row: &FacetRow) -> Option<String> {
    match (&row.facet, &row.value) {
        (_, Value::Null) => None,
        (Facet::Year, value) => Some(format!("year:{value}")),
        (Facet::Board, Value::String(board)) if !board.contains(['"', '*', '?']) => {
            Some(format!("board:\"{board}\""))
        }
        (Facet::SectionKind, Value::String(kind)) => Some(format!("section:{kind}")),
        (Facet::Harm, Value::String(harm)) if !harm.contains(['"', '*', '?']) => {
            Some(format!("harm:\"{harm}\""))
        }
        (Facet::Theme, Value::String(theme)) => Some(format!("found:{theme}")),
        _ => None,
    }
}

/// The query as it was typed, as one part of a larger one.
fn inside(typed: &str, query: &Query) -> String {
    let typed = typed.trim();
    if matches!(query.root.kind, ExprKind::Or(_)) {
        format!("({typed})")
    } else {
        typed.to_owned()
    }
}
