//! `codebook`: what a codebook says, whether it is sound, and what a change of it does.

mod check;
mod diff;
mod export;
mod finding;
mod import;
mod learn;
mod page;
mod show;
mod test;
mod train;
pub(crate) mod which;

use super::args::{CodebookArguments, CodebookCommand};
use super::console::Console;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;

pub(crate) fn run(
    arguments: &CodebookArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    match &arguments.command {
        CodebookCommand::Show(arguments) => show::run(arguments, settings),
        CodebookCommand::Check(arguments) => check::run(arguments, settings, console),
        CodebookCommand::Diff(arguments) => diff::run(arguments, settings, console),
        CodebookCommand::Export(arguments) => export::run(arguments, settings, console),
        CodebookCommand::Test(arguments) => test::run(arguments, settings, console),
        CodebookCommand::Learn(arguments) => learn::run(arguments, settings, console),
        CodebookCommand::Train(arguments) => train::run(arguments, settings, console),
        CodebookCommand::Import(arguments) => import::run(arguments, console),
    }
}
