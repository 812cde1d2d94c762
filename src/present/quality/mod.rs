//! How reviews are made, in every format.
//!
//! Machine formats write the numbers whole, with the question and what they were made
//! from; formats for people round, and say the same beside the tables.

mod html;
mod json;
mod person;
mod quoted;

use std::io::{self, Write};

use serde_json::json;

use crate::analysis::quality::{CAVEAT, Quality, READING, Row, fields, sheets};
use crate::model::{Align, Column};

use super::paper::{Cell, Grid, Head, Line, Thing};
use super::themes::{Method, workbook_of};
use super::{Format, Rows, Screen};
use person::{Block, blocks, caption, opens};

pub use quoted::quality_passages;

/// Writes a row a review.
pub fn quality(
    quality: &Quality,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Json => json::write(quality, out),
        Format::Csv | Format::Ndjson => flat(quality, format, screen, out),
        Format::Table | Format::Markdown => {
            for block in blocks(quality) {
                writeln!(out, "{}\n", block.title)?;
                rows(&block, format, screen, out)?;
                writeln!(out)?;
            }
            let gap = if format == Format::Markdown { "\n" } else { "" };
            let opens = opens(quality);
            let caption = caption(quality);
            writeln!(out, "{caption}\n{gap}{READING}\n{gap}{CAVEAT}\n{gap}{opens}")
        }
        Format::Html => html::write(quality, out),
    }
}

/// The tables as parts of a paper.
pub(super) fn grids(quality: &Quality) -> Vec<Grid> {
    let cells = |(row, review): (Vec<String>, &Row)| {
        let mut cells: Vec<Cell> = row.into_iter().map(Cell::from).collect();
        if let Some(first) = cells.first_mut() {
            let thing = Thing::Review(review.review.clone());
            first.text = std::mem::take(&mut first.text).naming(&thing);
        }
        Line::Cells(cells)
    };
    let grid = |block: Block| {
        let heads = block.heads.iter().enumerate().map(|(at, head)| match at {
            0 => Head::left(head),
            _ => Head::right(head),
        });
        Grid {
            caption: format!("{}.", block.title),
            heads: heads.collect(),
            rows: block.rows.into_iter().zip(&quality.rows).map(cells).collect(),
        }
    };
    blocks(quality).into_iter().map(grid).collect()
}

/// Writes a workbook: `Reviews`, `Passages`, `Markers`, `Method`.
pub fn quality_workbook(quality: &Quality, out: &mut dyn Write) -> io::Result<()> {
    let method = Method {
        title: "How reviews are made",
        version: &quality.made.version,
        terms: quality.made.terms(),
        notes: &[READING, CAVEAT],
    };
    workbook_of(&sheets(quality), &method, out)
}

fn rows(
    block: &Block,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let column = |(at, name): (usize, &'_ String)| {
        let align = if at == 0 { Align::Left } else { Align::Right };
        (name.clone(), align)
    };
    let columns: Vec<(String, Align)> =
        block.heads.iter().enumerate().map(column).collect();
    let columns = columns.iter().map(|(name, align)| Column { name, align: *align });
    let columns: Vec<Column<'_>> = columns.collect();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    for cells in &block.rows {
        let cells: Vec<_> = cells.iter().map(|cell| json!(cell)).collect();
        rows.row(&cells)?;
    }
    rows.finish()
}

/// Plain rows, each with what it was made from.
fn flat(
    quality: &Quality,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let all: Vec<_> = quality.rows.iter().map(|row| fields(quality, row)).collect();
    let mut terms = quality.made.terms();
    terms.push(("note", json!(CAVEAT)));
    let names = all.first().into_iter().flatten().map(|field| field.0.as_str());
    let names = names.chain(terms.iter().map(|term| term.0));
    let columns = names.map(|name| Column { name, align: Align::Left }).collect();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    for row in &all {
        let values = row.iter().map(|field| field.1.clone());
        let values = values.chain(terms.iter().map(|term| term.1.clone()));
        rows.row(&values.collect::<Vec<_>>())?;
    }
    rows.finish()
}
