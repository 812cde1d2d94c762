//! `repeats`: what was recommended before and is recommended again.

use crate::analysis::repeats::{Question, Scope, What, repeats};
use crate::analysis::themes::{self, Made};
use crate::present::{self, Repeated};

use super::args::RepeatsArguments;
use super::asked;
use super::console::{Answer, Console};
use super::material::Material;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::themes::format;

pub(crate) fn run(
    arguments: &RepeatsArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = format(arguments.format, file, "repeats.xlsx", settings)?;
    let (refresh, only) = (&arguments.refresh, arguments.only.as_deref());
    let material = Material::gather(refresh, only, settings, console)?;
    let (library, coded) = (&material.library, material.coded()?);
    let (text, only) = material.limit();
    let question = Question {
        what: if arguments.passages { What::Passages } else { What::Recommendations },
        scope: if arguments.across { Scope::Across } else { Scope::Anywhere },
        least: arguments.min_similarity,
        fewest: arguments.min_words,
        only,
        id: arguments.id.as_deref(),
        threads: settings.threads,
    };
    let found = repeats(library, &coded, question)?;
    let command = settings.command.clone();
    let asked = themes::Asked { only: text, command, ..themes::Asked::default() };
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
