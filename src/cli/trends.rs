//! `trends`: whether more reviews find a theme as the years go by.

use crate::analysis::Subject;
use crate::analysis::themes::{Asked, Made};
use crate::analysis::trends::{Question, trends};
use crate::present;

use super::args::TrendsArguments;
use super::console::{Answer, Console};
use super::material::Material;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{subjects, themes};

pub(crate) fn run(
    arguments: &TrendsArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "trends.xlsx", settings)?;
    let (refresh, only) = (&arguments.refresh, arguments.only.as_deref());
    let material = Material::gather(refresh, only, settings, console)?;
    let (library, coded) = (&material.library, material.coded()?);
    let (text, only) = material.limit();
    let subjects = match arguments.named.as_slice() {
        [] => Subject::all(coded.codebook),
        named => subjects::named(named, coded.codebook, library, settings, console)?,
    };
    let suppress = arguments.suppress;
    let question = Question { subjects: &subjects, by: arguments.by, only, suppress };
    let found = trends(&coded, &question);
    let command = settings.command.clone();
    let asked = Asked { only: text, command, suppress, ..Asked::default() };
    let made = Made::now(&coded, asked);
    let mut out = Answer::about_corpus(file, settings)?;
    present::trends::trends(&found, &made, format, settings.screen, &mut out)?;
    out.finish()?;
    Ok(if found.reviews == 0 { Outcome::Nothing } else { Outcome::Done })
}
