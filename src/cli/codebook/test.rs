//! `codebook test`: how well the codebook codes reviews it has not learnt from.

use std::io::Write as _;

use serde_json::{Value, json};

use super::which;
use crate::cli::args::CodebookTestArguments;
use crate::cli::coded::coder;
use crate::cli::console::{Answer, Console};
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::{self, Settings};
use crate::coding::{Measured, Score};
use crate::model::{Align, Column, Table};
use crate::present::{self, Format};

/// The columns of `codebook test`, in their documented order.
const COLUMNS: [(&str, Align); 9] = [
    ("theme", Align::Left),
    ("n", Align::Right),
    ("precision", Align::Right),
    ("recall", Align::Right),
    ("f1", Align::Right),
    ("ci_low", Align::Right),
    ("ci_high", Align::Right),
    ("kappa", Align::Right),
    ("keyword_f1", Align::Right),
];

pub(crate) fn run(
    arguments: &CodebookTestArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let codebook = which::codebook(arguments.which.codebook.as_deref(), settings)?;
    let coder = coder(codebook, settings, console)?;
    let Some(measured) = &coder.model.measured else {
        let error = anyhow::anyhow!("the worked examples hold too few whole reviews");
        let hint = "give passages of at least ten reviews their `review`".to_owned();
        return Err(Failure::usage(error, Some(hint)));
    };
    let themes = &coder.model.themes;
    let format = settings::format(&arguments.output);
    let mut out = Answer::to(arguments.output.output.as_deref())?;
    if matches!(format, Format::Json | Format::Ndjson) {
        serde_json::to_writer(&mut out, &object(themes, measured))
            .map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        let table = Table {
            caption: Some(caption(measured)),
            columns: COLUMNS.map(|(name, align)| Column { name, align }).to_vec(),
            rows: lines(themes, measured).iter().map(cells).collect(),
        };
        present::table(&table, format, settings.screen, &mut out)?;
    }
    out.finish()?;
    Ok(Outcome::Done)
}

/// A row: of one theme, or of all together.
struct Line {
    name: String,
    passages: Score,
    reviews: Score,
    keywords: Score,
    interval: Option<(f64, f64)>,
}

fn lines(themes: &[String], measured: &Measured) -> Vec<Line> {
    let sum =
        |scores: &[Score]| scores.iter().fold(Score::default(), |all, one| all.and(*one));
    let line = |(at, name): (usize, &String)| Line {
        name: name.clone(),
        passages: measured.theme(at),
        reviews: measured.of_reviews[at],
        keywords: sum(&measured.keywords[at]),
        interval: measured.interval(&[at]),
    };
    let mut lines: Vec<Line> = themes.iter().enumerate().map(line).collect();
    let all: Vec<usize> = (0..themes.len()).collect();
    let together = |of: fn(&Line) -> Score| lines.iter().map(of).collect::<Vec<_>>();
    let micro = Line {
        name: "micro".to_owned(),
        passages: sum(&together(|line| line.passages)),
        reviews: sum(&together(|line| line.reviews)),
        keywords: sum(&together(|line| line.keywords)),
        interval: measured.interval(&all),
    };
    lines.push(micro);
    lines
}

fn cells(line: &Line) -> Vec<Value> {
    let n = line.passages.right + line.passages.missed;
    vec![
        json!(line.name),
        json!(n),
        json!(line.passages.precision()),
        json!(line.passages.recall()),
        json!(line.passages.f1()),
        json!(line.interval.map(|one| one.0)),
        json!(line.interval.map(|one| one.1)),
        json!(line.reviews.kappa()),
        json!(line.keywords.f1()),
    ]
}

fn caption(measured: &Measured) -> String {
    let (uncoded, alarms) = measured.uncoded;
    format!(
        "Passages of {} whole reviews, each coded by a model that has not seen it; n: passages \
         labelled with the theme; the interval is of f1, 95 %, by redrawing reviews; kappa: of \
         whole reviews; keyword_f1: the theme's topic words alone. Taken for one with a theme: \
         {alarms} of {uncoded} passages without any.",
        measured.reviews.len(),
    )
}

fn object(themes: &[String], measured: &Measured) -> Value {
    let score = |one: &Score| {
        json!({
            "n": one.right + one.missed, "precision": one.precision(),
            "recall": one.recall(), "f1": one.f1(), "kappa": one.kappa(),
        })
    };
    let row = |line: &Line| {
        json!({
            "theme": line.name,
            "n": line.passages.right + line.passages.missed,
            "precision": line.passages.precision(),
            "recall": line.passages.recall(),
            "f1": line.passages.f1(),
            "ci": line.interval.map(|(low, high)| [low, high]),
            "review": score(&line.reviews),
            "keywords": score(&line.keywords),
        })
    };
    let mut rows = lines(themes, measured);
    let micro = rows.pop();
    let mean = |of: fn(&Line) -> Option<f64>| {
        let known: Vec<f64> = rows.iter().filter_map(of).collect();
        let count = u32::try_from(known.len()).unwrap_or(u32::MAX);
        (count > 0).then(|| known.iter().sum::<f64>() / f64::from(count))
    };
    json!({
        "reviews": measured.reviews,
        "passages": measured.passages,
        "uncoded": measured.uncoded.0,
        "false_alarms": measured.uncoded.1,
        "themes": rows.iter().map(row).collect::<Vec<_>>(),
        "micro": micro.as_ref().map(row),
        "macro": {
            "precision": mean(|line| line.passages.precision()),
            "recall": mean(|line| line.passages.recall()),
            "f1": mean(|line| line.passages.f1()),
        },
        "kappa": micro.as_ref().and_then(|line| line.reviews.kappa()),
    })
}
