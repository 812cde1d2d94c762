//! `search --facets`: how much was found by year, by board and by kind of section.

use std::io::Write;

use serde_json::{Value, json};

use crate::analysis::{FacetRow, Found, facets};
use crate::model::{Align, Column, Table};
use crate::present::{self, Format};

use super::outcome::Failure;
use super::settings::Settings;

/// The columns of `search --facets`, in their documented order.
const COLUMNS: [(&str, Align); 5] = [
    ("facet", Align::Left),
    ("value", Align::Left),
    ("reviews", Align::Right),
    ("passages", Align::Right),
    ("hits", Align::Right),
];

/// Writes the values of every facet.
pub(crate) fn write(
    found: &Found<'_>,
    format: Format,
    settings: &Settings,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let row = |row: FacetRow| {
        let value = match row.value {
            Value::Null if format == Format::Table => json!("not known"),
            value => value,
        };
        let FacetRow { facet, reviews, passages, hits, .. } = row;
        vec![json!(facet.name()), value, json!(reviews), json!(passages), json!(hits)]
    };
    let table = Table {
        caption: None,
        columns: COLUMNS.iter().map(|&(name, align)| Column { name, align }).collect(),
        rows: facets(found)?.into_iter().map(row).collect(),
    };
    Ok(present::table(&table, format, settings.screen, out)?)
}
