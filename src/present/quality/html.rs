//! How reviews are made as a page complete in itself.

use std::io::{self, Write};

use crate::analysis::quality::{CAVEAT, READING};
use crate::present::html::escaped;

use super::person::Block;

const HEAD: &str = "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>How reviews are made</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; margin-bottom: 2rem; }
caption, p { text-align: left; max-width: 60rem; padding: .5rem 0; }
caption, thead th { font-weight: bold; }
th, td { border-bottom: 1px solid; padding: .25rem .75rem; text-align: left; font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { body { margin: 0; font-size: .75rem; } tr { break-inside: avoid; } }
</style>
</head>
<body>
";

pub(super) fn write(
    blocks: &[Block],
    caption: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    for block in blocks {
        let title = escaped(block.title);
        write!(out, "<table>\n<caption>{title}</caption>\n<thead>\n<tr>")?;
        for (at, head) in block.heads.iter().enumerate() {
            let class = if at == 0 { "" } else { " class=\"number\"" };
            write!(out, "<th scope=\"col\"{class}>{}</th>", escaped(head))?;
        }
        writeln!(out, "</tr>\n</thead>\n<tbody>")?;
        block.rows.iter().try_for_each(|cells| row(cells, out))?;
        writeln!(out, "</tbody>\n</table>")?;
    }
    for text in [caption, READING, CAVEAT] {
        writeln!(out, "<p>{}</p>", escaped(text))?;
    }
    writeln!(out, "</body>\n</html>")
}

fn row(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    for (at, cell) in cells.iter().enumerate() {
        let cell = escaped(cell);
        match at {
            0 => write!(out, "<tr><th scope=\"row\">{cell}</th>")?,
            _ => write!(out, "<td class=\"number\">{cell}</td>")?,
        }
    }
    writeln!(out, "</tr>")
}
