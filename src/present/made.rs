//! What numbers were made from, beside them: in rows, and in a sentence.

use serde_json::Value;

use crate::analysis::Told;
use crate::analysis::themes::{Flat, Made, short};

use super::counted;

/// As columns that every row of an export ends with.
pub(super) fn terms(made: &Made) -> Vec<(&'static str, Value)> {
    let kept = [
        "asked_where",
        "asked_suppress",
        "corpus_reviews",
        "corpus_fingerprint",
        "codebook_name",
        "codebook_hash",
        "tool_version",
        "asked_command",
    ];
    // said only where something is hidden
    let is_asked = |(name, value): &(&str, Value)| {
        kept.contains(name) && (*name != "asked_suppress" || !value.is_null())
    };
    made.terms().into_iter().filter(is_asked).collect()
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
pub(super) fn out_of(told: Told, number: u64, noun: &str, made: &Made) -> String {
    let only = made.asked.only.as_ref();
    let only =
        only.map_or_else(String::new, |query| format!(" with a passage in `{query}`"));
    let number = counted_as(told, number, noun);
    format!("Out of {number}{only}, each case once.{}", hidden(made))
}

/// `2 reviews`, or `<5 reviews`: as far as it is told how many.
pub(super) fn counted_as(told: Told, number: u64, noun: &str) -> String {
    match told {
        Told::Whole => counted(number, noun),
        Told::Fewer(_) | Told::Withheld => format!("{} {noun}s", told.words(number)),
    }
}

/// What is hidden, where something is.
pub(super) fn hidden(made: &Made) -> String {
    made.asked.suppress.map_or_else(String::new, |limit| {
        format!(
            " Counts from 1 to {} are shown as <{limit}; what they could be worked out from \
             is withheld.",
            limit - 1
        )
    })
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
