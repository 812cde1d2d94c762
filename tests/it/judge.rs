//! `judge`: what people say of codings, through standard input, and what it measures.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use crate::harness::{Project, Run};

/// A theme by its rules alone: `kettle` is found in findings.
const CODEBOOK: &str = "\
name: kitchen
kettle:
  title: Kettles
  definition: A kettle stands on the table.
  rules: [kettle]
lamp:
  title: Lamps
  definition: A lamp is lit.
  rules: [lamp]
";

/// Four passages with a kettle and four without.
fn project() -> Project {
    let review =
        |passages: [&str; 4]| format!("## Findings\n\n{}\n", passages.join("\n\n"));
    let north = review([
        "The kettle was on the table when they came.",
        "Nobody asked who had been there before.",
        "A second kettle was left beside the stove.",
        "The door to the yard was closed.",
    ]);
    let south = review([
        "In the evening a kettle was heard upstairs.",
        "Both neighbours had gone out early.",
        "Her brother took the kettle away with him.",
        "No record was made of that visit.",
    ]);
    Project::new()
        .file("north.md", north)
        .file("south.md", south)
        .file("codebook.yaml", CODEBOOK)
}

/// Judges with these answers, a line each.
#[track_caller]
fn judge(project: &Project, who: &str, answers: &str) -> Run {
    let arguments = ["judge", "kettle", "--who", who];
    let mut command = project.command(&arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    Run::of(&child.wait_with_output().unwrap())
}

/// The rows of the file, header first, as cells.
fn rows(project: &Project) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(project.path("judgements.csv")).unwrap();
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// Answers that say yes of each passage with a kettle and no of each other, in the order
/// in which the sample shows them.
fn truly(project: &Project) -> String {
    let shown = judge(project, "nobody", &"u\n".repeat(8)).ends(0).out;
    let judged: Vec<&str> =
        shown.lines().filter_map(|line| line.strip_prefix("  > ")).collect();
    assert_eq!(judged.len(), 8, "{shown}");
    let answer = |line: &&str| if line.contains("kettle") { "y\n" } else { "n\n" };
    let answers = judged.iter().map(answer).collect();
    std::fs::remove_file(project.path("judgements.csv")).unwrap();
    answers
}

#[test]
fn each_answer_is_a_row_and_what_was_answered_is_not_asked_again() {
    let project = project();
    let run = judge(&project, "ann", "y\nmaybe\nm\no lamp\nq\n").ends(0);
    assert!(run.talk.contains("`maybe` is no answer"), "{}", run.talk);
    assert!(run.talk.contains("3 of 8 passages judged in sample first"), "{}", run.talk);
    let all = rows(&project);
    assert_eq!(
        all[0].join(","),
        "who,when,passage,text_hash,theme,verdict,codebook_hash,sample,stratum,probability"
    );
    let verdicts: Vec<&str> = all[1..].iter().map(|row| row[5].as_str()).collect();
    assert_eq!(verdicts, ["yes", "mentioned", "other:lamp"]);
    assert!(all[1..].iter().all(|row| row[0] == "ann" && row[9] == "1"), "{all:?}");
    let run = judge(&project, "ann", "").ends(0);
    assert!(run.out.contains("\n4 of 8\n"), "{}", run.out);
    assert_eq!(rows(&project).len(), 4);
}

#[test]
fn who_goes_back_adds_a_row_and_the_last_counts() {
    let project = project();
    judge(&project, "ann", "y\nb\nn\nq\n").ends(0);
    let all = rows(&project);
    assert_eq!((all.len(), &all[1][2]), (3, &all[2][2]));
    assert_eq!((all[1][5].as_str(), all[2][5].as_str()), ("yes", "no"));
    let report = project.run(&["judge", "--report", "--format", "json"]).ends(0).json();
    assert_eq!(report[0]["judged"], 1);
}

#[test]
fn what_the_program_coded_is_said_only_after_the_answer() {
    let run = judge(&project(), "ann", "q\n").ends(0);
    assert!(!run.talk.contains("the program:") && !run.out.contains("found"), "{run:?}");
    let run = judge(&project(), "ann", "y\n").ends(0);
    assert!(run.talk.contains("the program: "), "{}", run.talk);
}

#[track_caller]
fn near(value: &Value, expected: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() < 1e-9, "{value} {expected}");
}

