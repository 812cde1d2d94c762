//! `recommendations`: what reviews recommend, listed or counted.

use crate::analysis::recommendations::{
    Cell, Recommendations, Sort, Wanted, recommendations, summary, tally,
};
use crate::analysis::themes::{Asked, Coded, Made};
use crate::index::Library;
use crate::model::ReviewId;
use crate::present::{self, Format, Recommended};

use super::args::RecommendationsArguments;
use super::coded::coded;
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, library, themes};

pub(crate) fn run(
    arguments: &RecommendationsArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let cell = cell(arguments)?;
    let file = arguments.output.as_deref();
    let format =
        themes::format(arguments.format, file, "recommendations.xlsx", settings)?;
    let library = library::open(&arguments.refresh, settings, console)?;
    let review = review(arguments, &library)?;
    let made_by = coded(&library, settings, console)?;
    let library = library.with_codings(made_by.codings.clone());
    let (only, question) = match &arguments.only {
        Some(query) => {
            let (text, only) = asked::passages(query, &library, settings, console)?;
            (Some(only), Some(text))
        }
        None => (None, None),
    };
    let measured = std::collections::BTreeMap::new();
    let coded = Coded {
        codebook: &made_by.coder.codebook,
        codings: &made_by.codings,
        records: library.records()?,
        measured: &measured,
    };
    let wanted = Wanted { review: review.as_ref(), only: only.as_ref() };
    let mut found = recommendations(&library, &coded, wanted)?;
    keep(&mut found, arguments, cell.as_ref());
    let suppress = arguments.suppress;
    let command = settings.command.clone();
    let asked = Asked { only: question, command, suppress, ..Asked::default() };
    let made = Made::now(&coded, asked);
    tell(&found, &made, arguments, format, settings)
}

/// Writes the answer that was asked for.
fn tell(
    found: &Recommendations,
    made: &Made,
    arguments: &RecommendationsArguments,
    format: Option<Format>,
    settings: &Settings,
) -> Result<Outcome, Failure> {
    let sort = if arguments.questions { Sort::Question } else { Sort::Recommendation };
    let table = match arguments.by.as_slice() {
        [] if arguments.count => {
            let mut summary = summary(found);
            if let Some(limit) = arguments.suppress {
                summary.suppress(limit);
            }
            Recommended::Summary(summary)
        }
        [] => {
            let file = arguments.output.as_deref();
            let limit = asked::screenful(arguments.limit, file, settings);
            Recommended::List(found, sort, limit)
        }
        [by, rest @ ..] => {
            let mut tally = tally(found, *by, rest.first().copied(), sort);
            if let Some(limit) = arguments.suppress {
                tally.suppress(limit);
            }
            Recommended::Tally(tally, sort)
        }
    };
    let mut out = Answer::about_corpus(arguments.output.as_deref(), settings)?;
    present::recommendations(&table, made, format, settings.screen, &mut out)?;
    out.finish()?;
    let none = found.of(sort).next().is_none();
    Ok(if none { Outcome::Nothing } else { Outcome::Done })
}

/// Leaves what was not asked for out.
fn keep(
    found: &mut Recommendations,
    arguments: &RecommendationsArguments,
    cell: Option<&Cell>,
) {
    found.all.retain(|one| {
        cell.is_none_or(|cell| cell.has(one))
            && arguments.id.as_ref().is_none_or(|id| *id == one.id)
    });
}

fn cell(arguments: &RecommendationsArguments) -> Result<Option<Cell>, Failure> {
    if arguments.by.len() > 2 {
        let error =
            anyhow::anyhow!("a table has rows by one field and columns by another");
        return Err(Failure::usage(
            error,
            Some("name two at most after --by".to_owned()),
        ));
    }
    if arguments.suppress.is_some() && arguments.by.is_empty() && !arguments.count {
        let error = anyhow::anyhow!("a list has no counts to hide");
        let hint = "give --suppress with --by or --count".to_owned();
        return Err(Failure::usage(error, Some(hint)));
    }
    let cell = arguments.cell.as_deref().map(Cell::named).transpose();
    cell.map_err(|error| Failure::usage(error, None))
}

fn review(
    arguments: &RecommendationsArguments,
    library: &Library,
) -> Result<Option<ReviewId>, Failure> {
    let Some(review) = arguments.review.clone().map(ReviewId) else { return Ok(None) };
    if library.review_ids().contains(&review) {
        return Ok(Some(review));
    }
    Err(library::failure(crate::ingest::Error::NoReview(review.0)))
}
