//! The write side, composed: a folder becomes a library that can be asked.
//!
//! Find the sources, decide what is to be done, read them in parallel, write them in
//! batches, and at the end decide which are copies of one another. Whoever reads this
//! file knows the program's first half; the second, `analysis`, meets it on disk only.
//!
//! The index is the only record of what was done. A run that is stopped at any point
//! leaves whole batches behind, and the next run finds them and goes on.

mod check;
mod forget;
mod plan;
mod read;
mod relations;
mod run;
mod sketch;

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use crate::corpus;
use crate::extract;
use crate::extract::worker::Sandbox;
use crate::index;
use crate::model::Status;
use crate::text;

pub use check::{Difference, check};
pub use forget::{Forget, forget};
pub use run::{Ended, ingest};

/// Counts the changes in how pages become passages. Another number, and every file is
/// read again.
const VERSION: u32 = 2;

/// What a version ends with where scans were read too.
const WITH_SCANS: &str = "+scans";

/// The version of the code that turns a file into passages, as the library notes it.
fn version(ocr: Ocr) -> String {
    let reading = match ocr {
        Ocr::Off => "",
        Ocr::Tesseract => WITH_SCANS,
    };
    format!("{}.{VERSION}.{}{reading}", extract::VERSION, text::VERSION)
}

/// The versions that a library made by this code carries.
fn versions() -> index::Versions {
    index::Versions::current(&version(Ocr::Off))
}

/// Whether scanned pages are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ocr {
    /// They are named and left.
    Off,
    /// By an installed tesseract.
    Tesseract,
}

/// What becomes of the library there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// It is brought up to date.
    Resume,
    /// Every file is read again; what was there stays until it is replaced.
    Anew,
}

/// How to run.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many files are read at a time.
    pub threads: usize,
    /// This program, to start workers of it.
    pub program: PathBuf,
    /// Whether scanned pages are read.
    pub ocr: Ocr,
    /// What becomes of the library there is.
    pub start: Start,
    /// Who is writing, for whoever finds the library locked.
    pub holder: String,
}

/// Something happened that a person who waits may want to see.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// So many files are to be read.
    Begin {
        /// How many.
        files: usize,
    },
    /// A library of another version is made anew.
    Rebuild {
        /// Why.
        reason: &'a str,
    },
    /// Files are read by processes with these guards around them.
    Guarded {
        /// Which guards this system has.
        sandbox: Sandbox,
    },
    /// One file is done.
    Read {
        /// Which.
        file: &'a str,
        /// How it ended.
        status: Status,
        /// What to know beyond the status.
        detail: Option<&'a str>,
    },
    /// All are read; what remains is to write and tidy.
    Finish,
}

/// Who hears of each step, from any thread.
pub type Progress<'a> = &'a (dyn Fn(Step<'_>) + Sync);

/// What a run found and left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Files of a known kind below the folder, forgotten ones left out: the sum of
    /// `statuses`.
    pub files: u64,
    /// Reviews with passages in the library.
    pub reviews: u64,
    /// Their pages.
    pub pages: u64,
    /// Their passages.
    pub passages: u64,
    /// Their words.
    pub words: u64,
    /// How many files ended in which way; every status is there.
    pub statuses: BTreeMap<Status, u64>,
    /// How many files were opened in this run.
    pub read: u64,
    /// How many files are left out because they were forgotten.
    pub forgotten: u64,
    /// Rows of `reviews.csv` that name no file.
    pub strays: Vec<String>,
}

impl Report {
    /// Whether any file could not be read.
    pub fn has_failures(&self) -> bool {
        self.statuses.iter().any(|(status, count)| status.is_failure() && *count > 0)
    }
}

/// What can stop a run. One bad file cannot.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder or a table in it.
    #[error(transparent)]
    Corpus(#[from] corpus::Error),
    /// The worker processes.
    #[error(transparent)]
    Extract(#[from] extract::Error),
    /// The library.
    #[error(transparent)]
    Index(#[from] index::Error),
    /// Threads.
    #[error("cannot start threads to read with")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// There is no such review.
    #[error("no review `{0}` in this corpus")]
    NoReview(String),
    /// Deleting a source failed.
    #[error("cannot delete {}", path.display())]
    Delete {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}
