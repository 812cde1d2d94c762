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
        ExtractFormat::Text => {
            let seen = settings.answer_is_seen && arguments.output.is_none();
            let reader = if seen { Reader::Person } else { Reader::Program };
            write!(out, "{}", text(&extracted, reader))?;
        }
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

/// Who gets the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// A person at a terminal, which obeys some of what a document may hold.
    Person,
    /// Anything else, which gets the text as it was read.
    Program,
}

/// Every page's lines, a form feed between pages.
fn text(extracted: &Extracted, reader: Reader) -> String {
    let mut out = String::new();
    for (at, page) in extracted.pages.iter().enumerate() {
        if at > 0 {
            out.push('\u{c}');
        }
        for line in &page.lines {
            match reader {
                Reader::Person => out.push_str(&clean(&line.text)),
                Reader::Program => out.push_str(&line.text),
            }
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

#[cfg(test)]
mod tests {
    use super::{Reader, text};
    use crate::extract::{Options, extract_bytes};

    #[test]
    fn a_terminal_is_spared_what_it_would_obey_and_a_pipe_gets_all() {
        let mut read =
            extract_bytes(b"A threshold.\n", "a.txt", Options::default(), &mut |_| {});
        // what readers of files take out already, should one ever let it through
        read.pages[0].lines[0].text =
            "A \u{9b}31m threshold \u{202e}erew\u{2066}.".to_owned();
        let seen = text(&read, Reader::Person);
        assert_eq!(seen, "A \u{fffd}31m threshold \u{fffd}erew\u{fffd}.\n");
        assert!(text(&read, Reader::Program).contains('\u{202e}'));
    }
}
