//! `quality`: how each review is made, as far as its text shows it.

use crate::analysis::quality::{Asked, Cell, Keep, Quality, QualityError, quality};
use crate::codebook::Codebook;
use crate::index::Library;
use crate::ingest;
use crate::model::ReviewId;
use crate::present;

use super::args::{QualityArguments, TableFormatArgument};
use super::codebook::which;
use super::coded::coded;
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, library, search, themes};

pub(crate) fn run(
    arguments: &QualityArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let written = themes::format(
        arguments.format,
        arguments.output.as_deref(),
        "quality.xlsx",
        settings,
    )?;
    let (library, found) = answer(arguments, settings, console)?;
    let passages = arguments.evidence || arguments.cell.is_some();
    let mut out = Answer::about_corpus(arguments.output.as_deref(), settings)?;
    match written {
        None => present::quality_workbook(&found, &mut out)?,
        Some(format) if passages => {
            let names = search::names(&library)?;
            let screen = settings.screen;
            present::quality_passages(&found.pieces, &names, format, screen, &mut out)?;
        }
        Some(format) => present::quality(&found, format, settings.screen, &mut out)?,
    }
    out.finish()?;
    let nothing = found.rows.is_empty() || passages && found.pieces.is_empty();
    Ok(if nothing { Outcome::Nothing } else { Outcome::Done })
}

fn answer(
    arguments: &QualityArguments,
    settings: &Settings,
    console: Console,
) -> Result<(Library, Quality), Failure> {
    let mut library = library::open(&arguments.refresh, settings, console)?;
    let codebook = which::codebook(None, settings)?;
    let cell = cell(arguments, &codebook)?;
    let review = cell.as_ref().map(|cell| cell.review.clone());
    let mut question = Asked {
        review: review.or_else(|| arguments.review.clone().map(ReviewId)),
        markers: arguments.marker.clone(),
        only: None,
        command: settings.command.clone(),
    };
    if let Some(review) = &question.review
        && !library.review_ids().contains(review)
    {
        return Err(library::failure(ingest::Error::NoReview(review.0.clone())));
    }
    let mut only = None;
    if let Some(query) = &arguments.only {
        if asked::asks_for_codings(query, settings)? {
            let codings = coded(&library, settings, console)?.codings;
            library = library.with_codings(codings);
        }
        let (text, passages) = asked::passages(query, &library, settings, console)?;
        question.only = Some(text);
        only = Some(passages);
    }
    let keep = keep(arguments, cell.as_ref());
    let found =
        quality(&library, &codebook, &question, only.as_ref(), keep, settings.threads);
    let mut found = found.map_err(|error| match error {
        QualityError::Index(error) => error.into(),
        QualityError::Marker(error) => {
            let hint = format!("markers are {}", error.known.join(", "));
            Failure::usage(error, Some(hint))
        }
    })?;
    if let Some(cell) = cell {
        found.pieces.retain(|piece| cell.has(piece));
    }
    Ok((library, found))
}

fn cell(
    arguments: &QualityArguments,
    codebook: &Codebook,
) -> Result<Option<Cell>, Failure> {
    let cell = arguments.cell.as_deref().map(|name| Cell::named(name, codebook));
    cell.transpose().map_err(|error| {
        let hint = format!("columns whose numbers open are {}", error.known.join(", "));
        Failure::usage(error, Some(hint))
    })
}

fn keep(arguments: &QualityArguments, cell: Option<&Cell>) -> Keep {
    if cell.is_some() {
        Keep::Whole
    } else if arguments.evidence || arguments.format == Some(TableFormatArgument::Xlsx) {
        Keep::Passages
    } else {
        Keep::Counts
    }
}
