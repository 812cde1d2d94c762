//! What an exported file says of itself, whichever of the formats it is.

use serde_json::Value;

use crate::analysis::themes::{Asked, Flat, Made};

use super::{Error, csv, json, text, workbook};

/// A table as it was exported.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The question, and what it was put to.
    pub made: Made,
    /// The numbers.
    pub flat: Flat,
}

/// Reads an exported table, whose bytes say what format it is.
pub fn read(bytes: &[u8]) -> Result<Stated, Error> {
    if bytes.starts_with(b"PK") {
        return workbook::read(bytes);
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Error::Format("it is no UTF-8 text and no workbook".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') { json::read(text) } else { csv::read(text) }
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

/// A text without the quote that keeps spreadsheets from running it.
pub(super) fn bare(text: &str) -> &str {
    let runs = |rest: &&str| rest.starts_with(|one| "=+-@\t\r\n＝＋－＠".contains(one));
    text.strip_prefix('\'').filter(runs).unwrap_or(text)
}
