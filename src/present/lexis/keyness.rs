//! The words that mark a set of passages as rows and as a table for a person.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Beside, write};
use crate::analysis::keyness::{Key, Keyness, Side, Size, Unit};
use crate::analysis::lexis::Folding;
use crate::analysis::themes::Flat;
use crate::present::counted;
use crate::present::measures::{ADJUSTED, LOG_RATIO, RATES, said};
use crate::present::themes::{Person, chance, digits};
use crate::present::typed::{limited, quoted};

/// What every row says, in its documented order.
const COLUMNS: [&str; 18] = [
    "feature",
    "freq_target",
    "freq_ref",
    "reviews_target",
    "reviews_ref",
    "per_10k_target",
    "per_10k_ref",
    "ll",
    "p_adj",
    "log_ratio",
    "p",
    "unit",
    "target",
    "ref",
    "words_target",
    "words_ref",
    "all_reviews_target",
    "all_reviews_ref",
];

/// What to be careful about.
const NOTE: &str = "Words of one review are not independent of one another, so that p \
flatters: look at the numbers of reviews, and at --unit reviews.";

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 6] = [
    "freq_target, freq_ref: how often in the target and in what it is held against; reviews_target, reviews_ref: in how many reviews with passages there.",
    "per_10k_target, per_10k_ref: freq in 10,000 words of that side.",
    "ll: 2 (a ln(a/E1) + b ln(b/E2)), E1 and E2 sharing a + b out as the sizes of the sides are (Rayson and Garside 2000), without a sign; a and b are freq and the sizes words, or reviews and all reviews if unit is reviews (Egbert and Biber 2019).",
    "p: chi-squared with one degree of freedom; p_adj: adjusted for all that was tested (Benjamini and Hochberg 1995).",
    "log_ratio: log2 of the ratio of the two rates of that unit (Hardie 2014); where there is none on one side, half a time is taken for it.",
    "Near-copies are left out, documents of one case are one review.",
];

/// What is held against what, as it was typed.
#[derive(Clone, Copy)]
pub struct Sets<'a> {
    /// The target.
    pub target: &'a str,
    /// What it is held against.
    pub reference: &'a str,
    /// What of them is counted, in words: of passages nothing, of reviews `reviews with`.
    pub of: &'a str,
}

/// Writes the words that mark the target.
pub fn keyness(
    found: &Keyness,
    sets: Sets<'_>,
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows = found.rows.iter().take(beside.most());
    let rows = rows.map(|one| row(found, sets, one)).collect();
    let flat = Flat { names: COLUMNS.map(str::to_owned).to_vec(), rows };
    let person = || person(found, sets, beside);
    write("Key words", flat, (&person, &METHOD), beside, out)
}

fn row(found: &Keyness, sets: Sets<'_>, one: &Key) -> Vec<Value> {
    let [target, reference] = found.sizes;
    vec![
        json!(one.feature),
        json!(one.freq[0]),
        json!(one.freq[1]),
        json!(one.reviews[0]),
        json!(one.reviews[1]),
        json!(one.per_10k[0]),
        json!(one.per_10k[1]),
        json!(one.ll),
        json!(one.p_adj),
        json!(one.log_ratio),
        json!(one.p),
        json!(found.unit.name()),
        json!(sets.target),
        json!(sets.reference),
        json!(target.words),
        json!(reference.words),
        json!(target.reviews),
        json!(reference.reviews),
    ]
}

fn person(found: &Keyness, sets: Sets<'_>, beside: Beside<'_>) -> Person {
    let heads = [
        "word",
        "times",
        "ref.",
        "per 10,000",
        "ref.",
        "reviews",
        "ref.",
        "log ratio",
        "LL",
        "p adj.",
    ];
    let line = |one: &Key| {
        let cells = vec![
            one.feature.clone(),
            one.freq[0].to_string(),
            one.freq[1].to_string(),
            digits(&json!(one.per_10k[0]), 2),
            digits(&json!(one.per_10k[1]), 2),
            one.reviews[0].to_string(),
            one.reviews[1].to_string(),
            digits(&json!(one.log_ratio), 2),
            digits(&json!(one.ll), 1),
            chance(&json!(one.p_adj)),
        ];
        (cells, None)
    };
    let lines = found.rows.iter().take(beside.most()).map(line).collect();
    let caption = caption(found, sets, beside);
    let note = said(&[LOG_RATIO, RATES, ADJUSTED, NOTE]);
    let heads = heads.map(str::to_owned).to_vec();
    let person = Person::plain("Key words", heads, lines, caption, note);
    person.opened_by(opens(found, sets, beside))
}

/// What shows the passages in which a word stands on either side.
fn opens(found: &Keyness, sets: Sets<'_>, beside: Beside<'_>) -> String {
    let reference = match sets.reference {
        REST => REST.to_owned(),
        query => quoted(query),
    };
    let reviews = if sets.of.is_empty() { "" } else { " --reviews" };
    let folded = match found.folding {
        Folding::Apart => "",
        Folding::Inflections => " --inflections",
    };
    let only = limited(beside.basis.only.as_deref());
    format!(
        "`throughline keyness {} {reference} --cell 'WORD'{reviews}{folded}{only}` shows \
         the passages of a row in the first; with --side ref those in the second.",
        quoted(sets.target)
    )
}

/// What everything else is called.
const REST: &str = "rest";

fn caption(
    found: &Keyness,
    Sets { target, reference, of }: Sets<'_>,
    beside: Beside<'_>,
) -> String {
    let size = |size: Size| {
        let (words, reviews) =
            (counted(size.words, "word"), counted(size.reviews, "review"));
        format!("{words} of {reviews}")
    };
    let only = beside.basis.only.as_ref();
    let only = only.map_or_else(String::new, |query| format!(" in `{query}`"));
    let by = match found.unit {
        Unit::Words => "",
        Unit::Reviews => " LL and log ratio are of reviews.",
    };
    let reference = match reference {
        REST => "the rest".to_owned(),
        query => format!("{of}`{query}`"),
    };
    format!(
        "{of}`{target}`{only} ({}) held against {reference} ({}), near-copies left out, \
         each case once. {}{}{by} {}",
        size(found.sizes[0]),
        size(found.sizes[1]),
        tested(found),
        beside.cut(found.rows.len()),
        beside.basis.made_from()
    )
}

/// `34 of 42 different words often enough to be tested, 1 of them more frequent in the
/// first.`
fn tested(found: &Keyness) -> String {
    let all = match found.ngrams {
        1 => counted(found.all, "different word"),
        words => format!("{} different rows of {words} words", found.all),
    };
    let rows = found.rows.len();
    let more = match found.side {
        Side::Target => format!(", {rows} of them more frequent in the first"),
        Side::Reference => format!(", {rows} of them more frequent in the second"),
        Side::Both => String::new(),
    };
    format!("{} of {all} often enough to be tested{more}.", found.tested)
}
