//! A search as a process of its own, from start to end: what a person waits for.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::corpus::{index, shipped};
use crate::report::verdict;

/// How often it is run.
const RUNS: usize = 20;
/// What a person does not notice, in milliseconds.
const BAR: f64 = 40.0;

/// Searches the reviews this project ships, the program's answer going to a pipe.
pub(crate) fn cold() {
    let place = tempfile::tempdir().expect("a folder for a while");
    index(&shipped(), place.path());
    for (name, more) in [("", None), (" --no-refresh", Some("--no-refresh"))] {
        let mut times: Vec<f64> = (0..RUNS).map(|_| once(place.path(), more)).collect();
        times.sort_by(f64::total_cmp);
        let what = format!("`search threshold{name}`, cold, median of {RUNS}");
        verdict(&what, times[RUNS / 2], "ms", BAR);
    }
}

/// Milliseconds.
fn once(corpus: &Path, more: Option<&str>) -> f64 {
    let begun = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_throughline"))
        .args(["search", "threshold", "-C"])
        .arg(corpus)
        .args(more)
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    let time = begun.elapsed().as_secs_f64() * 1000.0;
    assert!(output.status.success() && !output.stdout.is_empty(), "a search with hits");
    time
}
