//! `man`: the manual, made from the definitions of the commands.

use std::fs;
use std::io::{self, Write as _};

use clap::CommandFactory as _;
use clap_mangen::Man;

use super::args::{Arguments, ManArguments};
use super::console::Answer;
use super::outcome::{Failure, Outcome};

pub(crate) fn run(arguments: &ManArguments) -> Result<Outcome, Failure> {
    let mut program = Arguments::command();
    program.build();
    let mut out = Answer::to(None)?;
    match (&arguments.all, &arguments.command) {
        (Some(folder), _) => {
            fs::create_dir_all(folder)?;
            let commands = program.get_subcommands().cloned();
            for command in std::iter::once(program.clone()).chain(commands) {
                let man = Man::new(command);
                let path = folder.join(man.get_filename());
                fs::write(&path, page(&man)?)?;
                writeln!(out, "{}", path.display())?;
            }
        }
        (None, Some(name)) => {
            let command = program.find_subcommand(name).cloned();
            let command = command.ok_or_else(|| unknown(name))?;
            out.write_all(&page(&Man::new(command))?)?;
        }
        (None, None) => out.write_all(&page(&Man::new(program))?)?,
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn page(man: &Man) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    man.render(&mut page)?;
    Ok(page)
}

fn unknown(name: &str) -> Failure {
    let error = anyhow::anyhow!("there is no command `{name}`");
    Failure::usage(error, Some("`throughline --help` lists the commands".to_owned()))
}
