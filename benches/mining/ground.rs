//! The corpus that is measured, and our own answers from it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use throughline::index::Library;

use crate::corpus::{Corpus, Real, files};
use crate::run::{Run, timed};
use crate::say;
use crate::works::Work;

/// From so many seconds of work on an answer is measured once.
const LONG: f64 = 10.0;
/// What else of a corpus folder says how it is coded.
const KEPT: [&str; 3] = [".throughline", "codebook.yaml", "examples"];

/// A corpus of our own, coded.
pub(crate) struct Ground {
    folder: PathBuf,
    /// Its library.
    pub library: Library,
    /// Where its text comes from, for a reader.
    pub told: String,
    /// Where answers are written, and the corpus if it is a copy.
    place: TempDir,
}

impl Ground {
    /// So many reviews, recombined from those below these folders.
    pub(crate) fn made(named: Vec<PathBuf>, reviews: usize) -> Self {
        let folders = if named.is_empty() { usual() } else { named };
        let files = files(&folders);
        let Corpus { folder, library } = Real::read(&files).corpus(reviews);
        let place = tempfile::tempdir().expect("a folder for a while");
        once(&folder, &place.path().join("once"));
        let told = format!("recombined from the sentences of {} files", files.len());
        Self { folder, library, told, place }.coded()
    }

    /// A copy of the library of a corpus.
    pub(crate) fn copied(corpus: &Path) -> Self {
        let place = tempfile::tempdir().expect("a folder for a while");
        let folder = place.path().join("corpus");
        for name in KEPT {
            copy(&corpus.join(name), &folder.join(name));
        }
        let library =
            Library::open(&folder).expect("MINING_CORPUS names an indexed corpus");
        let told = format!("those of {}", corpus.display());
        Self { folder, library, told, place }.coded()
    }

    /// Codings are made before anything is measured, where they are not at hand.
    fn coded(self) -> Self {
        timed(program(&self.folder).args(["themes", "--no-refresh"]));
        self
    }

    /// Our answer, and what it took: the median.
    pub(crate) fn answer(&self, work: &Work) -> (Run, Vec<Value>) {
        let file = self.place.path().join("answer.json");
        let ask = || {
            let _ = fs::remove_file(&file);
            let mut command = program(&self.folder);
            command.arg(work.name).args(&work.arguments);
            command.args(["--no-refresh", "--format", "json", "-o"]).arg(&file);
            timed(&mut command)
        };
        let first = ask();
        let rest = if first.work > LONG { 0 } else { 2 };
        let mut runs: Vec<Run> =
            [first].into_iter().chain((0..rest).map(|_| ask())).collect();
        runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        let rows = fs::read_to_string(&file).expect("the answer just written");
        let rows = serde_json::from_str(&rows).expect("an answer in JSON");
        (runs[runs.len() / 2], rows)
    }
}

fn program(corpus: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command.args(["-q", "--threads", "2", "-C"]).arg(corpus);
    command
}

/// Tells how long it takes to read and to code a corpus, on a copy of it.
fn once(corpus: &Path, copied: &Path) {
    for file in files(&[corpus.to_owned()]) {
        copy(&file, &copied.join(file.file_name().unwrap_or_default()));
    }
    let index = timed(program(copied).arg("index"));
    let themes = timed(program(copied).arg("themes"));
    let told = |run: Run| format!("{:.1} s ({:.1} s of work)", run.seconds, run.work);
    let (index, themes) = (told(index), told(themes));
    say(&format!("made once, for all questions: the library {index}, codings {themes}"));
}

/// The folders of a run that names none.
fn usual() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = ["../shared/real", "../shared/reviews"].map(|folder| here.join(folder));
    let there: Vec<PathBuf> =
        shared.into_iter().filter(|folder| folder.is_dir()).collect();
    if there.is_empty() { vec![here.join("corpus/reviews")] } else { there }
}

/// Copies a file or a folder, if it is there.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("room for a copy");
        for entry in fs::read_dir(from).expect("a folder that can be read") {
            let entry = entry.expect("an entry");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else if from.is_file() {
        let folder = to.parent().expect("a file in a folder");
        fs::create_dir_all(folder).expect("room for a copy");
        fs::copy(from, to).expect("room for a copy");
    }
}
