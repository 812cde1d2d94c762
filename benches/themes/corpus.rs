//! Reviews as many as a country has, made of those at hand.
//!
//! A made-up review keeps the build of a real one: its headings, what each section is for
//! and how many sentences each passage has. The sentences are drawn at random from real
//! passages of that sort in that kind of section. Words, phrases within a sentence and
//! lengths are thus real; what follows from one sentence to the next is not, and neither
//! is how often a review is about one thing.
//!
//! Review number so-and-so is the same however many are made. What is made stays in the
//! system's folder for temporary files, so that a second run starts at once.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use throughline::index::{Library, StoredPassage};
use throughline::model::{PassageKind, SectionKind};

use crate::draw::Draw;
use crate::say;

/// How many passages a made-up review has at least; most have more, since the build of a
/// real one is kept whole. The whole is of about 1.2 million.
const PASSAGES: usize = 480;
/// Counts the changes of what is made here.
const VERSION: u32 = 2;

/// Made-up reviews, and the library of them.
pub(crate) struct Corpus {
    /// The corpus folder.
    pub folder: PathBuf,
    /// Its library.
    pub library: Library,
}

/// What real passages are made of.
pub(crate) struct Real {
    reviews: Vec<Vec<Shape>>,
    sentences: BTreeMap<Sort, Vec<String>>,
    /// Where everything made of it is kept.
    kept: PathBuf,
}

/// What sentences are drawn by.
type Sort = (SectionKind, &'static str);

/// A passage without its sentences; a heading is kept as it is.
enum Shape {
    Heading(String),
    Passage(Sort, usize),
}

/// Everything below these folders that can be a review, by name.
pub(crate) fn files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = folders.to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder that can be read") {
            let path = entry.expect("an entry").path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            let about = path.file_stem().is_some_and(|stem| stem == "README");
            if path.is_dir() {
                folders.push(path);
            } else if !about
                && matches!(ending, Some("pdf" | "md" | "txt" | "docx" | "html"))
            {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Copies files side by side: names of folders say nothing here.
pub(crate) fn copies(files: &[PathBuf], folder: &Path) {
    fs::create_dir_all(folder).expect("room for a copy");
    for (number, file) in files.iter().enumerate() {
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        fs::copy(file, folder.join(format!("{number:05}.{ending}")))
            .expect("room for a copy");
    }
}

fn index(folder: &Path) {
    Command::new(env!("CARGO_BIN_EXE_throughline"))
        .args(["index", "-q", "-C"])
        .arg(folder)
        .stdout(Stdio::null())
        .status()
        .expect("the program");
}

impl Real {
    /// Reads these files by way of the library.
    pub(crate) fn read(files: &[PathBuf]) -> Self {
        let mut hasher = DefaultHasher::new();
        for file in files {
            (file, fs::metadata(file).map_or(0, |file| file.len())).hash(&mut hasher);
        }
        let key = format!("themes-{:016x}-{VERSION}", hasher.finish());
        let kept = std::env::temp_dir().join("throughline-bench").join(key);
        let source = kept.join("source");
        if !source.join(".throughline").is_dir() {
            say(&format!("reading {} files", files.len()));
            copies(files, &source);
            index(&source);
        }
        let library = Library::open(&source).expect("a library just made");
        let mut real = Self { reviews: Vec::new(), sentences: BTreeMap::new(), kept };
        for review in library.review_ids() {
            let passages = library.passages(review).expect("a library just made");
            let shapes = passages.iter().map(|stored| real.shape(stored)).collect();
            real.reviews.push(shapes);
        }
        real.reviews.retain(|shapes| !shapes.is_empty());
        real
    }

    fn shape(&mut self, stored: &StoredPassage) -> Shape {
        let passage = &stored.passage;
        if passage.kind == PassageKind::Heading {
            return Shape::Heading(line(&passage.text));
        }
        let starts = passage.sentences.iter().map(|start| *start as usize);
        let ends = starts.clone().skip(1).chain([passage.text.len()]);
        let sort = (stored.section_kind, passage.kind.name());
        let sentences = starts.zip(ends).map(|(start, end)| &passage.text[start..end]);
        self.sentences.entry(sort).or_default().extend(sentences.map(line));
        Shape::Passage(sort, passage.sentences.len())
    }

    /// So many reviews, indexed.
    pub(crate) fn corpus(&self, reviews: usize) -> Corpus {
        let folder = self.kept.join(format!("{reviews}"));
        if !folder.exists() {
            say(&format!("making {reviews} reviews"));
            let half = self.kept.join("half");
            let _ = fs::remove_dir_all(&half);
            fs::create_dir_all(&half).expect("room for reviews");
            for number in 0..reviews {
                let name = format!("review-{number:05}.md");
                fs::write(half.join(name), self.review(number)).expect("room for one");
            }
            index(&half);
            fs::rename(&half, &folder).expect("a folder of our own");
        }
        let library = Library::open(&folder).expect("a library just made");
        Corpus { folder, library }
    }

    fn review(&self, number: usize) -> String {
        let mut draw = Draw::new(number as u64);
        let year = 2008 + draw.below(16);
        let mut text =
            format!("# Serious Case Review: Child {number}\n\nPublished {year}\n\n");
        let mut passages = 0;
        while passages < PASSAGES {
            for shape in draw.one(&self.reviews) {
                passages += 1;
                // writing to memory cannot fail
                let _ = match shape {
                    Shape::Heading(heading) => write!(text, "## {heading}\n\n"),
                    Shape::Passage(sort, count) => {
                        let from = &self.sentences[sort];
                        let drawn = (0..*count).map(|_| draw.one(from).as_str());
                        let drawn: Vec<&str> = drawn.collect();
                        write!(text, "{}\n\n", drawn.join(" "))
                    }
                };
            }
        }
        text
    }
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
