//! `quality` through the real binary: what reviews say of how they were made.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::Project;

/// 10 words of method, 12 of narrative, 13 of analysis; headings are not counted, nor is
/// what is recommended.
const TOLD: &str = "# Child A

## Methodology

Mother met the reviewer. The review does not apportion blame.

## Narrative

The home was volatile. The officer wrote that it was “volatile”, too.

## Analysis

The nurse did not refer because she believed that school had done so.

## Recommendations

The Board should say who rings whom.

The school to keep a list.
";
const UNTOLD: &str = "# Child B\n\n## Narrative\n\nThe family moved to a flat.\n";

fn project() -> Project {
    Project::new().file("a.md", TOLD).file("b.md", UNTOLD).file(
        "codebook.yaml",
        "style:\n  style-blame: ['\"did not\"']\nsoftening:\n  softening-violence:\n    \
         terms:\n      volatile: violent\n",
    )
}

#[test]
fn the_table_says_what_it_is_out_of_and_cannot_show() {
    let run = project().run(&["quality"]).ends(0);
    let (table, made) = run.out.rsplit_once("\n2 of 2 reviews").expect("a caption");
    assert!(table.contains("not found in the text"), "{table}");
    assert!(made.contains("A text cannot show what was not written"), "{made}");
    assert!(
        made.contains("Corpus ")
            && made.contains("codebook ")
            && made.contains("markers ")
    );
}

