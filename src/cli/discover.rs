//! `discover`: what the codebook misses.

use crate::analysis::discover::{Question, STEPS, discover};
use crate::analysis::themes::{Asked, Made};
use crate::present;

use super::args::DiscoverArguments;
use super::console::{Answer, Console};
use super::material::Material;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, themes};

pub(crate) fn run(
    arguments: &DiscoverArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "discover.xlsx", settings)?;
    let (refresh, only) = (&arguments.refresh, arguments.only.as_deref());
    let material = Material::gather(refresh, only, settings, console)?;
    let (library, coded) = (&material.library, material.coded()?);
    let (text, only) = material.limit();
    let question = Question {
        fewest: arguments.min_reviews,
        alike: arguments.min_similarity,
        only,
        threads: settings.threads,
    };
    let bar = console.progress(STEPS, "looking for what no theme covers", "steps");
    let both = (&coded, &material.made.coder);
    let found = discover(library, both, question, &|| bar.inc(1));
    bar.finish_and_clear();
    let found = found?;
    if found.grouped + found.copied < found.uncovered {
        console.say(&format!(
            "note: of {} uncovered passages the {} that report a problem most surely are \
             grouped",
            found.uncovered - found.copied,
            found.grouped
        ));
    }
    let command = settings.command.clone();
    let asked = Asked { only: text, command, ..Asked::default() };
    let made = Made::now(&coded, asked);
    let limit = asked::screenful(arguments.limit, file, settings);
    let mut out = Answer::about_corpus(file, settings)?;
    present::discovered(&found, limit, &made, format, settings.screen, &mut out)?;
    out.finish()?;
    Ok(if found.groups.is_empty() { Outcome::Nothing } else { Outcome::Done })
}
