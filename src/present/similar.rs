//! What is like a review or passage in every format: rows, or one under another with what
//! makes it so for a reader.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::hits::{INDENT, WIDTH, bold, marked, wrapped};
use super::made::{made_from, terms};
use super::measures::COSINE;
use super::themes::book;
use super::{Format, Screen, clean, counted, flat_rows};
use crate::analysis::similar::{Alike, By, Place, Similar};
use crate::analysis::themes::{Flat, Made, Sheet};
use crate::model::{ReviewId, ThemeId};

/// What every row says of a review, in its documented order.
const REVIEW: [&str; 3] = ["review", "file", "year"];
/// What follows of a passage.
const PLACE: [&str; 7] =
    ["passage", "page", "page_label", "number", "section", "section_kind", "text"];
/// What makes it alike.
const ALIKE: [&str; 5] =
    ["similarity", "content", "themes", "themes_shared", "terms_shared"];

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 4] = [
    "content: cosine of the words of both, each weighing (1 + ln tf) ln(N / df) (Salton and Buckley 1988).",
    "themes: cosine of the themes found in both, each weighing ln(N / n).",
    "themes_shared: the rarest first. terms_shared: the words that add most to content.",
    "Near-copies are left out; documents of one case are one review.",
];

/// Writes it; no format is a workbook.
pub fn similar(
    found: &Similar,
    names: &BTreeMap<ReviewId, String>,
    made: &Made,
    format: Option<Format>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        None => {
            let sheets = [Sheet { name: "Data", flat: flat(found, made) }];
            book("What is like it", &sheets, made, &METHOD, out)
        }
        Some(Format::Table) => person(found, names, made, screen, out),
        Some(format) => flat_rows(&flat(found, made), format, screen, out),
    }
}

/// Columns and cells of what is like it, whether or not there is any.
fn flat(found: &Similar, made: &Made) -> Flat {
    let terms = terms(made);
    let places = if found.target.passage.is_some() { &PLACE[..] } else { &[] };
    let names = REVIEW.iter().chain(places).chain(&ALIKE).copied();
    let names = names.chain(terms.iter().map(|term| term.0)).map(str::to_owned);
    let row = |one: &Alike| {
        let mut row =
            vec![json!(one.place.review), json!(one.place.file), json!(one.place.year)];
        row.extend(passage(&one.place));
        row.extend([
            json!(one.similarity(found.by)),
            json!(one.content),
            json!(one.themes),
            json!(one.themes_shared),
            json!(one.terms_shared),
        ]);
        row.extend(terms.iter().map(|term| term.1.clone()));
        row
    };
    Flat { names: names.collect(), rows: found.all.iter().map(row).collect() }
}

/// Of a passage, which it is and where it stands.
fn passage(place: &Place) -> Vec<Value> {
    let Some(stored) = &place.passage else { return Vec::new() };
    let passage = &stored.passage;
    vec![
        json!(passage.id),
        json!(passage.page),
        json!(passage.page_label),
        json!(passage.number),
        json!(stored.section()),
        json!(stored.section_kind),
        json!(passage.text),
    ]
}

fn person(
    found: &Similar,
    names: &BTreeMap<ReviewId, String>,
    made: &Made,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = |place: &Place| {
        let name = names.get(&place.review).unwrap_or(&place.review.0);
        let year = place.year.map(|year| format!(", {year}")).unwrap_or_default();
        format!("{}{year}", clean(name))
    };
    let noun = if found.target.passage.is_some() { "passage" } else { "review" };
    for one in &found.all {
        writeln!(
            out,
            "{}",
            bold(&format!("{}  {}", measures(one), name(&one.place)), screen)
        )?;
        writeln!(out, "  {}", where_it_stands(&one.place))?;
        said(&why(&one.themes_shared, &one.terms_shared), screen, out)?;
        if let Some(stored) = &one.place.passage {
            said(&clean(&stored.passage.text), screen, out)?;
        }
        writeln!(out)?;
    }
    let by = match found.by {
        By::Content => "by their words",
        By::Themes => "by the themes found in them",
    };
    writeln!(
        out,
        "{} most like {}, {by}; compared with {}.",
        counted(found.all.len() as u64, noun),
        name(&found.target),
        counted(found.compared, noun),
    )?;
    said(&format!("It has {}", why(&found.themes, &found.terms)), screen, out)?;
    let opens = match found.target.passage {
        Some(_) => {
            "`throughline evidence --id ID` opens a passage by what stands in brackets."
        }
        None => {
            "`throughline search 'review:ID'` shows the passages of a review, by what stands \
             in brackets."
        }
    };
    writeln!(out, "{}\n{COSINE} {THEMES}\n{opens}", made_from(made))
}

/// What the other measure means.
const THEMES: &str = "Themes: the same of the themes found in both, rare themes weighing more; \
none where either has none that tells anything.";

/// `content 0.42, themes 0.55`.
fn measures(one: &Alike) -> String {
    let themes = one.themes.map_or_else(|| "none".to_owned(), |one| format!("{one:.2}"));
    format!("content {:.2}, themes {themes}", one.content)
}

fn why(themes: &[ThemeId], terms: &[String]) -> String {
    let themes: Vec<&str> = themes.iter().map(|theme| theme.0.as_str()).collect();
    let list =
        |all: &[&str]| if all.is_empty() { "none".to_owned() } else { all.join(", ") };
    let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
    format!("themes: {}; words: {}", list(&themes), list(&terms))
}

fn where_it_stands(place: &Place) -> String {
    match &place.passage {
        None => format!("{}  [{}]", clean(&place.file), clean(&place.review.0)),
        Some(stored) => {
            let number = stored.passage.number.as_ref();
            let number =
                number.map(|one| format!(", {}", clean(one))).unwrap_or_default();
            let id = clean(&stored.passage.id.0);
            format!("{}, p. {}{number}  [{id}]", clean(&place.file), stored.passage.page)
        }
    }
}

fn said(text: &str, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let lines = wrapped(&clean(text), screen.width.unwrap_or(WIDTH));
    lines.iter().try_for_each(|line| writeln!(out, "{INDENT}{}", marked(line, screen)))
}
