//! A table of themes as a page complete in itself: a caption, headings that a screen
//! reader finds, and no colour that means anything.

use std::io::{self, Write};

use crate::present::html::escaped;

use super::person::{Depth, Line, Person};

const HEAD: &str = "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>{title}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; }
caption, .note { text-align: left; max-width: 60rem; padding: .5rem 0; }
thead th { vertical-align: bottom; }
th, td { border-bottom: 1px solid; padding: .25rem .75rem; text-align: left; font-weight: normal; }
thead th, .family { font-weight: bold; }
.group { padding-left: 2.5rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { body { margin: 0; font-size: .75rem; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<table>
";

pub(super) fn write(table: &Person, out: &mut dyn Write) -> io::Result<()> {
    let head = HEAD.replace("{title}", table.title);
    write!(out, "{head}<caption>{}</caption>\n<thead>\n<tr>", escaped(&table.caption))?;
    for (at, head) in table.heads.iter().enumerate() {
        let class = class(table.is_text(at));
        write!(out, "<th scope=\"col\"{class}>{}</th>", escaped(head))?;
    }
    writeln!(out, "</tr>\n</thead>\n<tbody>")?;
    for line in &table.lines {
        match line {
            Line::Heading(title) => writeln!(
                out,
                "<tr><th scope=\"rowgroup\" class=\"family\" colspan=\"{}\">{}</th></tr>",
                table.heads.len(),
                escaped(title)
            )?,
            Line::Cells { depth, cells, .. } => row(table, *depth, cells, out)?,
        }
    }
    writeln!(out, "</tbody>\n</table>")?;
    for note in std::iter::once(&table.note).chain(&table.opens) {
        writeln!(out, "<p class=\"note\">{}</p>", escaped(note))?;
    }
    writeln!(out, "</body>\n</html>")
}

const fn class(is_text: bool) -> &'static str {
    if is_text { "" } else { " class=\"number\"" }
}

fn row(
    table: &Person,
    depth: Depth,
    cells: &[String],
    out: &mut dyn Write,
) -> io::Result<()> {
    let indent = match depth {
        Depth::Plain | Depth::Theme => "",
        Depth::Group => " class=\"group\"",
    };
    write!(out, "<tr><th scope=\"row\"{indent}>{}</th>", escaped(&cells[0]))?;
    for (at, cell) in cells.iter().enumerate().skip(1) {
        write!(out, "<td{}>{}</td>", class(table.is_text(at)), escaped(cell))?;
    }
    writeln!(out, "</tr>")
}
