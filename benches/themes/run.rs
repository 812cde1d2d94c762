//! The program as a process of its own: how long it takes by the clock, how much of the
//! processors' time, and the most memory it has.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a run took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Run {
    /// Seconds by the clock.
    pub seconds: f64,
    /// Seconds of all processors together; on a machine that does other things at once it
    /// tells more than the clock. 0 where the system does not say.
    pub work: f64,
    /// Megabytes; 0 where the system does not say.
    pub memory: f64,
}

/// Runs the program on a corpus, its answer thrown away.
pub(crate) fn ours(corpus: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command.args(arguments).args(["-q", "--threads", "2", "-C"]).arg(corpus);
    timed(&mut command)
}

/// The run of so many that took as long as half of them, each after another.
pub(crate) fn median(times: usize, mut run: impl FnMut() -> Run) -> Run {
    let mut runs: Vec<Run> = (0..times).map(|_| run()).collect();
    runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    runs.get(times / 2).copied().unwrap_or_default()
}

/// Runs a command to its end.
pub(crate) fn timed(command: &mut Command) -> Run {
    let (begun, before) = (Instant::now(), work());
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .expect("a program that can be started");
    let mut memory = 0.0_f64;
    let status = loop {
        memory = memory.max(peak(&child));
        if let Some(status) = child.try_wait().expect("a child to wait for") {
            break status;
        }
        thread::sleep(Duration::from_millis(2));
    };
    let seconds = begun.elapsed().as_secs_f64();
    // 1 is a search without a hit
    assert!(status.code().is_some_and(|code| code < 2), "{command:?}: {status}");
    Run { seconds, work: work() - before, memory }
}

/// The processor time of all children that have ended, in seconds.
#[allow(clippy::cast_precision_loss, reason = "seconds of a bench")]
fn work() -> f64 {
    /// What Linux counts in, for whoever reads `/proc`.
    const TICKS: f64 = 100.0;
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // the name, in brackets, may hold anything; after it come the third value and so on
    let rest = told.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = rest.split_whitespace().skip(13).take(2);
    ticks.filter_map(|one| one.parse::<u64>().ok()).sum::<u64>() as f64 / TICKS
}

/// The most memory a process has had so far, in megabytes.
fn peak(child: &Child) -> f64 {
    let told = fs::read_to_string(format!("/proc/{}/status", child.id()));
    let told = told.unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kilobytes.map_or(0.0, |kilobytes: f64| kilobytes / 1024.0)
}
