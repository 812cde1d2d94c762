//! Recommendations in every format: listed, counted, summed up.
//!
//! Machine formats write all of it whole; formats for people show what is recommended
//! and to whom, and say in a caption out of how many reviews.

mod list;
mod summary;
mod tally;

use std::io::{self, Write};

use crate::analysis::recommendations::{Recommendations, Sort, Summary, Tally};
use crate::analysis::themes::{Flat, Made, Sheet, short};
use crate::model::{Align, Column};

pub(super) use list::flat as list_flat;
pub(super) use summary::person as summary_person;
pub(super) use tally::{flat as tally_flat, person as tally_person};

use super::made::{ending, hidden, terms};
use super::themes::{Person, book, write_person};
use super::typed::limited;
use super::{Format, Rows, Screen};

/// What is to be written about recommendations.
pub enum Recommended<'a> {
    /// Each of one sort, or only the first so many.
    List(&'a Recommendations, Sort, Option<usize>),
    /// A table of one sort.
    Tally(Tally, Sort),
    /// How many there are.
    Summary(Summary),
}

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 4] = [
    "A recommendation that stands again in a summary, a plan or another document of the case is counted once.",
    "Near-copies of a review are left out; documents of one case are one review.",
    "One that asks several bodies stands in the row of each: rows then add up to more than there are.",
    "Learning Together and similar reviews leave questions to their boards; none recommended is not missing data.",
];

/// Writes it; no format is a workbook.
pub fn recommendations(
    what: &Recommended<'_>,
    made: &Made,
    format: Option<Format>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(format) = format else { return workbook(what, made, out) };
    match (what, format) {
        (Recommended::List(found, sort, limit), Format::Table) => {
            list::shown(found, (*sort, *limit), made, screen, out)
        }
        (Recommended::Tally(tally, sort), Format::Json) => {
            tally::json(tally, *sort, made, out)
        }
        (Recommended::Summary(summary), Format::Json) => {
            summary::json(summary, made, out)
        }
        (_, Format::Csv | Format::Json | Format::Ndjson) => {
            rows(&flat(what, made), format, screen, out)
        }
        // for a person, who has no use for what every row would say again
        (Recommended::List(found, sort, limit), _) => {
            rows(&list::flat(found, *sort, *limit), format, screen, out)
        }
        (Recommended::Tally(tally, sort), _) => {
            write_person(&tally::person(tally, *sort, made), format, screen, out)
        }
        (Recommended::Summary(summary), _) => {
            write_person(&summary::person(summary, made), format, screen, out)
        }
    }
}

/// Plain rows of it, each with what it was made from.
fn flat(what: &Recommended<'_>, made: &Made) -> Flat {
    match what {
        Recommended::List(found, sort, limit) => {
            ending(list::flat(found, *sort, *limit), &terms(made))
        }
        Recommended::Tally(tally, _) => tally::flat(tally, made),
        Recommended::Summary(summary) => summary::flat(summary, made),
    }
}

fn rows(
    flat: &Flat,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let align = |name: &str| match name {
        "text" => Align::Prose,
        "page" | "recommendations" | "percent" | "reviews" => Align::Right,
        _ => Align::Left,
    };
    let columns =
        flat.names.iter().map(|name| Column { name, align: align(name) }).collect();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    flat.rows.iter().try_for_each(|row| rows.row(row))?;
    rows.finish()
}

fn workbook(what: &Recommended<'_>, made: &Made, out: &mut dyn Write) -> io::Result<()> {
    let sheets = [Sheet { name: "Data", flat: flat(what, made) }];
    book("Recommendations of reviews", &sheets, made, &METHOD, out)
}

/// What the numbers are out of: so many recommendations `in 13 of 16 reviews`.
fn caption(total: &str, reviews: &[String; 2], made: &Made) -> String {
    let only = made.asked.only.as_ref();
    let only =
        only.map_or_else(String::new, |query| format!(" with a passage in `{query}`"));
    format!(
        "{total}{only} in {} of {}, each case once.{} Corpus {}, codebook {} {}, throughline \
         {}.",
        reviews[0],
        reviews[1],
        hidden(made),
        short(&made.fingerprint),
        made.codebook,
        short(&made.hash),
        made.version
    )
}

const fn noun(sort: Sort) -> &'static str {
    match sort {
        Sort::Recommendation => "recommendation",
        Sort::Question => "question",
    }
}

/// A table for a person.
fn person(
    title: &'static str,
    heads: Vec<String>,
    lines: Vec<(Vec<String>, Option<f64>)>,
    caption: String,
    opens: String,
) -> Person {
    Person::plain(title, heads, lines, caption, NOTE).opened_by(opens)
}

/// The rest of a command that asks the same.
fn same(sort: Sort, made: &Made) -> String {
    let questions = match sort {
        Sort::Recommendation => "",
        Sort::Question => " --questions",
    };
    format!("{questions}{}", limited(made.asked.only.as_deref()))
}

/// What a number of recommendations does not say.
pub const NOTE: &str = "How many recommendations a review makes is no measure of it; reviews \
that leave questions to their boards instead make none, and lack nothing.";
