//! `verify`: whether the numbers of an exported table still hold.

mod question;
mod table;
mod themes;

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde_json::Value;

use crate::analysis::themes::short;
use crate::analysis::verify::themes::is_of_themes;
use crate::analysis::verify::{Change, Error, Exported, read};
use crate::model::{Align, Column};
use crate::present::{Format, Rows, counted};

use super::args::VerifyArguments;
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};

pub(crate) fn run(
    arguments: &VerifyArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = &arguments.file;
    let bytes = fs::read(file)
        .with_context(|| format!("cannot read {}", file.display()))
        .map_err(|error| Failure::failed(error, None))?;
    let exported = read(&bytes).map_err(|error| refused(error, file, None))?;
    let words = match (arguments.command.as_slice(), exported.command()) {
        ([], Some(command)) => question::words(&command)?,
        ([], None) if is_of_themes(&exported) => {
            return themes::run(&exported, arguments, settings, console);
        }
        ([], None) => {
            let hint = hint(&exported, file);
            return Err(refused(Error::NoQuestion, file, Some(hint)));
        }
        (words, _) => words.to_vec(),
    };
    table::run((&bytes, exported), &words, arguments, settings, console)
}

/// A file that says nothing that can be verified.
fn refused(error: Error, file: &Path, hint: Option<String>) -> Failure {
    let error = anyhow::Error::from(error).context(file.display().to_string());
    Failure::usage(error, hint)
}

/// What to type for a file that does not carry its question.
fn hint(exported: &Exported, file: &Path) -> String {
    let command = exported.looks_like().unwrap_or("COMMAND");
    format!(
        "say which command wrote it, with all that it was asked, as in `throughline \
         verify {} -- {command} ...`",
        file.display()
    )
}

/// Says what a table was made from that has changed since.
fn say(changes: &[Change], console: Console) {
    for change in changes {
        let (was, is) = (short(&change.was), short(&change.is));
        console.say(&format!("note: the {} was {was} and is {is}", change.what));
    }
}

/// `412 numbers compared, and all hold`
fn summary(compared: &str, differences: usize) -> String {
    match differences {
        0 => format!("{compared} compared, and all hold"),
        some => format!("{compared} compared; {some} no longer hold"),
    }
}

/// Writes what differs.
fn write(
    columns: &[(&'static str, Align)],
    differences: impl ExactSizeIterator<Item = Vec<Value>>,
    arguments: &VerifyArguments,
    settings: &Settings,
) -> Result<Outcome, Failure> {
    use std::io::Write as _;
    let format = settings::format(&arguments.output);
    let holds = differences.len() == 0;
    let mut out = Answer::about_corpus(arguments.output.output.as_deref(), settings)?;
    if format == Format::Table && holds {
        writeln!(out, "every number holds")?;
    } else {
        let columns = columns.iter().map(|&(name, align)| Column { name, align });
        let columns = columns.collect();
        let mut rows = Rows::begin(format, settings.screen, columns, &mut out)?;
        for difference in differences {
            rows.row(&difference)?;
        }
        rows.finish()?;
    }
    out.finish()?;
    Ok(if holds { Outcome::Done } else { Outcome::Nothing })
}

/// `412 numbers`
fn numbers(count: u64) -> String {
    counted(count, "number")
}
