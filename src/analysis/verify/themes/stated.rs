//! What an exported file says of itself, whichever of the formats it is.

use serde_json::Value;

use crate::analysis::themes::{Asked, Flat, Made};
use crate::analysis::verify::cell::{bare, text};
use crate::analysis::verify::exported::{Exported, Kind, Row, is_term};

use super::json;
use crate::analysis::verify::Error;

/// The sheet of a workbook that holds the answer.
const DATA: &str = "Data";

/// A table as it was exported.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The question, and what it was put to.
    pub made: Made,
    /// The numbers.
    pub flat: Flat,
}

/// Whether a file says its question as tables of themes do.
pub fn is_of_themes(file: &Exported) -> bool {
    match &file.kind {
        Kind::Json(whole) => whole.get("asked").is_some(),
        Kind::Csv | Kind::Lines | Kind::Workbook => {
            file.terms.iter().any(|(name, _)| name == "asked_themes")
        }
    }
}

/// The table of themes that a file holds; the terms stand in every row, or in a sheet of
/// their own.
pub fn stated(file: &Exported) -> Result<Stated, Error> {
    if let Kind::Json(whole) = &file.kind {
        return json::stated(whole);
    }
    let made = made(|name| {
        file.terms.iter().find(|(term, _)| term == name).map(|(_, value)| value.clone())
    })?;
    let table = file
        .parts
        .iter()
        .find(|part| part.name.as_deref().is_none_or(|name| name == DATA));
    let rows: Vec<&Row> = table.iter().flat_map(|part| &part.rows).collect();
    let names = rows.first().into_iter().flat_map(|row| names(row));
    let names: Vec<String> = names.map(str::to_owned).collect();
    let cells = |row: &Row| {
        let cells = row.iter().filter(|(name, _)| !is_term(name));
        cells.map(|(_, value)| value.clone()).collect()
    };
    let rows = rows.into_iter().map(cells).collect();
    Ok(Stated { made, flat: Flat { names, rows } })
}

fn names(row: &Row) -> impl Iterator<Item = &str> {
    row.iter().map(|(name, _)| name.as_str()).filter(|name| !is_term(name))
}

/// What a table was made from, out of its terms.
pub(super) fn made(term: impl Fn(&str) -> Option<Value>) -> Result<Made, Error> {
    let word = |name: &'static str| {
        term(name)
            .map(|value| bare(&text(&value)).to_owned())
            .filter(|text| !text.is_empty())
    };
    let needed = |name: &'static str| word(name).ok_or(Error::Term(name));
    needed("asked_unit")?;
    Ok(Made {
        asked: Asked::from_terms(word)?,
        reviews: needed("corpus_reviews")?
            .parse()
            .map_err(|_| Error::Term("corpus_reviews"))?,
        fingerprint: needed("corpus_fingerprint")?,
        codebook: needed("codebook_name")?,
        hash: needed("codebook_hash")?,
        version: needed("tool_version")?,
    })
}