#[test]
fn the_tables_are_as_agreed() {
    let run = project().run(&["quality"]).ends(0);
    let (tables, _) = run.out.rsplit_once("\n2 of 2 reviews").expect("a caption");
    insta::assert_snapshot!(tables, @"
    Passages that show something of a quality marker (–: not found in the text)

    review  purpose  parallel  information  practitioners  family  analysis  report  action
    a             1         –            –              –       1         –       –       2
    b             –         –            –              –       –         –       –       –

    Passages that say why, and whether any of the review does

    review  rationale  sense  systems         explains
    a               1      –        –              why
    b               –      –        –  only what found

    Language in the review's own voice, for every 1,000 words

    review  blame  softening
    a        28.6       28.6
    b         0.0        0.0

    How pages are shared among what sections are for

    review  pages  % narrative  % analysis  % action  % other
    a           1           26          24        24       25
    b           1           84           0         0       16
    ");
}

#[test]
fn passages_are_told_as_agreed() {
    let run = project().run(&["quality", "--evidence", "--review", "a"]).ends(0);
    insta::assert_snapshot!(run.out, @r#"
    Child A
      qm5-purpose: p. 1 · Methodology  [a/26316e4e.1:qm5-purpose]
          Mother met the reviewer. The »review does not apportion blame«.
      qm9-parallel: not found in the text
      qm10-information: not found in the text
      qm11-practitioners: not found in the text
      qm12-family: p. 1 · Methodology  [a/26316e4e.1:qm12-family]
          »Mother met the reviewer«. The review does not apportion blame.
      qm13-analysis: not found in the text
      qm14-report: not found in the text
      qm15-action: p. 1 · Recommendations  [a/8ddffde1.1:qm15-action]
          The Board should say who rings whom.
      qm15-action: p. 1 · Recommendations  [a/8902f5db.1:qm15-action]
          The school to keep a list.
      why-rationale: p. 1 · Analysis  [a/89edb227.1:why-rationale]
          The »nurse did not refer because she believed that school had« done so.
      why-sense: not found in the text
      why-systems: not found in the text
      style-blame: p. 1 · Analysis  [a/89edb227.1:style-blame]
          The nurse »did not« refer because she believed that school had done so.
      softening-violence: p. 1 · Narrative  [a/2b74ea84.1:softening-violence]
          The home was »volatile«. The officer wrote that it was “volatile”, too.
          plainly: violent
      softening-violence: p. 1 · Narrative, in the words of others  [a/2b74ea84.1:softening-violence]
          The home was volatile. The officer wrote that it was “»volatile«”, too.
          plainly: violent

    A text cannot show what was not written: "not found in the text" does not say that a thing was not done, and a passage that is quoted does not say that it was done well. These are no scores, and reviews and boards cannot be ranked by them.
    "#);
}

#[test]
fn what_is_quoted_opens_and_what_is_not_found_is_said() {
    let project = project();
    let run = project.run(&["quality", "--evidence", "--format", "json"]).ends(0);
    let rows = run.json();
    let rows = rows.as_array().expect("rows");
    let of = |review: &str, marker: &str| {
        let is_it = |row: &&Value| row["review"] == review && row["marker"] == marker;
        rows.iter().find(is_it).expect("a row").clone()
    };
    let shown = of("a", "qm12-family");
    let id = shown["id"].as_str().expect("a name");
    let opened =
        project.run(&["evidence", "--id", id, "--format", "json"]).ends(0).json();
    assert_eq!(opened[0], shown);
    let missing = of("b", "qm12-family");
    assert_eq!(missing["shown"], "not found in the text");
    assert!(missing["id"].is_null() && missing["text"].is_null());
    let soft: Vec<_> = rows
        .iter()
        .filter(|row| row["marker"] == "softening-violence")
        .map(|row| (&row["shown"], &row["words"], &row["plain"]))
        .map(|(shown, words, plain)| json!([shown, words, plain]))
        .collect();
    let expected = [
        json!(["shown", "volatile", "violent"]),
        json!(["words of others", "volatile", "violent"]),
    ];
    assert_eq!(soft, expected);
    let table = project.run(&["quality", "--evidence", "--review", "b"]).ends(0);
    assert!(table.out.contains("qm12-family: not found in the text"), "{}", table.out);
    assert!(!table.out.contains("absent"), "{}", table.out);
}

/// One language, one matcher, one number: what counts here is what a search counts.
#[test]
fn a_count_is_that_of_the_search_for_the_same() {
    let project = Project::new().file("a.md", TOLD).file("b.md", UNTOLD).file(
        "codebook.yaml",
        "style:\n  style-flat: ['flat OR home']\n  style-told: ['reviewer PRE/4 blame']\n",
    );
    let json = project.run(&["quality", "--format", "json"]).ends(0).json();
    let sum = |name: &str| -> u64 {
        let rows = json["rows"].as_array().expect("rows");
        rows.iter().filter_map(|row| row[name].as_u64()).sum()
    };
    for (name, query) in
        [("style_flat", "flat OR home"), ("style_told", "reviewer PRE/4 blame")]
    {
        let found = project.run(&["search", query, "--count"]);
        assert!(found.out.starts_with(&format!("{} hit", sum(name))), "{}", found.out);
    }
    let section = "section:recommendations NOT kind:heading";
    let found = project.run(&["search", section, "--count"]).ends(0);
    assert!(found.out.contains(&format!("{} passage", sum("qm15_action"))));
    assert_eq!(sum("qm15_action"), 2);
}

#[test]
fn there_is_no_total_no_score_and_no_order_but_that_of_names() {
    let project = project();
    let json = project.run(&["quality", "--format", "json"]).ends(0).json();
    let names: Vec<&Value> =
        json["rows"].as_array().expect("rows").iter().map(|row| &row["review"]).collect();
    assert_eq!(names, ["a", "b"]);
    for row in json["rows"].as_array().expect("rows") {
        for name in row.as_object().expect("an object").keys() {
            let told = ["total", "score", "rank", "sum", "grade"];
            assert!(!told.iter().any(|word| name.contains(word)), "{name}");
        }
    }
    let help = project.run(&["quality", "--help"]).ends(0).out;
    assert!(!help.contains("--sort"), "{help}");
}

#[test]
fn the_caveat_stands_in_every_format() {
    let project = project();
    let caveat = "A text cannot show what was not written";
    for format in ["table", "csv", "json", "ndjson", "markdown", "html"] {
        for what in [&[][..], &["--evidence"], &["--cell", "a,qm12-family"]] {
            let all = [&["quality", "--format", format], what].concat();
            let out = project.run(&all).ends(0).out;
            assert!(out.contains(caveat), "{format} {what:?}: {out}");
        }
    }
}

#[test]
fn a_review_a_marker_or_a_query_can_be_asked_for() {
    let project = project();
    let json = |arguments: &[&str]| {
        let all = [&["quality", "--format", "json"], arguments].concat();
        project.run(&all).ends(0).json()
    };
    let one = json(&["--review", "a", "--marker", "qm12-family"]);
    assert_eq!(one["rows"].as_array().expect("rows").len(), 1);
    assert_eq!(one["rows"][0]["qm12_family"], 1);
    assert!(one["rows"][0]["qm5_purpose"].is_null());
    let part = json(&["--where", "section:analysis"]);
    assert_eq!(part["rows"].as_array().expect("rows").len(), 1);
    assert_eq!(part["rows"][0]["explains"], "why");
    assert_eq!(part["rows"][0]["words"], 13);
    assert_eq!(part["rows"][0]["pages_narrative"], 0.0);
    project.run(&["quality", "--review", "z"]).ends(2);
    let run = project.run(&["quality", "--marker", "qm1"]).ends(2);
    assert!(run.talk.contains("markers are qm5-purpose"), "{}", run.talk);
    project.run(&["quality", "--where", "zebra"]).ends(1);
    project.run(&["quality", "--format", "xlsx", "-o", "q.xlsx"]).ends(0);
    assert!(fs::read(project.path("q.xlsx")).unwrap().starts_with(b"PK"));
}

/// Those of the sixteen reviews that ship whose name begins so, as a corpus.
fn shipped(beginning: &str) -> Project {
    let project = Project::new();
    let reviews = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reviews");
    for entry in fs::read_dir(reviews).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with(beginning) {
            project.put(&format!("corpus/{name}"), fs::read(path).unwrap());
        }
    }
    project
}

/// Each says that the family was asked or met and what should change, and any number of
/// threads says so alike.
#[test]
fn every_review_that_ships_says_how_the_family_took_part() {
    let project = shipped("");
    let with = |threads, what: &[&str]| {
        let all = [&["quality", "--threads", threads], what].concat();
        project.run(&all).ends(0).out
    };
    let passages = ["--evidence", "--format", "ndjson"];
    assert_eq!(with("1", &passages), with("3", &passages));
    let table: Value = serde_json::from_str(&with("2", &["--format", "json"])).unwrap();
    let rows = table["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 16);
    for row in rows {
        assert_ne!(row["qm5_purpose"], 0, "{row}");
        assert_ne!(row["qm12_family"], 0, "{row}");
        assert_ne!(row["qm15_action"], 0, "{row}");
        let pages = row["pages"].as_f64().expect("a number");
        let parts = ["pages_narrative", "pages_analysis", "pages_action", "pages_other"];
        let sum: f64 = parts.iter().filter_map(|part| row[*part].as_f64()).sum();
        assert!((pages - sum).abs() < 1e-9, "{row}");
    }
}

#[test]
fn every_number_of_a_review_that_ships_opens_and_so_does_each_passage_behind_it() {
    let project = shipped("ashenby");
    let json = |arguments: &[&str]| {
        let all = [arguments, &["--format", "json"]].concat();
        project.run(&all).ends(0).json()
    };
    let table = json(&["quality", "--review", "ashenby-child-m"]);
    let row = &table["rows"][0];
    let columns = ["qm9_parallel", "qm11_practitioners", "why_rationale"];
    let style = ["style_systems", "softening", "softening_all"];
    let mut opened = Vec::new();
    for column in columns.iter().chain(&style) {
        let cell = format!("ashenby-child-m,{column}");
        let behind = json(&["quality", "--cell", &cell]);
        let behind = behind.as_array().expect("rows");
        let ids: Vec<&str> = behind.iter().filter_map(|one| one["id"].as_str()).collect();
        assert_eq!(json!(ids.len()), row[*column], "{column}");
        opened.extend(ids.first().map(|id| (*id).to_owned()));
    }
    assert_eq!(opened.len(), 5, "all but proceedings, of which nothing is found");
    for id in opened {
        project.run(&["evidence", "--id", &id]).ends(0);
    }
    assert_eq!(row["qm9_parallel"], 0);
    assert_eq!(row["softening"], 2);
    let run = project.run(&["quality", "--cell", "ashenby-child-m,colour"]).ends(2);
    assert!(run.talk.contains("columns whose numbers open are qm5-purpose"));
    project.run(&["quality", "--cell", "nobody,softening"]).ends(2);
}
