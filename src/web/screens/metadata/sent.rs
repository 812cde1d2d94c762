//! A correction that was sent: looked at, written to `reviews.csv`, and read into the
//! library.

use std::collections::BTreeMap;
use std::time::Duration;

use super::form::Filled;
use crate::corpus::{self, Correction, Overlay, digest_of};
use crate::index::SourceRecord;
use crate::model::{Metadata, PageNumber};
use crate::web::desk::Ask;
use crate::web::reading::{Reading, State};
use crate::web::trouble::sentence;

/// How long the answer waits for the library; then the page says that it is being read.
const LONGEST: Duration = Duration::from_secs(20);

/// Said where another form, or another program, was first.
const CHANGED: &str = "This row of reviews.csv was changed since the form was opened. What \
    you typed stands below and has not been kept; send it again to put it in the place of \
    what is there now.";

/// The cells by field, `page` where one came from and `seen` what stood there.
pub(in crate::web::screens) struct Fields(BTreeMap<String, String>);

impl<'de> serde::Deserialize<'de> for Fields {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(from).map(Self)
    }
}

impl Fields {
    /// The page that one came from.
    pub(super) fn page(&self) -> PageNumber {
        let page = self.0.get("page").and_then(|page| page.parse().ok());
        PageNumber(page.unwrap_or(1))
    }

    /// The cell of a field as it is written; none where the form did not have it.
    fn cell(&self, field: &str) -> Option<String> {
        self.0.get(field).map(|cell| cell.trim().to_owned())
    }
}

/// What became of it.
pub(super) enum Kept {
    /// It is in the file and in the library.
    Read,
    /// It is in the file; the library follows, or could not.
    NotRead,
    /// Nothing was written.
    Refused(Filled),
}

/// Keeps a correction, if nothing is wrong with it.
pub(super) fn keep(ask: &Ask<'_>, record: &SourceRecord, fields: &Fields) -> Kept {
    let cells = Metadata::default().fields();
    let said: Vec<(&'static str, String)> = cells
        .into_iter()
        .filter_map(|(field, _)| Some((field, fields.cell(field)?)))
        .collect();
    let filled = Filled::typed(&said, fields.page());
    let writing = ask.desk.writing();
    if let Err(filled) = write(ask, record, fields, &said, filled) {
        return Kept::Refused(filled);
    }
    drop(writing);
    Reading::begin(ask.desk);
    match ask.desk.reading().wait(LONGEST) {
        State::Done { .. } => Kept::Read,
        _ => Kept::NotRead,
    }
}

/// Writes what was said to the file; where that is not to be, gives the form back with
/// the reason.
fn write(
    ask: &Ask<'_>,
    record: &SourceRecord,
    fields: &Fields,
    said: &[(&'static str, String)],
    mut filled: Filled,
) -> Result<(), Filled> {
    let path = ask.desk.folder().overlay();
    for (field, cell) in said {
        if let Err(error) = Overlay::check(field, cell) {
            filled.mistakes.insert(field, format!("{error}."));
        }
    }
    let there = match Overlay::read(&path) {
        Ok(overlay) => stand(overlay.correction(&record.file)),
        Err(error) => return Err(filled.troubled(told(&error))),
    };
    filled.seen.clone_from(&there);
    if fields.0.get("seen").is_some_and(|seen| *seen != there) {
        return Err(filled.troubled(CHANGED.to_owned()));
    }
    if !filled.mistakes.is_empty() {
        return Err(filled.troubled("Nothing was kept: see below.".to_owned()));
    }
    let written = Overlay::correct(&path, &record.file, said);
    written.map_err(|error| filled.troubled(told(&error)))
}

/// What tells whether a row is another than it was.
pub(super) fn stand(row: Option<&Correction>) -> String {
    let cell = |field| row.and_then(|row| row.cell(field)).unwrap_or_default();
    let fields = Metadata::default().fields();
    let cells: Vec<&str> = fields.iter().map(|(field, _)| cell(field)).collect();
    digest_of(cells.join("\u{1f}").as_bytes()).to_string()
}

/// Why `reviews.csv` was left as it is.
pub(super) fn told(error: &corpus::Error) -> String {
    format!("reviews.csv was left as it is. {}. Correct it there first.", sentence(error))
}
