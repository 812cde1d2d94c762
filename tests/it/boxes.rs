//! The boxes on a page picture stand around the words that were found: an independent
//! reader's boxes say which words those are.

use std::fs;
use std::process::Command;

use crate::harness::{Project, shared};
use crate::site::Site;

/// Words that reviews, inspections and inquiries all have.
const WORDS: [&str; 12] = [
    "\"risk\"",
    "\"meeting\"",
    "\"staff\"",
    "\"records\"",
    "\"police\"",
    "\"evidence\"",
    "\"of the\"",
    "\"should be\"",
    "\"training\"",
    "\"in the\"",
    "\"children\"",
    "\"made\"",
];

/// A word and where it stands, by the other reader.
struct Word {
    text: String,
    left: f64,
    right: f64,
    middle: f64,
}

#[test]
fn boxes_cover_the_words_that_were_found() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        eprintln!("skipped: no pdftotext to compare with");
        return;
    }
    let project = Project::shipped();
    if let Some(real) = shared("real") {
        let mut files: Vec<_> = walk(&real);
        files.sort();
        for (at, file) in files.iter().step_by(files.len().div_ceil(24)).enumerate() {
            project.put(&format!("corpus/real-{at}.pdf"), fs::read(file).unwrap());
        }
    }
    let site = Site::open(project);
    let (mut right, mut wrong) = (0, Vec::new());
    for word in WORDS {
        let query = word.replace('"', "%22").replace(' ', "+");
        let found = site.page(&format!("/api/search?q={query}&limit=100"));
        let found: serde_json::Value = serde_json::from_str(&found).unwrap();
        let hits = found["hits"].as_array().unwrap();
        for hit in hits.iter().step_by(hits.len().div_ceil(18)) {
            let (review, file) =
                (hit["review"].as_str().unwrap(), hit["file"].as_str().unwrap());
            let page = &hit["page"];
            let passage = hit["passage"].as_str().unwrap().replace('/', "%2F");
            let path = format!("/review/{review}/{page}?q={query}&passage={passage}");
            let words =
                words(&site.project.path("corpus").join(file), page.as_u64().unwrap());
            for rect in rects(&site.page(&path)) {
                let under = under(&words, rect);
                if word.trim_matches('"').split(' ').any(|it| under.contains(it)) {
                    right += 1;
                } else {
                    wrong.push(format!("{file} p. {page} {word}: `{under}`"));
                }
            }
        }
    }
    eprintln!("{right} boxes right, {} wrong", wrong.len());
    assert!(right >= 200 || shared("real").is_none(), "only {right} boxes were compared");
    assert!(wrong.len() * 200 <= right, "{right} right, wrong:\n{}", wrong.join("\n"));
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else if path.extension().is_some_and(|end| end == "pdf") {
            files.push(path);
        }
    }
    files
}

/// The boxes of hits on a page: left, top, right, bottom.
fn rects(page: &str) -> Vec<[f64; 4]> {
    let number = |rect: &str, name: &str| -> f64 {
        let after = rect.split(&format!(" {name}=\"")).nth(1).unwrap();
        after.split('"').next().unwrap().parse().unwrap()
    };
    page.split("<rect class=\"hit\"")
        .skip(1)
        .map(|rect| {
            let (x, y) = (number(rect, "x"), number(rect, "y"));
            [x, y, x + number(rect, "width"), y + number(rect, "height")]
        })
        .collect()
}

/// The words under a box, in lower case. Of a word that the box takes a part of, as of
/// `high-risk`, that part must be inside.
fn under(words: &[Word], [x0, y0, x1, y1]: [f64; 4]) -> String {
    let inside = |word: &&Word| {
        let shared = word.right.min(x1) - word.left.max(x0);
        let narrower = (word.right - word.left).min(x1 - x0);
        (y0..=y1).contains(&word.middle) && shared > narrower / 2.0
    };
    let texts = words.iter().filter(inside).map(|word| word.text.to_lowercase());
    texts.collect::<Vec<_>>().join(" ")
}

fn words(file: &std::path::Path, page: u64) -> Vec<Word> {
    let page = page.to_string();
    let read = Command::new("pdftotext")
        .args(["-bbox", "-cropbox", "-f", &page, "-l", &page])
        .arg(file)
        .arg("-")
        .output()
        .unwrap();
    let read = String::from_utf8_lossy(&read.stdout).into_owned();
    let number = |line: &str, name: &str| -> f64 {
        let after = line.split(&format!("{name}=\"")).nth(1).unwrap();
        after.split('"').next().unwrap().parse().unwrap()
    };
    read.lines()
        .filter(|line| line.trim_start().starts_with("<word "))
        .map(|line| {
            let text =
                line.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned();
            let middle = f64::midpoint(number(line, "yMin"), number(line, "yMax"));
            Word { text, left: number(line, "xMin"), right: number(line, "xMax"), middle }
        })
        .collect()
}
