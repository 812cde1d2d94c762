//! A table as it was exported beside the same as it is now.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::cell::is_same;
use super::exported::{Exported, Part, Row};
use super::rows::{Columns, Pair, pairs};

/// A cell that is no longer what the file says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The sheet of a workbook or the member of a JSON object; none where there is one
    /// table.
    pub part: Option<String>,
    /// What names the row: the cells that do, with commas between, or its number.
    pub row: String,
    /// Its column; `row` where the whole row came or went.
    pub column: String,
    /// What the file says.
    pub was: Value,
    /// What comes out now.
    pub is: Value,
}

/// What comparing came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compared {
    /// How many numbers were compared.
    pub numbers: u64,
    /// In how many rows.
    pub rows: u64,
    /// What differs, in the order of the file.
    pub differences: Vec<Difference>,
}

/// What a row is called that stands for all.
const EVERY: &str = "every row";
/// What the column is called where a whole row came or went.
const ROW: &str = "row";

/// Compares a file with the answer to its question now, cell by cell. What a table was
/// made from is compared where its rows do not agree about it, and the question itself;
/// all else of it is for [`changes`](super::changes()).
pub fn compare(was: &Exported, is: &Exported) -> Compared {
    let mut compared = Compared::default();
    let none = Part::default();
    for part in &was.parts {
        let now = is.parts.iter().find(|other| other.name == part.name);
        compared.part(part, now.unwrap_or(&none));
    }
    let is_new = |part: &&Part| !was.parts.iter().any(|other| other.name == part.name);
    for part in is.parts.iter().filter(is_new) {
        compared.part(&Part { name: part.name.clone(), rows: Vec::new() }, part);
    }
    compared.terms(was, is);
    compared
}

impl Compared {
    /// The question, and the number of reviews of a corpus that is the same.
    fn terms(&mut self, was: &Exported, is: &Exported) {
        let same = |name| was.term(name) == is.term(name);
        let same_corpus = same("corpus_fingerprint");
        for (name, value) in &was.terms {
            let told = match name.as_str() {
                "asked_command" => false,
                "corpus_reviews" => same_corpus,
                name => name.starts_with("asked_"),
            };
            if told && !same(name) {
                let now = is.terms.iter().find(|(term, _)| term == name);
                let now = now.map_or(Value::Null, |(_, value)| value.clone());
                self.differ(None, EVERY, name, value.clone(), now);
            }
        }
    }

    fn part(&mut self, was: &Part, is: &Part) {
        let columns = Columns::of(was, is);
        let name = was.name.as_deref();
        for (column, was, is) in columns.on_one_side() {
            self.differ(name, EVERY, column, was, is);
        }
        let present = || Value::from("present");
        for pair in pairs(was, is, &columns) {
            self.rows += u64::from(!matches!(pair, Pair::New(_)));
            match pair {
                Pair::Both(row, was, is) => self.cells(name, &row, (was, is), &columns),
                Pair::Gone(row) => self.differ(name, &row, ROW, present(), Value::Null),
                Pair::New(row) => self.differ(name, &row, ROW, Value::Null, present()),
            }
        }
    }

    fn cells(
        &mut self,
        part: Option<&str>,
        label: &str,
        (was, is): (&Row, &Row),
        columns: &Columns<'_>,
    ) {
        let now: BTreeMap<&str, &Value> = cells(is).collect();
        let before: BTreeSet<&str> = cells(was).map(|cell| cell.0).collect();
        let gone = cells(is).filter(|(name, _)| !before.contains(name));
        let gone = gone.map(|(name, now)| (name, &Value::Null, now));
        let both = cells(was).map(|(name, cell)| {
            (name, cell, now.get(name).copied().unwrap_or(&Value::Null))
        });
        for (name, was, is) in both.chain(gone).filter(|cell| columns.counts(cell.0)) {
            self.numbers += u64::from(was.is_number() || is.is_number());
            if !is_same(was, is) {
                self.differ(part, label, name, was.clone(), is.clone());
            }
        }
    }

    fn differ(
        &mut self,
        part: Option<&str>,
        row: &str,
        column: &str,
        was: Value,
        is: Value,
    ) {
        self.differences.push(Difference {
            part: part.map(str::to_owned),
            row: row.to_owned(),
            column: column.to_owned(),
            was,
            is,
        });
    }
}

fn cells(row: &Row) -> impl Iterator<Item = (&str, &Value)> {
    row.iter().map(|(name, value)| (name.as_str(), value))
}
