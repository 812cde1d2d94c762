//! A file in the corpus folder, before and after somebody tried to read it.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ReviewId;

/// The SHA-256 of a file's bytes or of a text: the identity of a source.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = NotADigest;

    fn try_from(text: String) -> Result<Self, NotADigest> {
        text.parse()
    }
}

/// What is not sixty-four hexadecimal digits.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a SHA-256: sixty-four hexadecimal digits")]
pub struct NotADigest(String);

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let refuse = || NotADigest(text.to_owned());
        if text.len() != 64 || !text.is_ascii() {
            return Err(refuse());
        }
        let mut bytes = [0_u8; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16)
                .map_err(|_| refuse())?;
        }
        Ok(Self(bytes))
    }
}

/// Size and modification time: enough to say that a file was not touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Length in bytes.
    pub size: u64,
    /// Modification time in nanoseconds since 1970, as the file system tells it.
    pub modified: i128,
}

/// One file of a known kind below the corpus folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The review this file holds: the slug of its stem, unique in the corpus.
    pub review: ReviewId,
    /// Where it is, relative to the corpus folder, with `/` between folders.
    pub file: String,
    /// Where it is on this machine.
    pub path: PathBuf,
    /// Size and modification time when the folder was walked.
    pub stamp: Stamp,
}

/// How reading a source ended. Every source has exactly one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Every page was read and there is text.
    Ok,
    /// Some pages could not be read, or hold pictures of text only.
    Partial,
    /// No page holds text: a scan.
    NoText,
    /// A password is needed.
    Encrypted,
    /// Not what its name says, or broken beyond reading.
    Damaged,
    /// Reading it would need more memory, text or pages than a file may take.
    Limit,
    /// Reading it took longer than a file may take.
    Timeout,
    /// The worker died of it, twice.
    Crashed,
    /// A kind of file, or a way of writing it, that is not read.
    Unsupported,
    /// The file system would not give its bytes.
    Unreadable,
    /// The same text as another source, which is the one that counts.
    Duplicate,
}

impl Status {
    /// Every status, in the order of tables.
    pub const ALL: [Self; 11] = [
        Self::Ok,
        Self::Partial,
        Self::NoText,
        Self::Encrypted,
        Self::Damaged,
        Self::Limit,
        Self::Timeout,
        Self::Crashed,
        Self::Unsupported,
        Self::Unreadable,
        Self::Duplicate,
    ];

    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Partial => "partial",
            Self::NoText => "no-text",
            Self::Encrypted => "encrypted",
            Self::Damaged => "damaged",
            Self::Limit => "limit",
            Self::Timeout => "timeout",
            Self::Crashed => "crashed",
            Self::Unsupported => "unsupported",
            Self::Unreadable => "unreadable",
            Self::Duplicate => "duplicate",
        }
    }

    /// Whether its passages are in the library.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Ok | Self::Partial)
    }

    /// Whether somebody should look at the file: not read, and not merely a copy.
    pub const fn is_failure(self) -> bool {
        !matches!(self, Self::Ok | Self::Partial | Self::Duplicate)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}
