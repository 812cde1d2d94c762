//! A table as Markdown writes it.

use std::io::{self, Write};

use crate::model::{Align, Cell, Column};

use super::{Sheet, clean, plain};

pub(super) struct Markdown;

impl Sheet for Markdown {
    fn begin(&mut self, columns: &[Column], out: &mut dyn Write) -> io::Result<()> {
        let names: Vec<String> = columns.iter().map(|column| head(column.name)).collect();
        writeln!(out, "| {} |", names.join(" | "))?;
        let rules: Vec<&str> = columns
            .iter()
            .map(|column| match column.align {
                Align::Left | Align::Prose => "---",
                Align::Right => "---:",
            })
            .collect();
        writeln!(out, "| {} |", rules.join(" | "))
    }

    fn row(
        &mut self,
        _columns: &[Column],
        cells: &[Cell],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let cells: Vec<String> = cells.iter().map(escaped).collect();
        writeln!(out, "| {} |", cells.join(" | "))
    }

    fn end(&mut self, _columns: &[Column], _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The name of a column, which may be a query: no stroke in it ends the cell.
pub(super) fn head(name: &str) -> String {
    clean(name).replace('|', "\\|")
}

/// A cell in which nothing is a mark.
pub(super) fn escaped(cell: &Cell) -> String {
    let mut out = String::new();
    for letter in clean(&plain(cell)).chars() {
        if matches!(letter, '|' | '\\' | '*' | '_' | '`' | '<' | '[' | ']') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
