//! `judge --report`: how far the codings hold.

use crate::analysis::judging::{JudgingError, judged};
use crate::analysis::themes::{Asked, Made};
use crate::cli::args::JudgeArguments;
use crate::cli::coded::{judgements, learned};
use crate::cli::console::{Answer, Console};
use crate::cli::material::Material;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::Settings;
use crate::cli::themes;
use crate::present;

pub(super) fn run(
    arguments: &JudgeArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "judged.xlsx", settings)?;
    let material = Material::gather(&arguments.refresh, None, settings, console)?;
    let coded = material.coded()?;
    let mut judgements = judgements(settings)?;
    if let Some(sample) = &arguments.sample {
        judgements.retain(|one| one.sample == *sample);
    }
    let only = arguments.theme.as_deref();
    let found = judged(&material.library, &coded, &judgements, &learned(settings)?, only);
    let found = found.map_err(|error| match error {
        JudgingError::Theme(error) => themes::no_theme(error),
        JudgingError::Index(error) => error.into(),
    })?;
    let made = Made::now(&coded, Asked::default());
    let mut out = Answer::about_corpus(file, settings)?;
    present::judged(&found, &made, format, settings.screen, &mut out)?;
    out.finish()?;
    let any = found.themes.iter().any(|one| one.judged > 0);
    if !any {
        console.say(
            "note: nothing was judged yet; `throughline judge THEME --who NAME` asks",
        );
    }
    Ok(if any { Outcome::Done } else { Outcome::Nothing })
}
