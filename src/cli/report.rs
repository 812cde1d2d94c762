//! `report`: everything about a corpus on one page.

use std::path::Path;

use crate::analysis::quality::QualityError;
use crate::analysis::report::{self, Error, Wanted};
use crate::present::{self, PaperFormat};

use super::args::{PaperArguments, PaperFormatArgument, ReportArguments};
use super::console::{Answer, Console};
use super::material::Material;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::themes::no_theme;

pub(crate) fn run(
    arguments: &ReportArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let format = format(&arguments.paper, "report.html", settings)?;
    let refresh = &arguments.refresh;
    let only = arguments.only.as_deref();
    let material = Material::gather(refresh, only, settings, console)?;
    let coded = material.coded()?;
    let from = report::Material {
        library: &material.library,
        coder: &material.made.coder,
        coded: &coded,
    };
    let only = material.only.as_ref();
    let wanted = Wanted {
        themes: &arguments.themes,
        query: only.map(|only| only.0.as_str()),
        only: only.map(|only| &only.1),
        suppress: arguments.suppress,
        quotations: usize::from(arguments.quotes),
        threads: settings.threads,
    };
    let mut found = report::report(from, wanted).map_err(failure)?;
    let mut out = Answer::about_corpus(arguments.paper.output.as_deref(), settings)?;
    if let Some(format) = format {
        present::report(&found, format, &mut out)?;
    } else {
        found.counts.made.asked.command.clone_from(&settings.command);
        present::report_workbook(&found, &mut out)?;
    }
    out.finish()?;
    Ok(if found.counts.corpus.reviews_asked == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// Why there is no report, as an end of the command.
pub(crate) fn failure(error: Error) -> Failure {
    match error {
        Error::Theme(error) => no_theme(error),
        Error::Index(error) | Error::Quality(QualityError::Index(error)) => error.into(),
        Error::Quality(error) => Failure::usage(error, None),
    }
}

/// The format asked for, or that of the file's name; none for a workbook. None of them is
/// for a terminal.
pub(crate) fn format(
    arguments: &PaperArguments,
    example: &str,
    settings: &Settings,
) -> Result<Option<PaperFormat>, Failure> {
    let output = arguments.output.as_deref();
    if settings.answer_is_seen && output.is_none() {
        let error = anyhow::anyhow!("a page is not read on a terminal");
        let hint = format!("name a file for it, as in `-o {example}`");
        return Err(Failure::usage(error, Some(hint)));
    }
    let named = output.map_or(Ok(None), by_name)?;
    let format = arguments.format.or(named).unwrap_or(PaperFormatArgument::Html);
    Ok(match format {
        PaperFormatArgument::Html => Some(PaperFormat::Html),
        PaperFormatArgument::Markdown => Some(PaperFormat::Markdown),
        PaperFormatArgument::Docx => Some(PaperFormat::Docx),
        PaperFormatArgument::Xlsx => None,
    })
}

/// What the end of a file's name says it is.
fn by_name(file: &Path) -> Result<Option<PaperFormatArgument>, Failure> {
    let end = file.extension().and_then(|end| end.to_str()).map(str::to_lowercase);
    Ok(match end.as_deref() {
        Some("html" | "htm") => Some(PaperFormatArgument::Html),
        Some("md" | "markdown") => Some(PaperFormatArgument::Markdown),
        Some("docx") => Some(PaperFormatArgument::Docx),
        Some("xlsx") => Some(PaperFormatArgument::Xlsx),
        Some("pdf") => {
            let error = anyhow::anyhow!("PDF is not written");
            let hint = "write .html and print it from a browser, or .docx".to_owned();
            return Err(Failure::usage(error, Some(hint)));
        }
        _ => None,
    })
}
