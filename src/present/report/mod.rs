//! A corpus on one page: what is in it, what recurs in it, what was recommended, and how
//! all of it was counted.
//!
//! One file a part, in the order in which they are read. The numbers come as `analysis`
//! gives them and are rounded as the tables of the single commands round them.

mod corpus;
mod glance;
mod made;
mod method;
pub(super) mod quoted;
mod recommended;
mod repeated;
mod reviews;
mod theme;
mod themes;
mod together;
mod trends;
mod workbook;

use std::io::{self, Write};

use super::made::{counted_as, made_from};
use super::paper::{self, Contents, Paper};
use super::{PaperFormat, counted};
use crate::analysis::Told;
use crate::analysis::report::Report;

pub(super) use repeated::shown as again;
pub(super) use theme::defined;
pub(super) use together::{HEADS as PAIR, cells as pair};
pub(super) use trends::{Tested, chart};
pub use workbook::report_workbook;

/// Writes a report.
pub fn report(
    report: &Report,
    format: PaperFormat,
    out: &mut dyn Write,
) -> io::Result<()> {
    paper::write(&paper(report), format, out)
}

fn paper(report: &Report) -> Paper {
    let mut parts = vec![
        glance::part(report),
        corpus::part(report),
        themes::part(report),
        trends::part(report),
        together::part(report),
    ];
    parts.extend(theme::parts(report));
    parts.push(recommended::part(report));
    parts.push(repeated::part(report));
    parts.push(made::part(report));
    parts.push(method::part(report));
    parts.push(reviews::part(report));
    Paper {
        title: "What the reviews say".to_owned(),
        subtitle: subtitle(report),
        contents: Contents::Listed,
        parts,
        foot: made_from(&report.made),
    }
}

/// What is told of a count of reviews or recommendations.
fn told(report: &Report, count: u64) -> Told {
    Told::of(count, report.made.asked.suppress)
}

/// `16 reviews, published 2009 to 2021, 552 pages.`
fn subtitle(report: &Report) -> String {
    let corpus = &report.corpus;
    let only = report.made.asked.only.as_ref();
    let only = only.map_or_else(String::new, |query| {
        let asked = told(report, corpus.reviews_asked).words(corpus.reviews_asked);
        format!("Only passages in “{query}”, which {asked} have. ")
    });
    let years = corpus.years.map_or_else(String::new, |(first, last)| {
        if first == last {
            format!(", published in {first}")
        } else {
            format!(", published {first} to {last}")
        }
    });
    format!(
        "{only}{}{years}, {}.",
        counted_as(told(report, corpus.reviews), corpus.reviews, "review"),
        counted(corpus.pages, "page")
    )
}
