//! `extract`: what is read in one file, before anything is made of it.

use std::fs::File;
use std::io::Write as _;

use serde_json::{Value, json};

use crate::extract::{Error, Options, Tesseract, Words, Workers};
use crate::model::Extracted;
use crate::present::clean;

use super::args::{ExtractArguments, ExtractFormat};
use super::console::{Answer, Console};
use super::library::failure;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;

pub(crate) fn run(
    arguments: &ExtractArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let words = if arguments.words { Words::Keep } else { Words::Skip };
    if !arguments.file.is_file() {
        let error = anyhow::anyhow!("{} is no file", arguments.file.display());
        return Err(Failure::usage(error, None));
    }
    let options = Options { words };
    let extracted =
        read(arguments, options, settings).map_err(|error| failure(error.into()))?;
    let mut out = Answer::to(arguments.output.as_deref())?;
    match arguments.format {
        ExtractFormat::Text => write!(out, "{}", text(&extracted))?,
        ExtractFormat::Json => {
            writeln!(out, "{}", object(&arguments.file.to_string_lossy(), &extracted))?;
        }
    }
    out.finish()?;
    if let Some(detail) = &extracted.detail {
        console.say(&format!("{}: {}", extracted.status, clean(detail)));
    }
    if extracted.status.is_read() {
        return Ok(Outcome::Done);
    }
    if extracted.detail.is_none() {
        console.say(extracted.status.name());
    }
    Ok(Outcome::Unread)
}

fn read(
    arguments: &ExtractArguments,
    options: Options,
    settings: &Settings,
) -> Result<Extracted, Error> {
    let workers = Workers::new(&settings.program);
    let mut extracted = workers.read(&arguments.file, options)?;
    if let (true, Ok(file)) = (arguments.ocr, File::open(&arguments.file)) {
        workers.read_scans(&file, &mut extracted, &Tesseract::find()?)?;
    }
    Ok(extracted)
}

/// Every page's lines, a form feed between pages.
fn text(extracted: &Extracted) -> String {
    let mut out = String::new();
    for (at, page) in extracted.pages.iter().enumerate() {
        if at > 0 {
            out.push('\u{c}');
        }
        for line in &page.lines {
            out.push_str(&line.text);
            out.push('\n');
        }
    }
    out
}

fn object(file: &str, extracted: &Extracted) -> Value {
    let mut value = json!({ "file": file });
    if let (Some(members), Ok(Value::Object(rest))) =
        (value.as_object_mut(), serde_json::to_value(extracted))
    {
        members.extend(rest);
    }
    value
}
