//! The parent's side of reading: hands files to workers and names what comes of it.
//!
//! A file's bytes are never looked at here. A worker that dies, hangs or talks nonsense
//! costs its file one more try in a fresh worker and then a status; other files never
//! notice. A file that needs more memory than usual gets its second try with more of it,
//! one such file at a time, so that a folder of them does not fill the machine.

mod ending;
mod open;
mod process;
mod watch;

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::model::{Extracted, PageNumber, Status};

use super::worker::{SUBCOMMAND, Sandbox, Setup};
use super::{Drawing, Options, Picture, refused};
use process::{Answer, Fault, Process};
pub(super) use watch::{Watch, Watched};

/// Why no file can be read at all, or no picture made. What is wrong with one file that is
/// read is its status instead.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The program could not be started.
    #[error("cannot start a worker: {}", program.display())]
    Start {
        /// The program that was to be started.
        program: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A page could not be drawn.
    #[error("cannot draw page {page}: {why}")]
    Draw {
        /// Its number.
        page: PageNumber,
        /// What the worker said, or how it ended.
        why: String,
    },
    /// Scanned pages were to be read and the program that reads them is not there.
    #[error("cannot start tesseract, which reads scanned pages")]
    NoTesseract {
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The program was started and is no worker.
    #[error("{} does not answer as a worker", program.display())]
    Mute {
        /// The program that was started.
        program: PathBuf,
    },
}

impl Error {
    /// What a person can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoTesseract { .. } => Some(
                "install it (`apt install tesseract-ocr`, `brew install tesseract`) or \
                 leave out `--ocr`",
            ),
            Self::Start { .. } | Self::Mute { .. } | Self::Draw { .. } => None,
        }
    }
}

/// What a file and its worker may cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Longest time without a sign of progress.
    pub silence: Duration,
    /// Longest time for one file in one worker.
    pub total: Duration,
    /// Bytes of address space of a worker.
    pub memory: u64,
    /// Bytes of address space for a second try at a file that needed more.
    pub large_memory: u64,
    /// Longest file in bytes.
    pub file: u64,
    /// Files that a worker reads before another takes its place.
    pub files: u32,
    /// Bytes in memory above which a worker is not used again.
    pub resident: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            silence: Duration::from_secs(10),
            total: Duration::from_mins(1),
            memory: 1 << 30,
            large_memory: 4 << 30,
            file: 500_000_000,
            files: 200,
            resident: 500 << 20,
        }
    }
}

/// Processes that read files, as many at a time as threads ask.
///
/// Share one among all threads: a thread that asks gets a worker that is idle, or a new
/// one. They end when this value is dropped. On Linux a worker also ends with the thread
/// that happened to start it, which is noticed and mended.
#[derive(Debug)]
pub struct Workers {
    program: PathBuf,
    arguments: Vec<OsString>,
    limits: Limits,
    idle: Mutex<Vec<Process>>,
    alone: Mutex<()>,
}

/// How much memory a try gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Memory {
    Usual,
    Large,
}

impl Workers {
    /// Workers that run `program`, which is this program: it must serve
    /// [`worker::SUBCOMMAND`](super::worker::SUBCOMMAND). None is started yet.
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self::with_limits(program, Limits::default())
    }

    /// Workers with other limits than the usual ones.
    pub fn with_limits(program: impl Into<PathBuf>, limits: Limits) -> Self {
        Self {
            program: program.into(),
            arguments: vec![SUBCOMMAND.into()],
            limits,
            idle: Mutex::default(),
            alone: Mutex::default(),
        }
    }

    /// The guards that workers have on this machine. Starts one if none is there.
    pub fn sandbox(&self) -> Result<Sandbox, Error> {
        let process = self.process(Memory::Usual)?;
        let sandbox = process.sandbox();
        self.keep(process);
        Ok(sandbox)
    }

    /// Reads the file at a path. An error means that no file can be read; what is wrong
    /// with this one is in its status.
    pub fn read(&self, path: &Path, options: Options) -> Result<Extracted, Error> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match open::regular(path) {
            Ok(file) => self.read_file(&file, &name, options),
            Err(why) => Ok(refused(&name, Status::Unreadable, why)),
        }
    }

    /// Reads a file that is already open, so that what was hashed is what is read. Its
    /// position does not matter and is not kept.
    pub fn read_file(
        &self,
        file: &File,
        name: &str,
        options: Options,
    ) -> Result<Extracted, Error> {
        match file.metadata() {
            Err(error) => Ok(refused(name, Status::Unreadable, error.to_string())),
            Ok(metadata) if metadata.len() > self.limits.file => {
                let detail =
                    format!("{} MB, above the limit", metadata.len() / 1_000_000);
                Ok(refused(name, Status::Limit, detail))
            }
            Ok(_) => self.read_twice(file, name, options),
        }
    }

    fn read_twice(
        &self,
        file: &File,
        name: &str,
        options: Options,
    ) -> Result<Extracted, Error> {
        let work = |process: &mut Process| process.read(file, name, options);
        let first = match self.attempt(Memory::Usual, work)? {
            Ok(extracted) => return Ok(extracted),
            Err(fault) => fault,
        };
        let memory = match first {
            Fault::Memory { .. } => Memory::Large,
            _ => Memory::Usual,
        };
        Ok(match self.attempt(memory, work)? {
            Ok(extracted) => extracted,
            Err(fault) => refused(name, fault.status(), fault.to_string()),
        })
    }

    /// Draws a page of a PDF file.
    pub fn draw(&self, file: &File, drawing: Drawing) -> Result<Picture, Error> {
        let failed = |why| Error::Draw { page: drawing.page, why };
        let work = |process: &mut Process| process.draw(file, drawing);
        match self.attempt(Memory::Usual, work)? {
            Ok(drawn) => drawn.map_err(failed),
            Err(fault) => Err(failed(fault.to_string())),
        }
    }

    /// One try in one worker. A worker that failed is gone; one that did not goes on.
    fn attempt<T>(
        &self,
        memory: Memory,
        work: impl Fn(&mut Process) -> Answer<T>,
    ) -> Result<Result<T, Fault>, Error> {
        let _alone = match memory {
            Memory::Usual => None,
            Memory::Large => Some(locked(&self.alone)),
        };
        let mut process = self.process(memory)?;
        match work(&mut process) {
            Ok(value) => {
                if memory == Memory::Usual {
                    self.keep(process);
                }
                Ok(Ok(value))
            }
            Err(trouble) => Ok(Err(process.bury(trouble))),
        }
    }

    /// An idle worker that still lives, or a new one.
    fn process(&self, memory: Memory) -> Result<Process, Error> {
        if memory == Memory::Usual {
            while let Some(mut process) = self.take_idle() {
                if process.is_alive() {
                    return Ok(process);
                }
            }
        }
        let memory = match memory {
            Memory::Usual => self.limits.memory,
            Memory::Large => self.limits.large_memory,
        };
        let setup = Setup { memory, seconds: self.limits.total.as_secs() };
        Process::start(&self.program, &self.arguments, setup, &self.limits)
    }

    fn take_idle(&self) -> Option<Process> {
        locked(&self.idle).pop()
    }

    /// A worker that has read much, or keeps much, makes room for a fresh one.
    fn keep(&self, process: Process) {
        let worn = process.files() >= self.limits.files
            || process.resident().is_some_and(|bytes| bytes > self.limits.resident);
        if !worn {
            locked(&self.idle).push(process);
        }
    }
}

/// A thread that panicked left nothing half done: workers are moved in and out whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
