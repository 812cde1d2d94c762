//! `reviews.csv`: what a person corrected or added, which wins over what was read.
//!
//! One row a source, found by its `file`. An empty cell says nothing; a cell with a
//! single hyphen says that what was read there is wrong and nothing is known.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::model::{Date, Known, Metadata, NotADate, Provenance};

use super::Error;

const FILE: &str = "reviews.csv";
/// Said in a cell to take away what was read.
const NOTHING: &str = "-";
/// The columns beside `file`.
pub(super) const FIELDS: [&str; 15] = [
    "title",
    "board",
    "child",
    "author",
    "published",
    "incident",
    "child_age",
    "child_sex",
    "outcome",
    "harm",
    "kind",
    "model",
    "country",
    "region",
    "case",
];

/// The corrections of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlay {
    rows: BTreeMap<String, Correction>,
}

/// What a person said about one source: column to cell, empty cells left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    cells: BTreeMap<&'static str, String>,
}

impl Overlay {
    /// Reads the corrections; no file is no corrections.
    ///
    /// Fails on a column it does not know, a row without a file, a file named twice and
    /// a date that is none, naming the line.
    pub fn read(path: &Path) -> Result<Self, Error> {
        match fs::read(path) {
            Ok(bytes) => Self::parse(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(Error::Read { path: path.to_owned(), source }),
        }
    }

    /// Reads the corrections from the bytes of the file.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
        let columns = columns(reader.headers().map_err(|error| broken(&error))?)?;
        let mut rows = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|error| broken(&error))?;
            let line = record.position().map_or(0, csv::Position::line);
            let (file, correction) = row(&columns, &record, line)?;
            if rows.insert(file.clone(), correction).is_some() {
                return Err(problem(line, format!("`{file}` is named a second time")));
            }
        }
        Ok(Self { rows })
    }

    /// What was said about this file.
    pub fn correction(&self, file: &str) -> Option<&Correction> {
        self.rows.get(file)
    }

    /// Whether this can stand in a cell of that field: of dates that they are dates.
    pub fn check(field: &str, cell: &str) -> Result<(), NotADate> {
        let is_date = matches!(field, "published" | "incident");
        if is_date && !cell.is_empty() && cell != NOTHING {
            cell.parse::<Date>()?;
        }
        Ok(())
    }

    /// The files named, in order.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }
}

/// What each column holds; `None` is the file.
fn columns(header: &csv::StringRecord) -> Result<Vec<Option<&'static str>>, Error> {
    let known = |name: &str| {
        if name == "file" {
            return Ok(None);
        }
        FIELDS.into_iter().find(|field| *field == name).map(Some).ok_or_else(|| {
            let fields = FIELDS.join(", ");
            problem(1, format!("no such column as `{name}`; there are file, {fields}"))
        })
    };
    let columns: Vec<_> = header.iter().map(known).collect::<Result<_, _>>()?;
    if columns.iter().filter(|column| column.is_none()).count() == 1 {
        Ok(columns)
    } else {
        Err(problem(1, "exactly one column must be `file`".to_owned()))
    }
}

fn row(
    columns: &[Option<&'static str>],
    record: &csv::StringRecord,
    line: u64,
) -> Result<(String, Correction), Error> {
    let mut file = String::new();
    let mut correction = Correction::default();
    for (column, cell) in columns.iter().zip(record) {
        match column {
            None => cell.clone_into(&mut file),
            Some(_) if cell.is_empty() => {}
            Some(field) => {
                Overlay::check(field, cell)
                    .map_err(|error| problem(line, format!("`{field}`: {error}")))?;
                correction.cells.insert(field, cell.to_owned());
            }
        }
    }
    if file.is_empty() {
        return Err(problem(line, "no `file` in this row".to_owned()));
    }
    Ok((file, correction))
}

impl Correction {
    /// What was said in this field, if anything was.
    pub fn cell(&self, field: &str) -> Option<&str> {
        self.cells.get(field).map(String::as_str)
    }

    /// What was read, corrected.
    #[must_use]
    pub fn apply(&self, read: &Metadata) -> Metadata {
        let mut out = read.clone();
        let text = |field: &str, slot: &mut Option<Known<String>>| {
            self.put(field, slot, |cell| Some(cell.to_owned()));
        };
        text("title", &mut out.title);
        text("board", &mut out.board);
        text("child", &mut out.child);
        text("author", &mut out.author);
        text("child_age", &mut out.child_age);
        text("child_sex", &mut out.child_sex);
        text("outcome", &mut out.outcome);
        text("kind", &mut out.kind);
        text("model", &mut out.model);
        text("country", &mut out.country);
        text("region", &mut out.region);
        text("case", &mut out.case);
        self.put("published", &mut out.published, |cell| cell.parse().ok());
        self.put("incident", &mut out.incident, |cell| cell.parse().ok());
        self.put("harm", &mut out.harm, |cell| Some(list(cell)));
        out
    }

    fn put<T>(
        &self,
        field: &str,
        slot: &mut Option<Known<T>>,
        read: impl Fn(&str) -> Option<T>,
    ) {
        match self.cells.get(field).map(String::as_str) {
            None => {}
            Some(NOTHING) => *slot = None,
            Some(cell) => {
                *slot = read(cell).map(|value| Known::new(value, Provenance::Csv));
            }
        }
    }
}

/// Several values in one cell, set apart by semicolons.
fn list(cell: &str) -> Vec<String> {
    cell.split(';')
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(super) fn problem(line: u64, problem: String) -> Error {
    Error::Table { file: FILE, line, problem }
}

pub(super) fn broken(error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    problem(line, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, Overlay};
    use crate::model::{Known, Metadata, Provenance};

    #[test]
    fn a_cell_wins_an_empty_one_says_nothing_and_a_hyphen_takes_away() {
        let csv = "file,title,author,published,harm\na.pdf,Child N,,-,neglect; suicide\n";
        let overlay = Overlay::parse(csv.as_bytes()).unwrap();
        let read = Metadata {
            title: Some(Known::new("Chapter 1".to_owned(), Provenance::Text)),
            author: Some(Known::new("A. Reader".to_owned(), Provenance::FrontPages)),
            published: Some(Known::new("2014".parse().unwrap(), Provenance::Text)),
            ..Metadata::default()
        };
        let known = overlay.correction("a.pdf").unwrap().apply(&read);
        assert_eq!(known.title, Some(Known::new("Child N".to_owned(), Provenance::Csv)));
        assert_eq!(known.author, read.author);
        assert_eq!(known.published, None);
        assert_eq!(known.harm.unwrap().value, ["neglect", "suicide"]);
    }

    #[test]
    fn every_field_that_is_known_can_be_corrected() {
        assert_eq!(Metadata::default().fields().map(|field| field.0), FIELDS);
    }

    #[track_caller]
    fn refused(csv: &str, message: &str) {
        assert_eq!(Overlay::parse(csv.as_bytes()).unwrap_err().to_string(), message);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        refused(
            "file,published\na.pdf,2014\nb.pdf,March 2014\n",
            "reviews.csv, line 3: `published`: `March 2014` is not a date: \
             write YYYY, YYYY-MM or YYYY-MM-DD",
        );
        refused("file,title\n,X\n", "reviews.csv, line 2: no `file` in this row");
        refused(
            "file,title\na,X\na,Y\n",
            "reviews.csv, line 3: `a` is named a second time",
        );
        refused("title\nX\n", "reviews.csv, line 1: exactly one column must be `file`");
    }
}
