//! Whether `serve` stays quick while many read at once.
//!
//! `cargo bench --bench serving [-- FOLDER ...]`. A corpus is served by a process of its
//! own with two threads, and 64 connections ask for pages, each the next as soon as it has
//! the last, for a minute: searches of all kinds, with and without filters, lines, pages,
//! themes, recommendations, the overview and the numbers of `/api`. `SERVING_CORPUS` names
//! the corpus folder, which is indexed already and which nothing is written to but codings;
//! without it the reviews are made of the sentences of those at hand, as for `themes`.
//!
//! Two runs: *asked again*, where everybody asks for one of two hundred addresses, as a
//! class does that works on one question, and *each asked once*, where hardly any address
//! comes twice, so that nothing is kept. Beside both, as the peer, the same connections ask
//! for a style sheet: what the machine and this bench need for any answer at all. It has
//! two processors in all, and the bench takes its share of them.
//!
//! Promised on 1.2 million passages: no answer but pages and 503, of which at most one in a
//! hundred; 99 of 100 answers in 300 ms; memory at the end as after a quarter of the run.

mod addresses;
#[path = "../themes/corpus.rs"]
mod corpus;
#[path = "../queries/draw.rs"]
mod draw;
mod load;
mod served;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser;

use addresses::Addresses;
use corpus::{Corpus, Real};
use load::{Load, load};
use served::Served;

/// What can be chosen.
#[derive(Debug, Parser)]
struct Arguments {
    /// The folders whose reviews the text is made of
    folders: Vec<PathBuf>,
    /// How many reviews to make
    #[arg(long, default_value_t = 170)]
    reviews: usize,
    /// How many ask at a time
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// How long each run takes
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let arguments = Arguments::parse();
    let folder = match std::env::var_os("SERVING_CORPUS") {
        Some(named) => PathBuf::from(named),
        None => made(&arguments),
    };
    let served = Served::of(&folder);
    served.wait_for_report();
    let addresses = Addresses::of(&served);
    let run = |title: &str, pick: &(dyn Fn(usize, usize) -> String + Sync)| {
        let time = Duration::from_secs(arguments.seconds);
        told(title, &load(&served, arguments.connections, time, pick));
    };
    say(&heads());
    run("a style sheet", &|_, _| "/assets/style.css".to_owned());
    run("asked again", &|who, turn| addresses.again(who, turn));
    run("each asked once", &|who, turn| addresses.once(who, turn));
}

/// Reviews made of those at hand.
fn made(arguments: &Arguments) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = match arguments.folders.as_slice() {
        [] if here.join("../shared/real").is_dir() => vec![here.join("../shared/real")],
        [] => vec![here.join("corpus/reviews")],
        named => named.to_vec(),
    };
    let Corpus { folder, library } =
        Real::read(&corpus::files(&folders)).corpus(arguments.reviews);
    // the process that serves opens its own
    drop(library);
    folder
}

fn heads() -> String {
    format!(
        "{:<16}{:>9}{:>9}{:>8}{:>8}{:>8}{:>8}{:>8}{:>9}{:>9}",
        "",
        "answers",
        "a second",
        "503",
        "other",
        "50 %",
        "99 %",
        "most",
        "MB ¼",
        "MB end"
    )
}

fn told(title: &str, run: &Load) {
    let percentile = |share: f64| format!("{:.0}", run.percentile(share));
    say(&format!(
        "{title:<16}{:>9}{:>9.0}{:>8}{:>8}{:>8}{:>8}{:>8}{:>9.0}{:>9.0}",
        run.answers(),
        run.rate(),
        run.busy,
        run.wrong.len(),
        percentile(0.5),
        percentile(0.99),
        percentile(1.0),
        run.memory.0,
        run.memory.1,
    ));
    for (address, status) in run.wrong.iter().take(5) {
        say(&format!("  {status} {address}"));
    }
    for (kind, milliseconds) in run.slowest() {
        say(&format!("  {milliseconds:>6.0} ms {kind}"));
    }
}

#[allow(clippy::print_stdout, reason = "a bench talks to who runs it")]
fn say(line: &str) {
    println!("{line}");
}
