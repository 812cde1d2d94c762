//! The only definition of word, inflection, sentence and section kind.
//!
//! Index, queries, coding and counts all come here, so that a number means the same in
//! every view. A change of any definition here changes [`VERSION`], and libraries made
//! before are made anew.

mod fold;
mod function_words;
mod normalise;
mod numbering;
mod section_kind;
mod section_phrases;
mod sentence;
mod slug;
mod stem;
mod token;

pub use function_words::{FUNCTION_WORDS, is_function_word};
pub use normalise::normalised;
pub use numbering::{Mark, Sort, mark, roman};
pub use section_kind::{named_section_kind, section_kind};
pub use sentence::sentence_starts;
pub use slug::slug;
pub use stem::stem;
pub use token::{Token, count_words, tokens};

/// Counts the changes of these definitions.
pub const VERSION: u32 = 2;
