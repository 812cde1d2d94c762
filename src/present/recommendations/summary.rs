//! How many recommendations reviews have, as one row, as JSON and for a person.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{NOTE, caption, same, terms};
use crate::analysis::recommendations::{Sort, Summary};
use crate::analysis::themes::{Flat, Made};
use crate::present::made::counted_as;
use crate::present::themes::Person;

/// Names and values in their documented order.
fn members(summary: &Summary) -> Vec<(&'static str, Value)> {
    let masks = summary.masks;
    let level = |at: usize| masks.levels[at].value(summary.levels[at]);
    let only = masks.reviews_questions_only.value(summary.reviews_questions_only);
    vec![
        ("recommendations", masks.recommendations.value(summary.recommendations)),
        ("repeated", masks.repeated.value(summary.repeated)),
        ("overview", level(0)),
        ("agency", level(1)),
        ("unknown", level(2)),
        ("reviews", masks.reviews.value(summary.reviews)),
        ("reviews_with", masks.reviews_with.value(summary.reviews_with)),
        ("reviews_questions_only", only),
        ("questions", masks.questions.value(summary.questions)),
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
    let masks = summary.masks;
    let level = |at: usize| masks.levels[at].words(summary.levels[at]);
    let [with, all] = [
        masks.reviews_with.words(summary.reviews_with),
        masks.reviews.words(summary.reviews),
    ];
    let only = masks.reviews_questions_only.words(summary.reviews_questions_only);
    let lines = [
        ("recommendations", masks.recommendations.words(summary.recommendations)),
        ("  of the review itself", level(0)),
        ("  of or for one agency", level(1)),
        ("  not told", level(2)),
        ("  that stand in further places", masks.repeated.words(summary.repeated)),
        ("reviews that recommend", format!("{with} of {all}")),
        ("  mean of each", number(summary.mean)),
        ("  median", number(summary.median)),
        ("  range", range),
        ("questions for boards", masks.questions.words(summary.questions)),
        ("reviews with questions alone", only),
    ];
    let lines = lines.map(|(name, value)| (vec![name.to_owned(), value], None)).to_vec();
    let total =
        counted_as(masks.recommendations, summary.recommendations, "recommendation");
    let reviews = [with, counted_as(masks.reviews, summary.reviews, "review")];
    let caption = caption(&total, &reviews, made);
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
