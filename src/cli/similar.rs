//! `similar`: which reviews are like one, or which passages.

use std::collections::BTreeMap;

use crate::analysis::similar::{Question, SimilarError, Target, similar};
use crate::analysis::themes::{Asked, Coded, Made};
use crate::model::PassageId;
use crate::present;

use super::args::SimilarArguments;
use super::coded::coded;
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, library, search, themes};

pub(crate) fn run(
    arguments: &SimilarArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "similar.xlsx", settings)?;
    let library = library::open(&arguments.refresh, settings, console)?;
    let made_by = coded(&library, settings, console)?;
    let library = library.with_codings(made_by.codings.clone());
    let (text, only) = match &arguments.only {
        Some(query) => {
            let (text, only) = asked::passages(query, &library, settings, console)?;
            (Some(text), Some(only))
        }
        None => (None, None),
    };
    let measured = BTreeMap::new();
    let coded = Coded {
        codebook: &made_by.coder.codebook,
        codings: &made_by.codings,
        records: library.records()?,
        measured: &measured,
    };
    let question = Question {
        target: target(&arguments.target, &library),
        by: arguments.by,
        only: only.as_ref(),
        limit: arguments.limit,
        threads: settings.threads,
    };
    let bar = console.progress(1, "comparing", "steps");
    let found = similar(&library, &coded, &question);
    bar.finish_and_clear();
    let found = found.map_err(failure)?;
    let made = Made::now(&coded, Asked { only: text, ..Asked::default() });
    let names = search::names(&library)?;
    let mut out = Answer::about_corpus(file, settings)?;
    present::similar(&found, &names, &made, format, settings.screen, &mut out)?;
    out.finish()?;
    Ok(if found.all.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// A review where there is one of that name, else a passage: only the names of those have
/// a stroke and a point.
fn target(name: &str, library: &crate::index::Library) -> Target {
    let is_review = library.review_ids().iter().any(|id| id.0 == name);
    if !is_review && name.contains('/') {
        Target::Passage(PassageId(name.to_owned()))
    } else {
        Target::Review(name.to_owned())
    }
}

fn failure(error: SimilarError) -> Failure {
    match error {
        SimilarError::Index(error) => error.into(),
        error @ SimilarError::NoTarget { .. } => {
            let hint = error.hint().map(str::to_owned);
            Failure::usage(error, hint)
        }
    }
}
