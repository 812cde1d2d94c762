//! Repeats in every format: pairs, or clusters of them.

mod rows;
mod shown;

use std::io::{self, Write};

use super::made::{self, ending};
use super::themes::book;
use super::{Format, Rows, Screen, counted};
use crate::analysis::repeats::{Repeats, Scope, What};
use crate::analysis::themes::{Flat, Made, Sheet, short};
use crate::model::{Align, Column};

use rows::Layout;

/// What is to be written about repeats, and how much of it at most.
pub enum Repeated<'a> {
    /// Two by two.
    Pairs(&'a Repeats, Option<usize>),
    /// All that hangs together.
    Clusters(&'a Repeats, Option<usize>),
}

impl Repeated<'_> {
    const fn of(&self) -> &Repeats {
        match self {
            Self::Pairs(found, _) | Self::Clusters(found, _) => found,
        }
    }
}

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 5] = [
    "similarity: twice the words in common in the same order (longest common subsequence) over the words of both.",
    "Pairs are proposed by MinHash over two words running (Broder 1997) in 64 bands of two, then compared word by word.",
    "between: the two stand in one document, in two documents of one case, or in two reviews.",
    "A cluster is all that hangs together by pairs; its name is the id of its first member.",
    "Near-copies of a whole document are left out; documents of one case are one review.",
];

/// Writes it; no format is a workbook.
pub fn repeats(
    what: &Repeated<'_>,
    made: &Made,
    format: Option<Format>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        None => {
            let data = ending(flat(what, Layout::Flat), &made::terms(made));
            let sheets = [Sheet { name: "Data", flat: data }];
            book("What reviews repeat", &sheets, made, &METHOD, out)
        }
        Some(Format::Table) => person(what, made, screen, out),
        Some(format @ (Format::Markdown | Format::Html)) => {
            rows(&flat(what, Layout::Flat), format, screen, out)
        }
        Some(format) => {
            let layout = match format {
                Format::Json | Format::Ndjson => Layout::Nested,
                _ => Layout::Flat,
            };
            let all = ending(flat(what, layout), &made::terms(made));
            rows(&all, format, screen, out)
        }
    }
}

/// All pairs as rows.
pub(super) fn pairs_flat(found: &Repeats) -> Flat {
    flat(&Repeated::Pairs(found, None), Layout::Flat)
}

fn flat(what: &Repeated<'_>, layout: Layout) -> Flat {
    match what {
        Repeated::Pairs(found, limit) => {
            let pairs = found.pairs().take(limit.unwrap_or(usize::MAX));
            rows::pairs(pairs, layout)
        }
        Repeated::Clusters(found, limit) => {
            let clusters = found.clusters.iter().take(limit.unwrap_or(usize::MAX));
            rows::clusters(clusters, layout)
        }
    }
}

fn rows(
    flat: &Flat,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let align = |name: &str| match name {
        "text" | "a_text" | "b_text" => Align::Prose,
        "page" | "a_page" | "b_page" | "size" | "reviews" | "similarity" => Align::Right,
        _ => Align::Left,
    };
    let columns =
        flat.names.iter().map(|name| Column { name, align: align(name) }).collect();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    flat.rows.iter().try_for_each(|row| rows.row(row))?;
    rows.finish()
}

fn person(
    what: &Repeated<'_>,
    made: &Made,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let found = what.of();
    let pairs = found.pairs().count();
    let (total, most) = match what {
        Repeated::Pairs(_, limit) => (pairs, *limit),
        Repeated::Clusters(_, limit) => (found.clusters.len(), *limit),
    };
    let most = most.unwrap_or(usize::MAX);
    match what {
        Repeated::Pairs(..) => {
            let mut pairs = found.pairs().take(most);
            pairs.try_for_each(|(_, pair)| shown::pair(&pair, screen, out))?;
        }
        Repeated::Clusters(..) => {
            let mut clusters = found.clusters.iter().take(most);
            clusters.try_for_each(|cluster| shown::cluster(cluster, screen, out))?;
        }
    }
    let shown = if total > most {
        format!("; {most} shown, --limit shows more")
    } else {
        String::new()
    };
    writeln!(out, "{}{shown}. {}\n{NOTE}", caption(found, pairs as u64), terms(made))
}

/// What the number of a pair means, and what opens it.
const NOTE: &str = "The number before a pair or a member: twice the words that both have, in \
the same order, over the words of both: 1 is word for word, 0.8 four words in five.\n\
`throughline evidence --id ID` opens a passage by what stands in brackets.";

/// `12 pairs in 5 clusters, between reviews; 93 recommendations of 16 reviews compared`.
fn caption(found: &Repeats, pairs: u64) -> String {
    let noun = match found.what {
        What::Recommendations => "recommendation",
        What::Passages => "passage",
    };
    let scope = match found.scope {
        Scope::Anywhere => "",
        Scope::Across => ", between reviews",
    };
    format!(
        "{} in {}{scope}; {} of {} compared",
        counted(pairs, "pair"),
        counted(found.clusters.len() as u64, "cluster"),
        counted(found.compared, noun),
        counted(found.reviews, "review"),
    )
}

fn terms(made: &Made) -> String {
    let corpus = short(&made.fingerprint);
    format!("Corpus {corpus}, throughline {}.", made.version)
}
