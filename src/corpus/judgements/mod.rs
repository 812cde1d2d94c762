//! `judgements.csv`: what people said of codings, a row a verdict, never changed.
//!
//! A person who thinks again adds a row; the later one counts. Several programs may add
//! rows at a time: each holds a lock on the file while it writes one, whole.

mod append;
mod forget;
mod read;

use super::Error;

pub use append::append_judgement;
pub use forget::{judgements_about, remove_judgements};
pub use read::read_judgements;

const FILE: &str = "judgements.csv";

/// The columns, in their order.
const COLUMNS: [&str; 10] = [
    "who",
    "when",
    "passage",
    "text_hash",
    "theme",
    "verdict",
    "codebook_hash",
    "sample",
    "stratum",
    "probability",
];

fn broken(error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    Error::Table { file: FILE, line, problem: error.to_string() }
}

#[cfg(test)]
mod tests;
