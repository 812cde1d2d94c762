//! The passages behind the number of a collocate or key word.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Beside, rows};
use crate::analysis::collocates::{Opened, Opening};
use crate::analysis::themes::{Flat, Sheet};
use crate::analysis::{Answer, Counts, Hit};
use crate::model::ReviewId;
use crate::present::Format;
use crate::present::hits::{found, hits};
use crate::present::themes::{Method, workbook_of};

/// What every row says, in its documented order; of a collocate where the node is, too.
const COLUMNS: [&str; 10] = [
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
];

/// Writes the passages of a collocate; `names` says how reviews are called.
pub fn opened(
    opening: &Opening,
    names: &BTreeMap<ReviewId, String>,
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let row = |one: &Opened| {
        let mut row = row(&one.hit);
        row.push(json!(one.node));
        row
    };
    let columns = COLUMNS.into_iter().chain(["node_spans"]).map(str::to_owned);
    let rows = opening.passages.iter().map(row).collect();
    let flat = Flat { names: columns.collect(), rows };
    let title = "Passages of a collocate";
    let method = "spans: where the collocate stands in a window; node_spans: the hits of the node; in bytes of text.";
    let hits = opening.passages.iter().map(|one| one.hit.clone()).collect();
    let answer = Answer { counts: opening.counts, hits };
    passages((&answer, names), flat, (title, method), beside, out)
}

/// Writes the passages of a key word.
pub fn opened_key(
    answer: &Answer,
    names: &BTreeMap<ReviewId, String>,
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows = answer.hits.iter().map(row).collect();
    let flat = Flat { names: COLUMNS.map(str::to_owned).to_vec(), rows };
    let method = "spans: where the word stands, in bytes of text.";
    passages((answer, names), flat, ("Passages of a key word", method), beside, out)
}

fn passages(
    (answer, names): (&Answer, &BTreeMap<ReviewId, String>),
    flat: Flat,
    (title, method): (&str, &'static str),
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match beside.format {
        Some(Format::Table) => hits(answer, names, beside.screen, out),
        Some(format) => rows(&flat, format, beside.screen, out),
        None => {
            let (version, notes) = (&beside.basis.version, [method]);
            let sheets = [Sheet { name: "Data", flat }];
            let terms = beside.basis.terms();
            workbook_of(&sheets, &Method { title, version, terms, notes: &notes }, out)
        }
    }
}

fn row(hit: &Hit) -> Vec<Value> {
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
    ]
}

/// Writes how many passages there are: a line for a person, one object for a program.
pub fn opened_count(
    counts: &Counts,
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
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
