//! A folder becomes sources: the first stage.
//!
//! Any folder is a corpus. Everything a person made in it is read here and nowhere else:
//! the files themselves, the corrections in `reviews.csv`, the searches in
//! `searches.yaml`, the list of what must not come back. What is derived lives in one
//! hidden folder, which this stage only names.

mod correct;
mod digest;
mod folder;
mod forgotten;
mod judgements;
mod learned;
mod overlay;
mod replace;
mod searches;
mod walk;

use std::io;
use std::path::PathBuf;

pub use digest::{digest_of, read_digest};
pub use folder::Folder;
pub use forgotten::Forgotten;
pub use judgements::{
    append_judgement, judgements_about, read_judgements, remove_judgements,
};
pub use learned::{read_learned, write_learned};
pub use overlay::{Correction, Overlay};
pub use replace::replace_file;
pub use searches::{Saved, Searches};
pub use walk::{Found, Refused, is_source, walk};

/// What can go wrong before any source is read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such folder.
    #[error("{} is no folder", path.display())]
    NoFolder {
        /// What was named.
        path: PathBuf,
    },
    /// A folder cannot be listed, or a file of the corpus cannot be read or written.
    #[error("cannot read {}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file of the corpus cannot be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file a person keeps has a line that says nothing sensible.
    #[error("{file}, line {line}: {problem}")]
    Table {
        /// `reviews.csv`, `searches.yaml`, `judgements.csv`, `learned.csv` or
        /// `forgotten.csv`.
        file: &'static str,
        /// The line, the first being 1.
        line: u64,
        /// What is wrong with it and what would be right.
        problem: String,
    },
}

impl Error {
    /// What to do next, where that is known.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoFolder { .. } => {
                Some("name the folder that holds your reviews with -C DIR".to_owned())
            }
            Self::Table { file, .. } => {
                Some(format!("correct {file} and run the command again"))
            }
            Self::Read { .. } | Self::Write { .. } => None,
        }
    }
}
