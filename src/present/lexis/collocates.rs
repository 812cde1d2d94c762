//! The words around a hit as rows and as a table for a person.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Beside, write};
use crate::analysis::collocates::{Collocate, Collocates, Window};
use crate::analysis::lexis::{Folding, Kept};
use crate::analysis::themes::Flat;
use crate::present::counted;
use crate::present::measures::{INFORMATION, LIKELIHOOD, LOG_DICE, said};
use crate::present::themes::{Person, digits};
use crate::present::typed::{limited, quoted};

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

/// What none of them means.
const NOTE: &str =
    "Words that stand together need not belong together: read the passages.";

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
    let measures = said(&[LOG_DICE, INFORMATION, LIKELIHOOD, NOTE]);
    let heads = heads.map(str::to_owned).to_vec();
    let person = Person::plain("Collocates", heads, lines, caption, measures);
    person.opened_by(opens(found, node, beside))
}

/// What shows the passages in which a word is near.
fn opens(found: &Collocates, node: &str, beside: Beside<'_>) -> String {
    let window = match found.window {
        Window::Sentence => " --sentence".to_owned(),
        Window::Words(..) if found.window == Window::default() => String::new(),
        Window::Words(..) => format!(" --window {}", found.window),
    };
    let folded = match found.folding {
        Folding::Apart => "",
        Folding::Inflections => " --inflections",
    };
    let all = match found.kept {
        Kept::All => " --all-words",
        Kept::Content => "",
    };
    let only = limited(beside.basis.only.as_deref());
    format!(
        "`throughline collocates {} --cell COLLOCATE{window}{folded}{all}{only}` shows the \
         passages of a row.",
        quoted(node)
    )
}

/// `up to 5 before and 5 after`
fn near(found: &Collocates) -> String {
    match found.window {
        Window::Words(left, right) => format!("up to {left} before and {right} after"),
        Window::Sentence => "in the sentence of".to_owned(),
    }
}
