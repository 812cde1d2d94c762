//! `phrases`: which expressions of several words recur.

use crate::analysis::phrases::{Boilerplate, Coverage, Gaps, Question, STEPS, phrases};
use crate::analysis::themes::{Asked, Made};
use crate::present;

use super::args::PhrasesArguments;
use super::console::{Answer, Console};
use super::material::Material;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, themes};

pub(crate) fn run(
    arguments: &PhrasesArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "phrases.xlsx", settings)?;
    let (refresh, only) = (&arguments.refresh, arguments.only.as_deref());
    let material = Material::gather(refresh, only, settings, console)?;
    let (library, coded) = (&material.library, material.coded()?);
    let (text, only) = material.limit();
    let question = Question { only, threads: settings.threads, ..question(arguments) };
    let bar = console.progress(STEPS, "looking for phrases", "steps");
    let found = phrases(library, &coded, &question, &|| bar.inc(1));
    bar.finish_and_clear();
    let found = found?;
    let command = settings.command.clone();
    let asked = Asked { only: text, command, ..Asked::default() };
    let made = Made::now(&coded, asked);
    let limit = asked::screenful(arguments.limit, file, settings);
    let mut out = Answer::about_corpus(file, settings)?;
    present::phrases(&found, limit, &made, format, settings.screen, &mut out)?;
    out.finish()?;
    Ok(if found.all.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

fn question(arguments: &PhrasesArguments) -> Question<'static> {
    Question {
        length: arguments.length.from..=arguments.length.to,
        fewest: arguments.min_reviews,
        least: arguments.min_association,
        gaps: if arguments.gaps { Gaps::One } else { Gaps::None },
        boilerplate: if arguments.boilerplate {
            Boilerplate::In
        } else {
            Boilerplate::Out
        },
        coverage: if arguments.new { Coverage::New } else { Coverage::Any },
        only: None,
        sort: arguments.sort,
        threads: 1,
    }
}
