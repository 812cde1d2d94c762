//! words: how often each word is written, on the corpus that ships and on a tiny one.

use serde_json::{Value, json};

use crate::harness::Project;

fn tiny() -> Project {
    let review =
        |title: &str, found: &str| format!("# {title}\n\n## Findings\n\n{found}\n");
    let project = Project::new()
        .file("corpus/a.md", review("Child A", "The kettle, a kettle: kettles."))
        .file("corpus/b.md", review("Child B", "One lamp and one kettle stood."))
        .file("corpus/c.md", review("Child C", "The door."));
    project.put("corpus/reviews.csv", "file,case\na.md,one\nb.md,\nc.md,one\n");
    project
}

fn rows(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = [&["words"], arguments, &["--format", "json"]].concat();
    project.run(&all).ends(0).json().as_array().expect("rows").clone()
}

fn counts(row: &Value) -> (&str, u64, u64) {
    let count = |name: &str| row[name].as_u64().expect("a count");
    (row["word"].as_str().expect("a word"), count("freq"), count("reviews"))
}

/// 8 + 9 + 5 = 22 words, 13 of them of the case of `a` and `c`; `kettle` twice there and
/// once in `b`: DP is 2/3 - 13/22.
#[test]
fn words_are_counted_as_by_hand() {
    let project = tiny();
    let found = rows(&project, &["--min-freq", "2"]);
    let expected = [
        ("child", 3, 2),
        ("findings", 3, 2),
        ("kettle", 3, 2),
        ("a", 2, 1),
        ("one", 2, 1),
        ("the", 2, 1),
    ];
    assert_eq!(found.iter().map(counts).collect::<Vec<_>>(), expected);
    let near = |name: &str, expected: f64| {
        let found = found[2][name].as_f64().expect("a number");
        assert!((found - expected).abs() < 1e-9, "{name}: {found} {expected}");
    };
    near("per_10k", 30_000.0 / 22.0);
    near("dispersion", 2.0 / 3.0 - 13.0 / 22.0);
    assert_eq!(found[0]["corpus_reviews"], 2);
}

#[test]
fn what_is_listed_is_as_asked() {
    let project = tiny();
    let names = |arguments: &[&str]| -> Vec<String> {
        let rows = rows(&project, arguments);
        rows.iter().map(|row| counts(row).0.to_owned()).collect()
    };
    assert_eq!(names(&["--match", "kettle*"]), ["kettle", "kettles"]);
    assert_eq!(names(&["--match", "kettle"]), ["kettle", "kettles"]);
    assert_eq!(names(&["--match", "\"kettle\""]), ["kettle"]);
    let folded = rows(&project, &["--match", "kettle*", "--inflections"]);
    assert_eq!(folded.iter().map(counts).collect::<Vec<_>>(), [("kettle", 4, 2)]);
    let only = ["--where", "lamp", "--content-words", "--sort", "word"];
    assert_eq!(names(&only), ["kettle", "lamp", "one", "stood"]);
    assert_eq!(names(&["--sort", "word", "--limit", "2"]), ["a", "and"]);
    assert_eq!(rows(&project, &["--where", "lamp"])[0]["asked_where"], json!("lamp"));
}

#[test]
fn a_word_is_counted_as_often_as_a_search_has_hits() {
    let project = Project::shipped();
    let found = rows(&project, &["--min-freq", "2"]);
    let sum: u64 = rows(&project, &[]).iter().map(|row| counts(row).1).sum();
    let index = project.run(&["index", "--format", "json"]).ends(0).json();
    assert_eq!(index["words"], sum);
    for row in found.iter().step_by(found.len() / 12) {
        let (word, freq, reviews) = counts(row);
        let quoted = format!("\"{word}\"");
        let search = ["search", &quoted, "--count", "--format", "json"];
        let hits = project.run(&search).ends(0).json();
        assert_eq!((&hits["hits"], &hits["reviews"]), (&json!(freq), &json!(reviews)));
    }
}

#[test]
fn every_format_is_written_and_bytes_do_not_depend_on_threads() {
    let project = tiny();
    let with = |more: &[&str]| project.run(&[&["words"], more].concat()).ends(0).out;
    let csv = with(&["--format", "csv", "--threads", "1"]);
    assert_eq!(csv, with(&["--format", "csv", "--threads", "3"]));
    assert!(csv.starts_with("word,freq,per_10k,reviews,dispersion,asked_where,"));
    assert!(with(&["--format", "html"]).contains("<table>"));
    assert!(with(&["--format", "markdown"]).starts_with("| word |"));
    with(&["--format", "xlsx", "-o", "words.xlsx"]);
    assert!(project.path("words.xlsx").exists());
    insta::assert_snapshot!(with(&["--limit", "3"]), @r#"
    word      times  per 10,000 words  reviews    DP
    child         3           1363.64        2  0.08
    findings      3           1363.64        2  0.08
    kettle        3           1363.64        2  0.08

    13 of 13 different words often enough. 3 shown, --limit shows more. 22 words of 2 reviews, near-copies left out, each case once. Corpus 45c600f5f518, throughline 0.1.0.
    DP (Gries 2008): how unevenly it is spread over the reviews, given how long they are: 0 where each has its share, near 1 where one short review has it all. A word that is written often and has a high DP is a word of few reviews.
    `throughline search '"WORD" NOT duplicate_of:*'` shows the passages of a row.
    "#);
}

#[test]
fn what_makes_no_answer_is_said() {
    let project = tiny();
    for wrong in [&["--match", "two words"][..], &["--match", "a*"], &["--sort", "moon"]]
    {
        project.run(&[&["words"], wrong].concat()).ends(2);
    }
    project.run(&["words", "--match", "zebra*"]).ends(1);
    project.run(&["words", "--where", "zebra"]).ends(1);
}
