//! A table for a person: columns as wide as they need to be, cut to the screen.

use std::io::{self, Write};

use crate::model::{Align, Cell, Column};

use super::columns::{columns as wide, cut};
use super::{Sheet, clean, plain};

/// The narrowest a column is cut to, in characters.
const NARROWEST: usize = 8;
/// The widest a column is when nobody looks at it on a screen.
const WIDEST: usize = 60;

/// What is known about where a table for a person goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Characters a line; `None` when it is no terminal.
    pub width: Option<usize>,
    /// Whether bold and colour may be used.
    pub colour: bool,
}

pub(super) struct Terminal {
    screen: Screen,
    rows: Vec<Vec<String>>,
}

impl Terminal {
    pub(super) const fn new(screen: Screen) -> Self {
        Self { screen, rows: Vec::new() }
    }

    /// How wide each column may be: what it needs, the widest cut until all fit.
    fn widths(&self, columns: &[Column]) -> Vec<usize> {
        let mut widths: Vec<usize> =
            columns.iter().map(|column| wide(column.name)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(wide(cell));
            }
        }
        let Some(screen) = self.screen.width else {
            return widths.into_iter().map(|width| width.min(WIDEST)).collect();
        };
        let gaps = 2 * widths.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > screen {
            let widest = widths.iter_mut().max_by_key(|width| **width);
            match widest {
                Some(width) if *width > NARROWEST => *width -= 1,
                _ => break,
            }
        }
        widths
    }
}

impl Sheet for Terminal {
    fn begin(&mut self, _columns: &[Column], _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn row(
        &mut self,
        _columns: &[Column],
        cells: &[Cell],
        _out: &mut dyn Write,
    ) -> io::Result<()> {
        self.rows
            .push(cells.iter().map(|cell| clean(&plain(cell)).into_owned()).collect());
        Ok(())
    }

    fn end(&mut self, columns: &[Column], out: &mut dyn Write) -> io::Result<()> {
        let widths = self.widths(columns);
        let names: Vec<String> =
            columns.iter().map(|column| column.name.replace('_', " ")).collect();
        let head = line(columns, &widths, &names);
        if self.screen.colour {
            writeln!(out, "\u{1b}[1m{head}\u{1b}[0m")?;
        } else {
            writeln!(out, "{head}")?;
        }
        for row in &self.rows {
            writeln!(out, "{}", line(columns, &widths, row))?;
        }
        Ok(())
    }
}

fn line(columns: &[Column], widths: &[usize], cells: &[String]) -> String {
    let mut out = String::new();
    for ((column, &width), cell) in columns.iter().zip(widths).zip(cells) {
        if !out.is_empty() {
            out.push_str("  ");
        }
        let cell = cut(cell, width);
        let padding = " ".repeat(width.saturating_sub(wide(&cell)));
        match column.align {
            Align::Left | Align::Prose => out.extend([cell, padding]),
            Align::Right => out.extend([padding, cell]),
        }
    }
    out.truncate(out.trim_end().len());
    out
}
