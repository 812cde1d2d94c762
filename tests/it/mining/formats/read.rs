//! Reading what was written in each format.

use std::path::Path;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

/// A table as text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Grid {
    pub(super) names: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// A value as CSV has it: nothing for what is absent, lists with semicolons, a from and to
/// with a hyphen between.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let item = |item: &Value| match item {
                Value::Array(ends) => {
                    ends.iter().map(plain).collect::<Vec<_>>().join("-")
                }
                other => plain(other),
            };
            items.iter().map(item).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

pub(super) fn csv(text: &str) -> Grid {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut rows = reader.records().map(|record| {
        record.expect("a record").iter().map(str::to_owned).collect::<Vec<_>>()
    });
    let names = rows.next().unwrap_or_default();
    Grid { names, rows: rows.collect() }
}

pub(super) fn workbook(file: &Path, sheet: &str) -> Grid {
    let mut book: Xlsx<_> = open_workbook(file).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("a sheet");
    let cell = |cell: &Data| match cell {
        Data::Float(number) => number.to_string(),
        other => other.to_string(),
    };
    let mut rows = range.rows().map(|row| row.iter().map(cell).collect::<Vec<_>>());
    let names = rows.next().unwrap_or_default();
    Grid { names, rows: rows.collect() }
}

/// Every table of a page; rows that are only a heading are left out.
pub(super) fn html(text: &str) -> Vec<Grid> {
    let page = Html::parse_document(text);
    let all = |of: ElementRef<'_>, what: &str| -> Vec<String> {
        let what = Selector::parse(what).expect("a selector");
        of.select(&what).map(|one| one.text().collect::<String>()).collect()
    };
    let tables = Selector::parse("table").expect("a selector");
    let bodies = Selector::parse("tbody tr").expect("a selector");
    let grid = |table: ElementRef<'_>| {
        let rows = table.select(&bodies).map(|row| all(row, "th, td"));
        let names = all(table, "thead th");
        let rows = rows.filter(|row| row.len() == names.len()).collect();
        Grid { names, rows }
    };
    page.select(&tables).map(grid).collect()
}

/// Every table of a text; rows that are only a heading are left out.
pub(super) fn markdown(text: &str) -> Vec<Grid> {
    let mut grids: Vec<Grid> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(cells) = cells(line) else { continue };
        if lines.next_if(|next| next.starts_with("| ---")).is_some() {
            grids.push(Grid { names: cells, rows: Vec::new() });
        } else if !is_heading(&cells) {
            grids.last_mut().expect("a head").rows.push(cells);
        }
    }
    grids
}

fn is_heading(cells: &[String]) -> bool {
    cells[0].starts_with("**") && cells[1..].iter().all(String::is_empty)
}

/// The cells of a row, without what keeps their letters from being marks.
fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.strip_prefix("| ")?.strip_suffix('|')?;
    let (mut all, mut cell) = (Vec::new(), String::new());
    let mut letters = inside.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => cell.extend(letters.next()),
            '|' => all.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    all.push(cell);
    let bare = |cell: &String| cell.trim().trim_start_matches("– ").to_owned();
    Some(all.iter().map(bare).collect())
}
