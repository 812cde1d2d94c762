//! How many recommendations reviews have, as one row, as JSON and for a person.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{NOTE, caption, same, terms};
use crate::analysis::recommendations::{Sort, Summary};
use crate::analysis::themes::{Flat, Made};
use crate::present::themes::Person;

/// Names and values in their documented order.
fn members(summary: &Summary) -> Vec<(&'static str, Value)> {
    let [overview, agency, unknown] = summary.levels;
    vec![
        ("recommendations", json!(summary.recommendations)),
        ("repeated", json!(summary.repeated)),
        ("overview", json!(overview)),
        ("agency", json!(agency)),
        ("unknown", json!(unknown)),
        ("reviews", json!(summary.reviews)),
        ("reviews_with", json!(summary.reviews_with)),
        ("reviews_questions_only", json!(summary.reviews_questions_only)),
        ("questions", json!(summary.questions)),
        ("mean", json!(summary.mean)),
        ("median", json!(summary.median)),
        ("min", json!(summary.range.map(|range| range.0))),
        ("max", json!(summary.range.map(|range| range.1))),
    ]
}

pub(in crate::present) fn flat(summary: &Summary, made: &Made) -> Flat {
    let all = members(summary).into_iter().chain(terms(made));
    let (names, row) = all.map(|(name, value)| (name.to_owned(), value)).unzip();
    Flat { names, rows: vec![row] }
}

pub(super) fn json(
    summary: &Summary,
    made: &Made,
    out: &mut dyn Write,
) -> io::Result<()> {
    let all = members(summary).into_iter().chain(terms(made));
    let mut object: Map<String, Value> =
        all.map(|(name, value)| (name.to_owned(), value)).collect();
    object.insert("note".to_owned(), json!(NOTE));
    serde_json::to_writer(&mut *out, &object)?;
    writeln!(out)
}

pub(in crate::present) fn person(summary: &Summary, made: &Made) -> Person {
    let number = |value: Option<f64>| {
        value.map_or("–".to_owned(), |value| format!("{value:.1}"))
    };
    let range =
        summary.range.map_or("–".to_owned(), |(low, high)| format!("{low} to {high}"));
    let [overview, agency, unknown] = summary.levels;
    let lines = [
        ("recommendations", summary.recommendations.to_string()),
        ("  of the review itself", overview.to_string()),
        ("  of or for one agency", agency.to_string()),
        ("  not told", unknown.to_string()),
        ("  that stand in further places", summary.repeated.to_string()),
        (
            "reviews that recommend",
            format!("{} of {}", summary.reviews_with, summary.reviews),
        ),
        ("  mean of each", number(summary.mean)),
        ("  median", number(summary.median)),
        ("  range", range),
        ("questions for boards", summary.questions.to_string()),
        ("reviews with questions alone", summary.reviews_questions_only.to_string()),
    ];
    let lines = lines.map(|(name, value)| (vec![name.to_owned(), value], None)).to_vec();
    let reviews = (summary.reviews_with, summary.reviews);
    let caption = caption(Sort::Recommendation, summary.recommendations, reviews, made);
    super::person(
        "Recommendations of reviews",
        vec!["what".to_owned(), "number".to_owned()],
        lines,
        caption,
        opens(made),
    )
}

/// What lists what is counted.
fn opens(made: &Made) -> String {
    let (all, asked) = (same(Sort::Recommendation, made), same(Sort::Question, made));
    format!(
        "`throughline recommendations{all}` lists them, with --cell level=overview those of \
         the review itself; `throughline recommendations{asked}` lists the questions."
    )
}
