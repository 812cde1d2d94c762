//! Phrases in every format: rows, or a table for a person.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::made::{made_from, terms};
use super::measures::{DISPERSION, FIRMNESS, said};
use super::themes::{Person, book, digits, write_person};
use super::typed::limited;
use super::{Format, Screen, counted, flat_rows};
use crate::analysis::phrases::{Phrase, Phrases};
use crate::analysis::themes::{Flat, Made, Sheet};

/// What every row says, in its documented order.
const COLUMNS: [&str; 10] = [
    "phrase",
    "words",
    "freq",
    "reviews",
    "dispersion",
    "association",
    "covered_by",
    "passages",
    "boilerplate",
    "rule",
];

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 6] = [
    "freq: hits of the rule in all passages. reviews: near-copies left out, documents of one case one review.",
    "dispersion: Gries' DP (2008) over reviews, expected shares by words; 0 even, 1 uneven.",
    "association: normalised pointwise mutual information (Bouma 2009) at the weakest place of the phrase (after da Silva and Lopes 1999).",
    "covered_by: themes that at least half of the passages with the phrase carry, found or mentioned.",
    "boilerplate: most of its passages stand in front matter, terms of reference, methodology, glossary or references, or are copied from review to review.",
    "A phrase that in four of five occurrences is a piece of a longer one of the list is left out.",
];

const NOTE: &str = "Near-copies are in times, not in reviews. That a phrase recurs says \
how reviews are worded, not yet what happened.";

/// Writes phrases, so many at most; no format is a workbook.
pub fn phrases(
    found: &Phrases,
    limit: Option<usize>,
    made: &Made,
    format: Option<Format>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let most = limit.unwrap_or(usize::MAX);
    let shown = &found.all[..found.all.len().min(most)];
    match format {
        None => {
            let sheets = [Sheet { name: "Data", flat: flat(shown, made) }];
            book("Phrases that recur", &sheets, made, &METHOD, out)
        }
        Some(format @ (Format::Csv | Format::Json | Format::Ndjson)) => {
            flat_rows(&flat(shown, made), format, screen, out)
        }
        Some(format) => write_person(&person(found, shown, made), format, screen, out),
    }
}

fn flat(shown: &[Phrase], made: &Made) -> Flat {
    let terms = terms(made);
    let names = COLUMNS.into_iter().chain(terms.iter().map(|term| term.0));
    let row = |one: &Phrase| {
        let mut cells = cells(one);
        cells.extend(terms.iter().map(|term| term.1.clone()));
        cells
    };
    Flat {
        names: names.map(str::to_owned).collect(),
        rows: shown.iter().map(row).collect(),
    }
}

fn cells(one: &Phrase) -> Vec<Value> {
    vec![
        json!(one.phrase),
        json!(one.words),
        json!(one.freq),
        json!(one.reviews),
        json!(one.dispersion),
        json!(one.association),
        json!(one.covered_by),
        json!(one.passages),
        json!(one.boilerplate),
        json!(one.rule),
    ]
}

fn person(found: &Phrases, shown: &[Phrase], made: &Made) -> Person {
    let heads = ["phrase", "reviews", "times", "DP", "association", "covered by"];
    let line = |one: &Phrase| {
        let covered: Vec<&str> =
            one.covered_by.iter().take(2).map(|theme| theme.0.as_str()).collect();
        let name = if one.boilerplate {
            format!("{} (boilerplate)", one.phrase)
        } else {
            one.phrase.clone()
        };
        let cells = vec![
            name,
            format!("{} of {}", one.reviews, found.reviews),
            one.freq.to_string(),
            digits(&json!(one.dispersion), 2),
            digits(&json!(one.association), 2),
            covered.join(", "),
        ];
        (cells, None)
    };
    let lines = shown.iter().map(line).collect();
    let more = match found.all.len() {
        all if all > shown.len() => {
            format!("; {} shown, --limit shows more", shown.len())
        }
        _ => String::new(),
    };
    let caption = format!(
        "{} in {} of {}, each case once{more}; {} come mostly in boilerplate. {}",
        counted(found.all.len() as u64, "phrase"),
        counted(found.passages, "passage"),
        counted(found.reviews, "review"),
        found.boilerplate,
        made_from(made)
    );
    let heads = heads.map(str::to_owned).to_vec();
    let note = said(&[DISPERSION, FIRMNESS, NOTE]);
    let person = Person::plain("Phrases that recur", heads, lines, caption, note);
    person.opened_by(opens(made))
}

/// What shows the passages of a phrase.
fn opens(made: &Made) -> String {
    let only = limited(made.asked.only.as_deref());
    format!(
        "`throughline search '\"PHRASE\"'{only}` shows the passages of a row, PHRASE without \
         any 's; of one with a star `throughline search '\"LEFT\" PRE/2 \"RIGHT\"'{only}`."
    )
}
