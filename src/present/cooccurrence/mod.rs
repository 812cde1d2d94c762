//! What occurs together in every format: pair by pair, as a matrix, or opened to the
//! passages behind one number.

mod matrix;
mod opened;
mod pairs;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::Value;

pub(super) use pairs::flat as pairs_flat;

use super::themes::{book, write_person};
use super::{Format, Rows, Screen};
use crate::analysis::cooccurrence::{Cooccurrences, Measure, Opening};
use crate::analysis::themes::{Flat, Made, Sheet};
use crate::model::{Align, Column, ReviewId};

/// What is to be written about what occurs together.
pub enum Cooccurring<'a> {
    /// Two by two, and how many pairs at most.
    Pairs(&'a Cooccurrences, Option<usize>),
    /// Each with each in a square.
    Matrix(&'a Cooccurrences, Measure),
    /// How many pairs there are.
    Count(&'a Cooccurrences),
    /// The passages behind a number, how many of them at most, and how reviews are called.
    Opened(&'a Opening, Option<usize>, &'a BTreeMap<ReviewId, String>),
    /// How many passages are behind a number.
    OpenedCount(&'a Opening),
}

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 8] = [
    "n_ab, n_a, n_b of n_units: reviews, sections or passages with both, with theme_a, with theme_b.",
    "A review has a theme where `themes` says that it is found; a query where it hits a passage.",
    "jaccard: n_ab / (n_a + n_b - n_ab) (Jaccard 1901), the coefficient c of ATLAS.ti.",
    "lift: n_ab n_units / (n_a n_b) (Brin et al. 1997); above 1 together more often than by chance.",
    "ll: log-likelihood ratio G2 of the table of two rows and columns (Dunning 1993), without a sign.",
    "p: Fisher's exact test (1934), two-sided; p_adj: adjusted for all pairs (Benjamini and Hochberg 1995).",
    "Nothing is tested where all or none of the units have one of the two; such pairs do not count in p_adj.",
    "unequal: one is at least five times as frequent as the other, so that jaccard must be low.",
];

/// Writes it; no format is a workbook.
pub fn cooccurrences(
    what: &Cooccurring<'_>,
    made: &Made,
    format: Option<Format>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(format) = format else { return workbook(what, made, out) };
    match (what, format) {
        (Cooccurring::Count(_) | Cooccurring::OpenedCount(_), _) => {
            count(what, made, format, screen, out)
        }
        (_, Format::Csv | Format::Json | Format::Ndjson) => {
            rows(&flat(what, made), format, screen, out)
        }
        (Cooccurring::Pairs(found, limit), _) => {
            write_person(&pairs::person(found, *limit, made), format, screen, out)
        }
        (Cooccurring::Matrix(found, measure), _) => {
            let heads = match format {
                Format::Table => matrix::Heads::Numbers,
                _ => matrix::Heads::Names,
            };
            let person = matrix::person(found, *measure, heads, made);
            write_person(&person, format, screen, out)
        }
        (Cooccurring::Opened(found, limit, names), Format::Table) => {
            opened::shown(found, *limit, names, screen, out)
        }
        (Cooccurring::Opened(..), _) => rows(&flat(what, made), format, screen, out),
    }
}

fn flat(what: &Cooccurring<'_>, made: &Made) -> Flat {
    match what {
        Cooccurring::Pairs(found, limit) => pairs::flat(found, *limit, made),
        Cooccurring::Matrix(found, measure) => matrix::flat(found, *measure),
        Cooccurring::Opened(found, limit, _) => opened::flat(found, *limit),
        Cooccurring::Count(found) => pairs::count(found),
        Cooccurring::OpenedCount(found) => opened::count(found),
    }
}

/// The numbers of a count: a line for a person, one object for a program.
fn count(
    what: &Cooccurring<'_>,
    made: &Made,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match (what, format) {
        (Cooccurring::Count(found), Format::Table) => {
            writeln!(out, "{}", pairs::counted(found))
        }
        (Cooccurring::OpenedCount(found), Format::Table) => {
            writeln!(out, "{}", opened::counted(found))
        }
        // one object, its members in order
        (_, Format::Json) => rows(&flat(what, made), Format::Ndjson, screen, out),
        _ => rows(&flat(what, made), format, screen, out),
    }
}

fn rows(
    flat: &Flat,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let align = |at: usize, name: &str| match name {
        "text" => Align::Prose,
        "page" => Align::Right,
        _ if at == 0 || !is_number(flat, at) => Align::Left,
        _ => Align::Right,
    };
    let names = flat.names.iter().enumerate();
    let columns = names.map(|(at, name)| Column { name, align: align(at, name) });
    let mut rows = Rows::begin(format, screen, columns.collect(), out)?;
    flat.rows.iter().try_for_each(|row| rows.row(row))?;
    rows.finish()
}

fn is_number(flat: &Flat, column: usize) -> bool {
    let cells = flat.rows.iter().filter_map(|row| row.get(column));
    cells.filter(|cell| !cell.is_null()).all(Value::is_number)
}

fn workbook(what: &Cooccurring<'_>, made: &Made, out: &mut dyn Write) -> io::Result<()> {
    let mut sheets = vec![Sheet { name: "Data", flat: flat(what, made) }];
    if let Cooccurring::Pairs(found, _) = what {
        let matrix = |measure| matrix::flat(found, measure);
        sheets.push(Sheet { name: "Counts", flat: matrix(Measure::Counts) });
        sheets.push(Sheet { name: "Jaccard", flat: matrix(Measure::Jaccard) });
    }
    book("Themes that occur together", &sheets, made, &METHOD, out)
}
