//! Rows of two tables that belong together: by what names them, or, where a name itself
//! was changed, by all else.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use super::cell::text;
use super::exported::{Part, Row, is_term};
use super::known::Known;

/// Which cells are compared, and which of them name a row.
pub(super) struct Columns<'a> {
    keys: &'static [&'static str],
    was: BTreeSet<&'a str>,
    is: BTreeSet<&'a str>,
    /// Compared once for the whole table, or not here.
    passed_over: BTreeSet<&'a str>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(was: &'a Part, is: &'a Part) -> Self {
        let (before, now) = (names(was), names(is));
        let header = if now.is_empty() { &before } else { &now };
        let header: Vec<&str> = header.iter().copied().collect();
        let keys = Known::table(&header).map_or(&[][..], |known| known.keys);
        let terms = before.union(&now).copied().filter(|name| is_term(name));
        let agreed = terms.filter(|name| is_one_value(was, name)).collect();
        let mut columns = Self { keys, was: before, is: now, passed_over: agreed };
        let on_one: Vec<&str> = columns.on_one_side().map(|column| column.0).collect();
        columns.passed_over.extend(on_one);
        columns
    }

    /// Whether the cells of this column are compared row by row.
    pub(super) fn counts(&self, name: &str) -> bool {
        !self.passed_over.contains(name)
    }

    /// Columns that only one of the tables has, and on which side. What is spread out of
    /// lists is no column, but belongs to its row.
    pub(super) fn on_one_side(
        &self,
    ) -> impl Iterator<Item = (&'a str, Value, Value)> + use<'a, '_> {
        let both_have_rows = !self.was.is_empty() && !self.is.is_empty();
        let either = self.was.symmetric_difference(&self.is).copied();
        let either = either
            .filter(move |name| both_have_rows && !name.contains('[') && !is_term(name));
        let present = |there| if there { Value::from("present") } else { Value::Null };
        either.map(move |name| {
            (name, present(self.was.contains(name)), present(self.is.contains(name)))
        })
    }

    /// What names a row, as text.
    fn key(&self, row: &Row) -> Vec<String> {
        let of = |key: &&str| {
            let cell = row.iter().find(|(name, _)| name == key);
            cell.map_or_else(String::new, |(_, value)| text(value))
        };
        self.keys.iter().map(of).collect()
    }

    /// All else that a row says.
    fn rest<'r>(&self, row: &'r Row) -> Vec<(&'r str, String)> {
        let rest = row
            .iter()
            .filter(|(name, _)| self.counts(name) && !self.keys.contains(&name.as_str()));
        rest.map(|(name, value)| (name.as_str(), text(value))).collect()
    }
}

fn names(part: &Part) -> BTreeSet<&str> {
    part.rows.iter().flatten().map(|(name, _)| name.as_str()).collect()
}

/// Whether all rows say the same there.
fn is_one_value(part: &Part, name: &str) -> bool {
    let of = |row: &Row| row.iter().find(|cell| cell.0 == name).map(|cell| text(&cell.1));
    let mut values = part.rows.iter().map(of);
    let first = values.next();
    values.all(|value| Some(&value) == first.as_ref())
}

/// A row by what names it.
struct Named<'a> {
    key: Vec<String>,
    rest: Vec<(&'a str, String)>,
    /// Which of the rows of its name it is, from 1.
    nth: usize,
    row: &'a Row,
}

impl Named<'_> {
    /// `threshold, escalation`; `threshold, escalation (2)` for the second of that name;
    /// its number where rows have no names.
    fn label(&self) -> String {
        match (self.key.join(", "), self.nth) {
            (_, nth) if self.key.is_empty() => nth.to_string(),
            (name, 1) => name,
            (name, nth) => format!("{name} ({nth})"),
        }
    }
}

/// Two rows that belong together, or one that is alone, and what it is called.
pub(super) enum Pair<'a> {
    /// It stands in both tables.
    Both(String, &'a Row, &'a Row),
    /// The file has it and the answer has not.
    Gone(String),
    /// The answer has it and the file has not.
    New(String),
}

