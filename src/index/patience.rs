//! How long a question may take, and whether anybody still wants the answer.
//!
//! A query can be typed that looks at everything; whoever asks says when to give up. The
//! clock is looked at inside the matching, not around it: between two matches there can be
//! a long way.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use tantivy::TantivyError;

use super::Error;

/// Until when an answer is waited for. The default waits for ever.
#[derive(Debug, Clone, Default)]
pub struct Patience {
    until: Option<Instant>,
    cancelled: Option<Arc<AtomicBool>>,
}

impl Patience {
    /// Until this moment.
    pub fn until(moment: Instant) -> Self {
        Self { until: Some(moment), cancelled: None }
    }

    /// And no longer than until somebody raises this flag.
    #[must_use]
    pub fn unless(self, cancelled: Arc<AtomicBool>) -> Self {
        Self { cancelled: Some(cancelled), ..self }
    }

    fn is_over(&self) -> bool {
        let cancelled = self.cancelled.as_ref();
        cancelled.is_some_and(|flag| flag.load(Ordering::Relaxed))
            || self.until.is_some_and(|until| until <= Instant::now())
    }
}

/// Looks at the time now and then while one question is worked on.
#[derive(Debug)]
pub(super) struct Clock<'a> {
    patience: &'a Patience,
    steps: Cell<u32>,
    over: Cell<bool>,
    failed: RefCell<Option<TantivyError>>,
}

impl<'a> Clock<'a> {
    pub(super) fn new(patience: &'a Patience) -> Self {
        Self {
            patience,
            steps: Cell::new(0),
            over: Cell::new(false),
            failed: RefCell::new(None),
        }
    }

    /// Counts a step of some microseconds at most; true once time is up.
    pub(super) fn tick(&self) -> bool {
        let steps = self.steps.get().wrapping_add(1);
        self.steps.set(steps);
        if steps.is_multiple_of(64) && self.patience.is_over() {
            self.over.set(true);
        }
        self.over.get()
    }

    /// Ends the work because the library cannot be read.
    pub(super) fn fail(&self, error: TantivyError) {
        self.over.set(true);
        self.failed.borrow_mut().get_or_insert(error);
    }

    /// Why the library could not be read, if that ended the work.
    pub(super) fn failure(&self) -> Option<TantivyError> {
        self.failed.borrow_mut().take()
    }

    /// An error once time is up.
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.over.get() || self.patience.is_over() {
            self.over.set(true);
            return Err(Error::OutOfTime);
        }
        Ok(())
    }
}
