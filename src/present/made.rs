//! What numbers were made from, beside them: in rows, and in a sentence.

use serde_json::Value;

use crate::analysis::themes::{Flat, Made, short};

use super::counted;

/// As columns that every row of an export ends with.
pub(super) fn terms(made: &Made) -> Vec<(&'static str, Value)> {
    let kept = [
        "asked_where",
        "corpus_reviews",
        "corpus_fingerprint",
        "codebook_name",
        "codebook_hash",
        "tool_version",
        "asked_command",
    ];
    made.terms().into_iter().filter(|(name, _)| kept.contains(name)).collect()
}

/// Rows, each ending with these.
pub(super) fn ending(mut flat: Flat, terms: &[(&'static str, Value)]) -> Flat {
    flat.names.extend(terms.iter().map(|term| term.0.to_owned()));
    for row in &mut flat.rows {
        row.extend(terms.iter().map(|term| term.1.clone()));
    }
    flat
}

/// `Out of 16 reviews with a passage in `kind:heading`, each case once.`
pub(super) fn out_of(number: u64, noun: &str, made: &Made) -> String {
    let only = made.asked.only.as_ref();
    let only =
        only.map_or_else(String::new, |query| format!(" with a passage in `{query}`"));
    format!("Out of {}{only}, each case once.", counted(number, noun))
}

/// `Corpus 1355afb7bbd2, codebook small c0dec0dec0de, throughline 0.1.0.`
pub(super) fn made_from(made: &Made) -> String {
    format!(
        "Corpus {}, codebook {} {}, throughline {}.",
        short(&made.fingerprint),
        made.codebook,
        short(&made.hash),
        made.version
    )
}
