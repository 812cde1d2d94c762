//! What reviews recommend: how many, to whom, what for; and in full what they ask of
//! Government.

use crate::analysis::recommendations::{Addressee, Recommendation, Sort, Tally};
use crate::analysis::report::Report;
use crate::present::counted;
use crate::present::paper::{Block, Grid, Line, Part, Thing};
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
    let mut part = numbers(report, report.tallies.iter());
    part.parts.push(national(report));
    part
}

/// How many there are, counted in these ways.
pub(super) fn numbers<'a>(
    report: &Report,
    tallies: impl Iterator<Item = &'a Tally>,
) -> Part {
    let mut summary = summary_person(&report.summary, &report.counts.made).grid();
    summary.caption = format!("How many there are: {}", summary.caption);
    let mut blocks = vec![Block::Table(summary)];
    blocks.extend(tallies.map(|tally| Block::Table(table(report, tally))));
    blocks.push(Block::note(NAMES));
    Part::new("recommendations", "What was recommended", blocks)
}

/// The table that `recommendations --by` gives, whose caption says by what.
fn table(report: &Report, tally: &Tally) -> Grid {
    let mut grid = tally_person(tally, Sort::Recommendation, &report.counts.made).grid();
    let across = tally.across.as_ref();
    let across =
        across.map_or_else(String::new, |field| format!(" and {}", field.0.name()));
    grid.caption = format!("By {}{across}: {}", tally.by.name(), grid.caption);
    for (line, row) in grid.rows.iter_mut().zip(&tally.rows) {
        if let Line::Cells(cells) = line
            && let Some(first) = cells.first_mut()
        {
            let thing = Thing::Recommendations(row.cell.clone());
            first.text = std::mem::take(&mut first.text).naming(&thing);
        }
    }
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
