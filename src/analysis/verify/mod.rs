//! Whether the numbers of an exported table still hold.
//!
//! An export carries its question and what it was made from: the question is put again,
//! and the answer, written and read in the same format, is compared cell by cell. Nothing
//! here knows what a table counts; only by which columns its rows are told apart
//! ([`Known`]). Tables of themes say their question in terms of its own and are compared
//! by theme and group: [`themes`].

mod cell;
mod changes;
mod compare;
mod csv;
mod exported;
mod json;
mod known;
mod rows;
pub mod themes;
mod workbook;

pub use changes::{Change, changes};
pub use compare::{Compared, Difference, compare};
pub use exported::{Exported, Kind, Part, Row, read, read_lines};
pub use known::Known;

use super::themes::NotAsked;

/// Why a file cannot be verified.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is none of the formats that are read.
    #[error("not a table that throughline wrote as CSV, JSON, NDJSON or XLSX: {0}")]
    Format(String),
    /// It lacks a part of what every exported table of themes carries.
    #[error("`{0}` is missing, which every exported table of themes carries")]
    Term(&'static str),
    /// It says nothing of its question.
    #[error(
        "the file does not say what it answers: `asked_command` or `asked_themes` is missing"
    )]
    NoQuestion,
    /// Its question is none.
    #[error(transparent)]
    Asked(#[from] NotAsked),
}
