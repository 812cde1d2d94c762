//! An exported workbook: the numbers stand in the sheet `Data`, the terms in `Method`.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, XlsxError};
use serde_json::{Value, json};

use crate::analysis::themes::Flat;

use super::Error;
use super::stated::{Stated, made};

pub(super) fn read(bytes: &[u8]) -> Result<Stated, Error> {
    let failed = |error: XlsxError| Error::Format(error.to_string());
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let method = rows(&mut book, "Method").map_err(failed)?;
    let made = made(|name| {
        let row = method.iter().find(|row| row.first() == Some(&json!(name)))?;
        row.get(1).cloned()
    })?;
    let mut data = rows(&mut book, "Data").map_err(failed)?.into_iter();
    let names = data.next().unwrap_or_default();
    let names: Vec<String> =
        names.iter().map(|name| name.as_str().unwrap_or_default().to_owned()).collect();
    Ok(Stated { made, flat: Flat { names, rows: data.collect() } })
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
