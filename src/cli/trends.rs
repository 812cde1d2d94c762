//! `trends`: whether more reviews find a theme as the years go by.

use std::collections::BTreeMap;

use crate::analysis::Subject;
use crate::analysis::themes::{Asked, Coded, Made};
use crate::analysis::trends::{Question, trends};
use crate::present;

use super::args::TrendsArguments;
use super::coded::coded;
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, library, subjects, themes};

pub(crate) fn run(
    arguments: &TrendsArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "trends.xlsx", settings)?;
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
    let codebook = &made_by.coder.codebook;
    let subjects = match arguments.named.as_slice() {
        [] => Subject::all(codebook),
        named => subjects::named(named, codebook, &library, settings, console)?,
    };
    let measured = BTreeMap::new();
    let coded = Coded {
        codebook,
        codings: &made_by.codings,
        records: library.records()?,
        measured: &measured,
    };
    let question =
        Question { subjects: &subjects, by: arguments.by, only: only.as_ref() };
    let found = trends(&coded, &question);
    let made = Made::now(&coded, Asked { only: text, ..Asked::default() });
    let mut out = Answer::about_corpus(file, settings)?;
    present::trends::trends(&found, &made, format, settings.screen, &mut out)?;
    out.finish()?;
    Ok(if found.reviews == 0 { Outcome::Nothing } else { Outcome::Done })
}
