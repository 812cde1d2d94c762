//! `verify`: what a file says of its question, and what is done with that.

use std::fs;

use serde_json::json;

use crate::harness::Project;
use crate::verify::{differs, export, holds, place, rows, verified, written};

const REVIEW: &str = "# Child N\n\n## Findings\n\nThe threshold was not agreed by the \
school.\n\nThe school kept the threshold to itself.\n\nThe threshold was crossed.\n";

fn small() -> Project {
    Project::new()
        .file("corpus/a.md", REVIEW)
        .file("corpus/b.md", "# Child M\n\nA school.\n")
}

#[test]
fn one_object_a_line_is_verified_be_it_one_line_or_many() {
    let project = small();
    for command in ["words --limit 1", "words", "recommendations --count"] {
        let words: Vec<&str> = command.split(' ').collect();
        let ask = [&words[..], &["--format", "ndjson", "-o", "table"]].concat();
        project.run(&ask);
        let exported = fs::read_to_string(project.path("table")).unwrap();
        holds(&project, &exported);
        let changed = exported.replacen("\"reviews\":", "\"reviews\":1", 1);
        verified(&project, changed).ends(1);
    }
}

#[test]
fn a_table_that_carries_no_question_is_verified_by_the_command_that_is_named() {
    let project = small();
    for command in [
        "search threshold",
        "search threshold --count",
        "concordance school --width 20",
        "concordance school --preset quanteda",
        "search school --facets",
        "status",
    ] {
        let words: Vec<&str> = command.split(' ').collect();
        let exported = export(&project, command, "csv");
        let run = verified(&project, &exported).ends(2);
        assert!(run.talk.contains("`asked_command` or `asked_themes`"), "{}", run.talk);
        let hint = format!("throughline verify table -- {}", words[0]);
        assert!(run.talk.contains(&hint), "{}", run.talk);
        let ask = [&["verify", "table", "--"], &words[..]].concat();
        project.run(&ask).ends(0);
        // the whole command, as it was typed for the export
        let typed = [&ask[..], &["--format", "json", "-o", "other"]].concat();
        project.run(&typed).ends(0);
        assert!(!project.path("other").exists());
        let mut rows = rows(&exported);
        let cells = rows.last_mut().unwrap();
        let at = cells.iter().rposition(|cell| cell.parse::<u64>().is_ok()).unwrap();
        cells[at].push('1');
        project.put("table", written(&rows));
        project.run(&ask).ends(1);
    }
}

#[test]
fn the_workbook_of_a_report_is_verified_sheet_by_sheet() {
    let project = small();
    project.run(&["report", "-o", "report.xlsx"]).ends(0);
    let run = project.run(&["verify", "report.xlsx"]).ends(0);
    assert!(run.talk.contains("asked again: throughline report"), "{}", run.talk);
    project.put("corpus/b.md", "# Child M\n\nThe school said nothing.\n");
    let run = project.run(&["verify", "report.xlsx", "--format", "csv"]).ends(1);
    assert!(run.out.contains("\nReviews,b,words,"), "{}", run.out);
}

#[test]
fn what_changed_since_is_said_beside_what_differs() {
    let project = small();
    project.run(&["words", "--format", "csv", "-o", "words.csv"]).ends(0);
    project.put("corpus/c.md", "# Child O\n\nThe school saw the threshold.\n");
    let run = project.run(&["verify", "words.csv", "--format", "csv"]).ends(1);
    for line in ["note: the corpus was ", "note: the number of reviews was 2 and is 3"] {
        assert!(run.talk.contains(line), "{}", run.talk);
    }
    assert!(run.out.starts_with("part,row,column,was,is\n"), "{}", run.out);
    assert!(run.out.contains("\n,school,reviews,2,3\n"), "{}", run.out);
    assert!(run.out.contains("\n,saw,row,,present\n"), "{}", run.out);
}

