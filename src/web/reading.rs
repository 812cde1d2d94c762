//! The corpus read again: what is new or changed in the folder comes into the library, on
//! a thread of its own, one run at a time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::Desk;
use super::trouble::sentence;
use crate::ingest::{self, Ocr, Options, Report, Start, Step, ingest};

/// What it is doing, or how the last run ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum State {
    /// Nobody asked for it yet.
    #[default]
    Never,
    /// It is running.
    Running(Progress),
    /// It came to its end, having opened so many files.
    Done {
        /// Files of the corpus.
        files: u64,
        /// Files that were opened.
        read: u64,
        /// Rows of `reviews.csv` that name no file.
        strays: Vec<String>,
    },
    /// It did not, for this reason.
    Failed(String),
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Progress {
    /// What it does.
    pub(super) phase: Phase,
    /// Files that were opened.
    pub(super) done: usize,
    /// Files that are to be opened; 0 while that is not known.
    pub(super) files: usize,
}

/// The parts of a run, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// The folder is compared with the library.
    Looking,
    /// Files are opened.
    Reading,
    /// What was read is written.
    Writing,
    /// Themes are looked for in what is new.
    Coding,
}

impl Phase {
    /// What is told of it.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Looking => "Looking for what is new or changed",
            Self::Reading => "Reading files",
            Self::Writing => "Writing the library",
            Self::Coding => "Looking for themes in what is new",
        }
    }
}

/// The run, of which there is one at a time.
#[derive(Debug, Default)]
pub(super) struct Reading {
    inner: Mutex<Inner>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Inner {
    state: State,
    /// Somebody asked again while a run was on its way: another one follows.
    again: bool,
}

impl Reading {
    /// What it is doing.
    pub(super) fn state(&self) -> State {
        self.lock().state.clone()
    }

    /// Whether a run is on its way.
    pub(super) fn is_running(&self) -> bool {
        matches!(self.lock().state, State::Running(_))
    }

    /// Begins a run, or sees to it that one follows the one that is on its way, which may
    /// have passed already what has changed since.
    pub(super) fn begin(desk: &Desk) {
        let mut inner = desk.reading().lock();
        if matches!(inner.state, State::Running(_)) {
            inner.again = true;
            return;
        }
        inner.state = State::Running(Progress::new(Phase::Looking));
        drop(inner);
        let desk = desk.clone();
        thread::spawn(move || {
            loop {
                let run = catch_unwind(AssertUnwindSafe(|| run(&desk)));
                let fault = "The program made a mistake while it was reading.";
                let state = run.unwrap_or_else(|_| State::Failed(fault.to_owned()));
                if desk.reading().end(state) {
                    return;
                }
            }
        });
    }

    /// Waits until no run is on its way, no longer than this, and says how it is then.
    pub(super) fn wait(&self, longest: Duration) -> State {
        let running = |inner: &mut Inner| matches!(inner.state, State::Running(_));
        let waited = self.changed.wait_timeout_while(self.lock(), longest, running);
        waited.unwrap_or_else(PoisonError::into_inner).0.state.clone()
    }

    /// Notes how a run ended, if no other is to follow.
    fn end(&self, state: State) -> bool {
        let mut inner = self.lock();
        if inner.again {
            inner.again = false;
            inner.state = State::Running(Progress::new(Phase::Looking));
            return false;
        }
        inner.state = state;
        self.changed.notify_all();
        true
    }

    fn on(&self, change: impl FnOnce(&mut Progress)) {
        if let State::Running(progress) = &mut self.lock().state {
            change(progress);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress {
    const fn new(phase: Phase) -> Self {
        Self { phase, done: 0, files: 0 }
    }

    /// How much of it is done, in percent, where that can be told: of reading files.
    pub(super) fn percent(self) -> Option<usize> {
        let told = self.phase == Phase::Reading && self.files > 0;
        told.then(|| self.done.min(self.files) * 100 / self.files)
    }
}

/// One run from beginning to end.
fn run(desk: &Desk) -> State {
    let settings = desk.settings();
    let options = Options {
        threads: settings.threads,
        program: settings.program.clone(),
        ocr: Ocr::Off,
        start: Start::Resume,
        holder: "throughline serve".to_owned(),
    };
    let reading = desk.reading();
    let ended = ingest(desk.folder(), &options, &|step| hear(reading, step));
    let report = match ended {
        Ok(ended) => ended.report,
        Err(error) => return State::Failed(told(&error)),
    };
    reading.on(|progress| progress.phase = Phase::Coding);
    match desk.reopen() {
        Ok(()) => done(report),
        Err(error) => State::Failed(sentence(&error)),
    }
}

fn hear(reading: &Reading, step: Step<'_>) {
    reading.on(|progress| match step {
        Step::Begin { files } => {
            progress.phase = Phase::Reading;
            progress.files = files;
        }
        Step::Read { .. } => progress.done += 1,
        Step::Finish => progress.phase = Phase::Writing,
        Step::Rebuild { .. } | Step::Guarded { .. } => {}
    });
}

fn done(report: Report) -> State {
    State::Done { files: report.files, read: report.read, strays: report.strays }
}

/// Why a run did not come to its end, and what to do about it.
fn told(error: &ingest::Error) -> String {
    let hint = match error {
        ingest::Error::Corpus(error) => error.hint(),
        ingest::Error::Index(error) => error.hint().map(str::to_owned),
        ingest::Error::Extract(error) => error.hint().map(str::to_owned),
        _ => None,
    };
    let hint = hint.map(|hint| format!(" What to do: {hint}.")).unwrap_or_default();
    format!("{}.{hint}", sentence(error))
}

#[cfg(test)]
mod tests {
    use super::{Phase, Progress, Reading, State};

    #[test]
    fn percent_is_told_where_there_is_something_to_read() {
        let progress = |done, files| Progress { phase: Phase::Reading, done, files };
        assert_eq!(progress(0, 0).percent(), None);
        assert_eq!(progress(1, 3).percent(), Some(33));
        assert_eq!(progress(9, 3).percent(), Some(100));
        let writing = Progress { phase: Phase::Writing, ..progress(3, 3) };
        assert_eq!(writing.percent(), None);
    }

    #[test]
    fn who_asks_during_a_run_is_given_another_one() {
        let reading = Reading::default();
        reading.lock().state = State::Running(Progress::new(Phase::Writing));
        reading.lock().again = true;
        assert!(!reading.end(State::Failed("the first".to_owned())));
        assert!(reading.is_running());
        assert!(reading.end(State::Failed("the second".to_owned())));
        assert_eq!(reading.state(), State::Failed("the second".to_owned()));
    }
}
