//! What reviews recommend: how many, to whom, what for; and in full what they ask of
//! Government.

use crate::analysis::recommendations::{Addressee, Recommendation, Sort, Tally};
use crate::analysis::report::Report;
use crate::present::counted;
use crate::present::paper::{Block, Grid, Part};
use crate::present::recommendations::{summary_person, tally_person};

use super::quoted;

/// Of a large corpus, so many recommendations to Government are shown.
const SHOWN: usize = 40;

/// What the names in the tables mean.
const NAMES: &str = "lscb: the board, partnership or committee; csc: children's social \
care, and the local authority where it is not said which part; government: with national \
bodies; all: all agencies; none: not told. One that asks several stands in the row of \
each. law: asks for a change in law, statutory guidance or national policy.";

pub(super) fn part(report: &Report) -> Part {
    let mut summary = summary_person(&report.summary, &report.made).grid();
    summary.caption = format!("How many there are: {}", summary.caption);
    let mut blocks = vec![Block::Table(summary)];
    blocks.extend(report.tallies.iter().map(|tally| Block::Table(table(report, tally))));
    blocks.push(Block::note(NAMES));
    let mut part = Part::new("recommendations", "What was recommended", blocks);
    part.parts.push(national(report));
    part
}

/// The table that `recommendations --by` gives, whose caption says by what.
fn table(report: &Report, tally: &Tally) -> Grid {
    let mut grid = tally_person(tally, Sort::Recommendation, &report.made).grid();
    let across = tally.across.as_ref();
    let across =
        across.map_or_else(String::new, |field| format!(" and {}", field.0.name()));
    grid.caption = format!("By {}{across}: {}", tally.by.name(), grid.caption);
    grid
}

/// What is asked of Government and national bodies, or of the law.
fn national(report: &Report) -> Part {
    let is = |one: &&Recommendation| {
        one.law || one.addressees.contains(&Addressee::Government)
    };
    let all: Vec<&Recommendation> =
        report.recommendations.of(Sort::Recommendation).filter(is).collect();
    let mut blocks = vec![Block::paragraph(match all.len() {
        0 => "None asks Government, a national body or the law for anything.".to_owned(),
        n if n > SHOWN => format!(
            "{} ask Government or a national body, or for a change in law, statutory \
             guidance or national policy; the first {SHOWN} of them are shown.",
            counted(n as u64, "recommendation")
        ),
        n => format!(
            "{} ask Government or a national body, or for a change in law, statutory \
             guidance or national policy.",
            counted(n as u64, "recommendation")
        ),
    })];
    blocks.extend(all.iter().take(SHOWN).map(|one| quoted::recommendation(one)));
    Part::new("national", "To Government, and for a change in law", blocks)
}
