//! `code`: loose passages in, the same with their themes out.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _, Write as _};

use serde_json::{Map, Value, json};

use crate::codebook::Codebook;
use crate::coding::{Coder, Loose, loose_review};
use crate::index::Library;
use crate::model::{CodedReview, Coding, PassageKind, Review, ReviewId, Stance};

use super::args::CodeArguments;
use super::args::RefreshArguments;
use super::codebook::which;
use super::coded::{coder, failure, learned, taught};
use super::console::{Answer, Console};
use super::library;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;

/// A line of the input.
struct Line {
    object: Map<String, Value>,
    text: String,
    section: String,
    kind: PassageKind,
}

pub(crate) fn run(
    arguments: &CodeArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let lines = lines(&read(arguments)?)?;
    let codebook = match &arguments.codebook {
        Some(path) => which::read(path).map_err(which::failure)?,
        None => own(settings)?,
    };
    let mut coder = coder(codebook, settings, console)?;
    let learned = learned(settings)?;
    if arguments.codebook.is_none() && !learned.is_empty() {
        let refresh = RefreshArguments { no_refresh: false };
        let library = library::open(&refresh, settings, console)?;
        coder = taught(coder, &library, &learned, settings)?;
    }
    let (reviews, places) = reviews(&lines);
    let library = Library::of_reviews(&reviews)?;
    let ids: Vec<ReviewId> = reviews.iter().map(|review| review.id.clone()).collect();
    let steps = (ids.len() + coder.steps()) as u64;
    let bar = console.progress(steps, "coding", "rules and reviews");
    let answers =
        coder.code(&library, &ids, settings.threads, &|| bar.inc(1)).map_err(failure)?;
    bar.finish_and_clear();
    let mut out = Answer::to(arguments.output.as_deref())?;
    for (line, (review, ord)) in lines.into_iter().zip(places) {
        let object = answered(line.object, &answers[review], ord, &coder, arguments.all);
        serde_json::to_writer(&mut out, &object).map_err(io::Error::from)?;
        writeln!(out)?;
    }
    out.finish()?;
    Ok(Outcome::Done)
}

/// The codebook of the corpus that was named or is here, if there is any; no corpus is
/// needed to code.
fn own(settings: &Settings) -> Result<Codebook, Failure> {
    let usual = settings.corpus.join("codebook.yaml");
    if usual.is_file() {
        which::read(&usual).map_err(which::failure)
    } else {
        Ok(Codebook::built_in())
    }
}

fn read(arguments: &CodeArguments) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    match arguments.file.as_deref().filter(|file| file.as_os_str() != "-") {
        Some(file) => {
            bytes = fs::read(file).map_err(|error| {
                let error = anyhow::Error::from(error)
                    .context(format!("cannot read {}", file.display()));
                Failure::failed(error, None)
            })?;
        }
        None => {
            io::stdin().read_to_end(&mut bytes)?;
        }
    }
    Ok(bytes)
}

fn lines(bytes: &[u8]) -> Result<Vec<Line>, Failure> {
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let refuse = |why: String| {
            let error = anyhow::anyhow!("line {number} is no passage: {why}");
            let hint =
                r#"write one JSON object a line: {"text": "...", "section": "..."}"#;
            Failure::usage(error, Some(hint.to_owned()))
        };
        let object: Map<String, Value> =
            serde_json::from_slice(line).map_err(|error| refuse(error.to_string()))?;
        let word = |name: &str| object.get(name).and_then(Value::as_str).unwrap_or("");
        let Some(text) = object.get("text").and_then(Value::as_str) else {
            return Err(refuse("it has no `text`".to_owned()));
        };
        let kind = PassageKind::from_name(word("kind")).unwrap_or(PassageKind::Paragraph);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let section = word("section").to_owned();
        lines.push(Line { object, text, section, kind });
    }
    Ok(lines)
}

/// Lines that share a review, as that review; each other line as one of its own. With
/// them, for each line, its review and its place in it.
fn reviews(lines: &[Line]) -> (Vec<Review>, Vec<(usize, u32)>) {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut grouped: Vec<Vec<Loose<'_>>> = Vec::new();
    let mut places = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let name = match line.object.get("review") {
            Some(Value::String(name)) => format!("review {name}"),
            Some(Value::Null) | None => format!("line {number}"),
            Some(other) => format!("review {other}"),
        };
        let review = *names.entry(name).or_insert_with(|| {
            grouped.push(Vec::new());
            grouped.len() - 1
        });
        let (text, section, kind) =
            (line.text.as_str(), line.section.as_str(), line.kind);
        places.push((review, u32::try_from(grouped[review].len()).unwrap_or(u32::MAX)));
        grouped[review].push(Loose { text, section, kind });
    }
    let reviews = grouped.iter().enumerate();
    let reviews =
        reviews.map(|(at, passages)| loose_review(&format!("loose-{at:08}"), passages));
    (reviews.collect(), places)
}

fn answered(
    mut object: Map<String, Value>,
    review: &CodedReview,
    ord: u32,
    coder: &Coder,
    all: bool,
) -> Map<String, Value> {
    let asked = |coding: &&Coding| {
        coding.passage == ord && (all || coder.has_learnt(coding.theme))
    };
    let themes = |stance: Stance| -> Vec<&str> {
        let such = review.codings.iter().filter(asked).filter(|c| c.stance == stance);
        such.map(|c| coder.codebook.themes[usize::from(c.theme.0)].id.0.as_str())
            .collect()
    };
    object.insert("found".to_owned(), json!(themes(Stance::Found)));
    object.insert("mentioned".to_owned(), json!(themes(Stance::Mentioned)));
    object
}
