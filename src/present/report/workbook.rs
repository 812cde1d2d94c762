//! The same as a workbook: a sheet for each table, in the layout of its own command.

use std::io::{self, Write};

use crate::analysis::recommendations::Sort;
use crate::analysis::report::{Listed, Report};
use crate::analysis::themes::{Flat, Sheet};
use crate::present::cooccurrence::pairs_flat;
use crate::present::recommendations::{list_flat, tally_flat};
use crate::present::repeats::pairs_flat as repeats_flat;
use crate::present::themes::book_of_themes;
use crate::present::trends::flat as trends_flat;

use serde_json::json;

/// How the numbers were made, for the last sheet.
const METHOD: [&str; 6] = [
    "Sheets Themes, Years and Together are what `themes`, `trends` and `cooccur` answer; Recommendations, Addressees, Types, Verbs and Law what `recommendations` answers; Repeats what `repeats --across` answers.",
    "A review is counted once: near-copies are left out, documents of one case are one review.",
    "Found: the review reports the problem. Mentioned: it only speaks of it. Never both.",
    "ci_low, ci_high: 95 % score interval (Wilson 1927) of the percentage of reviews.",
    "Counts shown as `<N` or `withheld` are not told, so that no case can be recognised.",
    "Quotes holds the passages that the page quotes; `throughline export codings` has them all.",
];

/// Writes a report as a workbook.
pub fn report_workbook(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let (counts, made) = (&report.counts, &report.counts.made);
    let mut sheets = vec![
        Sheet { name: "Themes", flat: counts.answer().flat() },
        Sheet { name: "Years", flat: trends_flat(&counts.trends, made) },
        Sheet { name: "Together", flat: pairs_flat(&counts.together, None, made) },
        Sheet { name: "Quotes", flat: quotes(report) },
        Sheet {
            name: "Recommendations",
            flat: list_flat(&report.recommendations, Sort::Recommendation, None),
        },
    ];
    for tally in &report.tallies {
        let name = match tally.by.name() {
            "addressee" => "Addressees",
            "type" => "Types",
            "verb" => "Verbs",
            _ => "Law",
        };
        sheets.push(Sheet { name, flat: tally_flat(tally, made) });
    }
    sheets.push(Sheet { name: "Repeats", flat: repeats_flat(&report.repeats) });
    sheets.push(Sheet { name: "Reviews", flat: reviews(&counts.reviews) });
    book_of_themes("What the reviews say", &sheets, made, &METHOD, out)
}

fn quotes(report: &Report) -> Flat {
    let names = ["id", "theme", "review", "file", "page", "number", "passage", "text"];
    let rows = report.pages.iter().flat_map(|page| {
        page.quotations.iter().map(|one| {
            vec![
                json!(one.id),
                json!(page.theme),
                json!(one.review),
                json!(one.file),
                json!(one.page),
                json!(one.number),
                json!(one.passage),
                json!(one.text),
            ]
        })
    });
    Flat { names: names.map(str::to_owned).to_vec(), rows: rows.collect() }
}

fn reviews(reviews: &[Listed]) -> Flat {
    let names = [
        "review",
        "title",
        "board",
        "published",
        "age",
        "outcome",
        "file",
        "pages",
        "words",
    ];
    let row = |one: &Listed| {
        vec![
            json!(one.review),
            json!(one.title),
            json!(one.board),
            json!(one.published),
            json!(one.age),
            json!(one.outcome),
            json!(one.files.join("; ")),
            json!(one.pages),
            json!(one.words),
        ]
    };
    Flat {
        names: names.map(str::to_owned).to_vec(),
        rows: reviews.iter().map(row).collect(),
    }
}
