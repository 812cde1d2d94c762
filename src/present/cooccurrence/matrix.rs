//! Each with each in a square; on its diagonal, how many units have each.

use serde_json::{Value, json};

use super::pairs::{NOTE, name, opens, told as counted, value as told};
use crate::analysis::cooccurrence::{Cooccurrences, Measure};
use crate::analysis::themes::{Flat, Made};
use crate::present::made::made_from;
use crate::present::measures::{JACCARD, said};
use crate::present::themes::{Person, digits, whole};

/// What stands over the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    /// The names of themes.
    Names,
    /// Their numbers, which stand before the names of the rows: for a screen, which is
    /// not as wide as forty names.
    Numbers,
}

/// A row and a column for each subject.
pub(super) fn flat(found: &Cooccurrences, measure: Measure) -> Flat {
    let all = 0..found.subjects.len();
    let names = all.clone().map(|at| name(found, at).to_owned());
    let row = |a: usize| {
        let cells = all.clone().map(|b| value(found, measure, a, b));
        std::iter::once(json!(name(found, a))).chain(cells).collect()
    };
    let rows = all.clone().map(row).collect();
    Flat { names: std::iter::once("theme".to_owned()).chain(names).collect(), rows }
}

fn value(found: &Cooccurrences, measure: Measure, a: usize, b: usize) -> Value {
    match measure {
        Measure::Counts => told(found, found.n_ab(a, b)),
        Measure::Jaccard => json!(found.jaccard(a, b)),
    }
}

/// The same for a person.
pub(super) fn person(
    found: &Cooccurrences,
    measure: Measure,
    heads: Heads,
    made: &Made,
) -> Person {
    let flat = flat(found, measure);
    let shown = |cell: &Value| match measure {
        Measure::Counts => whole(cell),
        Measure::Jaccard => digits(cell, 2),
    };
    let numbered = |at: usize, name: &str| match heads {
        Heads::Names => name.to_owned(),
        Heads::Numbers => format!("{} {name}", at + 1),
    };
    let line = |(at, row): (usize, &Vec<Value>)| {
        let name = numbered(at, name(found, at));
        let cells = row.iter().skip(1).map(shown);
        (std::iter::once(name).chain(cells).collect(), None)
    };
    let lines = flat.rows.iter().enumerate().map(line).collect();
    let columns = flat.names.iter().skip(1).enumerate().map(|(at, name)| match heads {
        Heads::Names => name.clone(),
        Heads::Numbers => (at + 1).to_string(),
    });
    let heads = std::iter::once("theme".to_owned()).chain(columns).collect();
    let what = match measure {
        Measure::Counts => "On the diagonal, in how many each is.",
        Measure::Jaccard => "On the diagonal 1 for each that is anywhere.",
    };
    let measures: &[&str] = match measure {
        Measure::Counts => &[NOTE],
        Measure::Jaccard => &[JACCARD, NOTE],
    };
    let caption = format!("{}. {what} {}", counted(found, made), made_from(made));
    let title = "Themes that occur together";
    let person = Person::plain(title, heads, lines, caption, said(measures));
    person.opened_by(opens(found, made))
}