/// Every row of both tables, in the order of the file, then of the answer.
///
/// A row belongs to one that is the same; else to one of the same name; else to one that
/// is the same but for its name, which somebody changed.
pub(super) fn pairs<'a>(
    was: &'a Part,
    is: &'a Part,
    columns: &Columns<'_>,
) -> Vec<Pair<'a>> {
    let (was, is) = (named(was, columns), named(is, columns));
    let mut partners: Vec<Option<usize>> = vec![None; was.len()];
    let mut free: BTreeSet<usize> = (0..is.len()).collect();
    pair(&mut partners, &mut free, (&was, &is), |one| Some((&one.key, &one.rest)));
    pair(&mut partners, &mut free, (&was, &is), |one| Some(&one.key));
    // without a name there is nothing but the place
    let nameless = columns.keys.is_empty();
    pair(&mut partners, &mut free, (&was, &is), |one| (!nameless).then_some(&one.rest));
    let known = was.iter().zip(&partners).map(|(one, partner)| match partner {
        Some(at) => Pair::Both(one.label(), one.row, is[*at].row),
        None => Pair::Gone(one.label()),
    });
    let new = free.iter().map(|at| Pair::New(is[*at].label()));
    known.chain(new).collect()
}

fn named<'a>(part: &'a Part, columns: &Columns<'_>) -> Vec<Named<'a>> {
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let named = |row: &'a Row| {
        let key = columns.key(row);
        let nth = seen.entry(key.clone()).or_default();
        *nth += 1;
        Named { key, rest: columns.rest(row), nth: *nth, row }
    };
    part.rows.iter().map(named).collect()
}

/// Gives each row that has none yet a partner of which the same is true, in order.
fn pair<'n, 'r, T: Ord>(
    partners: &mut [Option<usize>],
    free: &mut BTreeSet<usize>,
    (was, is): (&'n [Named<'r>], &'n [Named<'r>]),
    of: impl Fn(&'n Named<'r>) -> Option<T>,
) {
    let mut places: BTreeMap<T, VecDeque<usize>> = BTreeMap::new();
    for at in free.iter() {
        if let Some(key) = of(&is[*at]) {
            places.entry(key).or_default().push_back(*at);
        }
    }
    for (partner, one) in partners.iter_mut().zip(was).filter(|(one, _)| one.is_none()) {
        let found = of(one).and_then(|key| places.get_mut(&key)?.pop_front());
        *partner = found.inspect(|at| {
            free.remove(at);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, Pair, pairs};
    use crate::analysis::verify::{Part, Row};
    use serde_json::json;

    fn words(rows: &[(&str, u64)]) -> Part {
        let row = |(word, n): &(&str, u64)| -> Row {
            let cells = [("word", json!(word)), ("per_10k", json!(n))];
            cells.map(|(name, value)| (name.to_owned(), value)).to_vec()
        };
        Part { name: None, rows: rows.iter().map(row).collect() }
    }

    #[track_caller]
    fn paired(was: &[(&str, u64)], is: &[(&str, u64)], expected: &[&str]) {
        let (was, is) = (words(was), words(is));
        let columns = Columns::of(&was, &is);
        let told = |pair: &Pair<'_>| match pair {
            Pair::Both(label, was, is) => format!("{label}: {} {}", was[1].1, is[1].1),
            Pair::Gone(label) => format!("{label} is gone"),
            Pair::New(label) => format!("{label} is new"),
        };
        let found: Vec<String> = pairs(&was, &is, &columns).iter().map(told).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_belong_together_by_what_names_them_in_any_order() {
        paired(&[("a", 1), ("b", 2)], &[("b", 2), ("a", 3)], &["a: 1 3", "b: 2 2"]);
        paired(&[("a", 1)], &[("b", 2)], &["a is gone", "b is new"]);
    }

    #[test]
    fn a_row_that_stands_twice_is_one_too_many() {
        paired(&[("a", 7), ("a", 1)], &[("a", 1)], &["a is gone", "a (2): 1 1"]);
        paired(&[("a", 1)], &[("a", 1), ("a", 1)], &["a: 1 1", "a (2) is new"]);
    }

    #[test]
    fn a_row_whose_name_was_changed_is_found_by_all_else() {
        paired(&[("x", 1), ("b", 2)], &[("a", 1), ("b", 2)], &["x: 1 1", "b: 2 2"]);
    }
}
