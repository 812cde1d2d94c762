//! How long questions take, beside raw tantivy, FTS5 of `SQLite` and ripgrep on the same
//! text in the same run, each on one thread and warm.
//!
//! `cargo bench --bench queries [-- FOLDER]`. The text is recombined from the sentences
//! of a folder's PDFs (see `corpus`), 200,000 passages unless `--passages` says
//! otherwise; without a folder that of `../shared/real`, where there is one, else of the
//! reviews this project ships. It and the indexes stay in the system's folder for
//! temporary files (`throughline-bench`), so that a second run starts at once; `--anew`
//! makes them again, which is needed after a change to what is indexed.
//!
//! Each query is answered once to warm and then several times; its time is the median of
//! those, in processor time (see `engine`). Of a kind the time that half of the queries
//! stay below (p50) and that 99 in 100 do (p99) are printed. An answer is the exact
//! number of passages with the text of the twenty best, or with where they lie (`without
//! text`), or only the number (`count`). Peers find exact forms, so words are asked for
//! in quotation marks; inflections are a kind of their own. Where engines mean the same
//! by a question their counts are compared, for a fast wrong answer is worth nothing:
//! what differs is printed. Small differences are expected where a possessive s stands in
//! a phrase, which ours lets pass, and where a character is several words (`½`).

mod ask;
mod cold;
mod corpus;
mod deadline;
mod draw;
mod engine;
mod fts5;
mod kinds;
mod ours;
mod raw;
mod report;
mod ripgrep;

use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};
use tantivy::Searcher;
use throughline::index::Library;

use ask::Ask;
use corpus::Corpus;
use engine::{Engine, Work, median};
use fts5::Fts5;
use kinds::{Kind, Words};
use ours::Ours;
use raw::Raw;
use report::{Column, Table, promises};
use ripgrep::Ripgrep;

/// What can be chosen.
#[derive(Debug, Parser)]
struct Arguments {
    /// The folder whose PDFs the text is made of
    folder: Option<PathBuf>,
    /// How many passages to make
    #[arg(long, default_value_t = 200_000)]
    passages: usize,
    /// How many queries of each kind
    #[arg(long, default_value_t = 60)]
    queries: usize,
    /// Only these kinds of query
    #[arg(long, value_enum, value_delimiter = ',')]
    kinds: Vec<Kind>,
    /// Only these engines
    #[arg(long, value_enum, value_delimiter = ',')]
    engines: Vec<Name>,
    /// Make the text and the indexes again
    #[arg(long)]
    anew: bool,
    /// What cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

/// An engine, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    Throughline,
    Tantivy,
    Fts5,
    Ripgrep,
}

fn main() {
    let arguments = Arguments::parse();
    let folder = arguments.folder.clone().unwrap_or_else(usual);
    let corpus = Corpus::of(&folder, arguments.passages, arguments.anew);
    say(&format!(
        "{} passages in {} reviews, recombined from the sentences of {}",
        corpus.passages(),
        corpus.reviews.len(),
        folder.display()
    ));
    let library = ours::library(&corpus);
    let searcher = raw::searcher(&corpus).expect("an index of tantivy's own");
    let mut engines = engines(&arguments, &corpus, &library, &searcher);
    let kinds =
        if arguments.kinds.is_empty() { &Kind::ALL } else { &arguments.kinds[..] };
    let words = Words::of(&corpus.reviews);
    let tables: Vec<Table> = kinds
        .iter()
        .map(|kind| {
            let table =
                measure(*kind, words.questions(*kind, arguments.queries), &mut engines);
            table.print();
            table
        })
        .collect();
    promises(&tables);
    deadline::deadline(&library);
    cold::cold();
}

/// The engines asked for, as far as they are here; ours first.
fn engines<'a>(
    arguments: &Arguments,
    corpus: &Corpus,
    library: &'a Library,
    searcher: &'a Searcher,
) -> Vec<Box<dyn Engine + 'a>> {
    const WORKS: [Work; 3] = [Work::Twenty, Work::Addresses, Work::Count];
    let wanted = |name| arguments.engines.is_empty() || arguments.engines.contains(&name);
    let mut engines: Vec<Box<dyn Engine + 'a>> = Vec::new();
    for work in WORKS.into_iter().filter(|_| wanted(Name::Throughline)) {
        engines.push(Box::new(Ours { library, work }));
    }
    for work in WORKS.into_iter().filter(|_| wanted(Name::Tantivy)) {
        engines.push(Box::new(Raw { searcher, work }));
    }
    if wanted(Name::Fts5) {
        engines.extend(fts5(corpus));
    }
    if wanted(Name::Ripgrep) {
        match Ripgrep::new(corpus) {
            Some(ripgrep) => engines.push(Box::new(ripgrep)),
            None => say("no ripgrep here: left out"),
        }
    }
    engines
}

/// The folder of a run that names none.
fn usual() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = here.join("../shared/real");
    if real.is_dir() { real } else { here.join("corpus/reviews") }
}

fn fts5(corpus: &Corpus) -> Vec<Box<dyn Engine>> {
    let start = |work| Fts5::start(corpus, work);
    if let (Some(twenty), Some(count)) = (start(Work::Twenty), start(Work::Count)) {
        say(&format!("SQLite {}", twenty.version));
        return vec![Box::new(twenty), Box::new(count)];
    }
    say("no python3 with SQLite's FTS5 here: left out");
    Vec::new()
}

/// Puts every question of a kind to every engine.
fn measure(kind: Kind, asked: Vec<Ask>, engines: &mut [Box<dyn Engine + '_>]) -> Table {
    let mut columns: Vec<Column> =
        engines.iter().map(|engine| Column::new(engine.name(), engine.work())).collect();
    for (number, ask) in asked.iter().enumerate() {
        for (engine, column) in engines.iter_mut().zip(&mut columns) {
            if number >= engine.most() {
                continue;
            }
            match median(&mut **engine, ask) {
                Some(Ok(run)) => {
                    column.runs.insert(number, run);
                }
                Some(Err(error)) => column.errors.push(error),
                None => {}
            }
        }
    }
    Table { kind, asked, columns }
}

#[allow(clippy::print_stdout, reason = "a bench prints what it measured")]
fn say(line: &str) {
    println!("{line}");
}
