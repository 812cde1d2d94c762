//! What a caller may ask of reading a file, whatever its format.

use serde::{Deserialize, Serialize};

/// What to take from a file beyond its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Options {
    /// Whether lines carry the boxes of their words.
    pub words: Words,
}

/// Whether [`Line::words`](crate::model::Line::words) is filled.
///
/// Boxes of words double the size of what a worker sends; only highlights on a page
/// image need them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Words {
    /// Lines and runs only.
    #[default]
    Skip,
    /// A box around every word.
    Keep,
}
