//! What is wrong with a codebook, on which line, and what to write instead.

use std::io;
use std::path::PathBuf;

/// A codebook that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something in it is not understood.
    #[error("{file}, line {line}: {problem}")]
    Line {
        /// The file as it was named.
        file: String,
        /// The line, from 1.
        line: u32,
        /// What is wrong, without a full stop.
        problem: String,
        /// What to write instead, where that is known.
        hint: Option<String>,
    },
}

impl Error {
    /// What to do about it, where that is known.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::Line { hint, .. } => hint.as_deref(),
            Self::Read { .. } => None,
        }
    }
}

/// A problem on a line of a file that is not named yet.
#[derive(Debug)]
pub(super) struct Problem {
    pub line: u32,
    pub said: String,
    pub hint: Option<String>,
}

impl Problem {
    pub(super) fn new(line: u32, said: impl Into<String>) -> Self {
        Self { line, said: said.into(), hint: None }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    pub(super) fn in_file(self, file: &str) -> Error {
        let Self { line, said: problem, hint } = self;
        Error::Line { file: file.to_owned(), line, problem, hint }
    }
}
