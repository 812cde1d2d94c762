//! What takes longer than a page waits: made once, on a thread of its own, while
//! pages say that it is coming.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long those who ask wait for it, from when it was begun: what a small corpus needs.
/// Who comes later is told at once, and keeps nobody else waiting.
const PATIENCE: Duration = Duration::from_millis(800);

/// Something that is made when it is first asked for, and then kept.
pub(super) struct Later<T>(Arc<Inner<T>>);

struct Inner<T> {
    stage: Mutex<Option<Stage<T>>>,
    begun: OnceLock<Instant>,
    changed: Condvar,
}

/// How far it is.
pub(super) enum Stage<T> {
    /// It is being made.
    Making,
    /// It is made.
    Made(Arc<T>),
    /// It could not be made; in words.
    Failed(String),
}

impl<T> Clone for Stage<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Making => Self::Making,
            Self::Made(made) => Self::Made(Arc::clone(made)),
            Self::Failed(why) => Self::Failed(why.clone()),
        }
    }
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        let (stage, changed) = (Mutex::new(None), Condvar::new());
        Self(Arc::new(Inner { stage, begun: OnceLock::new(), changed }))
    }
}

impl<T: Send + Sync + 'static> Later<T> {
    /// Begins to make it, if nobody did before.
    pub(super) fn begin(
        &self,
        make: impl FnOnce() -> Result<T, String> + Send + 'static,
    ) {
        let mut stage = self.0.lock();
        if stage.is_none() {
            *stage = Some(Stage::Making);
            self.0.begun.get_or_init(Instant::now);
            let inner = Arc::clone(&self.0);
            thread::spawn(move || inner.end(outcome(make)));
        }
    }

    /// What there is of it now.
    pub(super) fn stage(&self) -> Stage<T> {
        self.0.lock().clone().unwrap_or(Stage::Making)
    }

    /// What there is of it, soon; where nobody asked before, `make` begins to make it.
    pub(super) fn get(
        &self,
        make: impl FnOnce() -> Result<T, String> + Send + 'static,
    ) -> Stage<T> {
        self.begin(make);
        let stage = self.0.lock();
        let since = self.0.begun.get().map_or(Duration::ZERO, Instant::elapsed);
        let rest = PATIENCE.saturating_sub(since);
        let waited = self.0.changed.wait_timeout_while(stage, rest, is_making);
        let (stage, _) = waited.unwrap_or_else(PoisonError::into_inner);
        stage.clone().unwrap_or(Stage::Making)
    }

    /// The same for one who has time to wait for it.
    pub(super) fn wait(
        &self,
        make: impl FnOnce() -> Result<T, String> + Send + 'static,
    ) -> Result<Arc<T>, String> {
        self.begin(make);
        let waited = self.0.changed.wait_while(self.0.lock(), is_making);
        let stage = waited.unwrap_or_else(PoisonError::into_inner);
        match stage.as_ref() {
            Some(Stage::Made(thing)) => Ok(Arc::clone(thing)),
            Some(Stage::Failed(why)) => Err(why.clone()),
            Some(Stage::Making) | None => Err("It was not made.".to_owned()),
        }
    }
}

fn is_making<T>(stage: &mut Option<Stage<T>>) -> bool {
    matches!(stage, Some(Stage::Making))
}

impl<T> Inner<T> {
    fn lock(&self) -> MutexGuard<'_, Option<Stage<T>>> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, stage: Stage<T>) {
        *self.lock() = Some(stage);
        self.changed.notify_all();
    }
}

/// What came of making it. Who waits is told of a panic, too.
fn outcome<T>(make: impl FnOnce() -> Result<T, String>) -> Stage<T> {
    match catch_unwind(AssertUnwindSafe(make)) {
        Ok(Ok(thing)) => Stage::Made(Arc::new(thing)),
        Ok(Err(why)) => Stage::Failed(why),
        Err(_) => Stage::Failed("The program made a mistake with this.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::sync::{Arc, mpsc};

    use super::{Later, Stage};

    #[test]
    fn it_is_made_once_and_who_asks_meanwhile_is_told_so() {
        let later = Later::default();
        let (go, wait) = mpsc::channel::<()>();
        let times = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&times);
        let first = later.get(move || {
            counter.fetch_add(1, Ordering::Relaxed);
            wait.recv().map_err(|error| error.to_string())?;
            Ok(7)
        });
        assert!(matches!(first, Stage::Making));
        go.send(()).unwrap();
        for _ in 0..2 {
            assert_eq!(later.wait(|| Ok(8)).as_deref(), Ok(&7));
        }
        assert_eq!(times.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn who_has_time_waits_until_it_is_made() {
        let later = Later::default();
        let (go, wait) = mpsc::channel::<()>();
        later.begin(move || wait.recv().map(|()| 7).map_err(|error| error.to_string()));
        let made = std::thread::spawn(move || later.wait(|| Ok(8)));
        go.send(()).unwrap();
        assert_eq!(made.join().unwrap().as_deref(), Ok(&7));
    }

    #[test]
    fn a_failure_and_a_panic_are_told() {
        let failed = Later::<u8>::default().get(|| Err("no".to_owned()));
        assert!(matches!(failed, Stage::Failed(why) if why == "no"));
        let fault = Later::<u8>::default().get(|| panic!("on purpose"));
        assert!(matches!(fault, Stage::Failed(_)));
    }
}
