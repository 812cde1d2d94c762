//! Passages that match, as data: one row a passage.

use serde_json::json;

use crate::analysis::Hit;
use crate::model::{Align, Cell, Column};

/// The columns, in their documented order.
const COLUMNS: [(&str, Align); 11] = [
    ("review", Align::Left),
    ("file", Align::Left),
    ("page", Align::Right),
    ("page_label", Align::Left),
    ("number", Align::Left),
    ("section", Align::Left),
    ("section_kind", Align::Left),
    ("passage", Align::Left),
    ("text", Align::Prose),
    ("spans", Align::Left),
    ("score", Align::Right),
];

/// The columns of passages that match, in their documented order.
pub fn hit_columns() -> Vec<Column<'static>> {
    COLUMNS.map(|(name, align)| Column { name, align }).to_vec()
}

/// What a passage says in each of the columns.
pub fn hit_row(hit: &Hit) -> Vec<Cell> {
    vec![
        json!(hit.review),
        json!(hit.file),
        json!(hit.page),
        json!(hit.page_label),
        json!(hit.number),
        json!(hit.section),
        json!(hit.section_kind.name()),
        json!(hit.passage),
        json!(hit.text),
        json!(hit.spans),
        json!(hit.score),
    ]
}
