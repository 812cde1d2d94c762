//! What a worker may use, set by the worker itself before it reads a byte of a file.
//!
//! Setting them from inside needs no code between `fork` and `exec`, which could not be
//! safe Rust. A limit that the system refuses to set is reported, not fatal: the parent's
//! watchdog stands behind all of them.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};

use super::{Guard, Setup};

/// Descriptors: the standard three, the file in hand, and a few for the system.
const OPEN_FILES: u64 = 16;

/// Sets every limit; the answer is about memory, which is the one that matters most.
pub(super) fn apply(setup: Setup) -> Guard {
    let lesser = [
        set(Resource::Core, 0),
        set(Resource::Fsize, 0),
        set(Resource::Nofile, OPEN_FILES),
    ];
    if lesser.contains(&Guard::Missing) {
        return Guard::Missing;
    }
    set(Resource::As, setup.memory)
}

/// Grants processor time for one more request: the system counts what the process has
/// used since it started, so the limit moves ahead of that. It ends a worker whose parent
/// is gone; while there is one, the watchdog is quicker.
pub(super) fn grant_time(seconds: u64) -> Guard {
    let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
    let until = u64::try_from(used).unwrap_or(0).saturating_add(seconds + 1);
    let Rlimit { maximum, .. } = getrlimit(Resource::Cpu);
    let current = maximum.map_or(until, |maximum| until.min(maximum));
    guard(setrlimit(Resource::Cpu, Rlimit { current: Some(current), maximum }).is_ok())
}

/// Sets a limit for good: what is lowered here cannot be raised again. A lower limit that
/// was inherited stays.
fn set(resource: Resource, most: u64) -> Guard {
    let inherited = getrlimit(resource).maximum;
    let most = Some(inherited.map_or(most, |inherited| inherited.min(most)));
    guard(setrlimit(resource, Rlimit { current: most, maximum: most }).is_ok())
}

fn guard(active: bool) -> Guard {
    if active { Guard::Active } else { Guard::Missing }
}
