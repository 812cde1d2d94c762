//! --where limits every command to the passages of a query, and nothing from elsewhere is
//! in what it answers.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{count, planted, rows, text};
use crate::harness::Project;

/// Every command that takes --where, as it is asked of the small corpus.
const ALL: [&[&str]; 17] = [
    &["words"],
    &["collocates", "the"],
    &["keyness", "copper"],
    &["phrases"],
    &["cooccur", "threshold", "copper"],
    &["cooccur", "--cell", "threshold", "copper"],
    &["trends", "threshold"],
    &["discover", "--min-reviews", "2"],
    &["similar", "a"],
    &["themes"],
    &["themes", "--matrix"],
    &["recommendations"],
    &["recommendations", "--count"],
    &["repeats", "--across"],
    &["quality"],
    &["search", "the"],
    &["concordance", "the"],
];

/// Commands whose rows are passages, or hold some, and what is theirs to begin with.
const PASSAGES: [&[&str]; 9] = [
    &["collocates", "the", "--cell", "of"],
    &["keyness", "year:2000..", "--cell", "the"],
    &["cooccur", "--cell", "the", "copper"],
    &["discover", "--min-reviews", "2"],
    &["similar", "THIS"],
    &["quality", "--evidence"],
    &["evidence"],
    &["search", "the"],
    &["concordance", "the"],
];

fn limited(project: &Project, command: &[&str], query: &str) -> Vec<Value> {
    rows(project, &[command, &["--where", query]].concat())
}

/// All values of members of this name, however deep.
fn values(value: &Value, name: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| values(item, name, found)),
        Value::Object(members) => {
            found.extend(members.get(name).and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|value| values(value, name, found));
        }
        _ => {}
    }
}

#[test]
fn passages_are_of_the_kind_of_section_that_was_asked_for() {
    let project = planted();
    let hit = &rows(&project, &["search", "muzzled review:a"])[0];
    let this = text(hit, "passage").to_owned();
    for command in PASSAGES {
        let command: Vec<&str> = command
            .iter()
            .map(|&word| if word == "THIS" { &this } else { word })
            .collect();
        let kinds = |rows: &[Value]| {
            let mut kinds = BTreeSet::new();
            for row in rows {
                values(row, "section_kind", &mut kinds);
            }
            kinds
        };
        let findings = limited(&project, &command, "section:findings");
        let only = BTreeSet::from(["findings".to_owned()]);
        assert_eq!(kinds(&findings), only, "{command:?}");
        // a table that has them all has others
        let all = rows(&project, &command);
        if command[0] != "discover" && command[0] != "cooccur" {
            assert!(kinds(&all).len() > 1, "{command:?}");
        }
        assert!(findings.len() <= all.len(), "{command:?}");
    }
}

/// The introduction of each review has `commissioned` and `were asked for their views`, the
/// recommendations `audit`, the findings neither.
#[test]
fn words_of_other_sections_are_in_no_table() {
    let project = planted();
    let elsewhere = ["commissioned", "audit", "views", "published"];
    for (command, name) in [
        (&["words"][..], "word"),
        (&["collocates", "the", "--all-words", "--window", "9,9"], "collocate"),
        (&["keyness", "copper", "--side", "both"], "feature"),
        (&["keyness", "copper", "--side", "both", "--ngrams", "2"], "feature"),
        (&["phrases", "--boilerplate"], "phrase"),
    ] {
        let guards: &[&str] = match command[0] {
            "phrases" => &["--min-reviews", "2"],
            "keyness" | "collocates" => &["--min-freq", "1", "--min-reviews", "1"],
            _ => &[],
        };
        let command = [command, guards].concat();
        let has = |rows: &[Value]| {
            let words = rows.iter().flat_map(|row| text(row, name).split(' '));
            words.filter(|word| elsewhere.contains(word)).count()
        };
        assert!(has(&rows(&project, &command)) > 0, "{command:?}");
        let found = limited(&project, &command, "section:findings");
        assert!(!found.is_empty(), "{command:?}");
        assert_eq!(has(&found), 0, "{command:?}");
    }
}

