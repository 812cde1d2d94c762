//! Judgements that a codebook has learnt from.

use super::{PassageId, ThemeId, Verdict};

/// What a person said of a passage, as a codebook learnt it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learned {
    /// The version of the codebook that learnt it first, from 1.
    pub version: u32,
    /// The theme.
    pub theme: ThemeId,
    /// The passage.
    pub passage: PassageId,
    /// Who said it.
    pub who: String,
    /// When, as it stands in the file of judgements.
    pub when: String,
    /// The hash of the passage's text when it was judged.
    pub text_hash: String,
    /// What was said.
    pub verdict: Verdict,
}
