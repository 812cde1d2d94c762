//! The answer as the sheets of a workbook, not yet written.

use serde_json::{Value, json};

use crate::analysis::themes::{Flat, Sheet};

use super::fields::{QUOTED, fields, quoted};
use super::read::Quality;
use super::row::Marker;

/// The sheets `Reviews` (a row a review), `Passages` (what is quoted) and `Markers` (what
/// they mean, and what they cannot show).
pub fn sheets(quality: &Quality) -> Vec<Sheet> {
    vec![
        Sheet { name: "Reviews", flat: reviews(quality) },
        Sheet { name: "Passages", flat: passages(quality) },
        Sheet { name: "Markers", flat: markers(quality) },
    ]
}

/// A row a review, under the names of [`fields`].
pub(super) fn reviews(quality: &Quality) -> Flat {
    let rows: Vec<_> = quality.rows.iter().map(|row| fields(quality, row)).collect();
    let names = rows.first().map(|row| row.iter().map(|one| one.0.clone()).collect());
    let values = |row: Vec<(String, Value)>| row.into_iter().map(|one| one.1).collect();
    Flat {
        names: names.unwrap_or_default(),
        rows: rows.into_iter().map(values).collect(),
    }
}

fn passages(quality: &Quality) -> Flat {
    Flat {
        names: QUOTED.map(str::to_owned).to_vec(),
        rows: quality.pieces.iter().map(quoted).collect(),
    }
}

fn markers(quality: &Quality) -> Flat {
    let names = ["marker", "title", "definition", "cannot_show", "source"];
    let row = |marker: &Marker| {
        vec![
            json!(marker.id),
            json!(marker.title),
            json!(marker.definition),
            json!(marker.cannot.join("\n")),
            json!(marker.source),
        ]
    };
    let rows = quality.markers.iter().map(row).collect();
    Flat { names: names.map(str::to_owned).to_vec(), rows }
}
