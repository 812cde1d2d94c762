//! Tables of themes in every format.
//!
//! Machine formats write the numbers whole, with the question and what they were made
//! from, so that a file can be verified; formats for people round, and say the same in
//! a caption.

mod html;
mod json;
mod markdown;
mod person;
mod rounded;
mod terminal;
#[cfg(test)]
mod tests;
mod workbook;

use std::io::{self, Write};

use crate::analysis::themes::{Answer, CAVEAT, Numbers};
use crate::model::{Align, Column};

use super::typed::limited;
use super::{Format, Rows, Screen, clean};

pub(super) use person::{Person, PlainLine, person};
pub(super) use rounded::{chance, digits, range, whole};
pub use workbook::workbook;
pub(super) use workbook::{Method, book, book_of_themes, workbook_of};

/// Writes an answer about themes.
pub fn themes(
    answer: &Answer,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match (format, &answer.numbers) {
        (Format::Json, _) => json::write(answer, out),
        (Format::Csv | Format::Ndjson, _) => rows(answer, format, screen, out),
        (_, Numbers::Matrix(..)) => matrix(answer, format, screen, out),
        (_, Numbers::Frequencies(table)) => {
            write_person(&person(table, &answer.made), format, screen, out)
        }
    }
}

/// Writes a table for a person: as a page, as Markdown, and else for a screen.
pub(super) fn write_person(
    table: &Person,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Markdown => markdown::write(table, out),
        Format::Html => html::write(table, out),
        Format::Table | Format::Csv | Format::Json | Format::Ndjson => {
            terminal::write(table, screen, out)
        }
    }
}

/// Plain rows, each with what it was made from.
fn rows(
    answer: &Answer,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let flat = answer.flat();
    let terms = answer.made.terms();
    let names =
        flat.names.iter().map(String::as_str).chain(terms.iter().map(|term| term.0));
    let columns = names.map(|name| Column { name, align: Align::Left }).collect();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    for mut row in flat.rows {
        row.extend(terms.iter().map(|term| term.1.clone()));
        rows.row(&row)?;
    }
    rows.finish()
}

/// A matrix for a person: its plain rows.
fn matrix(
    answer: &Answer,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let flat = answer.flat();
    let column = |(at, name): (usize, &String)| {
        let align = if at == 0 { Align::Left } else { Align::Right };
        (name.clone(), align)
    };
    let columns: Vec<(String, Align)> =
        flat.names.iter().enumerate().map(column).collect();
    let columns = columns.iter().map(|(name, align)| Column { name, align: *align });
    let columns: Vec<Column<'_>> = columns.collect();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    flat.rows.iter().try_for_each(|row| rows.row(row))?;
    rows.finish()?;
    match format {
        Format::Table => below_matrix(answer, "", out),
        Format::Markdown => below_matrix(answer, "\n", out),
        Format::Html | Format::Csv | Format::Json | Format::Ndjson => Ok(()),
    }
}

/// What a matrix was made from, and what shows the passages behind a number of it.
fn below_matrix(answer: &Answer, gap: &str, out: &mut dyn Write) -> io::Result<()> {
    let caption = answer.made.caption(answer.reviews());
    let only = limited(answer.made.asked.only.as_deref());
    let opens = format!(
        "`throughline evidence --cell THEME --review REVIEW{only}` shows the passages behind a \
         number; of a review in several documents name each."
    );
    writeln!(out, "\n{}\n{gap}{CAVEAT}\n{gap}{}", clean(&caption), clean(&opens))
}
