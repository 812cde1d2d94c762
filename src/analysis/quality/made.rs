//! What an answer about how reviews are made was made from.

use serde_json::{Value, json};

use crate::analysis::themes::short;

use super::asked::Asked;

/// What the answer does not say.
pub const CAVEAT: &str = "A text cannot show what was not written: \"not found in the \
text\" does not say that a thing was not done, and a passage that is quoted does not say \
that it was done well. These are no scores, and reviews and boards cannot be ranked by \
them.";

/// How to read the numbers.
pub const READING: &str = "Markers: passages quoted, headings left out. Rates: stretches \
of words, not in quotation marks, for every 1,000 words of sections in which the review \
speaks of practice (not front matter, contents, terms of reference, recommendations, action \
plan, glossary, references). Softening: in the review's own voice, not in quotation marks \
nor in a sentence that gives the words of others. A page counts 1 and is shared among the \
sections whose text stands on it.";

/// What an answer was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// What was asked.
    pub asked: Asked,
    /// How many reviews count in the corpus, before any restriction.
    pub reviews: u64,
    /// What identifies them, as in tables of themes.
    pub fingerprint: String,
    /// The name of the codebook that style and softening words are from.
    pub codebook: String,
    /// Its hash: of what the codebook says, not of what was learnt for it.
    pub codebook_hash: String,
    /// The hash of the markers.
    pub markers_hash: String,
    /// The version of this tool.
    pub version: String,
}

impl Made {
    /// All of it as names and values.
    pub fn terms(&self) -> Vec<(&'static str, Value)> {
        let markers = &self.asked.markers;
        let markers = (!markers.is_empty()).then(|| markers.join(" "));
        vec![
            ("asked_review", json!(self.asked.review)),
            ("asked_markers", json!(markers)),
            ("asked_where", json!(self.asked.only)),
            ("corpus_reviews", json!(self.reviews)),
            ("corpus_fingerprint", json!(self.fingerprint)),
            ("codebook_name", json!(self.codebook)),
            ("codebook_hash", json!(self.codebook_hash)),
            ("markers_hash", json!(self.markers_hash)),
            ("tool_version", json!(self.version)),
            ("asked_command", json!(self.asked.command)),
        ]
    }

    /// What stands beside the numbers, for a reader; `reviews`, `passages` and `words` are
    /// what was read.
    pub fn caption(&self, reviews: u64, passages: u64, words: u64) -> String {
        let within = match &self.asked.only {
            Some(query) => format!(": only passages in `{query}`"),
            None => String::new(),
        };
        format!(
            "{reviews} of {} reviews, each case once{within}. Read: {passages} passages; \
             rates are of {words} words. Corpus {}, codebook {} {}, markers {}, \
             throughline {}.",
            self.reviews,
            short(&self.fingerprint),
            self.codebook,
            short(&self.codebook_hash),
            short(&self.markers_hash),
            self.version
        )
    }
}
