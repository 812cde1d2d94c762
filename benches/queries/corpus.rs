//! The text that every engine is given: one file a review, one line a passage.
//!
//! There are not enough real reviews for a fair size, so the text is *recombined*: every
//! passage has as many sentences as a real passage drawn at random, and each is a
//! sentence drawn at random from real passages of that kind (a heading from headings).
//! Words, their frequencies, phrases within a sentence and lengths are thus real; what
//! follows from one sentence to the next is not, and the vocabulary does not grow with
//! the size.
//!
//! Everything built stays in the system's folder for temporary files under a name that
//! says what it is, so that a second run starts at once.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use throughline::index::Library;
use throughline::model::Passage;

use crate::draw::Draw;
use crate::say;

/// How many passages a made-up review has: what real ones have.
const PASSAGES_OF_A_REVIEW: usize = 250;
/// Counts the changes of what is made here.
const VERSION: u32 = 1;

/// The recombined text and where it and the indexes of it are kept.
pub(crate) struct Corpus {
    /// The folder for what is derived from it.
    pub folder: PathBuf,
    /// A file for each review.
    pub texts: PathBuf,
    /// The passages of each review.
    pub reviews: Vec<Vec<String>>,
}

impl Corpus {
    /// The text of so many passages made of the PDFs below a folder; taken from the last
    /// run if that left it and it is not wanted anew.
    pub(crate) fn of(folder: &Path, passages: usize, anew: bool) -> Self {
        let files = pdfs(folder);
        let kept =
            std::env::temp_dir().join("throughline-bench").join(key(&files, passages));
        if anew {
            let _ = fs::remove_dir_all(&kept);
        }
        let texts = kept.join("texts");
        if !texts.exists() {
            say(&format!("reading {} files of {}", files.len(), folder.display()));
            fs::create_dir_all(&kept).expect("room for the text");
            let half = kept.join("half");
            let _ = fs::remove_dir_all(&half);
            fs::create_dir(&half).expect("room for the text");
            let real = Real::read(&files, &kept.join("source"));
            real.recombine(passages, &half);
            fs::rename(&half, &texts).expect("a folder of our own");
        }
        let reviews = read(&texts).expect("the text just written");
        Self { folder: kept, texts, reviews }
    }

    pub(crate) fn passages(&self) -> usize {
        self.reviews.iter().map(Vec::len).sum()
    }
}

fn key(files: &[PathBuf], passages: usize) -> String {
    let mut hasher = DefaultHasher::new();
    for file in files {
        (file, fs::metadata(file).map_or(0, |file| file.len())).hash(&mut hasher);
    }
    format!("{passages}-{:016x}-{VERSION}", hasher.finish())
}

fn read(texts: &Path) -> io::Result<Vec<Vec<String>>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(texts)? {
        files.push(entry?.path());
    }
    files.sort();
    let lines = |file: &PathBuf| {
        Ok(fs::read_to_string(file)?.lines().map(str::to_owned).collect())
    };
    files.iter().map(lines).collect()
}

/// The PDFs below a folder, by name.
fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder that can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "pdf") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Copies files side by side and indexes them.
pub(crate) fn index(files: &[PathBuf], folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("room for a copy");
    for (number, file) in files.iter().enumerate() {
        let copy = folder.join(format!("{number:05}.pdf"));
        fs::copy(file, copy).expect("room for a copy");
    }
    Command::new(env!("CARGO_BIN_EXE_throughline"))
        .args(["index", "-q", "-C"])
        .arg(folder)
        .stdout(Stdio::null())
        .status()
        .expect("the program");
}

/// The reviews this project ships.
pub(crate) fn shipped() -> Vec<PathBuf> {
    pdfs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reviews"))
}

/// What real passages are made of.
#[derive(Default)]
struct Real {
    /// Of each passage its kind and how many sentences it has.
    shapes: Vec<(&'static str, usize)>,
    sentences: BTreeMap<&'static str, Vec<String>>,
}

impl Real {
    fn read(files: &[PathBuf], place: &Path) -> Self {
        index(files, place);
        let library = Library::open(place).expect("a library just made");
        let mut real = Self::default();
        for review in library.review_ids() {
            let passages = library.passages(review).expect("a library just made");
            for stored in &passages {
                real.add(&stored.passage);
            }
        }
        drop(library);
        fs::remove_dir_all(place).expect("a folder of our own");
        real
    }

    fn add(&mut self, passage: &Passage) {
        let starts = passage.sentences.iter().map(|start| *start as usize);
        let ends = starts.clone().skip(1).chain([passage.text.len()]);
        let kind = passage.kind.name();
        self.shapes.push((kind, passage.sentences.len()));
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let sentences =
            starts.zip(ends).map(|(start, end)| line(&passage.text[start..end]));
        self.sentences.entry(kind).or_default().extend(sentences);
    }

    fn recombine(&self, passages: usize, into: &Path) {
        let mut draw = Draw::new(1);
        let reviews = passages.div_ceil(PASSAGES_OF_A_REVIEW);
        for review in 0..reviews {
            let before = review * PASSAGES_OF_A_REVIEW;
            let count = PASSAGES_OF_A_REVIEW.min(passages - before);
            let text: String = (0..count).map(|_| self.passage(&mut draw)).collect();
            fs::write(into.join(format!("{review:05}.txt")), text)
                .expect("room for text");
        }
    }

    fn passage(&self, draw: &mut Draw) -> String {
        let (kind, count) = draw.one(&self.shapes);
        let from = &self.sentences[kind];
        let sentences: Vec<&str> = (0..*count).map(|_| draw.one(from).as_str()).collect();
        sentences.join(" ") + "\n"
    }
}
