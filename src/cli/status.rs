//! `status`: every file of the corpus and how reading it ended.

use crate::analysis::{short, status};
use crate::present::{self, Format};

use super::args::StatusArguments;
use super::console::{Answer, Console};
use super::library;
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};

pub(crate) fn run(
    arguments: &StatusArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let library = library::open(&arguments.refresh, settings, console)?;
    let mut records =
        library.records().map_err(|error| library::failure(error.into()))?.to_vec();
    if arguments.problems {
        records.retain(|record| {
            record.status.is_failure() || record.status == crate::model::Status::Partial
        });
    }
    let mut table = status(&records);
    let format = settings::format(&arguments.output);
    if format == Format::Table {
        table = short(&table);
    }
    let mut out = Answer::about_corpus(arguments.output.output.as_deref(), settings)?;
    present::table(&table, format, settings.screen, &mut out)?;
    out.finish()?;
    Ok(if table.rows.is_empty() { Outcome::Nothing } else { Outcome::Done })
}
