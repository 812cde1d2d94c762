//! The words of a corpus as rows and as a table for a person.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Beside, write};
use crate::analysis::lexis::Folding;
use crate::analysis::themes::Flat;
use crate::analysis::wordlist::{Word, WordList};
use crate::present::counted;
use crate::present::measures::{DISPERSION, said};
use crate::present::themes::{Person, digits};

/// What every row says, in its documented order.
const COLUMNS: [&str; 5] = ["word", "freq", "per_10k", "reviews", "dispersion"];

/// What the numbers mean beside that.
const NOTE: &str = "A word that is written often and has a high DP is a word of few \
reviews.";

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 4] = [
    "freq: how often the word is written, as `search` counts the hits of it in quotation marks.",
    "per_10k: freq in 10,000 words of the passages that count.",
    "reviews: in how many it is. Near-copies are left out, documents of one case are one review.",
    "dispersion: Gries' DP (2008), half the sum of the differences between the share of all words and of this word that each review has.",
];

/// Writes a list of words.
pub fn words(
    found: &WordList,
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows = found.rows.iter().take(beside.most()).map(row).collect();
    let flat = Flat { names: COLUMNS.map(str::to_owned).to_vec(), rows };
    write("Words", flat, (&|| person(found, beside), &METHOD), beside, out)
}

fn row(one: &Word) -> Vec<Value> {
    vec![
        json!(one.word),
        json!(one.freq),
        json!(one.per_10k),
        json!(one.reviews),
        json!(one.dispersion),
    ]
}

fn person(found: &WordList, beside: Beside<'_>) -> Person {
    let heads = ["word", "times", "per 10,000 words", "reviews", "DP"];
    let line = |one: &Word| {
        let cells = vec![
            one.word.clone(),
            one.freq.to_string(),
            digits(&json!(one.per_10k), 2),
            one.reviews.to_string(),
            digits(&json!(one.dispersion), 2),
        ];
        (cells, None)
    };
    let lines = found.rows.iter().take(beside.most()).map(line).collect();
    let caption = format!(
        "{} of {} often enough.{} {} {}",
        found.rows.len(),
        counted(found.all, "different word"),
        beside.cut(found.rows.len()),
        beside.out_of(found.words, found.reviews),
        beside.basis.made_from()
    );
    let (heads, note) = (heads.map(str::to_owned).to_vec(), said(&[DISPERSION, NOTE]));
    let person = Person::plain("Words", heads, lines, caption, note);
    person.opened_by(beside.searched(match found.folding {
        Folding::Apart => "\"WORD\"",
        Folding::Inflections => "WORD",
    }))
}
