//! Pairs as rows and as a table for a person.

use serde_json::{Value, json};

use crate::analysis::cooccurrence::{Cooccurrences, Pair, Unit};
use crate::analysis::themes::{Flat, Made};
use crate::present::made::{made_from, out_of, terms};
use crate::present::measures::{ADJUSTED, EXACT, JACCARD, LIFT, LIKELIHOOD, said};
use crate::present::themes::{Person, chance, digits};
use crate::present::typed::limited;

/// What every row says, in its documented order.
const COLUMNS: [&str; 13] = [
    "theme_a", "theme_b", "unit", "n_ab", "n_a", "n_b", "n_units", "jaccard", "lift",
    "ll", "p", "p_adj", "unequal",
];

/// Why a low Jaccard need not mean much.
const UNEQUAL: &str = "Unequal: one is at least five times as frequent as the other, so that \
Jaccard must be low.";

/// What the numbers of a pair do not say.
pub(super) const NOTE: &str = "That two themes occur together says that both are reported, \
not that one leads to the other.";

/// The pairs, each with what it was made from.
pub(in crate::present) fn flat(
    found: &Cooccurrences,
    limit: Option<usize>,
    made: &Made,
) -> Flat {
    let terms = terms(made);
    let names = COLUMNS.into_iter().chain(terms.iter().map(|term| term.0));
    let row = |pair: &Pair| {
        let mut cells = cells(found, pair);
        cells.extend(terms.iter().map(|term| term.1.clone()));
        cells
    };
    let pairs = found.pairs.iter().take(limit.unwrap_or(usize::MAX));
    Flat { names: names.map(str::to_owned).collect(), rows: pairs.map(row).collect() }
}

fn cells(found: &Cooccurrences, pair: &Pair) -> Vec<Value> {
    vec![
        json!(name(found, pair.a)),
        json!(name(found, pair.b)),
        json!(found.unit.name()),
        value(found, pair.n_ab),
        value(found, pair.n_a),
        value(found, pair.n_b),
        value(found, found.n_units),
        json!(pair.jaccard),
        json!(pair.lift),
        json!(pair.ll),
        json!(pair.p),
        json!(pair.p_adj),
        json!(pair.unequal),
    ]
}

/// A count of units as far as it is told.
pub(super) fn value(found: &Cooccurrences, count: u64) -> Value {
    found.told(count).value(count)
}

fn words(found: &Cooccurrences, count: u64) -> String {
    found.told(count).words(count)
}

/// How a subject is named in every output.
pub(super) fn name(found: &Cooccurrences, at: usize) -> &str {
    found.subjects.get(at).map_or("", |subject| &subject.name)
}

/// A table of pairs for a person. They go by their names and not by their titles: two
/// titles side by side leave no room for numbers, and names are what opens a pair.
pub(super) fn person(found: &Cooccurrences, limit: Option<usize>, made: &Made) -> Person {
    let heads = [
        "themes",
        "together in",
        "first",
        "second",
        "Jaccard",
        "lift",
        "G²",
        "p",
        "p adj.",
        "unequal",
    ];
    let line = |pair: &Pair| {
        let both = format!("{} + {}", name(found, pair.a), name(found, pair.b));
        let cells = vec![
            both,
            format!("{} of {}", words(found, pair.n_ab), words(found, found.n_units)),
            words(found, pair.n_a),
            words(found, pair.n_b),
            digits(&json!(pair.jaccard), 2),
            digits(&json!(pair.lift), 2),
            digits(&json!(pair.ll), 1),
            chance(&json!(pair.p)),
            chance(&json!(pair.p_adj)),
            pair.unequal.map_or("–", |one| if one { "yes" } else { "" }).to_owned(),
        ];
        (cells, pair.jaccard.map(|share| share * 100.0))
    };
    let most = limit.unwrap_or(usize::MAX);
    let lines = found.pairs.iter().take(most).map(line).collect();
    let shown = match found.pairs.len() {
        all if all > most => format!(" {most} shown, --limit shows more."),
        _ => String::new(),
    };
    let caption = format!("{}.{shown} {}", told(found, made), made_from(made));
    let heads = heads.map(str::to_owned).to_vec();
    let note = said(&[JACCARD, LIFT, LIKELIHOOD, EXACT, ADJUSTED, UNEQUAL, NOTE]);
    let person = Person::plain("Themes that occur together", heads, lines, caption, note);
    person.opened_by(opens(found, made))
}

/// What shows the passages of a pair, or of one of the two.
pub(super) fn opens(found: &Cooccurrences, made: &Made) -> String {
    let unit = match found.unit {
        Unit::Reviews => String::new(),
        unit => format!(" --unit {}", unit.name()),
    };
    let only = limited(made.asked.only.as_deref());
    format!(
        "`throughline cooccur --cell 'A' 'B'{unit}{only}` shows the passages in which A and \
         B are together; --cell 'A' 'A' those of A."
    )
}

/// `Out of 16 reviews, each case once. 12 of 15 pairs are together in some`.
pub(super) fn told(found: &Cooccurrences, made: &Made) -> String {
    let noun = found.unit.noun();
    let out_of = out_of(found.told(found.n_units), found.n_units, noun, made);
    format!("{out_of} {}", counted(found))
}

/// `12 of 15 pairs occur together in a review`.
pub(super) fn counted(found: &Cooccurrences) -> String {
    let pairs = crate::present::counted(found.pairs.len() as u64, "pair");
    let noun = found.unit.noun();
    format!("{} of {pairs} occur together in a {noun}", found.together)
}

/// How many pairs there are.
pub(super) fn count(found: &Cooccurrences) -> Flat {
    let names = ["unit", "n_units", "themes", "pairs", "together"];
    let row = vec![
        json!(found.unit.name()),
        value(found, found.n_units),
        json!(found.subjects.len()),
        json!(found.pairs.len()),
        json!(found.together),
    ];
    Flat { names: names.map(str::to_owned).to_vec(), rows: vec![row] }
}
