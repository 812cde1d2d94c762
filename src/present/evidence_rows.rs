//! Codings, as data: one row a coding.

use serde_json::json;

use crate::analysis::Evidence;
use crate::analysis::themes::short;
use crate::model::{Align, Cell, Column};

/// The columns, in their documented order.
const COLUMNS: [(&str, Align); 19] = [
    ("id", Align::Left),
    ("review", Align::Left),
    ("file", Align::Left),
    ("page", Align::Right),
    ("page_label", Align::Left),
    ("number", Align::Left),
    ("section", Align::Left),
    ("section_kind", Align::Left),
    ("passage", Align::Left),
    ("theme", Align::Left),
    ("stance", Align::Left),
    ("score", Align::Right),
    ("review_found", Align::Left),
    ("text", Align::Prose),
    ("span", Align::Left),
    ("rule", Align::Prose),
    ("plain", Align::Left),
    ("why", Align::Prose),
    ("codebook", Align::Left),
];

/// The columns of codings, in their documented order.
pub fn evidence_columns() -> Vec<Column<'static>> {
    COLUMNS.map(|(name, align)| Column { name, align }).to_vec()
}

/// What a coding says in each of the columns; `hash` is that of the codings.
pub fn evidence_row(one: &Evidence, hash: &str) -> Vec<Cell> {
    vec![
        json!(one.id),
        json!(one.review),
        json!(one.file),
        json!(one.page),
        json!(one.page_label),
        json!(one.number),
        json!(one.section),
        json!(one.section_kind),
        json!(one.passage),
        json!(one.theme),
        json!(one.stance),
        json!(one.score),
        json!(one.review_found),
        json!(one.text),
        json!(one.span),
        json!(one.rule),
        json!(one.plain),
        json!(one.why),
        json!(short(hash)),
    ]
}
