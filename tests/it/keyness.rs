//! keyness: the words that mark a set of passages, on planted and shipped reviews.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::harness::Project;

/// Eight reviews of as many words; `lantern` is written three times as often in the four
/// of 2015 as in those of 2010, all other words equally often.
fn planted() -> Project {
    const WORDS: [&str; 30] = [
        "door", "street", "window", "table", "winter", "garden", "letter", "river",
        "bread", "paper", "stone", "glass", "music", "summer", "shoes", "clock", "train",
        "market", "island", "bridge", "forest", "candle", "basket", "kitchen", "ribbon",
        "feather", "mirror", "pencil", "saddle", "teapot",
    ];
    let project = Project::new();
    let mut table = "file,published\n".to_owned();
    for number in 0..8_usize {
        let (year, lanterns) = if number < 4 { (2010, 4) } else { (2015, 12) };
        let mut text = format!("# Review {number}\n\n## Findings\n\n");
        for round in 0..12_usize {
            let turned = (0..WORDS.len()).map(|at| WORDS[(at * 7 + number + round) % 30]);
            let words: Vec<&str> = turned.collect();
            let lantern = if round < lanterns { "lantern" } else { "bucket" };
            write!(text, "{} {lantern}.\n\n", words.join(" ")).unwrap();
        }
        project.put(&format!("corpus/r{number}.md"), text);
        writeln!(table, "r{number}.md,{year}").unwrap();
    }
    project.put("corpus/reviews.csv", table);
    project
}

fn rows(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = [&["keyness"], arguments, &["--format", "json"]].concat();
    project.run(&all).ends(0).json().as_array().expect("rows").clone()
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["feature"].as_str().expect("a word")).collect()
}

#[test]
fn a_word_three_times_as_frequent_is_among_the_first() {
    let project = planted();
    let found = rows(&project, &["year:2015", "year:2010"]);
    assert!(names(&found)[..10.min(found.len())].contains(&"lantern"));
    let lantern = &found[0];
    assert_eq!(lantern["feature"], "lantern");
    let counts = ["freq_target", "freq_ref", "reviews_target", "reviews_ref"]
        .map(|name| &lantern[name]);
    assert_eq!(counts, [&json!(48), &json!(16), &json!(4), &json!(4)]);
    let near = |name: &str, expected: f64| {
        let found = lantern[name].as_f64().expect("a number");
        assert!((found - expected).abs() < 1e-9, "{name}: {found} {expected}");
    };
    near("log_ratio", 3.0_f64.log2());
    // equally long sides: expected 32 each
    near("ll", 2.0 * (48.0 * 1.5_f64.ln() + 16.0 * 0.5_f64.ln()));
    let rest = rows(&project, &["year:2015"]);
    assert_eq!(
        (&rest[0]["feature"], &rest[0]["ll"]),
        (&lantern["feature"], &lantern["ll"])
    );
    let other = rows(&project, &["year:2015", "--side", "ref"]);
    assert_eq!(names(&other)[0], "bucket");
    let both = rows(&project, &["year:2015", "--side", "both", "--ngrams", "2"]);
    assert!(both.iter().all(|row| row["feature"].as_str().unwrap().contains(' ')));
}

#[test]
fn words_are_counted_as_often_as_searches_have_hits() {
    let project = Project::shipped();
    let found = rows(&project, &["section:recommendations", "--ngrams", "1"]);
    for row in found.iter().take(6) {
        let word = row["feature"].as_str().expect("a word");
        for (side, query) in [
            ("freq_target", format!("\"{word}\" section:recommendations")),
            ("freq_ref", format!("\"{word}\" NOT section:recommendations")),
        ] {
            let search = ["search", &query, "--count", "--format", "json"];
            let hits = project.run(&search);
            assert_eq!(hits.json()["hits"], row[side], "{query}");
        }
    }
    let search = ["search", "\"child protection\" section:recommendations", "--count"];
    let hits = project.run(&[&search[..], &["--format", "json"]].concat()).json();
    let pairs =
        rows(&project, &["section:recommendations", "--ngrams", "2", "--side", "both"]);
    let pair = pairs.iter().find(|row| row["feature"] == "child protection");
    assert_eq!(pair.expect("a pair")["freq_target"], hits["hits"]);
}

