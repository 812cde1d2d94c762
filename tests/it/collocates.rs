//! collocates: the words around a hit, on the corpus that ships and on a tiny one.

use serde_json::{Value, json};

use crate::harness::Project;

/// Of `kettle` and `kettles` five hits; `a` and `c` are one case.
fn tiny() -> Project {
    let review =
        |title: &str, found: &str| format!("# {title}\n\n## Findings\n\n{found}\n");
    let project = Project::new()
        .file(
            "corpus/a.md",
            review("Child A", "The hot kettle stood near. The hot tap ran."),
        )
        .file(
            "corpus/b.md",
            review("Child B", "A hot kettle, a hot kettle and the lamp."),
        )
        .file(
            "corpus/c.md",
            review("Child C", "He filled the kettles. No kettle was hot."),
        );
    project.put("corpus/reviews.csv", "file,case\na.md,one\nb.md,\nc.md,one\n");
    project
}

fn rows(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = [&["collocates"], arguments, &["--format", "json"]].concat();
    project.run(&all).ends(0).json().as_array().expect("rows").clone()
}

/// The collocate, in company, hits, anywhere, reviews.
fn counts(row: &Value) -> (&str, u64, u64, u64, u64) {
    let count = |name: &str| row[name].as_u64().expect("a count");
    let name = row["collocate"].as_str().expect("a word");
    (name, count("freq_ab"), count("freq_a"), count("freq_b"), count("reviews"))
}

const ALL: [&str; 5] = ["--all-words", "--min-freq", "1", "--min-reviews", "1"];

/// One word before, one after. 4 hits of the one form: `hot` before and `stood` after;
/// `hot` and `a`, `hot` and `and`; `no` and `was`. The third `a` is that of `Child A`.
#[test]
fn words_around_a_hit_are_counted_as_by_hand() {
    let project = tiny();
    let asked = ["\"kettle\"", "--window", "1,1", "--sort", "collocate"];
    let found = rows(&project, &[&asked[..], &ALL].concat());
    let expected = [
        ("a", 1, 4, 3, 1),
        ("and", 1, 4, 1, 1),
        ("hot", 3, 4, 5, 2),
        ("no", 1, 4, 1, 1),
        ("stood", 1, 4, 1, 1),
        ("was", 1, 4, 1, 1),
    ];
    assert_eq!(found.iter().map(counts).collect::<Vec<_>>(), expected);
    let hot = &found[2];
    assert_eq!((&hot["node"], &hot["window"]), (&json!("\"kettle\""), &json!("1,1")));
    // 9 + 9 + 8 words of passages, and three of the headings of each
    assert_eq!((&hot["n"], &hot["window_words"]), (&json!(35), &json!(8)));
    let near = |name: &str, expected: f64| {
        let found = hot[name].as_f64().expect("a number");
        assert!((found - expected).abs() < 1e-9, "{name}: {found} {expected}");
    };
    near("logdice", 14.0 + (6.0_f64 / 9.0).log2());
    near("mi", (3.0_f64 * 35.0 / 20.0).log2());
    // 3 of 5 in 8 of 35 words, what is expected being worked out from the margins
    let cells =
        [(3.0_f64, 8.0 * 5.0), (5.0, 8.0 * 30.0), (2.0, 27.0 * 5.0), (25.0, 27.0 * 30.0)];
    let sum: f64 = cells.iter().map(|(o, e)| o * (o / (e / 35.0)).ln()).sum();
    near("ll", 2.0 * sum);
}

#[test]
fn hits_are_those_that_search_counts_and_every_number_opens() {
    let project = Project::shipped();
    for query in ["threshold", "\"child protection\"", "health NEAR/5 police", "escalat*"]
    {
        let count = ["search", query, "--count", "--format", "json"];
        let count = project.run(&count).ends(0).json();
        let found = rows(&project, &[query, "--min-freq", "2"]);
        assert!(found.iter().all(|row| row["freq_a"] == count["hits"]), "{query}");
        for row in found.iter().take(5) {
            let word = row["collocate"].as_str().expect("a word");
            let quoted = format!("\"{word}\"");
            let search = ["search", &quoted, "--count", "--format", "json"];
            assert_eq!(
                project.run(&search).ends(0).json()["hits"],
                row["freq_b"],
                "{word}"
            );
            let cell = rows(&project, &[query, "--cell", word]);
            let spans =
                |one: &Value| one["spans"].as_array().expect("spans").len() as u64;
            assert_eq!(cell.iter().map(spans).sum::<u64>(), row["freq_ab"], "{word}");
            let count =
                ["collocates", query, "--cell", word, "--count", "--format", "json"];
            let count = project.run(&count).ends(0).json();
            assert_eq!(count["hits"], row["freq_ab"], "{word}");
            assert_eq!(count["reviews"], row["reviews"], "{word}");
            let passage = cell[0]["passage"].as_str().expect("a name");
            project.run(&["cite", "--evidence", passage]).ends(0);
        }
    }
}

