//! The whole run, beside poppler's `pdftotext` on the same files in the same minute.
//!
//! `cargo bench --bench whole [-- FOLDER]` copies the PDFs of a folder (the corpus this
//! project ships, unless one is named), then takes turns: `index` from nothing with two
//! threads, and `pdftotext` with two processes. Machines differ and are busy; the ratio
//! of medians is what to quote. It also tells how long a second run with nothing to do
//! takes, how long the report of all of it takes then, and the most memory the parent
//! process had.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often each side has its turn.
const TURNS: usize = 3;

fn main() {
    let named = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reviews");
    let folder = named.map_or(shipped, PathBuf::from);
    let place = tempfile::tempdir().expect("a folder for a while");
    let files = copy(&folder, place.path());
    let (mut ours, mut again, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    let mut reports = Vec::new();
    let (mut pages, mut memory) = (0, 0);
    for _ in 0..TURNS {
        let _ = fs::remove_dir_all(place.path().join(".throughline"));
        let run = index(place.path());
        ours.push(run.time);
        memory = memory.max(run.memory);
        pages = run.pages;
        again.push(index(place.path()).time);
        // the first codes what was read
        report(place.path());
        reports.push(report(place.path()));
        theirs.extend(pdftotext(&files));
    }
    let (ours, again) = (median(&mut ours), median(&mut again));
    say(&format!("{} files, {pages} pages, {TURNS} turns each, medians", files.len()));
    say(&format!(
        "index from nothing, 2 threads: {ours:.2} s, {:.0} pages/s",
        rate(pages, ours)
    ));
    say(&format!("index with nothing to do: {again:.3} s"));
    let reports = median(&mut reports);
    say(&format!("report of all of it: {reports:.3} s"));
    say(&format!("most memory of the parent: {} MB", memory / 1024));
    if theirs.is_empty() {
        return say("pdftotext is not installed: nothing to compare with");
    }
    let theirs = median(&mut theirs);
    say(&format!(
        "pdftotext, 2 processes: {theirs:.2} s, {:.0} pages/s",
        rate(pages, theirs)
    ));
    say(&format!("ratio: {:.2}", theirs / ours));
    say(&format!("report, in the time of pdftotext: {:.2}", reports / theirs));
}

#[allow(clippy::print_stdout, reason = "a bench prints what it measured")]
fn say(line: &str) {
    println!("{line}");
}

/// Copies the PDFs below a folder, side by side.
fn copy(folder: &Path, to: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder that can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "pdf") {
                let target = to.join(format!("{:05}.pdf", files.len()));
                fs::copy(&path, &target).expect("room for a copy");
                files.push(target);
            }
        }
    }
    files
}

struct Run {
    time: f64,
    pages: u64,
    /// Kilobytes.
    memory: u64,
}

fn index(corpus: &Path) -> Run {
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_throughline"))
        .args(["index", "-q", "--threads", "2", "--format", "json", "-C"])
        .arg(corpus)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut memory = 0;
    while child.try_wait().expect("a child to wait for").is_none() {
        memory = memory.max(peak(child.id()));
        thread::sleep(Duration::from_millis(5));
    }
    let time = begun.elapsed().as_secs_f64();
    let output = child.wait_with_output().expect("its output");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    Run { time, pages: report["pages"].as_u64().unwrap_or_default(), memory }
}

/// How long everything on one page takes, the library being at hand.
fn report(corpus: &Path) -> f64 {
    let begun = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_throughline"))
        .args(["report", "-q", "--threads", "2", "-C"])
        .arg(corpus)
        .stdout(Stdio::null())
        .status()
        .expect("the program");
    assert!(status.success(), "the report was not made");
    begun.elapsed().as_secs_f64()
}

/// The most memory a process has had so far, in kilobytes, where Linux tells it.
fn peak(process: u32) -> u64 {
    fs::read_to_string(format!("/proc/{process}/status"))
        .ok()
        .and_then(|status| {
            let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        })
        .unwrap_or_default()
}

/// One process a file, two at a time; `None` where it is not installed.
fn pdftotext(files: &[PathBuf]) -> Option<f64> {
    Command::new("pdftotext").arg("-v").stderr(Stdio::null()).status().ok()?;
    let begun = Instant::now();
    let next = std::sync::atomic::AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(file) =
                    files.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
                {
                    let _ = Command::new("pdftotext")
                        .arg(file)
                        .arg("-")
                        .stdout(Stdio::null())
                        .stderr(Stdio::null())
                        .status();
                }
            });
        }
    });
    Some(begun.elapsed().as_secs_f64())
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

#[allow(clippy::cast_precision_loss, reason = "pages are few")]
fn rate(pages: u64, seconds: f64) -> f64 {
    pages as f64 / seconds
}