#[test]
fn a_theme_stands_for_the_reviews_it_is_found_in() {
    let project = Project::shipped();
    let themes = project.run(&["themes", "threshold", "--format", "json"]).ends(0).json();
    let found = rows(&project, &["threshold", "--reviews", "--unit", "reviews"]);
    let row = &found[0];
    assert_eq!(row["all_reviews_target"], themes["rows"][0]["reviews_found"]);
    let all = row["all_reviews_target"].as_u64().unwrap()
        + row["all_reviews_ref"].as_u64().unwrap();
    assert_eq!(row["corpus_reviews"], all);
    assert_eq!((&row["unit"], &row["target"]), (&json!("reviews"), &json!("threshold")));
    assert!(row["codebook_name"].is_string());
    // without it, a query like any other
    let passages = rows(&project, &["threshold"]);
    assert!(passages[0]["codebook_name"].is_null());
}

#[test]
fn sets_that_share_passages_are_an_error() {
    let project = planted();
    let shared = project.run(&["keyness", "lantern", "year:2015"]).ends(2);
    assert!(shared.talk.contains("the two sets share 48 passages"), "{}", shared.talk);
    assert!(
        shared.talk.contains("hint: hold the first against `rest`"),
        "{}",
        shared.talk
    );
    for wrong in [
        &["lantern NEAR"][..],
        &["lantern", "--ngrams", "4"],
        &["lantern", "--side", "left"],
        &["context", "--reviews"],
        &["found:moon"],
        &[],
    ] {
        project.run(&[&["keyness"], wrong].concat()).ends(2);
    }
    let none = project.run(&["keyness", "zebra"]).ends(1);
    assert!(
        none.talk.contains("note: `zebra` has no passage that counts"),
        "{}",
        none.talk
    );
}

#[test]
fn every_format_is_written_and_bytes_do_not_depend_on_threads() {
    let project = planted();
    let with = |more: &[&str]| {
        project.run(&[&["keyness", "year:2015"], more].concat()).ends(0).out
    };
    for ngrams in ["1", "2"] {
        let csv = |threads| {
            with(&["--format", "csv", "--ngrams", ngrams, "--threads", threads])
        };
        assert_eq!(csv("1"), csv("3"));
        assert!(csv("1").starts_with(
            "feature,freq_target,freq_ref,reviews_target,reviews_ref,per_10k_target,\
             per_10k_ref,ll,p_adj,log_ratio,"
        ));
    }
    assert!(with(&["--format", "html"]).contains("<table>"));
    assert!(with(&["--format", "markdown"]).starts_with("| word |"));
    with(&["--format", "xlsx", "-o", "keyness.xlsx"]);
    assert!(project.path("keyness.xlsx").exists());
    insta::assert_snapshot!(with(&["--limit", "2"]), @"
    word     times  ref.  per 10,000    ref.  reviews  ref.  log ratio    LL  p adj.
    lantern     48    16      320.00  106.67        4     4       1.58  16.7  <0.001

    `year:2015` (1500 words of 4 reviews) held against the rest (1500 words of 4 reviews), near-copies left out, each case once. 34 of 42 different words often enough to be tested, 1 of them more frequent in the first. Corpus 8705895d7d3f, throughline 0.1.0.
    Log ratio (Hardie 2014): how many times as frequent, as a power of two: 0 is equally, 1 twice, 2 four times, -1 half as frequent. LL (Rayson and Garside 2000): how surely the two rates differ: chance alone gives 3.84 or more once in 20 rows, 6.63 once in 100, 10.83 once in 1,000. p adj. (Benjamini and Hochberg 1995): p after so many tests: of all rows whose p adj. is below 0.05, at most one in 20 is expected to be chance. Words of one review are not independent of one another, so that p flatters: look at the numbers of reviews, and at --unit reviews.
    `throughline keyness 'year:2015' rest --cell 'WORD'` shows the passages of a row in the first; with --side ref those in the second.
    ");
}
