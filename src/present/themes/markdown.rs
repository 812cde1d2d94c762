//! A table of themes as Markdown, families as bold rows.

use std::io::{self, Write};

use serde_json::json;

use crate::present::clean;
use crate::present::markdown::{escaped, head};

use super::person::{Depth, Line, Person};

pub(super) fn write(table: &Person, out: &mut dyn Write) -> io::Result<()> {
    let heads: Vec<String> = table.heads.iter().map(|one| head(one)).collect();
    writeln!(out, "| {} |", heads.join(" | "))?;
    let rule = |column| if table.is_text(column) { "---" } else { "---:" };
    let rules: Vec<&str> = (0..table.heads.len()).map(rule).collect();
    writeln!(out, "| {} |", rules.join(" | "))?;
    for line in &table.lines {
        match line {
            Line::Heading(title) => {
                let empty = " |".repeat(table.heads.len() - 1);
                writeln!(out, "| **{}** |{empty}", escaped(&json!(title)))?;
            }
            Line::Cells { depth, cells, .. } => {
                let cells: Vec<String> =
                    cells.iter().map(|cell| escaped(&json!(cell))).collect();
                let indent = match depth {
                    Depth::Plain | Depth::Theme => "",
                    Depth::Group => "– ",
                };
                writeln!(out, "| {indent}{} |", cells.join(" | "))?;
            }
        }
    }
    writeln!(out, "\n{}", clean(&table.caption))?;
    let mut notes = std::iter::once(&table.note).chain(&table.opens);
    notes.try_for_each(|note| writeln!(out, "\n{}", clean(note)))
}
