//! Coding as one does it without this program: the phrases of each theme, looked for by
//! ripgrep in the same text.
//!
//! It finds other passages, more of them and wrong ones: no word near another, nothing
//! vetoed, nothing decided for a review. Times compare, counts do not.

use std::fmt::Write as _;
use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use throughline::codebook::{Codebook, Theme};

use crate::corpus::Corpus;
use crate::run::Run;
use crate::say;

/// Tells how long ripgrep takes, two processes at a time, beside our coding.
pub(crate) fn beside(corpus: &Corpus, ours: Run) {
    let mut version = Command::new("rg");
    if version.arg("--version").stdout(Stdio::null()).status().is_err() {
        return say("no ripgrep here: nothing to compare with");
    }
    let place = tempfile::tempdir().expect("a folder for a while");
    let lists: Vec<String> = Codebook::built_in()
        .themes
        .iter()
        .map(phrases)
        .filter(|list| !list.is_empty())
        .collect();
    let begun = Instant::now();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(list) = lists.get(at) else { break };
                    let file = place.path().join(at.to_string());
                    fs::write(&file, list).expect("room for a list");
                    let mut search = Command::new("rg");
                    search.args(["-c", "-i", "-w", "-F", "-j", "1", "--no-config", "-f"]);
                    search.arg(&file).args(["-g", "*.md", "--"]).arg(&corpus.folder);
                    let _ = search.stdout(Stdio::null()).status();
                }
            });
        }
    });
    let theirs = begun.elapsed().as_secs_f64();
    let ratio = ours.seconds / theirs;
    let themes = lists.len();
    say(&format!(
        "  ripgrep for the phrases of {themes} themes: {theirs:.2} s; coding takes {ratio:.2} \
         times as long"
    ));
}

/// What stands in quotation marks in a theme's rules, a line each.
fn phrases(theme: &Theme) -> String {
    let mut all: Vec<&str> = theme
        .rules
        .iter()
        .chain(&theme.mentions)
        .flat_map(|rule| rule.text.split('"').skip(1).step_by(2))
        .filter(|phrase| !phrase.contains(['*', '(', '~']))
        .collect();
    all.sort_unstable();
    all.dedup();
    all.iter().fold(String::new(), |mut list, phrase| {
        // writing to memory cannot fail
        let _ = writeln!(list, "{phrase}");
        list
    })
}
