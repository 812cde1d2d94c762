//! `forgotten.csv`: the hashes of reviews that must not come back.
//!
//! A hash says nothing about what was in the file; the name it had is not kept.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use crate::model::Digest;

use super::Error;

const FILE: &str = "forgotten.csv";

/// The hashes that are not to be read again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forgotten {
    digests: BTreeSet<Digest>,
}

impl Forgotten {
    /// Reads the list; no file is an empty list.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
        };
        let mut digests = BTreeSet::new();
        for (at, row) in text.lines().enumerate().skip(1) {
            let cell = row.split(',').next().unwrap_or_default().trim();
            if cell.is_empty() {
                continue;
            }
            let digest = cell.parse().map_err(|error| Error::Table {
                file: FILE,
                line: at as u64 + 1,
                problem: format!("{error}"),
            })?;
            digests.insert(digest);
        }
        Ok(Self { digests })
    }

    /// Whether a file with this hash must stay away.
    pub fn holds(&self, digest: &Digest) -> bool {
        self.digests.contains(digest)
    }

    /// Writes one more hash at the end of the list, on disk before this returns.
    pub fn append(path: &Path, sha256: &Digest) -> Result<(), Error> {
        let fail = |source| Error::Write { path: path.to_owned(), source };
        let mut file =
            OpenOptions::new().create(true).append(true).open(path).map_err(fail)?;
        let start =
            if file.metadata().map_err(fail)?.len() == 0 { "sha256\n" } else { "" };
        writeln!(file, "{start}{sha256}").map_err(fail)?;
        file.sync_all().map_err(fail)
    }
}

#[cfg(test)]
mod tests {
    use super::Forgotten;
    use crate::corpus::digest_of;

    #[test]
    fn what_is_appended_is_held() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("forgotten.csv");
        assert_eq!(Forgotten::read(&path).unwrap(), Forgotten::default());
        for text in ["one", "two"] {
            Forgotten::append(&path, &digest_of(text.as_bytes())).unwrap();
        }
        let list = Forgotten::read(&path).unwrap();
        assert!(list.holds(&digest_of(b"one")) && list.holds(&digest_of(b"two")));
        assert!(!list.holds(&digest_of(b"three")));
    }
}
