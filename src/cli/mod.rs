//! The command line: what was typed becomes a call, and the answer is printed.
//!
//! One file a subcommand. Nothing here decides anything about reviews; nothing below here
//! knows of arguments, terminals or exit codes.

mod again;
mod args;
mod asked;
mod brief;
mod check;
mod cite;
mod code;
mod codebook;
mod coded;
mod collocates;
mod completions;
mod concordance;
mod console;
mod cooccur;
mod counts;
mod discover;
mod evidence;
mod explain;
mod export;
mod extract;
mod facets;
mod forget;
mod index;
mod judge;
mod keyness;
mod language;
mod lexis;
mod library;
mod man;
mod material;
mod outcome;
mod passage;
mod phrases;
mod quality;
mod recommendations;
mod related;
mod repeats;
mod report;
mod saved;
mod search;
mod serve;
mod settings;
mod similar;
mod status;
mod subjects;
mod suggest;
mod themes;
mod trends;
mod verify;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _};

use crate::extract::worker;

use args::{Arguments, Command};
use console::Console;
use outcome::{Failure, Outcome};
use settings::{Machine, Settings};

/// Runs the program with these arguments, the first being its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // no command of anybody's: it has no place in help, completions and manual
    if arguments.get(1).is_some_and(|first| first == worker::SUBCOMMAND) {
        return ExitCode::from(worker::serve());
    }
    let (matches, arguments) = match typed(arguments) {
        Ok(typed) => typed,
        Err(error) => return explain(&error),
    };
    die_when_interrupted();
    let ended = prepare(&arguments, &matches).and_then(|settings| {
        dispatch(arguments.command, &settings, Console::new(settings.talk))
    });
    let outcome = ended.unwrap_or_else(|failure| {
        if failure.is_closed_pipe() {
            return Outcome::Done;
        }
        Console::complain(&failure);
        failure.outcome
    });
    ExitCode::from(outcome.code())
}

/// What was typed, word by word and as it is meant.
fn typed(
    arguments: impl IntoIterator<Item = OsString>,
) -> Result<(ArgMatches, Arguments), clap::Error> {
    let matches = Arguments::command().try_get_matches_from(arguments)?;
    let typed = Arguments::from_arg_matches(&matches)
        .map_err(|error| error.format(&mut Arguments::command()))?;
    Ok((matches, typed))
}

fn prepare(arguments: &Arguments, matches: &ArgMatches) -> Result<Settings, Failure> {
    let settings = Settings::resolve(&arguments.corpus, &Machine::detect()?)?;
    Ok(Settings { command: again::command(matches, &settings), ..settings })
}

fn dispatch(
    command: Command,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    match command {
        Command::Index(arguments) => index::run(&arguments, settings, console),
        Command::Status(arguments) => status::run(&arguments, settings, console),
        Command::Check => check::run(settings, console),
        Command::Forget(arguments) => forget::run(&arguments, settings, console),
        Command::Extract(arguments) => extract::run(&arguments, settings, console),
        Command::Export(arguments) => export::run(&arguments, settings, console),
        Command::Search(arguments) => search::run(&arguments, settings, console),
        Command::Concordance(arguments) => {
            concordance::run(&arguments, settings, console)
        }
        Command::Codebook(arguments) => codebook::run(&arguments, settings, console),
        Command::Themes(arguments) => themes::run(&arguments, settings, console),
        Command::Evidence(arguments) => evidence::run(&arguments, settings, console),
        Command::Cooccur(arguments) => cooccur::run(&arguments, settings, console),
        Command::Trends(arguments) => trends::run(&arguments, settings, console),
        Command::Quality(arguments) => quality::run(&arguments, settings, console),
        Command::Collocates(arguments) => collocates::run(&arguments, settings, console),
        Command::Related(arguments) => related::run(&arguments, settings, console),
        Command::Words(arguments) => words::run(&arguments, settings, console),
        Command::Keyness(arguments) => keyness::run(&arguments, settings, console),
        Command::Recommendations(arguments) => {
            recommendations::run(&arguments, settings, console)
        }
        Command::Discover(arguments) => discover::run(&arguments, settings, console),
        Command::Phrases(arguments) => phrases::run(&arguments, settings, console),
        Command::Repeats(arguments) => repeats::run(&arguments, settings, console),
        Command::Similar(arguments) => similar::run(&arguments, settings, console),
        Command::Report(arguments) => report::run(&arguments, settings, console),
        Command::Brief(arguments) => brief::run(&arguments, settings, console),
        Command::Serve(arguments) => serve::run(&arguments, settings, console),
        Command::Judge(arguments) => judge::run(&arguments, settings, console),
        Command::Code(arguments) => code::run(&arguments, settings, console),
        Command::Verify(arguments) => verify::run(&arguments, settings, console),
        Command::Cite(arguments) => cite::run(&arguments, settings, console),
        Command::Language => language::run(),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
    }
}

/// An interrupted run ends at once: what was committed is whole, and the next run goes on.
#[allow(clippy::exit, reason = "nothing that is left undone would be worth waiting for")]
fn die_when_interrupted() {
    // where no handler can be set, the system ends the program all the same
    let _ = ctrlc::set_handler(|| std::process::exit(i32::from(outcome::INTERRUPTED)));
}

/// Help and version are answers; anything else clap says is a usage error.
fn explain(error: &clap::Error) -> ExitCode {
    let outcome = if error.use_stderr() { Outcome::Usage } else { Outcome::Done };
    // a reader who has gone away needs no explanation
    let _ = error.print();
    ExitCode::from(outcome.code())
}
