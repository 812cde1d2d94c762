//! Why nothing could be coded.

use std::io;
use std::path::PathBuf;

use crate::index;

/// Why nothing could be coded.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule cannot be put to the library.
    #[error("theme {theme}, line {line}, rule `{rule}`: {source}")]
    Rule {
        /// The theme.
        theme: String,
        /// The rule as it was written.
        rule: String,
        /// Its line in the codebook.
        line: u32,
        /// Why.
        source: index::Error,
    },
    /// The library cannot be read.
    #[error(transparent)]
    Library(#[from] index::Error),
    /// What was coded cannot be kept.
    #[error("cannot keep codings in {}: {source}", path.display())]
    Keep {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}
