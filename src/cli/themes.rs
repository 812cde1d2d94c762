//! `themes`: in how many reviews each theme is found.

use std::path::Path;

use crate::analysis::themes::{
    Answer as Numbers, Asked, BookError, Coded, Layout, NoTheme, Subcorpus, answer, book,
};
use crate::index::Library;
use crate::present::{self, Format};

use super::args::{TableFormatArgument, ThemesArguments};
use super::coded::{coded, measured};
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, library};

pub(crate) fn run(
    arguments: &ThemesArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let written = format(arguments.format, file, "themes.xlsx", settings)?;
    let library = library::open(&arguments.refresh, settings, console)?;
    let made = coded(&library, settings, console)?;
    let library = library.with_codings(made.codings.clone());
    let mut question = question(arguments);
    let only = match &arguments.only {
        Some(query) => {
            let (text, only) = asked::passages(query, &library, settings, console)?;
            question.only = Some(text);
            Some(only)
        }
        None => None,
    };
    let measured = measured(&made, &library, settings)?;
    let records = library.records()?;
    let coded = Coded {
        codebook: &made.coder.codebook,
        codings: &made.codings,
        records,
        measured: &measured,
    };
    let found = answer(&coded, &question, only.as_ref()).map_err(no_theme)?;
    let mut out = Answer::about_corpus(arguments.output.as_deref(), settings)?;
    match written {
        Some(format) => present::themes(&found, format, settings.screen, &mut out)?,
        None => workbook(&coded, &found, only.as_ref(), &library, &mut out)?,
    }
    out.finish()?;
    Ok(if found.reviews() == 0 { Outcome::Nothing } else { Outcome::Done })
}

fn workbook(
    coded: &Coded<'_>,
    found: &Numbers,
    only: Option<&Subcorpus>,
    library: &Library,
    out: &mut Answer,
) -> Result<(), Failure> {
    let sheets = book(coded, found, only, library).map_err(|error| match error {
        BookError::Theme(error) => no_theme(error),
        BookError::Index(error) => error.into(),
    })?;
    Ok(present::workbook(&sheets, &found.made, out)?)
}

fn question(arguments: &ThemesArguments) -> Asked {
    let layout = match (arguments.matrix, arguments.by) {
        (Some(measure), _) => Layout::Matrix(measure, arguments.shape),
        (None, Some(by)) => Layout::By(by),
        (None, None) => Layout::Frequencies,
    };
    Asked {
        themes: arguments.themes.clone(),
        layout,
        unit: arguments.unit,
        order: arguments.order,
        only: None,
        suppress: arguments.suppress,
        command: None,
    }
}

/// The format of rows; none for a workbook, which no screen can show. `example` is a name
/// for the file.
pub(crate) fn format(
    format: Option<TableFormatArgument>,
    output: Option<&Path>,
    example: &str,
    settings: &Settings,
) -> Result<Option<Format>, Failure> {
    Ok(Some(match format {
        None | Some(TableFormatArgument::Table) => Format::Table,
        Some(TableFormatArgument::Csv) => Format::Csv,
        Some(TableFormatArgument::Json) => Format::Json,
        Some(TableFormatArgument::Ndjson) => Format::Ndjson,
        Some(TableFormatArgument::Markdown) => Format::Markdown,
        Some(TableFormatArgument::Html) => Format::Html,
        Some(TableFormatArgument::Xlsx) => {
            if settings.answer_is_seen && output.is_none() {
                let error = anyhow::anyhow!("a workbook cannot be shown on a terminal");
                let hint = format!("name a file for it, as in `-o {example}`");
                return Err(Failure::usage(error, Some(hint)));
            }
            return Ok(None);
        }
    }))
}

/// A theme that nobody has is a slip of the one who typed it.
pub(crate) fn no_theme(error: NoTheme) -> Failure {
    let hint = "`throughline codebook show` lists the themes".to_owned();
    Failure::usage(error, Some(hint))
}
