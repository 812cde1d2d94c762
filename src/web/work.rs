//! Work that takes long, off the threads that listen: so many at a time, until a
//! deadline, and no longer than somebody waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;
use tokio::{task, time};

use crate::index::Patience;

/// How long an answer may take once it is worked on.
const LONGEST: Duration = Duration::from_secs(2);

/// How long a request stands in the queue before it is sent away.
pub(super) const QUEUE: Duration = Duration::from_secs(2);

/// The places at which work is done.
#[derive(Debug, Clone)]
pub(super) struct Work {
    places: Arc<Semaphore>,
}

/// Why a piece of work was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Undone {
    /// All places were taken for too long.
    Busy,
    /// It met a fault of the program.
    Fault,
}

/// Raises a flag when nobody waits any more.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A patience that ends when an answer has taken too long.
pub(super) fn patience() -> Patience {
    Patience::until(Instant::now() + LONGEST)
}

impl Work {
    /// So many places.
    pub(super) fn new(places: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(places.max(1))) }
    }

    /// Does this when a place is free. The patience given to it ends at the deadline, or
    /// when the request is dropped.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Patience) -> T + Send + 'static,
    ) -> Result<T, Undone> {
        let place = time::timeout(QUEUE, Arc::clone(&self.places).acquire_owned()).await;
        let Ok(Ok(place)) = place else { return Err(Undone::Busy) };
        let gone = Arc::new(AtomicBool::new(false));
        let waiting = Waiting(Arc::clone(&gone));
        let patience = patience().unless(gone);
        let done = task::spawn_blocking(move || {
            let done = job(&patience);
            drop(place);
            done
        });
        let done = done.await.map_err(|_| Undone::Fault);
        drop(waiting);
        done
    }
}

#[cfg(test)]
mod tests {
    use super::{Undone, Work};
    use tokio::runtime::Builder;

    fn block<T>(future: impl Future<Output = T>) -> T {
        let runtime = Builder::new_current_thread().enable_time().build();
        runtime.expect("a runtime").block_on(future)
    }

    #[test]
    fn a_panic_is_a_fault_and_its_place_is_free_again() {
        let work = Work::new(1);
        let fault = block(work.run(|_| -> u8 { panic!("on purpose") }));
        assert_eq!(fault, Err(Undone::Fault));
        assert_eq!(block(work.run(|_| 7)), Ok(7));
    }
}
