//! `search`: passages, each cited by review, page and paragraph.

use std::collections::BTreeMap;
use std::io::Write as _;

use serde_json::{Value, json};

use crate::analysis::{self, Counts, Hit, Sort, count, search};
use crate::index::{Library, SourceRecord};
use crate::model::{Align, Column, ReviewId};
use crate::present::{self, Format, Rows};
use crate::query::Query;

use super::args::{SearchArguments, SortArgument};
use super::console::{Answer, Console};
use super::library;
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};

/// How many passages a person is shown who did not say.
const SCREENFUL: usize = 20;

/// The columns of `search`, in their documented order.
const COLUMNS: [(&str, Align); 11] = [
    ("review", Align::Left),
    ("file", Align::Left),
    ("page", Align::Right),
    ("page_label", Align::Left),
    ("number", Align::Left),
    ("section", Align::Left),
    ("section_kind", Align::Left),
    ("passage", Align::Left),
    ("text", Align::Prose),
    ("spans", Align::Left),
    ("score", Align::Right),
];

pub(crate) fn run(
    arguments: &SearchArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let query = query(arguments)?;
    let library = library::open(&arguments.refresh, settings, console)?;
    if let Some(review) = &arguments.review {
        known(&library, review)?;
    }
    if arguments.count {
        let counts =
            count(&library, &query).map_err(|error| library::failure(error.into()))?;
        return tell_counts(counts, arguments);
    }
    let default = settings.answer_is_seen.then_some(SCREENFUL);
    let asked = arguments.output.output.is_none().then_some(default).flatten();
    let options = analysis::Options {
        limit: arguments.limit.or(asked),
        sort: sort(arguments.sort),
    };
    let answer = search(&library, &query, &options)
        .map_err(|error| library::failure(error.into()))?;
    let mut out = Answer::to(arguments.output.output.as_deref())?;
    match settings::format(&arguments.output) {
        Format::Table => {
            let names = names(&library)?;
            present::hits(&answer, &names, settings.screen, &mut out)?;
        }
        format => {
            let columns =
                COLUMNS.iter().map(|&(name, align)| Column { name, align }).collect();
            let mut rows = Rows::begin(format, settings.screen, columns, &mut out)?;
            answer.hits.iter().try_for_each(|hit| rows.row(&row(hit)))?;
            rows.finish()?;
        }
    }
    out.finish()?;
    Ok(if answer.counts.passages == 0 { Outcome::Nothing } else { Outcome::Done })
}

/// The query that was typed, within the review that was named.
fn query(arguments: &SearchArguments) -> Result<Query, Failure> {
    let query: Query =
        arguments.query.parse().map_err(|error: crate::query::Error| {
            let shown = error.shown(&arguments.query).to_string();
            Failure::usage(anyhow::anyhow!("this query is not understood\n{shown}"), None)
        })?;
    Ok(match &arguments.review {
        Some(review) => query.within(review),
        None => query,
    })
}

fn known(library: &Library, review: &str) -> Result<(), Failure> {
    if library.review_ids().iter().any(|id| id.0 == review) {
        return Ok(());
    }
    Err(library::failure(crate::ingest::Error::NoReview(review.to_owned())))
}

const fn sort(argument: SortArgument) -> Sort {
    match argument {
        SortArgument::Score => Sort::Score,
        SortArgument::Date => Sort::Newest,
        SortArgument::Board => Sort::Board,
    }
}

fn tell_counts(counts: Counts, arguments: &SearchArguments) -> Result<Outcome, Failure> {
    let Counts { reviews, passages, hits } = counts;
    let mut out = Answer::to(arguments.output.output.as_deref())?;
    match settings::format(&arguments.output) {
        Format::Json | Format::Ndjson => {
            let object =
                json!({ "reviews": reviews, "passages": passages, "hits": hits });
            writeln!(out, "{object}")?;
        }
        _ => writeln!(out, "{}", present::found(&counts))?,
    }
    out.finish()?;
    Ok(if passages == 0 { Outcome::Nothing } else { Outcome::Done })
}

fn row(hit: &Hit) -> Vec<Value> {
    vec![
        json!(hit.review),
        json!(hit.file),
        json!(hit.page),
        json!(hit.page_label),
        json!(hit.number),
        json!(hit.section),
        json!(hit.section_kind.name()),
        json!(hit.passage),
        json!(hit.text),
        json!(hit.spans),
        json!(hit.score),
    ]
}

/// How a reader knows each review: title, board and year, as far as they are known.
fn names(library: &Library) -> Result<BTreeMap<ReviewId, String>, Failure> {
    let records = library.records().map_err(|error| library::failure(error.into()))?;
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
