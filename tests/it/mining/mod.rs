//! What all commands that count, compare and list promise alike: their numbers are those
//! of `search`, every id opens, --where limits all of them, every format holds the same,
//! and each says what its measures mean.
//!
//! One corpus for all, small enough to be read: a case in two documents (`d`, `e`), a
//! near-copy (`copy`, of `b`), a recommendation that two reviews make, and dogs, which no
//! theme is about.

mod corpus; // the small corpus
mod counts; // as many as `search --count` says
mod formats; // the same rows in every format
mod limits; // --where
mod opens; // ids, and the commands below a table
mod suppress; // small counts
mod told; // help, and the lines below a table

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::harness::Project;

pub(crate) use corpus::planted;

/// The rows of an answer, wherever its JSON has them; none if nothing was found.
#[track_caller]
pub(crate) fn rows(project: &Project, command: &[&str]) -> Vec<Value> {
    let run = project.run(&[command, &["--format", "json"]].concat());
    assert!(matches!(run.code, Some(0 | 1)), "{command:?}: {}", run.talk);
    match run.json() {
        Value::Array(rows) => rows,
        Value::Object(mut object) => match object.remove("rows") {
            Some(Value::Array(rows)) => rows,
            _ => vec![Value::Object(object)],
        },
        other => panic!("{command:?}: {other}"),
    }
}

#[track_caller]
pub(crate) fn count(row: &Value, name: &str) -> u64 {
    row[name].as_u64().unwrap_or_else(|| panic!("{name} is no count: {row}"))
}

#[track_caller]
pub(crate) fn text<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().unwrap_or_else(|| panic!("{name} is no text: {row}"))
}

/// Hits, passages and reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) hits: u64,
    pub(crate) passages: u64,
    pub(crate) reviews: u64,
}

/// A corpus, and which of its documents are about one case.
pub(crate) struct Corpus {
    pub(crate) project: Project,
    cases: BTreeMap<String, String>,
    several: bool,
}

impl Corpus {
    pub(crate) fn of(project: Project) -> Self {
        let mut cases = BTreeMap::new();
        for row in rows(&project, &["status"]) {
            let Some(review) = row["review"].as_str() else { continue };
            let case = row["case"].as_str().unwrap_or(review);
            cases.insert(review.to_owned(), case.to_owned());
        }
        let names: BTreeSet<&String> = cases.values().collect();
        let several = names.len() < cases.len();
        Self { project, cases, several }
    }

    /// What `search --count` says of a query in the passages of another, each case counted
    /// once.
    #[track_caller]
    pub(crate) fn search(&self, query: &str, only: Option<&str>) -> Counts {
        let mut command = vec!["search", query, "--no-refresh"];
        command.extend(only.iter().flat_map(|only| ["--where", only]));
        let found = &rows(&self.project, &[&command[..], &["--count"]].concat())[0];
        let [hits, passages, reviews] =
            ["hits", "passages", "reviews"].map(|name| count(found, name));
        let reviews = if self.several {
            self.cases_of(&rows(&self.project, &command)).len() as u64
        } else {
            reviews
        };
        Counts { hits, passages, reviews }
    }

    /// The cases of these rows.
    pub(crate) fn cases_of(&self, rows: &[Value]) -> BTreeSet<&str> {
        rows.iter().map(|row| self.cases[text(row, "review")].as_str()).collect()
    }
}

/// A query and what it is limited to, as one.
pub(crate) fn both(only: Option<&str>, more: &str) -> String {
    only.map_or_else(|| more.to_owned(), |only| format!("({only}) {more}"))
}

/// So many of these, spread over all of them.
pub(crate) fn some(rows: &[Value], most: usize) -> impl Iterator<Item = &Value> {
    rows.iter().step_by(rows.len().div_ceil(most).max(1))
}
