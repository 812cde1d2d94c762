//! An exported CSV file: the terms stand in the last columns of every row.

use serde_json::Value;

use crate::analysis::themes::Flat;

use super::Error;
use super::stated::{Stated, bare, made};

/// The first of the columns that carry the question.
const FIRST_TERM: &str = "asked_themes";

pub(super) fn read(text: &str) -> Result<Stated, Error> {
    let failed = |error: csv::Error| Error::Format(error.to_string());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> =
        reader.headers().map_err(failed)?.iter().map(str::to_owned).collect();
    let terms = names.iter().position(|name| name == FIRST_TERM);
    let terms = terms.ok_or(Error::Term(FIRST_TERM))?;
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for record in reader.records() {
        rows.push(record.map_err(failed)?.iter().map(cell).collect());
    }
    let first = rows.first().ok_or_else(|| Error::Format("it has no rows".to_owned()))?;
    let made = made(|name| {
        let at = names.iter().position(|one| one == name)?;
        first.get(at).cloned()
    })?;
    for row in &mut rows {
        row.truncate(terms);
    }
    Ok(Stated { made, flat: Flat { names: names[..terms].to_vec(), rows } })
}

/// A cell without the quote that keeps spreadsheets from running it.
fn cell(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::from(bare(text)) }
}
