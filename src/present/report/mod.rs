//! A corpus on one page: what is in it, what recurs in it, what was recommended, and how
//! all of it was counted.
//!
//! One file a part, in the order in which they are read. The numbers come as `analysis`
//! gives them and are rounded as the tables of the single commands round them.

mod corpus;
mod glance;
mod made;
mod method;
pub mod parts;
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
use crate::analysis::report::{Counts, Report};

pub(super) use repeated::shown as again;
pub(super) use theme::defined;
pub(super) use together::{HEADS as PAIR, cells as pair, theme as named};
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
    let counts = &report.counts;
    let mut parts = vec![
        glance::part(report),
        corpus::part(counts),
        themes::part(&counts.themes, &counts.made),
        trends::part(&counts.trends),
        together::part(&counts.together),
    ];
    parts.extend(theme::parts(report));
    parts.push(recommended::part(report));
    parts.push(repeated::part(report));
    parts.push(made::part(report));
    parts.push(method::part(counts));
    parts.push(reviews::part(&counts.reviews));
    Paper {
        title: "What the reviews say".to_owned(),
        subtitle: subtitle(counts),
        contents: Contents::Listed,
        parts,
        foot: made_from(&counts.made),
    }
}

/// `16 reviews, published 2009 to 2021, 552 pages.`
fn subtitle(counts: &Counts) -> String {
    let corpus = &counts.corpus;
    let only = counts.made.asked.only.as_ref();
    let only = only.map_or_else(String::new, |query| {
        let asked = counts.told(corpus.reviews_asked).words(corpus.reviews_asked);
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
        counted_as(counts.told(corpus.reviews), corpus.reviews, "review"),
        counted(corpus.pages, "page")
    )
}
