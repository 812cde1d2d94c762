//! An exported file, whichever of the formats it is: its tables, and what it says of
//! itself.

use serde_json::Value;

use super::cell::{bare, text};
use super::{Error, Known, csv, json, workbook};

/// What a table carries about its codebook, corpus and program, beside its question.
const MADE_FROM: [&str; 6] = [
    "corpus_reviews",
    "corpus_fingerprint",
    "codebook_name",
    "codebook_hash",
    "markers_hash",
    "tool_version",
];

/// A file as it was exported.
#[derive(Debug, Clone, PartialEq)]
pub struct Exported {
    /// What it is written as.
    pub kind: Kind,
    /// What it says of its question and of what it was made from, by name.
    pub terms: Row,
    /// Its tables.
    pub parts: Vec<Part>,
}

/// What a file is written as.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Comma-separated, with a header.
    Csv,
    /// One JSON value, which is kept for tables that nest in ways of their own.
    Json(Value),
    /// One JSON object a line.
    Lines,
    /// A workbook.
    Workbook,
}

/// A table of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// The sheet of a workbook, or the member of a JSON object; none where the file is
    /// this table.
    pub name: Option<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// The cells of a row by the names of their columns, in the order of the file.
pub type Row = Vec<(String, Value)>;

/// Reads an exported file, whose bytes say what it is.
pub fn read(bytes: &[u8]) -> Result<Exported, Error> {
    if bytes.starts_with(b"PK") {
        return workbook::read(bytes);
    }
    let text = unicode(bytes)?;
    if text.trim().is_empty() {
        // an answer without rows, one a line
        return json::lines(text);
    }
    if !text.trim_start().starts_with(['{', '[']) {
        return csv::read(text);
    }
    // one line of JSON is a JSON value, too: which was meant, only the answer can tell
    serde_json::from_str(text).map_or_else(|_| json::lines(text), json::value)
}

/// Reads it as one JSON object a line, whatever else it may be.
pub fn read_lines(bytes: &[u8]) -> Result<Exported, Error> {
    json::lines(unicode(bytes)?)
}

fn unicode(bytes: &[u8]) -> Result<&str, Error> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Error::Format("it is no UTF-8 text and no workbook".to_owned()))?;
    Ok(text.trim_start_matches('\u{feff}'))
}

impl Exported {
    /// A file whose rows say themselves what they were made from: what most of them say.
    pub(super) fn of_rows(kind: Kind, rows: Vec<Row>) -> Self {
        let first = rows.first().into_iter().flatten();
        let names = first.map(|(name, _)| name).filter(|name| is_term(name));
        let terms = names.map(|name| (name.clone(), usual(name, &rows))).collect();
        Self { kind, terms, parts: vec![Part { name: None, rows }] }
    }

    /// What it says under this name.
    pub fn term(&self, name: &str) -> Option<String> {
        let (_, value) = self.terms.iter().find(|(term, _)| term == name)?;
        Some(bare(&text(value)).to_owned()).filter(|text| !text.is_empty())
    }

    /// The command that it answers.
    pub fn command(&self) -> Option<String> {
        self.term("asked_command")
    }

    /// The command whose tables have such columns, as far as that can be told.
    pub fn looks_like(&self) -> Option<&'static str> {
        let part = self.parts.first()?;
        let names: Vec<&str> =
            part.rows.first()?.iter().map(|(name, _)| name.as_str()).collect();
        Some(Known::table(&names)?.command).filter(|command| !command.is_empty())
    }

    /// Whether both are JSON objects of the same members, or neither is an object.
    pub fn is_shaped_as(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Json(Value::Object(one)), Kind::Json(Value::Object(two))) => {
                one.keys().eq(two.keys())
            }
            (Kind::Json(one), Kind::Json(two)) => one.is_array() && two.is_array(),
            (one, two) => one == two,
        }
    }
}

/// What most rows say there; of values that as many say, the first.
fn usual(name: &str, rows: &[Row]) -> Value {
    let mut said: Vec<(&Value, usize)> = Vec::new();
    for (_, value) in rows.iter().flatten().filter(|cell| cell.0 == name) {
        match said.iter_mut().find(|known| known.0 == value) {
            Some(known) => known.1 += 1,
            None => said.push((value, 1)),
        }
    }
    let most = said.iter().map(|known| known.1).max();
    let most = said.iter().find(|known| Some(known.1) == most);
    most.map_or(Value::Null, |known| known.0.clone())
}

/// Whether a column says what a table was made from, and is no part of the answer.
pub(super) fn is_term(name: &str) -> bool {
    name.starts_with("asked_") || MADE_FROM.contains(&name)
}
