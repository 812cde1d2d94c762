//! What can go wrong with the library, and what to do about it.

use std::error::Error as StdError;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::{
    LockError, OpenDirectoryError, OpenReadError, OpenWriteError,
};

use crate::model::ReviewId;

/// Why the library could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing has been indexed here.
    #[error("there is no library in {}", folder.display())]
    Missing {
        /// Where it would be.
        folder: PathBuf,
    },
    /// Another process is writing.
    #[error("the library is being written by another run ({holder})")]
    Locked {
        /// What the other run says about itself.
        holder: String,
    },
    /// Made by other code; made anew by the next run of `index`.
    #[error("the library in {} must be made anew: {why}", folder.display())]
    Rebuild {
        /// Where it is.
        folder: PathBuf,
        /// What differs.
        why: String,
    },
    /// Its files are not what was written.
    #[error("the library in {} is damaged: {cause}", folder.display())]
    Damaged {
        /// Where it is.
        folder: PathBuf,
        /// What was found.
        cause: String,
    },
    /// The file system refused; a full disk, most likely. What was committed is still
    /// there.
    #[error("cannot {verb} the library in {}", folder.display())]
    Io {
        /// `read` or `write`.
        verb: &'static str,
        /// Where it is.
        folder: PathBuf,
        /// What the file system said.
        source: Cause,
    },
    /// No such review in the library.
    #[error("there is no review `{0}` in the library")]
    NoReview(ReviewId),
    /// A query asks for themes, and nothing was coded.
    #[error("themes are asked for, but the library was not coded")]
    NotCoded,
    /// A query asks for a theme that the codebook does not have.
    #[error("the codebook has no theme `{name}`")]
    NoTheme {
        /// The name as it was asked for.
        name: String,
    },
    /// A part of a query stands for too many words to look for all of them.
    #[error("`{pattern}` stands for more than {most} words of this library")]
    TooWide {
        /// The bytes of the query that hold it.
        at: Range<usize>,
        /// The part.
        pattern: String,
        /// The most it may stand for.
        most: usize,
    },
    /// It took longer than whoever asked would wait, or was cancelled.
    #[error("the answer was not ready in the time given")]
    OutOfTime,
    /// The writer failed before and takes nothing more.
    #[error("writing the library in {} failed before", folder.display())]
    Closed {
        /// Where it is.
        folder: PathBuf,
    },
}

/// The error below.
pub type Cause = Box<dyn StdError + Send + Sync>;

impl Error {
    /// What a person can do, where that is known.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Missing { .. } => Some("run `throughline index` first"),
            Self::Rebuild { .. } => {
                Some("run `throughline index`; your own files are kept")
            }
            Self::Damaged { .. } => {
                Some("delete the folder `.throughline` and run `throughline index` again")
            }
            Self::Locked { .. } => Some("wait until it has finished"),
            Self::TooWide { .. } => Some("write more of its letters"),
            Self::NotCoded => Some("run `throughline themes` first"),
            Self::NoTheme { .. } => Some("`throughline codebook show` lists them"),
            Self::OutOfTime => Some("ask for less, or give it more time"),
            Self::Io { .. } | Self::NoReview(_) | Self::Closed { .. } => None,
        }
    }

    /// The file system refused.
    pub(super) fn io(verb: &'static str, folder: &Path, source: io::Error) -> Self {
        Self::Io { verb, folder: folder.to_owned(), source: source.into() }
    }

    /// What tantivy says when reading or writing, sorted by what a person can do.
    pub(super) fn of(verb: &'static str, folder: &Path, error: TantivyError) -> Self {
        let folder = folder.to_owned();
        if let Some(source) = io_cause(&error) {
            // a file cut short or with a wrong footer is reported as an I/O error, too
            if is_damage(&source) {
                return Self::Damaged { folder, cause: source.to_string() };
            }
            return Self::Io { verb, folder, source: source.into() };
        }
        match error {
            TantivyError::IncompatibleIndex(_) => Self::Rebuild {
                folder,
                why: "it was written in another format".to_owned(),
            },
            TantivyError::LockFailure(LockError::LockBusy, _) => {
                Self::Locked { holder: "unknown".to_owned() }
            }
            TantivyError::DataCorruption(_)
            | TantivyError::OpenReadError(_)
            | TantivyError::SchemaError(_)
            | TantivyError::FieldNotFound(_)
            | TantivyError::DeserializeError(_) => {
                Self::Damaged { folder, cause: error.to_string() }
            }
            // what a thread met reaches us as text only, a full disk among it
            TantivyError::InternalError(cause)
            | TantivyError::ErrorInThread(cause)
            | TantivyError::SystemError(cause) => {
                Self::Io { verb, folder, source: cause.into() }
            }
            other => Self::Io { verb, folder, source: other.into() },
        }
    }
}

fn is_damage(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::UnexpectedEof
            | io::ErrorKind::InvalidData
            | io::ErrorKind::NotFound
    )
}

/// The file system's own words, out of the several wrappings tantivy has for them.
fn io_cause(error: &TantivyError) -> Option<io::Error> {
    let (TantivyError::IoError(inner)
    | TantivyError::OpenWriteError(OpenWriteError::IoError {
        io_error: inner, ..
    })
    | TantivyError::OpenReadError(OpenReadError::IoError { io_error: inner, .. })
    | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError {
        io_error: inner,
        ..
    })
    | TantivyError::LockFailure(LockError::IoError(inner), _)) = error
    else {
        return None;
    };
    Some(io::Error::new(inner.kind(), inner.to_string()))
}
