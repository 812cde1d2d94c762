//! How everything was counted, with every version and hash.

use serde_json::Value;

use crate::analysis::report::Counts;
use crate::analysis::themes::CAVEAT;
use crate::present::paper::{Block, Part, Text};

/// What a reader must know to use a number.
const RULES: [&str; 9] = [
    "Each case is one review: documents of one case are counted together, near-copies of \
     a document not at all.",
    "A theme is found in a passage by rules (queries) and by a model learnt from labelled \
     passages; it is found in a review where at least one passage is good enough evidence \
     for a review of its length.",
    "Found and mentioned are apart: a policy that is quoted, a question in the terms of \
     reference and praise are mentions.",
    "Intervals of shares are 95 % score intervals (Wilson 1927). They take the reviews for \
     a sample of such reviews.",
    "Dispersion is Gries' DP (2008), with expected shares by words.",
    "Quotations are whole sentences: of as many reviews as there are, from each the \
     passage that shows the theme most surely, in the order of years.",
    "A recommendation that stands again in a summary, a plan or another document of its \
     case is counted once. Questions that reviews leave to their boards are apart.",
    "Repeated recommendations have at least four words in five in common, in the same \
     order; they are proposed by sketches (Broder 1997) and compared word by word.",
    "No number here ranks boards, services or reviews.",
];

/// How a reader opens the numbers.
const OPEN: [(&str, &str); 5] = [
    ("a number of a theme", "throughline evidence --cell THEME"),
    ("a number of a year", "throughline evidence --cell THEME,year:2014"),
    ("a quotation, by the name below it", "throughline evidence --id ID --why"),
    ("a number of recommendations", "throughline recommendations --cell CELL"),
    ("a recommendation, by the name below it", "throughline recommendations --id ID"),
];

pub(super) fn part(counts: &Counts) -> Part {
    let hidden = counts.made.asked.suppress.map(|limit| {
        format!(
            "Counts of reviews from 1 to {} are shown as <{limit}, and what they could be \
             worked out from is withheld or left out: shares, tests, the names of these \
             reviews, quotations from them, and recommendations that so few make again.",
            limit - 1
        )
    });
    let rules = RULES.iter().map(|&rule| rule.into());
    let mut blocks = vec![
        Block::List(rules.chain(hidden.map(Text::from)).collect()),
        Block::Paragraph("Every number opens to its passages:".into()),
        Block::Facts(
            OPEN.iter()
                .map(|(what, how)| ((*what).to_owned(), Text::code(*how)))
                .collect(),
        ),
        Block::Paragraph("What all of it was made from:".into()),
        Block::Facts(terms(counts)),
    ];
    blocks.push(Block::note(CAVEAT));
    Part::new("method", "How it was counted", blocks)
}

/// The question, the corpus and the versions, in full: short hashes are for captions.
fn terms(counts: &Counts) -> Vec<(String, Text)> {
    let asked = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    let term = |(name, value): (&str, Value)| {
        let words = name.strip_prefix("asked_").map_or_else(
            || name.replace('_', " "),
            |asked| format!("asked: {}", asked.replace('_', " ")),
        );
        Some((words, Text::code(asked(&value)?)))
    };
    let mut terms: Vec<(String, Text)> =
        counts.made.terms().into_iter().filter_map(term).collect();
    let extractors = counts.corpus.extractors.join(", ");
    terms.push(("extractor".to_owned(), Text::code(extractors)));
    terms
}
