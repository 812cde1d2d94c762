//! `index`: read what is new or changed.

use std::io::Write as _;
use std::time::Instant;

use serde_json::{Map, Value, json};

use crate::ingest::{Ocr, Report, Start};
use crate::present::{Format, counted};

use super::args::IndexArguments;
use super::console::{Answer, Console};
use super::library;
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};

pub(crate) fn run(
    arguments: &IndexArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let begun = Instant::now();
    let folder = library::folder(settings)?;
    let ocr = if arguments.ocr { Ocr::Tesseract } else { Ocr::Off };
    let start = if arguments.rebuild { Start::Anew } else { Start::Resume };
    let options = library::options(settings, ocr, start);
    let ended = library::run(&folder, &options, console).map_err(Failure::from)?;
    let report = ended.report;
    let seconds = begun.elapsed().as_secs_f64();
    let mut out = Answer::to(arguments.output.output.as_deref())?;
    match settings::format(&arguments.output) {
        Format::Json | Format::Ndjson => writeln!(out, "{}", object(&report, seconds))?,
        Format::Table | Format::Csv | Format::Markdown | Format::Html => {
            write!(out, "{}", summary(&report, seconds))?;
        }
    }
    out.finish()?;
    advise(&report, console);
    Ok(if report.has_failures() { Outcome::Unread } else { Outcome::Done })
}

fn object(report: &Report, seconds: f64) -> Value {
    let statuses: Map<String, Value> = report
        .statuses
        .iter()
        .map(|(status, count)| (status.to_string(), json!(count)))
        .collect();
    json!({
        "files": report.files,
        "reviews": report.reviews,
        "pages": report.pages,
        "passages": report.passages,
        "words": report.words,
        "statuses": statuses,
        "seconds": (seconds * 1000.0).round() / 1000.0,
    })
}

fn summary(report: &Report, seconds: f64) -> String {
    let statuses: Vec<String> = report
        .statuses
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(status, count)| format!("{count} {status}"))
        .collect();
    format!(
        "{}: {}\n{}, {}, {}, {}; {} read in {seconds:.1} s\n",
        counted(report.files, "file"),
        if statuses.is_empty() { "none".to_owned() } else { statuses.join(", ") },
        counted(report.reviews, "review"),
        counted(report.pages, "page"),
        counted(report.passages, "passage"),
        counted(report.words, "word"),
        counted(report.read, "file"),
    )
}

fn advise(report: &Report, console: Console) {
    if report.forgotten > 0 {
        console.say(&format!(
            "{} left out: forgotten before",
            counted(report.forgotten, "file")
        ));
    }
    for file in &report.strays {
        console.say(&format!("note: reviews.csv names `{file}`, which is not there"));
    }
}
