//! Reviews on disk, and the one matcher that answers what they say.
//!
//! Written by [`Writer`], read by [`Library`]; the two meet on disk only, in the folder
//! `.throughline/index` of a corpus, which is derived and can be deleted at any time. A
//! query becomes a [`Question`] put to a library: positional postings are walked passage
//! by passage ([`cursor`](self)), so that matching, counting and highlighting are one
//! computation and need no stored text until a hit is shown.
//!
//! tantivy is the store: dictionary, postings, columns, documents, commits. Boolean
//! matching and scores are ours, because tantivy's depend on how passages happen to lie in
//! segments (the order of a sum, estimated lengths, deleted passages still counted), and
//! the same corpus must give the same bytes.

mod anchors;
mod check;
mod cursor;
mod document;
mod error;
mod expand;
mod expanded;
#[cfg(test)]
pub(crate) mod fixture;
mod folder;
mod join;
mod joined;
mod marks;
mod memory;
mod merge;
mod nearest;
mod patience;
mod phrase;
mod plan;
mod question;
mod reader;
mod record;
mod schema;
mod score;
mod segment;
mod single;
mod slot;
mod sources;
mod span;
mod stored;
mod tally;
#[cfg(test)]
mod tests;
mod tokenizer;
mod versions;
mod vocabulary;
mod walk;
mod wide;
mod word;
mod writer;

pub use error::{Cause, Error};
pub use folder::DERIVED;
pub use patience::Patience;
pub use question::{Best, Effort, Expansion, Match, Question, Shown};
pub use reader::Library;
pub use record::SourceRecord;
pub use slot::{Slot, Spans};
pub use span::Span;
pub use stored::StoredPassage;
pub use tally::Counts;
pub use versions::{State, Versions};
pub use vocabulary::{Detail, Occurrences, Vocabulary};
pub use writer::{Start, Writer};
