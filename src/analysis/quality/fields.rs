//! The numbers of a row under their names, as every machine format has them.

use serde_json::{Value, json};

use super::quoted::{Piece, Quoted, Voice};
use super::read::Quality;
use super::row::Row;

/// Names and values, in their documented order.
pub type Fields = Vec<(String, Value)>;

/// What is said of a marker that no passage shows.
pub const NOT_FOUND: &str = "not found in the text";

/// The fields of a row. A marker that is not found in the text has 0 passages.
pub fn fields(quality: &Quality, row: &Row) -> Fields {
    let mut fields: Fields = vec![
        ("review".to_owned(), json!(row.review)),
        ("passages".to_owned(), json!(row.passages)),
        ("words".to_owned(), json!(row.words)),
    ];
    for (marker, passages) in quality.markers.iter().zip(&row.markers) {
        fields.push((name(&marker.id.0), json!(passages)));
    }
    fields.push(("explains".to_owned(), json!(row.explains.name())));
    for rate in &row.style {
        let name = name(&rate.theme.0);
        fields.push((format!("{name}_per_1000"), json!(rate.per_1000)));
        fields.push((name, json!(rate.hits)));
    }
    let pages = &row.pages;
    let rest = [
        ("softening", json!(row.softening)),
        ("softening_per_1000", json!(row.softening_per_1000)),
        ("softening_all", json!(row.softening_all)),
        ("pages", json!(pages.total())),
        ("pages_narrative", json!(pages.narrative)),
        ("pages_analysis", json!(pages.analysis)),
        ("pages_action", json!(pages.action)),
        ("pages_other", json!(pages.other)),
        ("percent_narrative", json!(pages.percent(pages.narrative))),
        ("percent_analysis", json!(pages.percent(pages.analysis))),
        ("percent_action", json!(pages.percent(pages.action))),
        ("percent_other", json!(pages.percent(pages.other))),
    ];
    fields.extend(rest.map(|(name, value)| (name.to_owned(), value)));
    fields
}

/// The columns of what is quoted, in their documented order.
pub const QUOTED: [&str; 16] = [
    "id",
    "review",
    "file",
    "page",
    "page_label",
    "number",
    "section",
    "section_kind",
    "passage",
    "marker",
    "shown",
    "text",
    "span",
    "words",
    "plain",
    "rule",
];

/// What is quoted under the names of [`QUOTED`].
pub fn quoted(piece: &Piece) -> Vec<Value> {
    match piece {
        Piece::Shown(one) => shown(one),
        Piece::NotFound { review, marker } => {
            let value = |name| match name {
                "review" => json!(review),
                "marker" => json!(marker),
                "shown" => json!(NOT_FOUND),
                _ => Value::Null,
            };
            QUOTED.map(value).to_vec()
        }
    }
}

fn shown(one: &Quoted) -> Vec<Value> {
    let shown = match one.voice {
        Voice::Own => "shown",
        Voice::Others => "words of others",
    };
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
        json!(one.marker),
        json!(shown),
        json!(one.text),
        json!(one.span),
        json!(one.text.get(one.span.0..one.span.1)),
        json!(one.plain),
        json!(one.rule),
    ]
}

fn name(theme: &str) -> String {
    theme.replace('-', "_")
}
