//! Where things are in a corpus folder.

use std::path::{Path, PathBuf};

use super::Error;

/// A corpus folder and the names of what it may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The corpus in this folder.
    ///
    /// Fails if it is no folder.
    pub fn open(root: &Path) -> Result<Self, Error> {
        let refuse = |_| Error::NoFolder { path: root.to_owned() };
        let root_found = root.canonicalize().map_err(refuse)?;
        if !root_found.is_dir() {
            return Err(Error::NoFolder { path: root.to_owned() });
        }
        Ok(Self { root: root_found })
    }

    /// The folder itself, absolute.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What is derived and can be deleted at any time.
    pub fn library(&self) -> PathBuf {
        self.root.join(".throughline")
    }

    /// Metadata that a person corrected or added.
    pub fn overlay(&self) -> PathBuf {
        self.root.join("reviews.csv")
    }

    /// Themes, where the corpus has its own.
    pub fn codebook(&self) -> PathBuf {
        self.root.join("codebook.yaml")
    }

    /// Searches that a person keeps.
    pub fn searches(&self) -> PathBuf {
        self.root.join("searches.yaml")
    }

    /// The hashes of reviews that must not come back.
    pub fn forgotten(&self) -> PathBuf {
        self.root.join("forgotten.csv")
    }

    /// What people said of codings.
    pub fn judgements(&self) -> PathBuf {
        self.root.join("judgements.csv")
    }

    /// Which judgements the codebook has learnt from.
    pub fn learned(&self) -> PathBuf {
        self.root.join("learned.csv")
    }
}
