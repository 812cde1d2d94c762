//! What a table was made from that has changed since: why numbers may differ.

use super::exported::Exported;

/// A part of what a table was made from that is no longer the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub what: &'static str,
    /// What the file says.
    pub was: String,
    /// What it is now.
    pub is: String,
}

/// What tables are made from, by the names of terms, and as people call it.
const PARTS: [(&str, &str); 6] = [
    ("corpus_fingerprint", "corpus"),
    ("corpus_reviews", "number of reviews"),
    ("codebook_name", "codebook"),
    ("codebook_hash", "codings (codebook, examples, weights)"),
    ("markers_hash", "quality markers"),
    ("tool_version", "version of throughline"),
];

/// What a file was made from that is not what its question is put to now.
pub fn changes(was: &Exported, is: &Exported) -> Vec<Change> {
    let change = |(name, what): (&str, &'static str)| {
        let (was, is) = (was.term(name), is.term(name));
        (was != is).then(|| Change { what, was: told(was), is: told(is) })
    };
    let says = |(name, _): &(&str, &str)| was.terms.iter().any(|(term, _)| term == name);
    PARTS.into_iter().filter(says).filter_map(change).collect()
}

fn told(term: Option<String>) -> String {
    term.unwrap_or_else(|| "none".to_owned())
}
