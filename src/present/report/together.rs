//! Which themes occur in the same reviews.

use crate::analysis::cooccurrence::{Cooccurrences, Occurrence, Pair};
use crate::model::ThemeId;
use crate::present::paper::{Block, Cell, Grid, Head, Line, Part, Text, Thing};
use crate::present::themes::{chance, digits};

use serde_json::json;

/// So many pairs are shown.
const SHOWN: usize = 20;

/// A pair is shown that so many reviews have: one review may have any two.
const LEAST: u64 = 2;

pub(super) fn part(together: &Cooccurrences) -> Part {
    let seek =
        |pair: &&Pair| pair.n_ab >= LEAST && pair.lift.is_some_and(|lift| lift > 1.0);
    let pairs: Vec<&Pair> = together.pairs.iter().filter(seek).take(SHOWN).collect();
    let blocks = vec![
        Block::paragraph(format!(
            "Pairs of themes that are found in the same reviews more often than chance \
             would have it, the surest first ({SHOWN} at most).{}",
            warning(together)
        )),
        Block::Table(table(together, &pairs)),
        Block::note(
            "Jaccard: of the reviews that have either, the share that has both. Lift: how \
             many times as many have both as chance would give. G²: log-likelihood \
             (Dunning 1993). p: Fisher's exact test; p adj.: adjusted for all pairs of \
             themes (Benjamini and Hochberg 1995). `throughline cooccur` has all pairs.",
        ),
    ];
    Part::new("together", "What occurs together", blocks)
}

/// Whether any of it is more than chance.
fn warning(together: &Cooccurrences) -> &'static str {
    let sure = |pair: &Pair| pair.p_adj.is_some_and(|p| p < 0.05);
    if together.pairs.iter().any(sure) {
        ""
    } else {
        " None of them is beyond what chance gives among so many pairs (p adj. below 0.05): \
         read them as questions, not as findings."
    }
}

fn table(together: &Cooccurrences, pairs: &[&Pair]) -> Grid {
    let row = |pair: &&Pair| {
        let title = |at: usize| theme(&together.subjects[at]).into();
        let told = |count: u64| together.told(count).words(count);
        let numbers = [pair.n_ab, pair.n_a, pair.n_b].map(|n| told(n).into());
        let names = [title(pair.a), title(pair.b)];
        Line::Cells(names.into_iter().chain(numbers).chain(cells(pair)).collect())
    };
    let names = [Head::left("theme"), Head::left("and theme")];
    let counts = ["both", "one", "other"].map(Head::right);
    let heads = names.into_iter().chain(counts).chain(HEADS.map(Head::right));
    Grid {
        caption: format!(
            "Reviews that have both, out of {}.",
            together.told(together.n_units).words(together.n_units)
        ),
        heads: heads.collect(),
        rows: pairs.iter().map(row).collect(),
    }
}

/// The name of a theme that occurs with others.
pub(in crate::present) fn theme(one: &Occurrence) -> Text {
    Text::from(one.title.as_str()).naming(&Thing::Theme(ThemeId(one.name.clone())))
}

/// The names of what [`cells`] gives.
pub(in crate::present) const HEADS: [&str; 5] = ["Jaccard", "lift", "G²", "p", "p adj."];

/// How the two of a pair stand to one another.
pub(in crate::present) fn cells(pair: &Pair) -> [Cell; 5] {
    [
        digits(&json!(pair.jaccard), 2).into(),
        digits(&json!(pair.lift), 2).into(),
        digits(&json!(pair.ll), 1).into(),
        chance(&json!(pair.p)).into(),
        chance(&json!(pair.p_adj)).into(),
    ]
}
