//! What every engine is asked to do, and how it is timed.
//!
//! The time is what the thread itself had of the processor, where the system tells it: on
//! a machine that does other things at once, a clock on the wall measures those. All that
//! is asked for is in memory, so nothing else is waited for, and on an idle machine the
//! two agree.

use std::time::Duration;

use crate::ask::Ask;

/// One answer.
pub(crate) struct Run {
    pub seconds: f64,
    /// How many passages match.
    pub passages: u64,
}

/// Answers questions on one thread.
pub(crate) trait Engine {
    fn name(&self) -> &'static str;

    /// Answers once. `None` if the question cannot be put to this engine.
    fn answer(&mut self, ask: &Ask) -> Option<Result<Run, String>>;

    /// How often a question is answered after the first, which only warms; fewer for the
    /// slow.
    fn rounds(&self) -> usize {
        7
    }

    /// How many questions of a kind are put to it.
    fn most(&self) -> usize {
        usize::MAX
    }

    /// Which of our two answers it is measured against.
    fn work(&self) -> Work;
}

/// What an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    /// How many there are, and the text of the twenty best.
    Twenty,
    /// How many there are, and where the twenty best lie.
    Addresses,
    /// How many there are.
    Count,
}

/// Times a step that counts passages.
pub(crate) fn timed<E: ToString>(
    step: impl FnOnce() -> Result<u64, E>,
) -> Result<Run, String> {
    let begun = now();
    let passages = step().map_err(|error| error.to_string())?;
    Ok(Run { seconds: now().saturating_sub(begun).as_secs_f64(), passages })
}

/// How long this thread has run.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    let (seconds, nanoseconds) = (time.tv_sec.try_into(), time.tv_nsec.try_into());
    Duration::new(seconds.unwrap_or_default(), nanoseconds.unwrap_or_default())
}

/// What the clock on the wall says, where nothing else is to be had.
#[cfg(not(unix))]
fn now() -> Duration {
    use std::time::UNIX_EPOCH;
    UNIX_EPOCH.elapsed().unwrap_or_default()
}

/// The median of the rounds after a first one that is not counted.
pub(crate) fn median(engine: &mut dyn Engine, ask: &Ask) -> Option<Result<Run, String>> {
    if let Err(error) = engine.answer(ask)? {
        return Some(Err(error));
    }
    let mut runs = Vec::with_capacity(engine.rounds());
    for _ in 0..engine.rounds() {
        match engine.answer(ask)? {
            Ok(run) => runs.push(run),
            Err(error) => return Some(Err(error)),
        }
    }
    runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    Some(Ok(runs.swap_remove(runs.len() / 2)))
}
