//! Codebooks of other programs, read and written.
//!
//! A file of any format becomes the tree that YAML is read as, with the lines it knows
//! them by: what a theme is, and what is refused, is decided in one place only.

mod csv;
mod entry;
mod liwc;
mod qdc;
#[cfg(test)]
mod tests;
mod yaml;

use std::borrow::Cow;
use std::path::Path;

use super::error::Problem;
use super::{Codebook, Error, node, read};
use crate::model::ThemeId;

/// A format that codebooks are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Import {
    /// Our own, or a quanteda dictionary.
    Yaml,
    /// A REFI-QDA codebook (`.qdc`), as NVivo, ATLAS.ti, MAXQDA and others write it.
    Qdc,
    /// A LIWC dictionary (`.dic`).
    Liwc,
    /// A table with a row a theme.
    Csv,
}

/// A format that codebooks are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// Our own.
    Yaml,
    /// A REFI-QDA codebook, version 1.0.
    Qdc,
    /// A table with a row a theme.
    Csv,
}

/// A codebook that was read from another program's file.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The codebook.
    pub codebook: Codebook,
    /// Themes that had no words to look for, in order: each was given those of its name.
    pub named: Vec<ThemeId>,
}

impl Import {
    /// The format of a file by its ending, if it is one of these: `yaml`, `yml`, `qdc`,
    /// `dic`, `csv`, `tsv`.
    pub fn of(path: &Path) -> Option<Self> {
        match ending(path).as_str() {
            "yaml" | "yml" => Some(Self::Yaml),
            "qdc" => Some(Self::Qdc),
            "dic" => Some(Self::Liwc),
            "csv" | "tsv" => Some(Self::Csv),
            _ => None,
        }
    }
}

impl Export {
    /// The format of a file by its ending, if it is one of these: `yaml`, `yml`, `qdc`,
    /// `csv`.
    pub fn of(path: &Path) -> Option<Self> {
        match ending(path).as_str() {
            "yaml" | "yml" => Some(Self::Yaml),
            "qdc" => Some(Self::Qdc),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

fn ending(path: &Path) -> String {
    path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default()
}

impl Codebook {
    /// Reads a codebook of another program.
    ///
    /// Words of a dictionary are these very words, a star any letters; several words are
    /// a phrase. A code that has neither words nor parts is given the words of its name,
    /// and is listed as such. Two codes of one name are told apart by the name of what
    /// they are part of. A codebook without a name goes by that of its file.
    ///
    /// Fails on the first thing that is not understood, naming `file` and the line.
    pub fn import(bytes: &[u8], from: Import, file: &str) -> Result<Imported, Error> {
        read_as(bytes, from, file).map_err(|problem| problem.in_file(file))
    }

    /// The codebook as a file of this format. What is written is read back as the same
    /// codebook: [`hash`](Self::hash) is equal. (In a table, a lexicon without plain
    /// words comes back as a theme.)
    pub fn export(&self, to: Export) -> String {
        match to {
            Export::Yaml => yaml::write(self),
            Export::Qdc => qdc::write(self),
            Export::Csv => csv::write(self),
        }
    }
}

fn read_as(bytes: &[u8], from: Import, file: &str) -> Result<Imported, Problem> {
    let read_entries = match from {
        Import::Yaml => {
            let codebook = node::read(bytes).and_then(read::read)?;
            return Ok(Imported { codebook, named: Vec::new() });
        }
        Import::Qdc => qdc::read,
        Import::Liwc => liwc::read,
        Import::Csv => csv::read,
    };
    let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy());
    let name = stem.map_or_else(|| "codebook".to_owned(), Cow::into_owned);
    let book = read_entries(node::utf8(bytes)?)?;
    entry::codebook(book, &name)
}