#[test]
fn a_change_that_nothing_explains_is_told_from_one_that_the_corpus_does() {
    let project = small();
    let exported = export(&project, "words", "csv");
    let changed = String::from_utf8(exported).unwrap().replacen("school,", "school,1", 1);
    let run = verified(&project, changed).ends(1);
    assert!(run.talk.contains("the file was changed"), "{}", run.talk);
}

#[test]
fn a_changed_number_of_reviews_or_question_is_noticed_in_every_row_and_in_one() {
    let project = small();
    let all = rows(&export(&project, "words --where school", "csv"));
    for (column, was, is) in [
        ("corpus_reviews", json!(9), json!(2)),
        ("asked_where", json!("threshold"), json!("school")),
    ] {
        let (at, other) = (place(&all, column), was.to_string().replace('"', ""));
        let mut one = all.clone();
        one[2][at].clone_from(&other);
        differs(
            &project,
            written(&one),
            &[(&all[2][0], column, was.clone(), is.clone())],
        );
        let mut every = all.clone();
        every[1..].iter_mut().for_each(|row| row[at].clone_from(&other));
        differs(&project, written(&every), &[("every row", column, was, is)]);
    }
}

#[test]
fn a_column_that_went_is_named_once() {
    let project = small();
    let mut all = rows(&export(&project, "words", "csv"));
    let at = place(&all, "freq");
    for row in &mut all {
        row.remove(at);
    }
    differs(
        &project,
        written(&all),
        &[("every row", "freq", json!(null), json!("present"))],
    );
}

#[test]
fn what_a_file_says_is_asked_and_never_done() {
    let project = small();
    let all = rows(&export(&project, "words", "csv"));
    let at = place(&all, "asked_command");
    for (command, why) in [
        ("throughline forget a --yes --delete-source", "writes no such table"),
        ("throughline verify table", "writes no such table"),
        ("throughline codebook train -o corpus/a.md", "writes no such table"),
        ("throughline -C .. words", "name the corpus before `--`"),
        ("throughline rm", "unrecognized subcommand"),
        ("throughline words 'a", "does not end"),
    ] {
        let mut other = all.clone();
        other[1..].iter_mut().for_each(|row| row[at] = command.to_owned());
        let run = verified(&project, written(&other)).ends(2);
        assert!(run.talk.contains(why), "{command}: {}", run.talk);
    }
    let words = "throughline words -o corpus/a.md --format markdown";
    let mut other = all.clone();
    other[1..].iter_mut().for_each(|row| row[at] = words.to_owned());
    verified(&project, written(&other)).ends(0);
    assert_eq!(fs::read_to_string(project.path("corpus/a.md")).unwrap(), REVIEW);
}

#[test]
fn an_answer_carries_its_command_with_a_saved_search_by_its_words() {
    let project = small();
    project.put("corpus/searches.yaml", "s: school AND threshold\n");
    let ask =
        ["words", "--format", "json", "--where", "@s", "--min-freq=2", "--no-refresh"];
    project.run(&["index"]).ends(0);
    let rows = project.run(&ask).ends(0).json();
    let command = "throughline words --min-freq 2 --where 'school AND threshold'";
    assert_eq!(rows[0]["asked_command"], command);
    project.put("corpus/searches.yaml", "s: crossed\n");
    holds(&project, rows.to_string());
}

#[test]
fn tables_of_themes_are_verified_one_object_a_line_and_a_doubled_row_is_noticed() {
    let project = small();
    let exported = export(&project, "themes threshold escalation", "ndjson");
    holds(&project, &exported);
    let exported = String::from_utf8(exported).unwrap();
    let first = exported.lines().next().unwrap();
    let found = verified(&project, format!("{exported}{first}\n")).ends(1).json();
    assert_eq!(
        (&found[0]["column"], &found[0]["was"]),
        (&json!("row"), &json!("present twice"))
    );
    let changed =
        exported.replacen("\"reviews_mentioned\":", "\"reviews_mentioned\":1", 1);
    let found = verified(&project, changed).ends(1).json();
    assert_eq!(found[0]["column"], "reviews_mentioned");
}
