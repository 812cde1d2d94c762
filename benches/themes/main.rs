//! How long it takes to code a country's reviews and to count in them.
//!
//! `cargo bench --bench themes [-- FOLDER ...]`. The reviews are made of the sentences of
//! those at hand (see `corpus`): of the folders named, else of `../shared/real` and
//! `../shared/reviews`. Where there are none, only the reviews this project ships are
//! measured, and it says so. `--reviews` says how many to make; 250 unless it does, which
//! takes a minute or two. `--whole` makes the 2,000, about 1.2 million passages, that the
//! promises are about: reading them the first time takes minutes. What was made stays in
//! the system's folder for temporary files (`throughline-bench`).
//!
//! Everything is measured at a quarter, at half and at all of the size, each time in
//! processes of their own with two threads:
//!
//! - *code*: the codebook was changed, so every passage is coded again, and counted. Beside
//!   it, at the full size, what one does without rules and learning: each theme's phrases
//!   looked for by ripgrep, two themes at a time.
//! - *table*: codings are at hand, the process starts cold; the median of several.
//! - *crosstab*: the slowest way to part the reviews.
//!
//! Of less than the whole no promise about coding is held: it says how long the whole would
//! take at the same rate, which is too long, since words are looked up once whatever the
//! size. The promises about tables are as for the whole, and so easier to keep.

mod corpus;
#[path = "../queries/draw.rs"]
mod draw;
mod keywords;
mod run;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use throughline::analysis::themes::By;

use corpus::{Corpus, Real};
use run::{Run, median, ours};

/// How many reviews a country has.
const WHOLE: usize = 2_000;
/// How often a table is made.
const TIMES: usize = 5;

/// What can be chosen.
#[derive(Debug, Parser)]
struct Arguments {
    /// The folders whose reviews the text is made of
    folders: Vec<PathBuf>,
    /// How many reviews to make
    #[arg(long, default_value_t = 250)]
    reviews: usize,
    /// As many as a country has
    #[arg(long, conflicts_with = "reviews")]
    whole: bool,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let arguments = Arguments::parse();
    let reviews = if arguments.whole { WHOLE } else { arguments.reviews.max(4) };
    let folders = if arguments.folders.is_empty() { usual() } else { arguments.folders };
    if folders.is_empty() {
        say("no reviews in ../shared and no folder named: a country's are left out");
    } else {
        country(&Real::read(&corpus::files(&folders)), reviews);
    }
    shipped();
}

/// The folders of a run that names none, as far as they are there.
fn usual() -> Vec<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folders = [shared.join("real"), shared.join("reviews")];
    folders.into_iter().filter(|folder| folder.is_dir()).collect()
}

/// What was measured of so many reviews.
struct Measured {
    passages: u64,
    code: Run,
    table: Run,
    crosstab: (&'static str, Run),
}

fn country(real: &Real, reviews: usize) {
    let [size, what] = ["reviews, passages", "seconds (of work), MB"];
    say(&format!("\n{size:>22}{:>24}{:>24}{:>24}", "code", "table", "slowest crosstab"));
    say(&format!("{:>22}{what:>24}{what:>24}{what:>24}", ""));
    let mut last: Option<Measured> = None;
    for size in [reviews / 4, reviews / 2, reviews] {
        let corpus = real.corpus(size);
        let measured = measure(&corpus);
        let cell =
            |run: Run| format!("{:.2} ({:.2}), {:.0}", run.seconds, run.work, run.memory);
        let Measured { passages, code, table, crosstab } = &measured;
        say(&format!(
            "{:>22}{:>24}{:>24}{:>24}  by {}",
            format!("{size}, {passages}"),
            cell(*code),
            cell(*table),
            cell(crosstab.1),
            crosstab.0,
        ));
        if let Some(before) = last {
            growth(&before, &measured);
        }
        if size == reviews {
            promises(&measured, size);
            keywords::beside(&corpus, measured.code);
        }
        last = Some(measured);
    }
}

fn measure(corpus: &Corpus) -> Measured {
    let folder = &corpus.folder;
    change(folder);
    let code = ours(folder, &["themes"]);
    let table = median(TIMES, || ours(folder, &["themes"]));
    let crosstabs = By::ALL.iter().map(|by| {
        (by.name(), median(TIMES, || ours(folder, &["themes", "--by", by.name()])))
    });
    let slowest = crosstabs.max_by(|a, b| a.1.seconds.total_cmp(&b.1.seconds));
    let crosstab = slowest.expect("at least one way to part reviews");
    Measured { passages: corpus.library.passage_count(), code, table, crosstab }
}

/// Gives a corpus a codebook that codes as the shipped one does and is another.
fn change(folder: &Path) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/codebook.yaml");
    let text = fs::read_to_string(shipped).expect("the codebook this project ships");
    let text = text.replacen("name: throughline", "name: changed", 1);
    fs::write(folder.join("codebook.yaml"), text).expect("room for a codebook");
    let _ = fs::remove_dir_all(folder.join(".throughline/codings"));
}

/// By how much each figure grew where the passages grew so much.
fn growth(before: &Measured, now: &Measured) {
    let times = |of: fn(&Measured) -> f64| of(now) / of(before);
    say(&format!(
        "{:>22}{:>24}{:>24}{:>24}",
        format!("times {:.2}", times(|one| real(one.passages))),
        format!("times {:.2}", times(|one| one.code.seconds)),
        format!("times {:.2}", times(|one| one.table.seconds)),
        format!("times {:.2}", times(|one| one.crosstab.1.seconds)),
    ));
}

#[allow(clippy::cast_precision_loss, reason = "passages are a few million")]
const fn real(count: u64) -> f64 {
    count as f64
}

fn promises(measured: &Measured, reviews: usize) {
    say("\npromises");
    let Measured { code, table, crosstab, .. } = measured;
    if reviews < WHOLE {
        let whole = code.seconds * real(WHOLE as u64) / real(reviews as u64);
        say(&format!("  at this rate the whole is coded in {whole:.0} s"));
    } else {
        verdict("code all after a change of codebook", code.seconds, "s", 60.0);
    }
    verdict("memory while coding", code.memory, "MB", 1000.0);
    verdict("table, codings at hand, from a cold start", table.seconds, "s", 0.5);
    verdict("crosstab, the same", crosstab.1.seconds, "s", 1.0);
}

/// The shipped reviews, from nothing to a table.
fn shipped() {
    let files =
        corpus::files(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reviews")]);
    let place = tempfile::tempdir().expect("a folder for a while");
    let run = median(3, || {
        let _ = fs::remove_dir_all(place.path().join(".throughline"));
        corpus::copies(&files, place.path());
        ours(place.path(), &["themes"])
    });
    say(&format!("\nthe {} shipped reviews", files.len()));
    verdict("from nothing to a table", run.seconds, "s", 2.0);
}

/// A figure beside the most it may be.
fn verdict(what: &str, value: f64, unit: &str, most: f64) {
    let kept = if value <= most { "kept" } else { "MISSED" };
    say(&format!("  {what:<45}{value:>9.2} {unit:<3} at most {most:>7.2}  {kept}"));
}

#[allow(clippy::print_stdout, reason = "a bench prints what it measured")]
fn say(line: &str) {
    println!("{line}");
}
