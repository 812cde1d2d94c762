//! The reviews this project ships: what is read in them is what was written.
//!
//! `corpus/examples` holds, block by block, the text that the sixteen reviews were typeset
//! from, by five kinds of software. The bars are those of real use: 97 % of paragraphs
//! whole with their numbers, 95 % of headings, 90 % of what title pages say.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use throughline::text::tokens;

use crate::harness::Project;

/// A paragraph shorter than this many words is not measured: it is a line of a table or
/// of a title page as often as not.
const SHORT: usize = 8;

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name)
}

/// A copy of the shipped reviews, without corrections: what is measured is the reading.
fn project() -> Project {
    let project = Project::new();
    for entry in fs::read_dir(shipped("reviews")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        project.put(&name, fs::read(&path).unwrap());
    }
    project
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn labels() -> Vec<Value> {
    ["examples/reviews-dense.jsonl", "examples/reviews-sparse.jsonl"]
        .iter()
        .flat_map(|name| lines(&fs::read_to_string(shipped(name)).unwrap()))
        .collect()
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for token in tokens(text) {
        *words.entry(token.word.into_owned()).or_default() += 1;
    }
    words
}

/// The harmonic mean of precision and recall of a bag of words.
#[allow(clippy::cast_precision_loss, reason = "a passage has few words")]
fn likeness(a: &BTreeMap<String, usize>, b: &BTreeMap<String, usize>) -> f64 {
    let shared: usize =
        a.iter().map(|(word, count)| (*count).min(*b.get(word).unwrap_or(&0))).sum();
    let all = a.values().sum::<usize>() + b.values().sum::<usize>();
    if all == 0 { 1.0 } else { 2.0 * shared as f64 / all as f64 }
}

fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or_default()
}

/// The passages of each review, with their words.
type Passages = BTreeMap<String, Vec<(Value, BTreeMap<String, usize>)>>;

fn passages(project: &Project) -> Passages {
    let mut passages = Passages::new();
    for row in lines(&project.run(&["export", "passages", "--format", "ndjson"]).out) {
        let bag = words(text(&row, "text"));
        passages.entry(text(&row, "review").to_owned()).or_default().push((row, bag));
    }
    passages
}

/// Whether one passage is this paragraph, with its number where it has one.
fn is_whole(label: &Value, passages: &[(Value, BTreeMap<String, usize>)]) -> bool {
    let number = text(label, "number");
    let written = text(label, "text");
    let body = written.strip_prefix(number).unwrap_or(written);
    let (whole, body) = (words(written), words(body));
    passages.iter().any(|(row, bag)| {
        likeness(bag, &body).max(likeness(bag, &whole)) >= 0.95
            && (number.is_empty() || text(row, "number") == number)
    })
}

#[test]
fn paragraphs_come_out_whole_with_their_numbers() {
    let passages = passages(&project());
    let (mut all, mut whole) = (0, 0);
    for label in labels() {
        let written = text(&label, "text");
        let measured = text(&label, "kind") == "paragraph"
            && !written.contains('\n')
            && !text(&label, "section").to_lowercase().contains("contents")
            && tokens(written).count() >= SHORT;
        if measured {
            all += 1;
            whole += usize::from(is_whole(&label, &passages[text(&label, "review")]));
        }
    }
    assert!(all > 1_400, "{all} paragraphs");
    assert!(whole * 100 >= all * 97, "{whole} of {all} paragraphs");
}

#[test]
fn headings_are_found() {
    let passages = passages(&project());
    let (mut all, mut found) = (0, 0);
    for label in labels().iter().filter(|label| text(label, "kind") == "heading") {
        let written = words(text(label, "text"));
        let is_heading = |(row, bag): &(Value, BTreeMap<String, usize>)| {
            text(row, "kind") == "heading" && likeness(bag, &written) >= 0.9
        };
        all += 1;
        found += usize::from(passages[text(label, "review")].iter().any(is_heading));
    }
    assert!(all > 380, "{all} headings");
    assert!(found * 100 >= all * 95, "{found} of {all} headings");
}

#[test]
fn no_running_head_or_foot_is_inside_a_passage() {
    let furniture = [
        "STRICTLY CONFIDENTIAL Executive",
        "Page 2 of",
        "Page 3 of",
        "Page 5 of",
        "— STRICTLY CONFIDENTIAL",
    ];
    for (review, passages) in passages(&project()) {
        for (row, _) in passages {
            let found =
                furniture.iter().find(|words| text(&row, "text").contains(*words));
            assert_eq!(found, None, "{review}: {row}");
        }
    }
}

#[test]
fn title_pages_are_read() {
    let status = project().run(&["status", "--format", "json"]).json();
    let mut truth = csv::Reader::from_path(shipped("examples/metadata.csv")).unwrap();
    let (mut all, mut right) = (0, 0);
    for record in truth.deserialize::<BTreeMap<String, String>>() {
        let record = record.unwrap();
        let rows = status.as_array().unwrap();
        let row = rows.iter().find(|row| row["review"] == record["id"].as_str()).unwrap();
        for field in ["title", "board", "child", "author", "published"] {
            let (written, read) = (&record[field], text(row, field));
            let same = match field {
                "published" => written.get(..4) == read.get(..4),
                _ => likeness(&words(written), &words(read)) >= 0.9,
            };
            all += 1;
            right += usize::from(same);
        }
    }
    assert_eq!(all, 80);
    assert!(right * 100 >= all * 90, "{right} of {all} fields");
}

#[test]
fn what_is_shipped_says_that_it_is_fiction() {
    let readme = fs::read_to_string(shipped("README.md")).unwrap();
    assert!(readme.contains("fiction"));
    assert!(readme.contains("no real child"));
}
