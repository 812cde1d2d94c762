//! How a command ended, as a number for whoever started it.

use std::io;

/// The exit code of a run that was interrupted.
pub(crate) const INTERRUPTED: u8 = 130;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done.
    Done,
    /// Nothing found, or a check found a difference.
    Nothing,
    /// What was typed, or a table that a person keeps, does not make sense.
    Usage,
    /// Done, but for files that could not be read.
    Unread,
    /// Could not.
    Failed,
}

impl Outcome {
    /// The exit code.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Usage => 2,
            Self::Unread => 3,
            Self::Failed => 4,
        }
    }
}

/// Why a command did not end well, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) outcome: Outcome,
    pub(crate) error: anyhow::Error,
    pub(crate) hint: Option<String>,
}

impl Failure {
    pub(crate) fn usage(error: impl Into<anyhow::Error>, hint: Option<String>) -> Self {
        Self { outcome: Outcome::Usage, error: error.into(), hint }
    }

    pub(crate) fn failed(error: impl Into<anyhow::Error>, hint: Option<String>) -> Self {
        Self { outcome: Outcome::Failed, error: error.into(), hint }
    }

    /// Whether it is only that nobody reads the answer any more.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        self.error.chain().any(|cause| {
            cause
                .downcast_ref::<io::Error>()
                .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
        })
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::failed(error, None)
    }
}
