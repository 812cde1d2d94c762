//! The passages behind the number of a collocate.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Beside, rows};
use crate::analysis::Answer;
use crate::analysis::collocates::{Opened, Opening};
use crate::analysis::themes::{Flat, Sheet};
use crate::model::ReviewId;
use crate::present::Format;
use crate::present::hits::{found, hits};
use crate::present::themes::{Method, workbook_of};

/// What every row says, in its documented order.
const COLUMNS: [&str; 11] = [
    "review",
    "file",
    "page",
    "page_label",
    "number",
    "section",
    "section_kind",
    "passage",
    "text",
    "spans",
    "node_spans",
];

/// Writes the passages; `names` says how reviews are called.
pub fn opened(
    opening: &Opening,
    names: &BTreeMap<ReviewId, String>,
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match beside.format {
        Some(Format::Table) => {
            let passages = opening.passages.iter().map(|one| one.hit.clone()).collect();
            let answer = Answer { counts: opening.counts, hits: passages };
            hits(&answer, names, beside.screen, out)
        }
        Some(format) => rows(&flat(opening), format, beside.screen, out),
        None => {
            let (title, version) = ("Passages of a collocate", &beside.basis.version);
            let notes = vec![
                "spans: where the collocate stands in a window; node_spans: the hits of the node; in bytes of text.",
            ];
            let sheets = [Sheet { name: "Data", flat: flat(opening) }];
            let terms = beside.basis.terms();
            workbook_of(&sheets, &Method { title, version, terms, notes: &notes }, out)
        }
    }
}

fn flat(opening: &Opening) -> Flat {
    let rows = opening.passages.iter().map(row).collect();
    Flat { names: COLUMNS.map(str::to_owned).to_vec(), rows }
}

fn row(one: &Opened) -> Vec<Value> {
    let hit = &one.hit;
    vec![
        json!(hit.review),
        json!(hit.file),
        json!(hit.page),
        json!(hit.page_label),
        json!(hit.number),
        json!(hit.section),
        json!(hit.section_kind),
        json!(hit.passage),
        json!(hit.text),
        json!(hit.spans),
        json!(one.node),
    ]
}

/// Writes how many passages there are: a line for a person, one object for a program.
pub fn opened_count(
    opening: &Opening,
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let counts = &opening.counts;
    let names = ["reviews", "passages", "hits"].map(str::to_owned).to_vec();
    let row = vec![json!(counts.reviews), json!(counts.passages), json!(counts.hits)];
    let flat = Flat { names, rows: vec![row] };
    match beside.format {
        Some(Format::Table) | None => writeln!(out, "{}", found(counts)),
        // one object, its members in order
        Some(Format::Json) => rows(&flat, Format::Ndjson, beside.screen, out),
        Some(format) => rows(&flat, format, beside.screen, out),
    }
}
