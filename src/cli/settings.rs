//! What was typed, as it is meant on this machine.
//!
//! The only place that asks the machine anything; everything below is told.

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::SystemTime;

use crate::model::Moment;
use crate::present::{Format, Screen};

use super::args::{CorpusArguments, FormatArgument, OutputArguments};
use super::outcome::Failure;

/// What the machine says.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    /// This program.
    pub(crate) program: PathBuf,
    /// The folder it was started in.
    pub(crate) here: PathBuf,
    /// How many cores there are.
    pub(crate) cores: usize,
    /// Whether a person reads the answer as it is written.
    pub(crate) answer_is_seen: bool,
    /// Whether a person reads what is said beside it.
    pub(crate) talk_is_seen: bool,
    /// Whether the person wants no colour.
    pub(crate) no_colour: bool,
    /// Characters a line on the terminal.
    pub(crate) width: usize,
}

impl Machine {
    #[allow(clippy::disallowed_methods, reason = "this is the place that asks")]
    pub(crate) fn detect() -> io::Result<Self> {
        let width = env::var("COLUMNS").ok().and_then(|width| width.parse().ok());
        Ok(Self {
            program: env::current_exe()?,
            here: env::current_dir()?,
            cores: thread::available_parallelism().map_or(1, usize::from),
            answer_is_seen: io::stdout().is_terminal(),
            talk_is_seen: io::stderr().is_terminal(),
            no_colour: env::var("NO_COLOR").is_ok_and(|value| !value.is_empty()),
            width: width.or_else(terminal_width).unwrap_or(100),
        })
    }
}

#[cfg(unix)]
fn terminal_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|width| *width > 0)
}

#[cfg(not(unix))]
fn terminal_width() -> Option<usize> {
    None
}

/// The time, for what a person does and when.
#[allow(clippy::disallowed_methods, reason = "this is the place that asks")]
pub(crate) fn now() -> Moment {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Moment { seconds: since.map_or(0, |since| since.as_secs()) }
}

/// What every command needs to know.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// The corpus folder, as typed or found.
    pub(crate) corpus: PathBuf,
    /// How many files are read at a time.
    pub(crate) threads: usize,
    /// This program, to start workers of it.
    pub(crate) program: PathBuf,
    /// Where the answer goes.
    pub(crate) screen: Screen,
    /// Whether a person reads the answer as it is written.
    pub(crate) answer_is_seen: bool,
    /// What is said beside the answer.
    pub(crate) talk: Talk,
    /// The command as it can be typed again, for answers to carry.
    pub(crate) command: Option<String>,
    /// Where an answer is kept that no person reads but another command.
    pub(crate) kept: Option<Kept>,
}

/// An answer, when it has been given.
pub(crate) type Kept = Arc<OnceLock<Vec<u8>>>;

/// What is said beside the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Talk {
    /// Progress that moves, and lines.
    Lively,
    /// Lines only: nobody watches.
    Plain,
    /// Errors only.
    Quiet,
}

/// How many files at a time anybody may ask for.
const MOST_THREADS: usize = 256;

impl Settings {
    pub(crate) fn resolve(
        arguments: &CorpusArguments,
        machine: &Machine,
    ) -> Result<Self, Failure> {
        let threads = arguments.threads.unwrap_or(machine.cores);
        if !(1..=MOST_THREADS).contains(&threads) {
            let error =
                anyhow::anyhow!("--threads takes a number from 1 to {MOST_THREADS}");
            return Err(Failure::usage(error, None));
        }
        let talk = match (arguments.quiet, machine.talk_is_seen) {
            (true, _) => Talk::Quiet,
            (false, true) => Talk::Lively,
            (false, false) => Talk::Plain,
        };
        let usual = machine.here.join("corpus");
        let found = if usual.is_dir() { usual } else { machine.here.clone() };
        Ok(Self {
            corpus: arguments.corpus.clone().unwrap_or(found),
            threads,
            program: machine.program.clone(),
            screen: Screen {
                width: machine.answer_is_seen.then_some(machine.width),
                colour: machine.answer_is_seen && !machine.no_colour,
            },
            answer_is_seen: machine.answer_is_seen,
            talk,
            command: None,
            kept: None,
        })
    }
}

/// The format asked for, or the one for reading.
pub(crate) fn format(output: &OutputArguments) -> Format {
    match output.format {
        None | Some(FormatArgument::Table) => Format::Table,
        Some(FormatArgument::Csv) => Format::Csv,
        Some(FormatArgument::Json) => Format::Json,
        Some(FormatArgument::Ndjson) => Format::Ndjson,
        Some(FormatArgument::Markdown) => Format::Markdown,
        Some(FormatArgument::Html) => Format::Html,
    }
}
