//! The words around a hit as rows and as a table for a person.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Beside, write};
use crate::analysis::collocates::{Collocate, Collocates};
use crate::analysis::themes::Flat;
use crate::present::counted;
use crate::present::themes::{Person, digits};

/// What every row says, in its documented order.
const COLUMNS: [&str; 12] = [
    "node",
    "collocate",
    "window",
    "freq_ab",
    "freq_a",
    "freq_b",
    "n",
    "logdice",
    "mi",
    "ll",
    "reviews",
    "window_words",
];

/// What the numbers mean.
const NOTE: &str = "logDice: how exclusively the two keep one another's company, 14 at \
most, one less being half as much. MI: how many times as often as chance has it, as a \
power of two, so that 3 is eight times; rare words score high. G²: how surely there is \
more or less of the word near a hit than elsewhere; from 3.84 on, chance alone gives it \
once in twenty words. Words that stand together need not belong together: read the \
passages.";

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 7] = [
    "freq_ab: how often the collocate stands in a window; once, where windows overlap. freq_a: hits of the node, as `search --count` counts them.",
    "freq_b: how often the collocate stands anywhere; n: all words; window_words: those that stand in windows. Windows end with the passage.",
    "logdice: 14 + log2(2 freq_ab / (freq_a + freq_b)) (Rychly 2008).",
    "mi: log2(freq_ab n / (freq_a freq_b)) (Church and Hanks 1990); the size of the window is not divided out.",
    "ll: log-likelihood ratio G2 (Dunning 1993), without a sign, of the words in windows and elsewhere that are the collocate and are not.",
    "reviews: in how many it stands in a window. Near-copies are left out, documents of one case are one review.",
    "Collocates are words as they stand, unless --inflections was given; function words are left out, unless --all-words was.",
];

/// Writes the words around the hits of `node`.
pub fn collocates(
    found: &Collocates,
    node: &str,
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let row = |one: &Collocate| row(found, node, one);
    let rows = found.rows.iter().take(beside.most()).map(row).collect();
    let flat = Flat { names: COLUMNS.map(str::to_owned).to_vec(), rows };
    let person = || person(found, node, beside);
    write("Collocates", flat, (&person, &METHOD), beside, out)
}

fn row(found: &Collocates, node: &str, one: &Collocate) -> Vec<Value> {
    vec![
        json!(node),
        json!(one.collocate),
        json!(found.window.to_string()),
        json!(one.freq_ab),
        json!(found.freq_a),
        json!(one.freq_b),
        json!(found.n),
        json!(one.logdice),
        json!(one.mi),
        json!(one.ll),
        json!(one.reviews),
        json!(found.window_words),
    ]
}

fn person(found: &Collocates, node: &str, beside: Beside<'_>) -> Person {
    let heads = ["collocate", "near", "in all", "reviews", "logDice", "MI", "G²"];
    let line = |one: &Collocate| {
        let cells = vec![
            one.collocate.clone(),
            one.freq_ab.to_string(),
            one.freq_b.to_string(),
            one.reviews.to_string(),
            digits(&json!(one.logdice), 2),
            digits(&json!(one.mi), 2),
            digits(&json!(one.ll), 1),
        ];
        (cells, None)
    };
    let lines = found.rows.iter().take(beside.most()).map(line).collect();
    let caption = format!(
        "Words {} `{node}`: {}, {} of {} often enough.{} {} {}",
        near(found),
        counted(found.freq_a, "hit"),
        found.rows.len(),
        counted(found.all, "word"),
        beside.cut(found.rows.len()),
        beside.out_of(found.n, found.reviews),
        beside.basis.made_from()
    );
    Person::plain("Collocates", heads.map(str::to_owned).to_vec(), lines, caption, NOTE)
}

/// `up to 5 before and 5 after`
fn near(found: &Collocates) -> String {
    use crate::analysis::collocates::Window;
    match found.window {
        Window::Words(left, right) => format!("up to {left} before and {right} after"),
        Window::Sentence => "in the sentence of".to_owned(),
    }
}
