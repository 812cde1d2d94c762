//! The library that an answer comes from, brought up to date first.

use std::sync::OnceLock;

use indicatif::ProgressBar;

use crate::corpus::Folder;
use crate::extract::worker::{Guard, Sandbox};
use crate::index::{self, Library};
use crate::ingest::{self, Ended, Ocr, Options, Start, Step, ingest};

use super::args::RefreshArguments;
use super::console::Console;
use super::outcome::Failure;
use super::settings::Settings;

/// The corpus folder that was named or found.
pub(crate) fn folder(settings: &Settings) -> Result<Folder, Failure> {
    Folder::open(&settings.corpus).map_err(|error| failure(error.into()))
}

/// The library of the corpus, refreshed unless that is not wanted.
///
/// Where another process is writing, the answer comes from what there is, and is said to.
pub(crate) fn open(
    refresh: &RefreshArguments,
    settings: &Settings,
    console: Console,
) -> Result<Library, Failure> {
    let folder = folder(settings)?;
    if !refresh.no_refresh {
        let options = options(settings, Ocr::Off, Start::Resume);
        match run(&folder, &options, console) {
            // where nothing changed, it was opened to see that
            Ok(Ended { library: Some(library), .. }) => return Ok(library),
            Ok(Ended { library: None, .. }) => {}
            Err(Problem::Busy(why)) => console
                .say(&format!("note: {why}; this answer is from the library as it was")),
            Err(Problem::Failed(failure)) => return Err(failure),
        }
    }
    Library::open(folder.root()).map_err(|error| failure(error.into()))
}

/// How to run on this machine.
pub(crate) fn options(settings: &Settings, ocr: Ocr, start: Start) -> Options {
    Options {
        threads: settings.threads,
        program: settings.program.clone(),
        ocr,
        start,
        holder: "throughline".to_owned(),
    }
}

/// Why a run did not happen.
pub(crate) enum Problem {
    /// Another process is writing.
    Busy(String),
    /// Anything else.
    Failed(Failure),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Busy(why) => Self::failed(
                anyhow::anyhow!(why),
                Some("wait until it has finished, then run the command again".to_owned()),
            ),
            Problem::Failed(failure) => failure,
        }
    }
}

/// Brings the library up to date, with a bar for whoever watches and, at the end, a line
/// for each file that could not be read.
pub(crate) fn run(
    folder: &Folder,
    options: &Options,
    console: Console,
) -> Result<Ended, Problem> {
    let bar: OnceLock<ProgressBar> = OnceLock::new();
    let failed = std::sync::Mutex::new(Vec::new());
    let ended = ingest(folder, options, &|step| match step {
        Step::Rebuild { reason } => console.say(&format!("rebuild: {reason}")),
        Step::Begin { files: 0 } => {}
        Step::Begin { files } => {
            bar.get_or_init(|| console.bar(files as u64, "reading"));
        }
        Step::Guarded { sandbox } => console.say(&guards(sandbox)),
        Step::Read { file, status, detail } => {
            if let Some(bar) = bar.get() {
                bar.inc(1);
            }
            if status.is_failure() {
                let detail =
                    detail.map(|detail| format!(": {detail}")).unwrap_or_default();
                if let Ok(mut failed) = failed.lock() {
                    failed.push(format!("{file}: {status}{detail}"));
                }
            }
        }
        Step::Finish => {
            if let Some(bar) = bar.get() {
                bar.set_message("writing");
            }
        }
    });
    if let Some(bar) = bar.get() {
        bar.finish_and_clear();
    }
    let mut failed = failed.into_inner().unwrap_or_default();
    failed.sort();
    for line in &failed {
        console.say(line);
    }
    match ended {
        Ok(ended) => Ok(ended),
        Err(ingest::Error::Index(error @ index::Error::Locked { .. })) => {
            Err(Problem::Busy(error.to_string()))
        }
        Err(error) => Err(Problem::Failed(failure(error))),
    }
}

/// What stands around the processes that read files, in a line.
fn guards(sandbox: Sandbox) -> String {
    let all = [
        ("limits on memory and time", sandbox.limits),
        ("no access to files", sandbox.files),
        ("no access to networks and programs", sandbox.calls),
    ];
    let with = |wanted| {
        let such = all.iter().filter(|(_, guard)| *guard == wanted);
        such.map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    };
    let (active, missing) = (with(Guard::Active), with(Guard::Missing));
    if missing.is_empty() {
        format!("reading behind guards: {active}")
    } else {
        format!("reading behind guards: {active}; not on this system: {missing}")
    }
}

impl From<index::Error> for Failure {
    fn from(error: index::Error) -> Self {
        failure(error.into())
    }
}

/// What a stage says went wrong, as an end of the command.
pub(crate) fn failure(error: ingest::Error) -> Failure {
    let hint = match &error {
        ingest::Error::Corpus(error) => error.hint(),
        ingest::Error::Index(error) => error.hint().map(str::to_owned),
        ingest::Error::NoReview(_) => {
            Some("`throughline status` lists the reviews by name".to_owned())
        }
        ingest::Error::Extract(error) => error.hint().map(str::to_owned),
        ingest::Error::Threads(_) | ingest::Error::Delete { .. } => None,
    };
    match &error {
        ingest::Error::Corpus(crate::corpus::Error::Table { .. })
        | ingest::Error::NoReview(_) => Failure::usage(error, hint),
        _ => Failure::failed(error, hint),
    }
}
