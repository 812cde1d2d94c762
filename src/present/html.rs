//! A page with one table, complete in itself.

use std::io::{self, Write};

use crate::model::{Align, Cell, Column};

use super::{Sheet, plain};

const HEAD: &str = "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta charset=\"utf-8\">
<title>throughline</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid; padding: .25rem .75rem; text-align: left; vertical-align: top; }
.prose { min-width: 30rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
</style>
</head>
<body>
<table>
<thead>
<tr>";

pub(super) struct Html;

impl Sheet for Html {
    fn begin(&mut self, columns: &[Column], out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{HEAD}")?;
        for column in columns {
            write!(
                out,
                "<th scope=\"col\"{}>{}</th>",
                class(column),
                escaped(column.name)
            )?;
        }
        writeln!(out, "</tr>\n</thead>\n<tbody>")
    }

    fn row(
        &mut self,
        columns: &[Column],
        cells: &[Cell],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        write!(out, "<tr>")?;
        for (column, cell) in columns.iter().zip(cells) {
            write!(out, "<td{}>{}</td>", class(column), escaped(&plain(cell)))?;
        }
        writeln!(out, "</tr>")
    }

    fn end(&mut self, _columns: &[Column], out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "</tbody>\n</table>\n</body>\n</html>")
    }
}

const fn class(column: &Column) -> &'static str {
    match column.align {
        Align::Left => "",
        Align::Prose => " class=\"prose\"",
        Align::Right => " class=\"number\"",
    }
}

/// A text in which nothing is markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_in_a_document_stays_text() {
        assert_eq!(escaped("<b a='1'>&\""), "&lt;b a=&#39;1&#39;&gt;&amp;&quot;");
    }
}