#[test]
fn what_is_only_elsewhere_is_counted_as_none() {
    let project = planted();
    let both = ["cooccur", "audit", "commissioned"];
    let numbers = |rows: &[Value]| ["n_a", "n_b", "n_ab"].map(|it| count(&rows[0], it));
    assert_eq!(numbers(&rows(&project, &both)), [2, 4, 2]);
    for unit in ["reviews", "sections", "passages"] {
        let command = [&both[..], &["--unit", unit]].concat();
        let found = limited(&project, &command, "section:findings");
        assert_eq!(numbers(&found), [0, 0, 0], "{unit}");
    }
    let years = limited(&project, &["trends", "commissioned"], "section:findings");
    assert!(years.iter().all(|row| count(row, "n") == 0));
    let found = |query| limited(&project, &["recommendations"], query).len();
    assert_eq!([found("section:findings"), found("section:recommendations")], [0, 5]);
    assert_eq!(found("officers OR law"), 2);
    let summary = limited(&project, &["recommendations", "--count"], "section:findings");
    assert_eq!(count(&summary[0], "recommendations"), 0);
    let quality = limited(&project, &["quality"], "section:findings");
    let all = rows(&project, &["quality"]);
    assert_eq!(quality.len(), all.len());
    for (row, all) in quality.iter().zip(&all) {
        assert_eq!(count(row, "qm15_action"), 0, "{row}");
        assert!(count(row, "passages") < count(all, "passages"));
        assert!(row["pages_action"] == 0.0 && all["pages_action"].as_f64() > Some(0.0));
    }
}

/// Of a pair one must be asked for: what of the one review is repeated, wherever it is.
#[test]
fn of_a_pair_of_repeats_one_at_least_is_asked_for() {
    let project = planted();
    let command = ["repeats", "--across"];
    assert_eq!(limited(&project, &command, "section:findings").len(), 0);
    let found = limited(&project, &command, "review:b");
    assert_eq!(found.len(), 1);
    assert_eq!(
        [text(&found[0]["a"], "review"), text(&found[0]["b"], "review")],
        ["a", "b"]
    );
    assert_eq!(limited(&project, &command, "review:f").len(), 0);
}

/// Reviews are compared as they are; the query says which.
#[test]
fn reviews_that_have_such_a_passage_are_compared() {
    let project = planted();
    let names = |rows: &[Value]| -> BTreeSet<String> {
        rows.iter().map(|row| text(row, "review").to_owned()).collect()
    };
    let all = rows(&project, &["similar", "a"]);
    let found = limited(&project, &["similar", "a"], "law");
    assert_eq!(names(&found), BTreeSet::from(["f".to_owned()]));
    assert_eq!(
        found[0]["content"],
        all.iter().find(|row| row["review"] == "f").expect("f")["content"]
    );
}

#[test]
fn every_command_reads_the_query_in_the_same_way() {
    let project = planted();
    project.put("corpus/searches.yaml", "kettles:\n  query: copper NEAR/3 kettle\n");
    for command in ALL {
        let with = |query| project.run(&[command, &["--where", query]].concat());
        for query in ["@kettles", "found:threshold OR copper OR should", "NOT dogs"] {
            let run = with(query);
            assert!(matches!(run.code, Some(0 | 1)), "{command:?} {query}: {}", run.talk);
        }
        let wrong = with("kettle NEAR").ends(2);
        assert!(
            wrong.talk.contains("NEAR needs a number"),
            "{command:?}: {}",
            wrong.talk
        );
        with("@nobody").ends(2);
        with("found:moon").ends(2);
        let none = with("zebra");
        assert_eq!(none.code, Some(1), "{command:?}: {}", none.out);
        let absent = "no passage has \"zebra\"";
        assert_eq!(none.talk.matches(absent).count(), 1, "{command:?}: {}", none.talk);
    }
}

/// Hits are of the question alone: what limits it only chooses passages.
#[test]
fn a_search_within_passages_counts_no_hits_of_what_limits_it() {
    let project = planted();
    let of = |arguments: &[&str]| {
        let found = &rows(&project, &[arguments, &["--count"]].concat())[0];
        ["hits", "passages", "reviews"].map(|name| count(found, name))
    };
    let kettles = "kettle NOT duplicate_of:*";
    assert_eq!(of(&["search", kettles]), [6, 4, 4]);
    assert_eq!(of(&["search", kettles, "--where", "police"]), [3, 2, 2]);
    assert_eq!(of(&["concordance", kettles, "--where", "police"]), [3, 2, 2]);
    assert_eq!(of(&["search", "kettle police NOT duplicate_of:*"]), [5, 2, 2]);
    let run = project.run(&["search", "kettle", "--where", "police OR"]).ends(2);
    assert!(run.talk.contains("police OR\n"), "{}", run.talk);
    let lines = rows(&project, &["concordance", kettles, "--where", "police"]);
    assert!(
        lines.iter().all(|line| text(line, "node").to_lowercase().starts_with("kettle"))
    );
    let typed = ["concordance", "kettle", "--where", "police", "--preset", "quanteda"];
    let typed = rows(&project, &typed);
    assert_eq!(text(&typed[0], "pattern"), "kettle");
}
