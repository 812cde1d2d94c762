//! Every source as a row: how reading it ended, what is known about it, and from where.

use serde_json::{Map, Value, json};

use crate::index::SourceRecord;
use crate::model::{Align, Column, Known, Metadata, Table};

/// The columns of `status` and `export reviews`, in their documented order.
const COLUMNS: [(&str, Align); 23] = [
    ("file", Align::Left),
    ("sha256", Align::Left),
    ("status", Align::Left),
    ("detail", Align::Left),
    ("pages", Align::Right),
    ("words", Align::Right),
    ("review", Align::Left),
    ("case", Align::Left),
    ("title", Align::Left),
    ("board", Align::Left),
    ("child", Align::Left),
    ("author", Align::Left),
    ("published", Align::Left),
    ("incident", Align::Left),
    ("region", Align::Left),
    ("country", Align::Left),
    ("outcome", Align::Left),
    ("harm", Align::Left),
    ("child_age", Align::Left),
    ("child_sex", Align::Left),
    ("model", Align::Left),
    ("duplicate_of", Align::Left),
    ("provenance", Align::Left),
];

/// All sources with all that is known about them, in the order of the records.
pub fn status(records: &[SourceRecord]) -> Table {
    let column = |&(name, align): &(&'static str, Align)| Column { name, align };
    Table {
        caption: None,
        columns: COLUMNS.iter().map(column).collect(),
        rows: records.iter().map(row).collect(),
    }
}

fn row(record: &SourceRecord) -> Vec<Value> {
    let known = &record.metadata;
    vec![
        json!(record.file),
        json!(record.sha256.map(|digest| digest.to_string())),
        json!(record.status.name()),
        json!(record.detail),
        json!(record.pages),
        json!(record.words),
        json!(record.review),
        json!(record.case),
        value(known.title.as_ref()),
        value(known.board.as_ref()),
        value(known.child.as_ref()),
        value(known.author.as_ref()),
        value(known.published.as_ref()),
        value(known.incident.as_ref()),
        value(known.region.as_ref()),
        value(known.country.as_ref()),
        value(known.outcome.as_ref()),
        known.harm.as_ref().map_or_else(|| json!([]), |harm| json!(harm.value)),
        value(known.child_age.as_ref()),
        value(known.child_sex.as_ref()),
        value(known.model.as_ref()),
        json!(record.duplicate_of),
        provenance(known),
    ]
}

fn value<T: serde::Serialize>(known: Option<&Known<T>>) -> Value {
    known.map_or(Value::Null, |known| json!(known.value))
}

/// Field by field where its value was read; fields without a value are left out.
fn provenance(known: &Metadata) -> Value {
    let mut fields = Map::new();
    let mut note = |field: &str, from: Option<&'static str>| {
        if let Some(from) = from {
            fields.insert(field.to_owned(), json!(from));
        }
    };
    note("title", from(known.title.as_ref()));
    note("board", from(known.board.as_ref()));
    note("child", from(known.child.as_ref()));
    note("author", from(known.author.as_ref()));
    note("published", from(known.published.as_ref()));
    note("incident", from(known.incident.as_ref()));
    note("region", from(known.region.as_ref()));
    note("country", from(known.country.as_ref()));
    note("outcome", from(known.outcome.as_ref()));
    note("harm", from(known.harm.as_ref()));
    note("child_age", from(known.child_age.as_ref()));
    note("child_sex", from(known.child_sex.as_ref()));
    note("kind", from(known.kind.as_ref()));
    note("model", from(known.model.as_ref()));
    note("case", from(known.case.as_ref()));
    Value::Object(fields)
}

fn from<T>(known: Option<&Known<T>>) -> Option<&'static str> {
    known.map(|known| known.from.name())
}

/// The columns that a person wants to see first, by name.
const SHORT: [&str; 8] =
    ["file", "status", "pages", "words", "board", "child", "published", "detail"];

/// The same rows with the columns that fit a screen.
#[must_use]
pub fn short(table: &Table) -> Table {
    let places: Vec<usize> = SHORT
        .iter()
        .filter_map(|name| table.columns.iter().position(|column| column.name == *name))
        .collect();
    Table {
        caption: table.caption.clone(),
        columns: places.iter().map(|&place| table.columns[place].clone()).collect(),
        rows: table
            .rows
            .iter()
            .map(|row| places.iter().map(|&place| row[place].clone()).collect())
            .collect(),
    }
}
