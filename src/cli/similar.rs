//! `similar`: which reviews are like one, or which passages.

use crate::analysis::similar::{Question, SimilarError, Target, similar};
use crate::analysis::themes::{Asked, Made};
use crate::model::PassageId;
use crate::present;

use super::args::SimilarArguments;
use super::console::{Answer, Console};
use super::material::Material;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{search, themes};

pub(crate) fn run(
    arguments: &SimilarArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "similar.xlsx", settings)?;
    let (refresh, only) = (&arguments.refresh, arguments.only.as_deref());
    let material = Material::gather(refresh, only, settings, console)?;
    let (library, coded) = (&material.library, material.coded()?);
    let (text, only) = material.limit();
    let question = Question {
        target: target(&arguments.target, library),
        by: arguments.by,
        only,
        limit: arguments.limit,
        threads: settings.threads,
    };
    let bar = console.progress(1, "comparing", "steps");
    let found = similar(library, &coded, &question);
    bar.finish_and_clear();
    let found = found.map_err(failure)?;
    let command = settings.command.clone();
    let asked = Asked { only: text, command, ..Asked::default() };
    let made = Made::now(&coded, asked);
    let names = search::names(library)?;
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
