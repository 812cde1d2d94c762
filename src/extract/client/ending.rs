//! Why a worker ended, as far as it can be told from outside.
//!
//! Rust's runtime names the two deaths that matter most on standard error before it
//! aborts: an allocation that failed and a stack that overflowed. Both end by the same
//! signal, so the words are what tells them apart.

use std::fmt;
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

use crate::model::Status;

/// Why a try at a file failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It needed more memory than a worker has.
    Memory {
        /// What the worker had, in bytes.
        limit: u64,
    },
    /// More pages or text than a file may give.
    Volume,
    /// No sign of progress for so many seconds.
    Silent(u64),
    /// Still reading after so many seconds.
    Slow(u64),
    /// The stack was too deep.
    Overflow,
    /// Ended by a signal.
    Signal(i32),
    /// Ended by itself, without an answer.
    Exit(i32),
    /// Said what no worker says.
    Nonsense(&'static str),
}

/// Signal of a process that used up its processor time, the same on all systems we know.
const SIGXCPU: i32 = 24;

impl Fault {
    /// Tells why a worker ended that nobody ended.
    pub(super) fn of(status: ExitStatus, last_words: &str, setup: super::Setup) -> Self {
        if last_words.contains("memory allocation of") {
            Self::Memory { limit: setup.memory }
        } else if last_words.contains("has overflowed its stack") {
            Self::Overflow
        } else {
            match status.signal() {
                Some(SIGXCPU) => Self::Slow(setup.seconds),
                Some(signal) => Self::Signal(signal),
                None => Self::Exit(status.code().unwrap_or(0)),
            }
        }
    }

    /// The status of a file that ends like this twice.
    pub(super) fn status(&self) -> Status {
        match self {
            Self::Memory { .. } | Self::Volume => Status::Limit,
            Self::Silent(_) | Self::Slow(_) => Status::Timeout,
            Self::Overflow | Self::Signal(_) | Self::Exit(_) | Self::Nonsense(_) => {
                Status::Crashed
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory { limit } => {
                write!(out, "reading it needs more than {} MiB of memory", limit >> 20)
            }
            Self::Volume => out.write_str("more pages or text than a file may hold"),
            Self::Silent(seconds) => write!(out, "no progress for {seconds} s"),
            Self::Slow(seconds) => write!(out, "not read after {seconds} s"),
            Self::Overflow => out.write_str("the worker's stack overflowed"),
            Self::Signal(signal) => write!(out, "the worker died of signal {signal}"),
            Self::Exit(code) => {
                write!(out, "the worker ended without an answer (code {code})")
            }
            Self::Nonsense(what) => write!(out, "the worker sent {what}"),
        }
    }
}
