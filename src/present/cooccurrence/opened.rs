//! The passages behind a number, as rows and for a reader.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::analysis::Hit;
use crate::analysis::cooccurrence::{Opened, Opening, Unit};
use crate::analysis::themes::Flat;
use crate::model::ReviewId;
use crate::present::hits::{INDENT, WIDTH, bold, excerpt, marked, place, wrapped};
use crate::present::{Screen, clean};

/// What every row says, in its documented order.
const COLUMNS: [&str; 12] = [
    "unit",
    "theme",
    "id",
    "review",
    "file",
    "page",
    "page_label",
    "number",
    "section",
    "section_kind",
    "passage",
    "text",
];

/// The passages as rows.
pub(super) fn flat(found: &Opening, limit: Option<usize>) -> Flat {
    let passages = found.passages.iter().take(limit.unwrap_or(usize::MAX));
    let names = COLUMNS.map(str::to_owned).to_vec();
    Flat { names, rows: passages.map(row).collect() }
}

fn row(one: &Opened) -> Vec<Value> {
    let stored = &one.stored;
    vec![
        json!(one.unit),
        json!(one.name),
        json!(one.id),
        json!(stored.review),
        json!(stored.file),
        json!(stored.passage.page),
        json!(stored.passage.page_label),
        json!(stored.passage.number),
        json!(stored.section()),
        json!(stored.section_kind),
        json!(stored.passage.id),
        json!(stored.passage.text),
    ]
}

/// The passages for a reader: under each review, where a passage stands, what it was found
/// for, and its words.
pub(super) fn shown(
    found: &Opening,
    limit: Option<usize>,
    names: &BTreeMap<ReviewId, String>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let most = limit.unwrap_or(usize::MAX);
    let mut last: Option<&ReviewId> = None;
    let all = &found.passages[..found.passages.len().min(most)];
    let same = |a: &Opened, b: &Opened| a.stored.passage.id == b.stored.passage.id;
    for group in all.chunk_by(same) {
        let stored = &group[0].stored;
        if last != Some(&stored.review) {
            let name = names.get(&stored.review).unwrap_or(&stored.review.0);
            let gap = if last.is_some() { "\n" } else { "" };
            writeln!(
                out,
                "{gap}{}\n  {}",
                bold(&clean(name), screen),
                clean(&stored.file)
            )?;
            last = Some(&stored.review);
        }
        passage(group, screen, out)?;
    }
    let cut = match found.passages.len() {
        all if all > most => format!("; {most} shown, --limit shows more"),
        _ => String::new(),
    };
    let gap = if all.is_empty() { "" } else { "\n" };
    writeln!(out, "{gap}{}{cut}", counted(found))
}

/// A passage and all that it was found for.
fn passage(group: &[Opened], screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let hit = Hit::of(&group[0].stored);
    writeln!(out, "  {}", place(&hit))?;
    for one in group {
        let id = one.id.as_ref().unwrap_or(&hit.passage.0);
        writeln!(out, "    {}  [{}]", clean(&one.name), clean(id))?;
    }
    for line in wrapped(&excerpt(&hit), screen.width.unwrap_or(WIDTH)) {
        writeln!(out, "{INDENT}{}", marked(&line, screen))?;
    }
    Ok(())
}

/// `together in 3 reviews, in 12 passages`.
pub(super) fn counted(found: &Opening) -> String {
    let units = crate::present::counted(found.units, found.unit.noun());
    let passages = crate::present::counted(passages(found), "passage");
    match found.unit {
        Unit::Passages => format!("together in {units}"),
        Unit::Reviews | Unit::Sections => format!("together in {units}, in {passages}"),
    }
}

/// How many passages there are, each once.
fn passages(found: &Opening) -> u64 {
    let same = |a: &Opened, b: &Opened| a.stored.passage.id == b.stored.passage.id;
    found.passages.chunk_by(same).count() as u64
}

/// How much there is.
pub(super) fn count(found: &Opening) -> Flat {
    let names = ["n_ab", "passages"].map(str::to_owned).to_vec();
    Flat { names, rows: vec![vec![json!(found.units), json!(passages(found))]] }
}
