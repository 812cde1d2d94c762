//! `discover`: what the codebook misses.

use std::collections::BTreeMap;

use crate::analysis::discover::{Question, STEPS, discover};
use crate::analysis::themes::{Asked, Coded, Made};
use crate::present;

use super::args::DiscoverArguments;
use super::coded::coded;
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, library, themes};

pub(crate) fn run(
    arguments: &DiscoverArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "discover.xlsx", settings)?;
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
        fewest: arguments.min_reviews,
        alike: arguments.min_similarity,
        only: only.as_ref(),
        threads: settings.threads,
    };
    let bar = console.progress(STEPS, "looking for what no theme covers", "steps");
    let both = (&coded, &made_by.coder);
    let found = discover(&library, both, question, &|| bar.inc(1));
    bar.finish_and_clear();
    let found = found?;
    if found.grouped < found.uncovered {
        console.say(&format!(
            "note: of {} uncovered passages the {} that report a problem most surely are \
             grouped",
            found.uncovered, found.grouped
        ));
    }
    let made = Made::now(&coded, Asked { only: text, ..Asked::default() });
    let limit = asked::screenful(arguments.limit, file, settings);
    let mut out = Answer::about_corpus(file, settings)?;
    present::discovered(&found, limit, &made, format, settings.screen, &mut out)?;
    out.finish()?;
    Ok(if found.groups.is_empty() { Outcome::Nothing } else { Outcome::Done })
}
