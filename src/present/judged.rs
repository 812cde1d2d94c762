//! How far the coding of themes holds, as people judged it: rows for machines, rounded
//! for people.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::made::{made_from, terms};
use super::themes::{Person, book, digits, range, write_person};
use super::{Format, Screen, counted, flat_rows};
use crate::analysis::judging::{Agreement, Judged, Measure, Standing};
use crate::analysis::themes::{Flat, Made, Sheet};

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 6] = [
    "precision: of passages found, the share that reports the problem; stratum by stratum, each weighing as many as it has (Sarndal, Swensson and Wretman 1992).",
    "Intervals: 95 %, Wilson (1927) of a single stratum, else of the weighted sum of such (Zou, Huang and Zhang 2009).",
    "recall: right / (right + missed), its interval that of a quotient (Donner and Zou 2012).",
    "prevalence: the share of passages after correction for both errors (Rogan and Gladen 1978).",
    "kappa: Cohen (1960) over yes, mentioned and neither; its interval: Fleiss, Cohen and Everitt (1969).",
    "Disputed, unsure and orphaned judgements measure nothing, nor do passages that the codebook learned from. Each case is counted once.",
];

/// What no number of the table says.
const NOTE: &str = "Precision: of passages found, the share that people say reports the \
problem. Recall: of passages that do, the share found. Prevalence: the share of all passages \
that report it, corrected for both errors. Intervals are 95 %. Judgements measure the \
coding; they do not change it.";

/// Writes it; no format is a workbook.
pub fn judged(
    found: &Judged,
    made: &Made,
    format: Option<Format>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        None => {
            let sheets = [Sheet { name: "Data", flat: flat(found, made) }];
            book("How far the codings hold", &sheets, made, &METHOD, out)
        }
        Some(format @ (Format::Csv | Format::Json | Format::Ndjson)) => {
            flat_rows(&flat(found, made), format, screen, out)
        }
        Some(format) => write_person(&person(found, made), format, screen, out),
    }
}

fn flat(found: &Judged, made: &Made) -> Flat {
    let terms = terms(made);
    let row = |one: &Standing| {
        let mut row: Vec<(&'static str, Value)> = vec![
            ("theme", json!(one.theme)),
            ("title", json!(one.title)),
            ("judges", json!(one.judges)),
            ("judged", json!(one.judged)),
            ("unsure", json!(one.unsure)),
            ("disputed", json!(one.disputed)),
            ("orphaned", json!(one.orphaned)),
            ("learned", json!(one.learned)),
        ];
        let names = ["precision", "precision_low", "precision_high", "precision_n"];
        row.extend(names.into_iter().zip(measure(one.precision)));
        let names = ["recall", "recall_low", "recall_high", "recall_n"];
        row.extend(names.into_iter().zip(measure(one.recall)));
        let names = ["prevalence", "prevalence_low", "prevalence_high", "prevalence_n"];
        row.extend(names.into_iter().zip(measure(one.prevalence)));
        row.push(("coded", json!(one.coded)));
        let pairs: Vec<Value> = one.agreement.iter().map(pair).collect();
        row.push(("agreement", json!(pairs)));
        row.extend(terms.iter().cloned());
        row
    };
    let rows: Vec<_> = found.themes.iter().map(row).collect();
    let names = rows.first().map_or_else(Vec::new, |row| {
        row.iter().map(|(name, _)| (*name).to_owned()).collect()
    });
    let cells =
        |row: Vec<(&'static str, Value)>| row.into_iter().map(|one| one.1).collect();
    Flat { names, rows: rows.into_iter().map(cells).collect() }
}

fn measure(one: Option<Measure>) -> [Value; 4] {
    [
        json!(one.map(|one| one.value)),
        json!(one.map(|one| one.interval.low)),
        json!(one.map(|one| one.interval.high)),
        json!(one.map(|one| one.n)),
    ]
}

fn pair(one: &Agreement) -> Value {
    json!({
        "judges": one.judges,
        "sample": one.sample,
        "n": one.n,
        "same": one.same,
        "kappa": one.kappa.map(|(kappa, _)| kappa),
        "kappa_low": one.kappa.map(|(_, interval)| interval.low),
        "kappa_high": one.kappa.map(|(_, interval)| interval.high),
    })
}

fn person(found: &Judged, made: &Made) -> Person {
    let lines = found.themes.iter().map(|one| (judged_cells(one), None));
    let caption = format!("{} {}", judged_note(found), made_from(made));
    let heads = judged_heads().map(str::to_owned).to_vec();
    Person::plain("How far the codings hold", heads, lines.collect(), caption, NOTE)
}

/// The heads of the table for people.
pub const fn judged_heads() -> [&'static str; 8] {
    [
        "theme",
        "judged",
        "precision",
        "95 % CI",
        "recall",
        "95 % CI ",
        "prevalence %",
        "kappa",
    ]
}

/// The cells of a theme, rounded: shares in hundredths, prevalence in per cent.
pub fn judged_cells(one: &Standing) -> Vec<String> {
    let value = |one: Option<Measure>| digits(&json!(one.map(|one| one.value)), 2);
    let between = |one: Option<Measure>| match one {
        None => "–".to_owned(),
        Some(one) => format!("{:.2} to {:.2}", one.interval.low, one.interval.high),
    };
    let percent = one.prevalence.map_or_else(
        || "–".to_owned(),
        |one| {
            let ends = [one.interval.low, one.interval.high].map(|it| json!(it * 100.0));
            format!("{:.1} ({})", one.value * 100.0, range(&ends[0], &ends[1]))
        },
    );
    vec![
        one.title.clone(),
        one.judged.to_string(),
        value(one.precision),
        between(one.precision),
        value(one.recall),
        between(one.recall),
        percent,
        kappas(&one.agreement),
    ]
}

/// `ann and bob 0.62 (0.35 to 0.89, n 30)`.
fn kappas(all: &[Agreement]) -> String {
    let one = |pair: &Agreement| {
        let [first, second] = &pair.judges;
        let kappa = pair.kappa.map_or_else(
            || format!("{} of {} the same", pair.same, pair.n),
            |(kappa, interval)| {
                let (low, high) = (interval.low, interval.high);
                format!("{kappa:.2} ({low:.2} to {high:.2}, n {})", pair.n)
            },
        );
        format!("{first} and {second} {kappa}")
    };
    match all {
        [] => "–".to_owned(),
        all => all.iter().map(one).collect::<Vec<_>>().join("; "),
    }
}

/// What was judged and could not be measured with, in a sentence.
pub fn judged_note(found: &Judged) -> String {
    let sum = |of: fn(&Standing) -> u64| found.themes.iter().map(of).sum::<u64>();
    let orphaned = sum(|one| one.orphaned) + found.without_theme;
    let learned = match sum(|one| one.learned) {
        0 => String::new(),
        some => format!(", {some} that the codebook learned from"),
    };
    format!(
        "{} judged; left out: {} unsure, {} disputed, {} orphaned (passage or theme gone, \
         or text changed){learned}.",
        counted(sum(|one| one.judged), "passage"),
        sum(|one| one.unsure),
        sum(|one| one.disputed),
        orphaned
    )
}
