//! Whether the library is what was written, and the files are what was read.

use std::collections::BTreeMap;
use std::fmt;

use crate::corpus::{Folder, read_digest, walk};
use crate::index::{Library, SourceRecord};
use crate::model::{ReviewId, Source};

use super::Error;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A file of the library is not what was written.
    Damaged(String),
    /// A review's record promises another number of passages than there are.
    Passages {
        /// The file.
        file: String,
        /// What its record says.
        recorded: u64,
        /// What is there.
        found: u64,
    },
    /// A file was changed since it was read.
    Changed(String),
    /// A file that was read is gone.
    Gone(String),
    /// A file is there that was never read.
    New(String),
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(file) => write!(out, "damaged library file: {file}"),
            Self::Passages { file, recorded, found } => {
                write!(
                    out,
                    "{file}: {found} passages in the library, {recorded} recorded"
                )
            }
            Self::Changed(file) => write!(out, "{file}: changed since it was read"),
            Self::Gone(file) => write!(out, "{file}: no longer there"),
            Self::New(file) => write!(out, "{file}: not read yet"),
        }
    }
}

/// Verifies checksums and counts of the library, and reads every source again to compare
/// its hash. Differences come in a fixed order: the library's own, then by file.
pub fn check(folder: &Folder) -> Result<Vec<Difference>, Error> {
    let library = Library::open(folder.root())?;
    let mut differences: Vec<Difference> = library
        .damaged_files()?
        .iter()
        .map(|file| Difference::Damaged(file.display().to_string()))
        .collect();
    let records = library.records()?;
    for record in records {
        let found = library.passages(&record.review)?.len() as u64;
        let recorded = u64::from(record.passages);
        if found != recorded {
            let file = record.file.clone();
            differences.push(Difference::Passages { file, recorded, found });
        }
    }
    differences.extend(sources(folder, records)?);
    Ok(differences)
}

fn sources(folder: &Folder, records: &[SourceRecord]) -> Result<Vec<Difference>, Error> {
    let mut known: BTreeMap<&ReviewId, &SourceRecord> =
        records.iter().map(|record| (&record.review, record)).collect();
    let found = walk(folder)?;
    let refused = found.refused.into_iter().map(|refused| refused.source);
    let mut differences = Vec::new();
    for source in found.sources.into_iter().chain(refused) {
        match known.remove(&source.review) {
            Some(record) if is_same(record, &source) => {}
            Some(_) => differences.push(Difference::Changed(source.file)),
            None => differences.push(Difference::New(source.file)),
        }
    }
    differences
        .extend(known.values().map(|record| Difference::Gone(record.file.clone())));
    Ok(differences)
}

fn is_same(record: &SourceRecord, source: &Source) -> bool {
    record.file == source.file && read_digest(&source.path).ok() == record.sha256
}
