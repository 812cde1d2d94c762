//! `completions`: what completes commands in a shell, made from their definitions.

use std::io::Write as _;

use clap::CommandFactory as _;
use clap_complete::generate;

use super::args::{Arguments, CompletionsArguments};
use super::console::Answer;
use super::outcome::{Failure, Outcome};

pub(crate) fn run(arguments: &CompletionsArguments) -> Result<Outcome, Failure> {
    let mut program = Arguments::command();
    let name = program.get_name().to_owned();
    // the generator panics where it cannot write, and it can always write here
    let mut script = Vec::new();
    generate(arguments.shell, &mut program, name, &mut script);
    let mut out = Answer::to(None)?;
    out.write_all(&script)?;
    out.finish()?;
    Ok(Outcome::Done)
}