#[test]
fn a_cell_says_where_both_stand() {
    let cell = rows(&tiny(), &["\"kettle\"", "--cell", "lamp"]);
    assert_eq!(cell.len(), 1);
    assert_eq!(cell[0]["text"], "A hot kettle, a hot kettle and the lamp.");
    assert_eq!(cell[0]["spans"], json!([[35, 39]]));
    assert_eq!(cell[0]["node_spans"], json!([[6, 12], [20, 26]]));
}

#[test]
fn windows_function_words_and_inflections_are_as_asked() {
    let project = tiny();
    let names = |arguments: &[&str]| -> Vec<String> {
        let guards = ["--min-freq", "1", "--min-reviews", "1", "--sort", "collocate"];
        let rows = rows(&project, &[arguments, &guards].concat());
        rows.iter().map(|row| counts(row).0.to_owned()).collect()
    };
    // the sentence of the first, not the next one; `was`, `he` and `the` say nothing
    let sentence = names(&["kettle", "--sentence"]);
    assert_eq!(sentence, ["filled", "hot", "kettle", "lamp", "near", "no", "stood"]);
    assert_eq!(names(&["kettle", "--window", "0,1"]), ["no", "stood"]);
    let only = names(&["kettle", "--where", "lamp", "--window", "1,0"]);
    assert_eq!(only, ["hot"]);
    let both =
        rows(&project, &["lamp OR tap OR no", "--inflections", "--min-reviews", "1"]);
    assert_eq!(counts(&both[0]), ("kettle", 4, 3, 5, 2));
}

#[test]
fn copies_are_left_out() {
    let project = tiny();
    let long = "The hot kettle stood near. ".repeat(40);
    project.put("corpus/d.md", format!("# Child D\n\n{long}\n"));
    project.put("corpus/e.md", format!("# Child D\n\n{long}\n\n"));
    let status = project.run(&["status", "--format", "json"]).ends(0).json();
    let copies = status.as_array().expect("rows").iter();
    assert_eq!(copies.filter(|row| !row["duplicate_of"].is_null()).count(), 1);
    let asked = ["kettle", "--min-freq", "1", "--min-reviews", "1"];
    assert_eq!(rows(&project, &asked)[0]["freq_a"], 45);
}

#[test]
fn every_format_is_written_and_bytes_do_not_depend_on_threads() {
    let project = tiny();
    let asked = [&["collocates", "kettle"], &ALL[1..]].concat();
    let with = |more: &[&str]| project.run(&[&asked[..], more].concat()).ends(0).out;
    assert_eq!(
        with(&["--format", "csv", "--threads", "1"]),
        with(&["--format", "csv", "--threads", "3"])
    );
    assert!(with(&["--format", "csv"]).starts_with(
        "node,collocate,window,freq_ab,freq_a,freq_b,n,logdice,mi,ll,reviews,"
    ));
    assert!(with(&["--format", "html"]).contains("<table>"));
    assert!(with(&["--format", "markdown"]).starts_with("| collocate |"));
    assert_eq!(with(&["--format", "ndjson"]).lines().count(), 9);
    with(&["--format", "xlsx", "-o", "collocates.xlsx"]);
    assert!(project.path("collocates.xlsx").exists());
    insta::assert_snapshot!(with(&["--limit", "3"]), @"
    collocate  near  in all  reviews  logDice    MI   G²
    hot           5       5        2    14.00  2.81  4.1
    kettle        3       4        2    13.42  2.39  0.1
    filled        1       1        1    12.42  2.81  0.8

    Words up to 5 before and 5 after `kettle`: 5 hits, 9 of 9 words often enough. 3 shown, --limit shows more. 35 words of 2 reviews, near-copies left out, each case once. Corpus 583b87413385, throughline 0.1.0.
    logDice (Rychlý 2008): how exclusively the two keep one another's company: 14 at most, one less is half as much. MI (Church and Hanks 1990): how many times as often as by chance, as a power of two: 3 is eight times; rare words score high. G² (Dunning 1993): how surely it is not chance, whichever way: chance alone gives 3.84 or more once in 20 rows, 6.63 once in 100, 10.83 once in 1,000. Words that stand together need not belong together: read the passages.
    `throughline collocates 'kettle' --cell COLLOCATE` shows the passages of a row.
    ");
}

#[test]
fn what_makes_no_answer_is_said() {
    let project = tiny();
    for wrong in [
        &["kettle NEAR"][..],
        &["kettle", "--window", "5"],
        &["kettle", "--window", "0,0"],
        &["kettle", "--window", "1,1", "--sentence"],
        &["kettle", "--cell", "two words"],
        &["kettle", "--sort", "moon"],
        &["kettle", "--count"],
        &["found:moon"],
    ] {
        project.run(&[&["collocates"], wrong].concat()).ends(2);
    }
    let none = project.run(&["collocates", "zebra"]).ends(1);
    assert!(none.talk.contains("no passage has \"zebra\""), "{}", none.talk);
    project.run(&["collocates", "kettle", "--cell", "zebra"]).ends(1);
}
