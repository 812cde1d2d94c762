//! A workbook: real numbers, a header that stays, filters, and nothing that runs.
//!
//! Text that a spreadsheet would take for a formula is guarded as in CSV, because cells
//! are copied and saved as other formats. Dates of the document are fixed: the same
//! answer gives the same bytes.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook};
use rust_xlsxwriter::{Worksheet, XlsxError};
use serde_json::Value;

use crate::analysis::themes::{CAVEAT, Made, Sheet};
use crate::present::csv::guarded;
use crate::present::made::terms;

/// The most letters that a cell of a workbook holds.
const LONGEST: usize = 32_767;

/// How the numbers were made, beside the terms of the question.
const METHOD: [&str; 9] = [
    "Sheet Data holds the answer; `throughline verify` makes it again and compares.",
    "A review is counted once: near-copies are left out, documents of one case are one review.",
    "Found: the review reports the problem. Mentioned: it only speaks of it. Never both.",
    "ci_low, ci_high: 95 % score interval (Wilson 1927) of the percentage of reviews.",
    "dispersion: Gries' DP (2008) over reviews, expected shares by words; 0 even, 1 uneven.",
    "z, p of a theme by year: trend test of Cochran (1954) and Armitage (1955).",
    "p of a group: Fisher's exact test against the other reviews of which the same is known.",
    "p_adj: p adjusted for all tests of the table (Benjamini and Hochberg 1995).",
    "Counts shown as `<N` or `withheld` are not told, so that no case can be recognised.",
];

/// What the sheet `Method` of a workbook says.
pub(in crate::present) struct Method<'a> {
    /// What the workbook is about.
    pub(in crate::present) title: &'a str,
    /// The version of this tool.
    pub(in crate::present) version: &'a str,
    /// The question, and what it was put to.
    pub(in crate::present) terms: Vec<(&'static str, Value)>,
    /// How to read the numbers.
    pub(in crate::present) notes: &'a [&'a str],
}

/// Writes a workbook of these sheets, and a last one, `Method`, about how it was made.
pub fn workbook(sheets: &[Sheet], made: &Made, out: &mut dyn Write) -> io::Result<()> {
    book_of_themes("Themes in reviews", sheets, made, &METHOD, out)
}

/// The same of this title; `notes` say how its numbers were made.
pub(in crate::present) fn book_of_themes(
    title: &str,
    sheets: &[Sheet],
    made: &Made,
    notes: &[&str],
    out: &mut dyn Write,
) -> io::Result<()> {
    let notes: Vec<&str> = notes.iter().copied().chain([CAVEAT]).collect();
    let (version, terms) = (&made.version, made.terms());
    workbook_of(sheets, &Method { title, version, terms, notes: &notes }, out)
}

/// The same of an answer whose command says what was asked.
pub(in crate::present) fn book(
    title: &str,
    sheets: &[Sheet],
    made: &Made,
    notes: &[&str],
    out: &mut dyn Write,
) -> io::Result<()> {
    let notes: Vec<&str> = notes.iter().copied().chain([CAVEAT]).collect();
    let (version, terms) = (&made.version, terms(made));
    workbook_of(sheets, &Method { title, version, terms, notes: &notes }, out)
}

/// The same about anything that has sheets.
pub(in crate::present) fn workbook_of(
    sheets: &[Sheet],
    method: &Method<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let bytes = bytes(sheets, method).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn bytes(sheets: &[Sheet], method: &Method<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(method.title)
        .set_author(format!("throughline {}", method.version))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    for sheet in sheets {
        add(sheet, book.add_worksheet())?;
    }
    add_method(method, book.add_worksheet())?;
    book.save_to_buffer()
}

fn add(sheet: &Sheet, page: &mut Worksheet) -> Result<(), XlsxError> {
    page.set_name(sheet.name)?;
    header(&sheet.flat.names, sheet.flat.rows.len(), page)?;
    let formats: Vec<Format> = sheet.flat.names.iter().map(|name| format(name)).collect();
    for (column, name) in (0..).zip(&sheet.flat.names) {
        page.set_column_width(column, width(name))?;
    }
    for (row, cells) in (1..).zip(&sheet.flat.rows) {
        for ((column, cell), format) in (0..).zip(cells).zip(&formats) {
            write(page, (row, column), cell, format)?;
        }
    }
    Ok(())
}

/// Names of columns, bold, above what scrolls, with filters.
fn header(names: &[String], rows: usize, page: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (column, name) in (0..).zip(names) {
        let name = guarded(&Value::from(name.as_str()));
        page.write_string_with_format(0, column, name, &bold)?;
    }
    page.set_freeze_panes(1, 1)?;
    let last = u16::try_from(names.len().saturating_sub(1)).unwrap_or(u16::MAX);
    page.autofilter(0, 0, u32::try_from(rows).unwrap_or(u32::MAX), last)?;
    Ok(())
}

fn add_method(method: &Method<'_>, page: &mut Worksheet) -> Result<(), XlsxError> {
    page.set_name("Method")?;
    let rows = method.terms.len() + method.notes.len();
    header(&["name".to_owned(), "value".to_owned()], rows, page)?;
    page.set_column_width(0, 24)?;
    page.set_column_width(1, 100)?;
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let notes = method.notes.iter().map(|note| ("note", Value::from(*note)));
    for (row, (name, value)) in (1..).zip(method.terms.iter().cloned().chain(notes)) {
        page.write_string_with_format(row, 0, name, &text)?;
        write(page, (row, 1), &value, &text)?;
    }
    Ok(())
}

/// A number as a number, nothing as an empty cell, all else as guarded text.
fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Value::Null => {}
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            page.write_number_with_format(row, column, number, format)?;
        }
        other => {
            let text: String = guarded(other).chars().take(LONGEST / 2).collect();
            page.write_string_with_format(row, column, text, format)?;
        }
    }
    Ok(())
}

/// How the numbers of a column are shown; they are kept whole.
fn format(name: &str) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match name {
        "percent" | "ci_low" | "ci_high" => format.set_num_format("0.0"),
        "per_10k_words" | "dispersion" | "precision" | "z" | "jaccard" | "lift"
        | "ll" | "per_10k" | "per_10k_target" | "per_10k_ref" | "logdice" | "mi"
        | "log_ratio" => format.set_num_format("0.00"),
        "p" | "p_adj" => format.set_num_format("0.0000"),
        "text" | "definition" | "counts" | "excludes" | "cannot_show" | "source" => {
            format.set_text_wrap()
        }
        _ => format,
    }
}

fn width(name: &str) -> f64 {
    match name {
        "text" | "definition" => 80.0,
        "counts" | "excludes" | "cannot_show" | "source" | "title" | "words" => 40.0,
        "theme" | "theme_a" | "theme_b" | "marker" | "review" | "cell" | "family"
        | "group" | "file" | "passage" | "word" | "feature" | "collocate" | "node" => {
            24.0
        }
        _ => 12.0,
    }
}
