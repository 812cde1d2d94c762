//! An exported CSV file.

use serde_json::Value;

use super::Error;
use super::cell::typed;
use super::exported::{Exported, Kind, Row};

pub(super) fn read(text: &str) -> Result<Exported, Error> {
    let failed = |error: csv::Error| Error::Format(error.to_string());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> =
        reader.headers().map_err(failed)?.iter().map(str::to_owned).collect();
    let mut rows: Vec<Row> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(failed)?;
        let cells = record.iter().map(cell);
        rows.push(names.iter().cloned().zip(cells).collect());
    }
    Ok(Exported::of_rows(Kind::Csv, rows))
}

fn cell(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { typed(text) }
}
