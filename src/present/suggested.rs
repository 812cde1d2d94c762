//! Words to widen a query by in every format.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::themes::{Person, PlainLine, digits, write_person};
use super::{Format, Screen, counted, flat_rows, found, typed};
use crate::analysis::suggest::{Suggestion, Suggestions, Term};
use crate::analysis::themes::Flat;

/// What every row says, in its documented order.
const COLUMNS: [&str; 13] = [
    "term",
    "word",
    "similarity",
    "word_reviews",
    "word_passages",
    "reviews",
    "passages",
    "more_reviews",
    "more_passages",
    "query",
    "all_query",
    "all_reviews",
    "all_passages",
];

/// What the numbers mean.
const NOTE: &str = "Similarity: how far the same words stand beside both more often than by chance, 0 \
none, 1 the same (`throughline related` shows which). More: what the query finds \
beyond that with this word as well. Words that are used alike need not mean alike: \
look before you widen.";

/// Writes the words; `query` is how the query was understood.
pub fn suggested(
    found: &Suggestions,
    query: &str,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Csv | Format::Json | Format::Ndjson => {
            flat_rows(&flat(found), format, screen, out)
        }
        format => write_person(&person(found, query), format, screen, out),
    }
}

fn flat(found: &Suggestions) -> Flat {
    let rows = |term: &Term| -> Vec<Vec<Value>> {
        term.suggestions.iter().map(|one| row(found, term, one)).collect()
    };
    let rows = found.terms.iter().flat_map(rows).collect();
    Flat { names: COLUMNS.map(str::to_owned).to_vec(), rows }
}

fn row(found: &Suggestions, term: &Term, one: &Suggestion) -> Vec<Value> {
    let (alone, then, all) = (one.alone, one.widened.counts, found.all.as_ref());
    vec![
        json!(term.term),
        json!(one.likeness.word),
        json!(one.likeness.similarity),
        json!(alone.reviews),
        json!(alone.passages),
        json!(then.reviews),
        json!(then.passages),
        json!(then.reviews.saturating_sub(found.counts.reviews)),
        json!(then.passages.saturating_sub(found.counts.passages)),
        json!(one.widened.query),
        json!(all.map(|all| &all.query)),
        json!(all.map(|all| all.counts.reviews)),
        json!(all.map(|all| all.counts.passages)),
    ]
}

fn person(found: &Suggestions, query: &str) -> Person {
    let heads = ["word", "similarity", "in reviews", "more passages", "more reviews"];
    let part = |term: &Term| {
        let lines = term.suggestions.iter().map(|one| line(found, one)).collect();
        (Some(term.term.clone()), lines)
    };
    let parts = found.terms.iter().map(part).collect();
    let heads = heads.map(str::to_owned).to_vec();
    let note = match &found.all {
        Some(all) => format!("{NOTE} With all: {}", typed::search(&all.query)),
        None => NOTE.to_owned(),
    };
    Person::parted("Words to widen a query by", heads, parts, caption(found, query), note)
}

fn line(found: &Suggestions, one: &Suggestion) -> PlainLine {
    let Suggestion { likeness, alone, widened } = one;
    let cells = vec![
        likeness.word.clone(),
        digits(&json!(likeness.similarity), 2),
        alone.reviews.to_string(),
        widened.counts.passages.saturating_sub(found.counts.passages).to_string(),
        widened.counts.reviews.saturating_sub(found.counts.reviews).to_string(),
    ];
    (cells, None)
}

/// ``threshold` finds 30 hits in 30 passages of 15 reviews; with all of these, ...``
fn caption(suggestions: &Suggestions, query: &str) -> String {
    let now = format!("`{query}` finds {}", found(&suggestions.counts));
    let Some(all) = &suggestions.all else { return format!("{now}.") };
    let passages = counted(all.counts.passages as u64, "passage");
    let reviews = counted(all.counts.reviews as u64, "review");
    format!("{now}; with all of these, {passages} of {reviews}.")
}
