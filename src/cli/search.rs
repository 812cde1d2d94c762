//! `search`: passages, each cited by review, page and paragraph.

use std::collections::BTreeMap;
use std::io::Write;

use crate::analysis::{Found, Options, Sort, each_hit, pick, search};
use crate::index::{Library, SourceRecord};
use crate::model::ReviewId;
use crate::present::{self, Format, Rows};

use super::args::{SearchArguments, SortArgument};
use super::asked::{self, Steps, timed};
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};
use super::{counts, explain, facets, saved, suggest};

pub(crate) fn run(
    arguments: &SearchArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let ask = &arguments.ask;
    let format = settings::format(&ask.output);
    let Some(typed) = &arguments.query else {
        return saved::list(&ask.output, settings);
    };
    if arguments.explain {
        explain::check(format)?;
    }
    let typed = asked::typed(typed, settings)?;
    let mut steps = Steps::default();
    let query = timed(&mut steps.parse, || asked::read(&typed, ask))?;
    asked::say_notes(&typed, &query, console);
    let (query, only) = asked::limited(query, ask, settings)?;
    let library = asked::library(ask, &query, settings, console)?;
    if arguments.suggest {
        return suggest::run((&typed, &query), &library, ask, settings, console);
    }
    let both = (&query, only.as_ref());
    let question = timed(&mut steps.plan, || asked::plan(&library, both, &typed, ask))?;
    asked::say_absent(&typed, &library, &question, console)?;
    if ask.count {
        let (counts, effort) = question.count()?;
        asked::say_cut(effort, console);
        return counts::tell(counts, &ask.output, settings);
    }
    let options =
        Options { limit: asked::limit(ask, settings), sort: sort(arguments.sort) };
    let mut out = Answer::about_corpus(ask.output.output.as_deref(), settings)?;
    if format == Format::Table && !arguments.explain && !arguments.facets {
        let (answer, effort) = search(&library, question, &options)?;
        asked::say_cut(effort, console);
        present::hits(&answer, &names(&library)?, settings.screen, &mut out)?;
        out.finish()?;
        return Ok(counts::ended(answer.counts));
    }
    let found = timed(&mut steps.matching, || Found::of(&library, question))?;
    asked::say_cut(found.effort(), console);
    match format {
        Format::Table => {
            let answer = timed(&mut steps.show, || pick(&found, &options))?;
            if arguments.explain {
                explain::write(&query, &found, steps, format, settings, &mut out)?;
            }
            present::hits(&answer, &names(&library)?, settings.screen, &mut out)?;
            if arguments.facets && answer.counts.passages > 0 {
                writeln!(out)?;
                facets::write(&found, format, settings, &mut out)?;
            }
        }
        _ if arguments.explain => {
            timed(&mut steps.show, || pick(&found, &options))?;
            explain::write(&query, &found, steps, format, settings, &mut out)?;
        }
        _ if arguments.facets => facets::write(&found, format, settings, &mut out)?,
        _ => rows(&found, &options, format, settings, &mut out)?,
    }
    out.finish()?;
    Ok(counts::ended(found.counts()))
}

const fn sort(argument: SortArgument) -> Sort {
    match argument {
        SortArgument::Score => Sort::Score,
        SortArgument::Date => Sort::Newest,
        SortArgument::Board => Sort::Board,
    }
}

/// Writes the passages as data, as they are fetched.
fn rows(
    found: &Found<'_>,
    options: &Options,
    format: Format,
    settings: &Settings,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let columns = present::hit_columns();
    let mut rows = Rows::begin(format, settings.screen, columns, out)?;
    each_hit(found, options, |hit| Ok::<_, Failure>(rows.row(&present::hit_row(&hit))?))?;
    Ok(rows.finish()?)
}

/// How a reader knows each review: title, board and year, as far as they are known.
pub(crate) fn names(library: &Library) -> Result<BTreeMap<ReviewId, String>, Failure> {
    let records = library.records()?;
    Ok(records.iter().map(|record| (record.review.clone(), name(record))).collect())
}

fn name(record: &SourceRecord) -> String {
    let known = &record.metadata;
    let title =
        known.title.as_ref().map_or(record.review.0.as_str(), |title| &title.value);
    let board = known.board.as_ref().map(|board| format!(", {}", board.value));
    let year = known.published.as_ref().map(|date| format!(" ({})", date.value.year));
    format!("{title}{}{}", board.unwrap_or_default(), year.unwrap_or_default())
}
