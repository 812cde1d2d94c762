//! An exported workbook: a table a sheet, and what it was made from in the sheet `Method`.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, XlsxError};
use serde_json::{Value, json};

use super::Error;
use super::cell::text;
use super::exported::{Exported, Kind, Part, Row, is_term};

/// The sheet that says how a workbook was made.
const METHOD: &str = "Method";

pub(super) fn read(bytes: &[u8]) -> Result<Exported, Error> {
    let failed = |error: XlsxError| Error::Format(error.to_string());
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let mut terms = Row::new();
    let mut parts = Vec::new();
    for name in book.sheet_names() {
        let sheet = rows(&mut book, &name).map_err(failed)?;
        if name == METHOD {
            let named = sheet.into_iter().filter_map(|row| {
                let mut cells = row.into_iter();
                Some((text(&cells.next()?), cells.next()?))
            });
            terms.extend(named.filter(|(name, _)| is_term(name)));
        } else {
            parts.push(Part { name: Some(name), rows: table(sheet) });
        }
    }
    Ok(Exported { kind: Kind::Workbook, terms, parts })
}

/// Rows under the names in the first.
fn table(sheet: Vec<Vec<Value>>) -> Vec<Row> {
    let mut rows = sheet.into_iter();
    let names: Vec<String> = rows.next().iter().flatten().map(text).collect();
    rows.map(|row| names.iter().cloned().zip(row).collect()).collect()
}

fn rows(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
) -> Result<Vec<Vec<Value>>, XlsxError> {
    let range = book.worksheet_range(sheet)?;
    Ok(range.rows().map(|row| row.iter().map(cell).collect()).collect())
}

/// What a cell holds; every number of a workbook is a float, counts included.
#[allow(clippy::cast_possible_truncation, reason = "whole numbers below 2^53 only")]
fn cell(data: &Data) -> Value {
    match data {
        Data::Empty => Value::Null,
        Data::Int(number) => json!(number),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
            json!(*number as i64)
        }
        Data::Float(number) => json!(number),
        Data::String(text) => json!(text),
        other => json!(other.to_string()),
    }
}
