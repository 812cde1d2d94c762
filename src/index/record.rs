//! Everything the library knows about one source, whatever became of it.

use serde::{Deserialize, Serialize};

use crate::model::{Digest, Metadata, ReviewId, Section, Stamp, Status};

/// One source: what `status` prints about it, and what the next run compares.
///
/// There is exactly one for every file of a known kind that the last run saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRecord {
    /// The name of its review.
    pub review: ReviewId,
    /// Where it is, relative to the corpus folder, with `/` between folders.
    pub file: String,
    /// The hash of its bytes; none if they could not be read.
    pub sha256: Option<Digest>,
    /// Size and modification time when it was read.
    pub stamp: Stamp,
    /// How reading it ended.
    pub status: Status,
    /// What to know beyond the status.
    pub detail: Option<String>,
    /// How many pages it has, as far as could be told.
    pub pages: u32,
    /// How many words its passages have.
    pub words: u64,
    /// How many passages it has in the library.
    pub passages: u32,
    /// What was read about the review, and where.
    pub read: Metadata,
    /// What is known about the review: what was read, with what a person said.
    pub metadata: Metadata,
    /// The hash of its passages' normalised text: equal for two files that say the same.
    pub text_hash: Option<Digest>,
    /// A sketch of its text for finding near-duplicates; empty where none was made.
    /// Thousands of numbers: packed in a field of its own and not in the record's JSON.
    #[serde(skip)]
    pub sketch: Vec<u64>,
    /// The review that is counted instead of this one.
    pub duplicate_of: Option<ReviewId>,
    /// The case, where several documents are about one.
    pub case: Option<String>,
    /// Its sections in order; a passage's `section` is a place in this list.
    pub sections: Vec<Section>,
    /// The version of the code that turned the file into passages.
    pub extractor: String,
}
