//! A page with a chart for each theme and its numbers below, complete in itself.

use std::io::{self, Write};

use super::words::{NOTE, told, trend};
use super::{cells, groups, out_of, points};
use crate::analysis::themes::Made;
use crate::analysis::trends::{FEW, Series, Trends};
use crate::present::html::escaped;
use crate::present::made::made_from;
use crate::present::svg::{self, Chart, chart};
use crate::present::themes::{range, whole};

const HEAD: &str = "<!doctype html>
<html lang=\"en-GB\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>Themes by year</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; }
p { max-width: 60rem; }
.themes { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 2rem; }
h2 { font-size: 1rem; margin: 0; }
figure { margin: 0; }
table { border-collapse: collapse; font-size: .875rem; }
caption { text-align: left; }
th, td { border-bottom: 1px solid; padding: .125rem .75rem; text-align: right; font-weight: normal; font-variant-numeric: tabular-nums; }
thead th { font-weight: bold; }
th:first-child { text-align: left; }
@media print { body { margin: 0; font-size: .75rem; } section { break-inside: avoid; } }
{charts}</style>
</head>
<body>
<h1>Themes by year</h1>
";

pub(super) fn write(found: &Trends, made: &Made, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}", HEAD.replace("{charts}", svg::STYLE))?;
    let said = [told(found, made), vec![made_from(made)]].concat().join(" ");
    writeln!(out, "<p>{}</p>\n<p>{NOTE}</p>", escaped(&said))?;
    writeln!(
        out,
        "<p>Lines through the dots are 95 % intervals; a ring is a year of fewer than {FEW} \
         reviews. All charts have one scale.</p>\n<div class=\"themes\">"
    )?;
    let all: Vec<_> = found.series.iter().map(points).collect();
    let top = svg::top(all.iter().flatten());
    for (at, (series, points)) in found.series.iter().zip(&all).enumerate() {
        let id = format!("theme-{}", at + 1);
        let (id, title) = (id.as_str(), series.title.as_str());
        writeln!(
            out,
            "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>",
            escaped(title)
        )?;
        let drawn = chart(&Chart { id, title, points, top, few: FEW });
        let trend = trend(series, found.series.len());
        write!(
            out,
            "<figure>\n{drawn}<figcaption>{}</figcaption>\n</figure>\n",
            escaped(&trend)
        )?;
        numbers(series, out)?;
        writeln!(out, "</section>")?;
    }
    writeln!(out, "</div>\n</body>\n</html>")
}

/// What is drawn, as numbers.
fn numbers(series: &Series, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<table>\n<caption>{}: found in {}</caption>\n<thead><tr><th scope=\"col\">\
         year</th><th scope=\"col\">found in</th><th scope=\"col\">%</th><th scope=\"col\">\
         95 % CI</th></tr></thead>\n<tbody>",
        escaped(&series.name),
        out_of(&series.whole)
    )?;
    for (group, tally) in groups(series) {
        let [_, _, _, percent, low, high] = cells(&group, &tally);
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
            escaped(&group),
            out_of(&tally),
            whole(&percent),
            range(&low, &high)
        )?;
    }
    writeln!(out, "</tbody>\n</table>")
}
