//! Answers become bytes: a table in whatever format was asked for.
//!
//! One set of rows feeds every format, so that two formats never disagree; only the
//! terminal shortens. Rows are written as they come, so that an export of a whole corpus
//! needs no more memory than its longest row (a table for a person is gathered first, to
//! know how wide its columns are).

mod brief;
mod cite;
mod clean;
mod columns;
mod command_line;
mod cooccurrence;
mod counted;
mod csv;
mod discovered;
mod evidence;
mod evidence_rows;
mod explanation;
mod hit_rows;
mod hits;
mod html;
mod json;
mod judged;
mod kwic;
pub mod lexis;
mod made;
mod markdown;
mod measures;
mod paper;
mod phrases;
mod quality;
mod recommendations;
mod repeats;
mod report;
mod similar;
mod suggested;
pub mod svg;
mod terminal;
mod themes;
pub mod trends;
pub mod typed;

use std::io::{self, Write};

use crate::analysis::themes::Flat;
use crate::model::{Align, Cell, Column, Table};

pub use brief::{brief, parts as brief_parts};
pub use cite::{Bibliography, references};
pub use clean::clean;
pub use command_line::command_line;
pub use cooccurrence::{Cooccurring, cooccurrences};
pub use counted::counted;
pub use discovered::discovered;
pub use evidence::{evidence, passage};
pub use evidence_rows::{evidence_columns, evidence_row};
pub use explanation::{Milliseconds, explanation};
pub use hit_rows::{hit_columns, hit_row};
pub use hits::{found, hits};
pub use judged::{judged, judged_cells, judged_heads, judged_note};
pub use kwic::{Kwic, after, before};
pub use paper::{Fragment, Leads, PaperFormat, Thing};
pub use phrases::phrases;
pub use quality::{quality, quality_passages, quality_workbook};
pub use recommendations::{NOTE as RECOMMENDATIONS_NOTE, Recommended, recommendations};
pub use repeats::{Repeated, repeats};
pub use report::{parts as report_parts, report, report_workbook};
pub use similar::similar;
pub use suggested::suggested;
pub use terminal::Screen;
pub use themes::{themes, workbook};

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Columns for a person.
    Table,
    /// RFC 4180 with a header, cells that a spreadsheet would run as a formula quoted.
    Csv,
    /// One array of objects.
    Json,
    /// One object a line.
    Ndjson,
    /// A Markdown table.
    Markdown,
    /// A whole HTML page with one table.
    Html,
}

/// Rows on their way into one format.
trait Sheet {
    fn begin(&mut self, columns: &[Column], out: &mut dyn Write) -> io::Result<()>;
    fn row(
        &mut self,
        columns: &[Column],
        cells: &[Cell],
        out: &mut dyn Write,
    ) -> io::Result<()>;
    fn end(&mut self, columns: &[Column], out: &mut dyn Write) -> io::Result<()>;
}

/// Writes rows under these columns, one at a time.
pub struct Rows<'a> {
    columns: Vec<Column<'a>>,
    sheet: Box<dyn Sheet>,
    out: &'a mut dyn Write,
}

impl<'a> Rows<'a> {
    /// Starts a table in this format.
    pub fn begin(
        format: Format,
        screen: Screen,
        columns: Vec<Column<'a>>,
        out: &'a mut dyn Write,
    ) -> io::Result<Self> {
        let mut sheet: Box<dyn Sheet> = match format {
            Format::Table => Box::new(terminal::Terminal::new(screen)),
            Format::Csv => Box::new(csv::Csv),
            Format::Json => Box::new(json::Json::array()),
            Format::Ndjson => Box::new(json::Json::lines()),
            Format::Markdown => Box::new(markdown::Markdown),
            Format::Html => Box::new(html::Html),
        };
        sheet.begin(&columns, out)?;
        Ok(Self { columns, sheet, out })
    }

    /// Writes one row: as many cells as there are columns.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.sheet.row(&self.columns, cells, self.out)
    }

    /// Ends the table.
    pub fn finish(mut self) -> io::Result<()> {
        self.sheet.end(&self.columns, self.out)
    }
}

/// Writes a whole table.
pub fn table(
    table: &Table,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut rows = Rows::begin(format, screen, table.columns.clone(), out)?;
    table.rows.iter().try_for_each(|cells| rows.row(cells))?;
    rows.finish()
}

/// Writes rows as they are, every column on the left.
fn flat_rows(
    flat: &Flat,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = flat.names.iter().map(|name| Column { name, align: Align::Left });
    let mut rows = Rows::begin(format, screen, columns.collect(), out)?;
    flat.rows.iter().try_for_each(|row| rows.row(row))?;
    rows.finish()
}

/// A cell as text: nothing for what is absent, lists with semicolons, a from and to with
/// a hyphen between them.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::String(text) => text.clone(),
        Cell::Array(items) => {
            let range = |item: &Cell| match item {
                Cell::Array(ends) => ends.iter().map(plain).collect::<Vec<_>>().join("-"),
                other => plain(other),
            };
            items.iter().map(range).collect::<Vec<_>>().join("; ")
        }
        Cell::Bool(_) | Cell::Number(_) | Cell::Object(_) => cell.to_string(),
    }
}
