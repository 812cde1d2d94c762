//! The file of the codebook, as it is on disk now, and whether it is the one that is open.

use std::fs;
use std::io;

use crate::codebook::Codebook;
use crate::corpus::digest_of;
use crate::web::desk::Ask;

/// Said of a corpus without a codebook, in the place of a hash.
const NONE: &str = "none";

/// What stands on disk.
pub(super) struct OnDisk {
    /// Its bytes; none where the corpus has no codebook of its own.
    bytes: Option<Vec<u8>>,
}

/// How it stands to what is open.
pub(super) enum Standing {
    /// It is what the pages are made from.
    Open,
    /// It was changed; it is opened beside the answers.
    Changed,
    /// It was changed to something that cannot be used.
    Broken(String),
}

impl OnDisk {
    /// Reads it.
    pub(super) fn read(ask: &Ask<'_>) -> io::Result<Self> {
        match fs::read(ask.desk.folder().codebook()) {
            Ok(bytes) => Ok(Self { bytes: Some(bytes) }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Self { bytes: None })
            }
            Err(error) => Err(error),
        }
    }

    /// Whether the corpus has a codebook of its own.
    pub(super) fn is_own(&self) -> bool {
        self.bytes.is_some()
    }

    /// What a change is written into: its bytes, or those of the built-in codebook.
    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.as_deref().unwrap_or(Codebook::built_in_file())
    }

    /// What tells whether it is another when a form is sent.
    pub(super) fn seen(&self) -> String {
        let hash = self.bytes.as_ref().map(|bytes| digest_of(bytes).to_string());
        hash.unwrap_or_else(|| NONE.to_owned())
    }

    /// How it stands to what is open.
    pub(super) fn standing(&self, ask: &Ask<'_>) -> Standing {
        match Codebook::parse(self.bytes(), "codebook.yaml") {
            Ok(read) if read.hash == ask.opened.coder.codebook.hash => Standing::Open,
            Ok(_) => Standing::Changed,
            Err(error) => Standing::Broken(error.to_string()),
        }
    }
}
