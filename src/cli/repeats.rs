//! `repeats`: what was recommended before and is recommended again.

use std::collections::BTreeMap;

use crate::analysis::repeats::{Question, Scope, What, repeats};
use crate::analysis::themes::{self, Coded, Made};
use crate::present::{self, Repeated};

use super::args::RepeatsArguments;
use super::coded::coded;
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::themes::format;
use super::{asked, library};

pub(crate) fn run(
    arguments: &RepeatsArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = format(arguments.format, file, "repeats.xlsx", settings)?;
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
        what: if arguments.passages { What::Passages } else { What::Recommendations },
        scope: if arguments.across { Scope::Across } else { Scope::Anywhere },
        least: arguments.min_similarity,
        fewest: arguments.min_words,
        only: only.as_ref(),
        id: arguments.id.as_deref(),
        threads: settings.threads,
    };
    let found = repeats(&library, &coded, question)?;
    let asked = themes::Asked { only: text, ..themes::Asked::default() };
    let made = Made::now(&coded, asked);
    let limit = asked::screenful(arguments.limit, file, settings);
    let table = if arguments.clusters {
        Repeated::Clusters(&found, limit)
    } else {
        Repeated::Pairs(&found, limit)
    };
    let mut out = Answer::about_corpus(file, settings)?;
    present::repeats(&table, &made, format, settings.screen, &mut out)?;
    out.finish()?;
    Ok(if found.pairs().next().is_none() { Outcome::Nothing } else { Outcome::Done })
}
