//! How long counting words takes, beside Python on the same text in the same run: `words`,
//! `collocates`, `keyness`, `phrases`, `cooccur` and `trends`.
//!
//! `cargo bench --bench mining [-- FOLDER ...]`. The reviews are made of the sentences of
//! those at hand, as for `themes` (see there): of the folders named, else of
//! `../shared/real` and `../shared/reviews`, else of what this project ships. `--reviews`
//! says how many to make; 170 unless it does, about 100,000 passages, which takes about
//! five minutes. `MINING_CORPUS` names a corpus folder that is indexed already, to be
//! measured instead: its library is copied, so that nothing is ever written there.
//!
//! # What is compared
//!
//! Many analysts do this with quanteda, which needs R. The peer is *Python*, which more
//! machines have: NLTK, scikit-learn and a loop, in a script of our own (`peer.py`). quanteda
//! keeps words as numbers and counts them in C++ on several threads: these ratios say
//! nothing about it. Where Python or one of the libraries is missing, a line says so and
//! ours is measured alone.
//!
//! Ours is a process of its own with two threads, from its start to its hundred best rows
//! written, the median of three (one, if it takes long). It reads a library that was built
//! once: how long that takes is told by itself, for the first question has to wait for it.
//! So has the first that needs codings, which `phrases`, `cooccur` and `trends` load even
//! where, as here, they are asked about words only.
//!
//! The peer is measured once, on one thread, and favoured: it has all passages in memory
//! before its time begins, Python and its libraries are loaded, and no rows are written.
//! It is timed twice, for both are done: *from text* it finds the words itself, as
//! whoever opens a new session must; *from words* it is given ours, as a session has it
//! that keeps them. What it leaves out is printed below each table.
//!
//! The clock says how long one waits, and depends on what else the machine does; work is the
//! time of all processors together, and ours counts both threads. Both are told as ratios,
//! with the most memory each had.
//!
//! A fast wrong answer is worth nothing: for the ten best rows of ours, counts and measures
//! of the peer are compared, and what differs is printed. From words all must agree, to
//! nine digits. From text the peer's words are letters and digits in lower case, which is
//! nearly ours: accents, `½` and the s of some possessives make a difference, and one word
//! more changes every `p_adj`, as it is of all words that were tested. `freq` of `phrases`
//! counts copies of reviews, which the peer is not given.
//!
//! Made-up text repeats its sentences from review to review as real text does not, so that
//! `phrases` keeps far more than usual: that is harder for ours, and easier for the memory
//! of the peer, for which nearly each longer stretch of real text would be a new one.

#[path = "../themes/corpus.rs"]
mod corpus;
#[path = "../queries/draw.rs"]
mod draw;
mod export;
mod ground;
mod peer;
mod report;
#[path = "../themes/run.rs"]
#[allow(dead_code, reason = "made for another bench, which uses all of it")]
mod run;
mod works;

use std::env;
use std::path::PathBuf;

use clap::Parser;

use ground::Ground;
use peer::Python;
use report::Table;
use works::Work;

/// What can be chosen.
#[derive(Debug, Parser)]
struct Arguments {
    /// The folders whose reviews the text is made of
    folders: Vec<PathBuf>,
    /// How many reviews to make
    #[arg(long, default_value_t = 170)]
    reviews: usize,
    /// Only these commands
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Not these peers, by their names in `peer.py`
    #[arg(long, value_delimiter = ',')]
    without: Vec<String>,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let arguments = Arguments::parse();
    let ground = match env::var_os("MINING_CORPUS") {
        Some(folder) => Ground::copied(&PathBuf::from(folder)),
        None => Ground::made(arguments.folders, arguments.reviews),
    };
    let place = tempfile::tempdir().expect("a folder for a while");
    let size = export::export(&ground.library, place.path());
    say(&format!(
        "{} passages, {} words in {} reviews, {}",
        size.passages, size.words, size.reviews, ground.told
    ));
    let python = Python::find(place.path());
    let found = match &python {
        Some(python) => {
            format!("the peer is Python, since quanteda is R: {}", python.versions)
        }
        None => "no python3 with nltk, sklearn, numpy and scipy here: no peer".to_owned(),
    };
    say(&found);
    for mut work in works::all() {
        work.peers
            .retain(|peer| !arguments.without.iter().any(|one| one == peer.function));
        if arguments.only.is_empty() || arguments.only.iter().any(|one| one == work.name)
        {
            measure(&work, &ground, python.as_ref()).print();
        }
    }
}

/// Ours, then each peer from text and from words.
fn measure<'w>(work: &'w Work, ground: &Ground, python: Option<&Python>) -> Table<'w> {
    let (ours, rows) = ground.answer(work);
    let mut table = Table::new(work, ours, rows);
    let Some(python) = python else { return table };
    for peer in &work.peers {
        for how in peer.from {
            let told = python.answer(peer, *how, &table.asked());
            table.add(peer, *how, told);
        }
    }
    table
}

#[allow(clippy::print_stdout, reason = "a bench prints what it measured")]
fn say(line: &str) {
    println!("{line}");
}
