//! What changes over the years in every format: rows, a table with a line of signs a
//! theme, or a page with a chart each.

mod page;
mod person;
mod spark;
#[cfg(test)]
mod tests;
mod words;

use std::io::{self, Write};

use serde_json::{Value, json};

use super::made::terms;
use super::svg;
use super::themes::{book, write_person};
use super::{Format, Rows, Screen};
use crate::analysis::Told;
use crate::analysis::themes::{Flat, Made, NOT_KNOWN, Sheet};
use crate::analysis::trends::{Series, Tally, Trends};
use crate::model::{Align, Column};

/// What every row of one theme says, in its documented order.
const COLUMNS: [&str; 6] = ["group", "n", "total", "percent", "ci_low", "ci_high"];
/// What follows.
const MORE: [&str; 5] = ["z", "p", "p_adj", "few", "by"];

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 5] = [
    "n of total: reviews of that year that have it; a review has a theme where `themes` says that it is found.",
    "ci_low, ci_high: 95 % score interval (Wilson 1927) of the percentage.",
    "z, p: trend test of Cochran (1954) and Armitage (1955) over the years that are known; above 0 it rises.",
    "p_adj: p adjusted for all themes of the table (Benjamini and Hochberg 1995).",
    "few: fewer than ten reviews in that year. A year without a review has no percentage.",
];

/// Writes it; no format is a workbook.
pub fn trends(
    found: &Trends,
    made: &Made,
    format: Option<Format>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        None => {
            let sheets = [Sheet { name: "Data", flat: flat(found, made) }];
            book("Themes by year", &sheets, made, &METHOD, out)
        }
        Some(Format::Html) => page::write(found, made, out),
        Some(format @ (Format::Table | Format::Markdown)) => {
            write_person(&person::person(found, made), format, screen, out)
        }
        Some(format) => rows(&flat(found, made), format, screen, out),
    }
}

/// The points of a chart of one theme.
pub(super) fn points(series: &Series) -> Vec<svg::Point> {
    let point = |(year, tally): &(u16, Tally)| {
        let share = tally.share.zip(tally.interval).map(|(share, interval)| svg::Share {
            percent: share * 100.0,
            low: interval.low * 100.0,
            high: interval.high * 100.0,
        });
        let told = if tally.masks.is_open() { svg::Told::All } else { svg::Told::Not };
        svg::Point { year: *year, n: tally.n, total: tally.total, share, told }
    };
    series.years.iter().map(point).collect()
}

/// The groups of a series, each by its name; the year not known last.
fn groups(series: &Series) -> impl Iterator<Item = (String, Tally)> {
    let years = series.years.iter().map(|(year, tally)| (year.to_string(), *tally));
    years.chain(series.unknown.map(|tally| (NOT_KNOWN.to_owned(), tally)))
}

/// `3 of 12`, or that there is nothing to count.
pub(super) fn out_of(tally: &Tally) -> String {
    let masks = tally.masks;
    match tally.total {
        0 => "no reviews".to_owned(),
        total => format!("{} of {}", masks.n.words(tally.n), masks.total.words(total)),
    }
}

/// Rows, each with what it was made from. One theme alone needs not be named in each.
pub(super) fn flat(found: &Trends, made: &Made) -> Flat {
    let terms = terms(made);
    let lead = (found.series.len() != 1).then_some("theme");
    let names = lead.into_iter().chain(COLUMNS).chain(MORE);
    let names = names.chain(terms.iter().map(|term| term.0)).map(str::to_owned);
    let mut rows = Vec::new();
    for series in &found.series {
        for (group, tally) in groups(series) {
            let mut row: Vec<Value> = lead.iter().map(|_| json!(series.name)).collect();
            row.extend(cells(&group, &tally));
            row.extend([json!(series.z), json!(series.p), json!(series.p_adj)]);
            let few = (tally.masks.total != Told::Withheld).then(|| tally.is_few());
            row.extend([json!(few), json!(found.by.name())]);
            row.extend(terms.iter().map(|term| term.1.clone()));
            rows.push(row);
        }
    }
    Flat { names: names.collect(), rows }
}

fn cells(group: &str, tally: &Tally) -> [Value; 6] {
    let percent = |share: f64| share * 100.0;
    [
        json!(group),
        tally.masks.n.value(tally.n),
        tally.masks.total.value(tally.total),
        json!(tally.share.map(percent)),
        json!(tally.interval.map(|interval| percent(interval.low))),
        json!(tally.interval.map(|interval| percent(interval.high))),
    ]
}

fn rows(
    flat: &Flat,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let column = |name| Column { name, align: Align::Left };
    let columns = flat.names.iter().map(|name| column(name)).collect();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    flat.rows.iter().try_for_each(|row| rows.row(row))?;
    rows.finish()
}