/// All eight passages are in the sample. Ann is right about each: 4 of 4 found hold (from
/// 4 / (4 + z²) on), and none of the others was missed. Bob calls the first that Ann calls
/// yes unsure and all others no: they agree on 4 of 7 and are expected to on 4/7.
#[test]
fn the_report_is_as_worked_out_by_hand() {
    let project = project();
    let answers = truly(&project);
    judge(&project, "ann", &answers).ends(0);
    let report = || {
        let run = project.run(&["judge", "--report", "kettle", "--format", "json"]);
        run.ends(0).json()[0].clone()
    };
    let one = report();
    assert_eq!(
        (&one["judged"], &one["precision_n"], &one["recall_n"]),
        (&8.into(), &4.into(), &4.into())
    );
    let square = 1.959_963_984_540_054_f64.powi(2);
    near(&one["precision"], 1.0);
    near(&one["precision_low"], 4.0 / (4.0 + square));
    near(&one["precision_high"], 1.0);
    near(&one["recall"], 1.0);
    near(&one["prevalence"], 0.5);
    near(&one["coded"], 0.5);
    let bobs = answers.replace('y', "n").replacen('n', "u", 1);
    judge(&project, "bob", &bobs).ends(0);
    let pair = &report()["agreement"][0];
    assert_eq!(pair["judges"], serde_json::json!(["ann", "bob"]));
    assert_eq!(pair["n"], 7);
    let first_is_yes = answers.starts_with('y');
    assert_eq!(pair["same"], if first_is_yes { 4 } else { 3 });
    near(&pair["kappa"], 0.0);
}

#[test]
fn two_judges_get_the_same_passages_in_the_same_order() {
    let project = project();
    let shown = |who: &str| {
        let run = judge(&project, who, &"n\n".repeat(8)).ends(0);
        run.out.split_once("1 of 8").unwrap().1.to_owned()
    };
    assert_eq!(shown("ann"), shown("bob"));
    let all = rows(&project);
    let passages = |who: &str| -> Vec<String> {
        let own = all.iter().filter(|row| row[0] == who);
        own.map(|row| row[2].clone()).collect()
    };
    assert_eq!(passages("ann"), passages("bob"));
    let report = project.run(&["judge", "--report", "--format", "json"]).ends(0).json();
    // both said no throughout: chance would agree, too
    assert_eq!(report[0]["agreement"][0]["kappa"], Value::Null);
    assert_eq!(report[0]["agreement"][0]["same"], 8);
}

#[test]
fn the_report_is_written_in_every_format() {
    let project = project();
    judge(&project, "ann", "y\nn\n").ends(0);
    for format in ["table", "csv", "json", "ndjson", "markdown", "html"] {
        let run = project.run(&["judge", "--report", "--format", format]).ends(0);
        assert!(run.out.contains("Kettles"), "{format}: {}", run.out);
    }
    project.run(&["judge", "--report", "--format", "xlsx", "-o", "judged.xlsx"]).ends(0);
    assert!(std::fs::read(project.path("judged.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn themes_show_precision_from_judgements_and_say_so() {
    let project = project();
    let row = || {
        let table = project.run(&["themes", "kettle", "--format", "json"]).ends(0).json();
        table["rows"][0].clone()
    };
    assert_eq!(row()["precision"], Value::Null);
    judge(&project, "ann", &truly(&project)).ends(0);
    near(&row()["precision"], 1.0);
    assert_eq!(row()["precision_from"], "judged");
    let table = project.run(&["themes", "kettle"]).ends(0).out;
    assert!(table.contains("1.00 (judged)"), "{table}");
}

#[test]
fn what_makes_no_judging_is_a_usage_error() {
    let project = project();
    project.run(&["judge", "kettle"]).ends(2);
    project.run(&["judge", "saucer", "--who", "ann"]).ends(2);
    project.run(&["judge", "kettle", "--who", "=1+1"]).ends(2);
    project.run(&["judge", "kettle", "--who", "ann", "--sample", "a b"]).ends(2);
    project.run(&["judge", "--report", "saucer"]).ends(2);
    let run = project.run(&["judge", "--report"]).ends(1);
    assert!(run.talk.contains("nothing was judged yet"), "{}", run.talk);
    project.put("judgements.csv", "who,verdict\nann,yes\n");
    let run = project.run(&["judge", "--report"]).ends(2);
    assert!(run.talk.contains("judgements.csv, line 1"), "{}", run.talk);
}
