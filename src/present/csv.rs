//! RFC 4180, UTF-8, a header, LF.
//!
//! A spreadsheet runs a cell that begins like a formula; such text gets a single quote
//! before it, which the JSON formats do not need.

use std::io::{self, Write};

use crate::model::{Cell, Column};

use super::{Sheet, plain};

/// What a spreadsheet takes for the beginning of a formula, full-width forms included.
const FORMULA: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

pub(super) struct Csv;

impl Sheet for Csv {
    fn begin(&mut self, columns: &[Column], out: &mut dyn Write) -> io::Result<()> {
        record(columns.iter().map(|column| column.name.to_owned()), out)
    }

    fn row(
        &mut self,
        _columns: &[Column],
        cells: &[Cell],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        record(cells.iter().map(guarded), out)
    }

    fn end(&mut self, _columns: &[Column], _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

fn record(fields: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(fields)?;
    let bytes =
        writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    out.write_all(&bytes)
}

/// A cell as text that no spreadsheet runs.
pub(super) fn guarded(cell: &Cell) -> String {
    let text = plain(cell);
    if !cell.is_number() && text.starts_with(FORMULA) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::guarded;

    #[test]
    fn text_that_begins_like_a_formula_is_quoted_and_numbers_are_not() {
        assert_eq!(guarded(&json!("=1+1")), "'=1+1");
        assert_eq!(guarded(&json!("-4.5")), "'-4.5");
        assert_eq!(guarded(&json!(-4.5)), "-4.5");
        assert_eq!(guarded(&json!(["a", "b"])), "a; b");
    }
}
