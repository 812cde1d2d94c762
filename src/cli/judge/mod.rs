//! `judge`: passages drawn at random, a person's word on each, and what that says of the
//! codings.

mod report;
mod session;
mod shown;

use crate::analysis::judging::{SAMPLE, Wanted, draw, rates};
use crate::codebook::Role;

use super::args::JudgeArguments;
use super::coded::judgements;
use super::console::Console;
use super::material::Material;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{library, themes};

pub(crate) fn run(
    arguments: &JudgeArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    if arguments.report {
        return report::run(arguments, settings, console);
    }
    let material = Material::gather(&arguments.refresh, None, settings, console)?;
    let coded = material.coded()?;
    let name = arguments.theme.as_deref().unwrap_or_default();
    let theme = coded
        .codebook
        .theme(name)
        .filter(|theme| coded.codebook.themes[usize::from(theme.0)].role != Role::Family);
    let Some(theme) = theme else { return Err(no_theme(name, coded.codebook)) };
    let judgements = judgements(settings)?;
    let sample = arguments.sample.clone().unwrap_or_else(|| SAMPLE.to_owned());
    let wanted = Wanted { theme, name: sample, size: arguments.n };
    let named = &coded.codebook.themes[usize::from(theme.0)];
    let rates = rates(&judgements, &named.id, &wanted.name);
    let bar = console.progress(1, "drawing", "samples");
    let sample = draw(&material.library, &coded, &wanted, &rates);
    bar.finish_and_clear();
    let sample = sample?;
    session::Session {
        who: arguments.who.as_deref().unwrap_or_default(),
        sample: &sample,
        theme: named,
        coded: &coded,
        library: &material.library,
        file: library::folder(settings)?.judgements(),
        screen: settings.screen,
        console,
    }
    .run(&judgements)
}

fn no_theme(theme: &str, codebook: &crate::codebook::Codebook) -> Failure {
    let (theme, codebook) = (theme.to_owned(), codebook.name.clone());
    themes::no_theme(crate::analysis::themes::NoTheme { theme, codebook })
}
