//! `codebook learn`: what a codebook makes of judgements, and that it measures with none
//! of those it learned from.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::harness::Project;

/// A theme by its rules alone.
const CODEBOOK: &str = "\
name: kitchen
kettle:
  title: Kettles
  definition: A kettle stands on the table.
  rules: [kettle]
";

/// Passages with a kettle, half of them of the kind that sings and none of which is meant.
fn project() -> Project {
    let review = |place: &str| {
        let mut text = "## Findings\n".to_owned();
        for at in ["morning", "evening", "summer", "winter", "spring", "autumn"] {
            let _ = write!(
                text,
                "\nThe kettle stood upon the table at {place} in the {at}.\n\nSongs about \
                 a singing kettle were sung by children at {place} every {at}.\n"
            );
        }
        text
    };
    Project::new()
        .file("north.md", review("Northam"))
        .file("south.md", review("Southam"))
        .file("codebook.yaml", CODEBOOK)
}

/// The passages of a review, as the library has them.
fn passages(project: &Project, review: &str) -> Vec<Value> {
    let rows = project.run(&["export", "passages", "--format", "json"]).ends(0).json();
    let all = rows.as_array().unwrap().iter();
    all.filter(|row| row["review"] == review && row["kind"] != "heading")
        .cloned()
        .collect()
}

const HEAD: &str = "who,when,passage,text_hash,theme,verdict,codebook_hash,sample,stratum,\
                    probability\n";

/// A judgement, its text hash being that of the passage.
fn judged(who: &str, passage: &Value, verdict: &str, sample: &str) -> String {
    let id = passage["passage"].as_str().unwrap();
    let hash =
        throughline::analysis::judging::text_hash(passage["text"].as_str().unwrap());
    format!(
        "{who},2026-03-05T14:02:11Z,{id},{hash},kettle,{verdict},c0de,{sample},\
             found-barely,1\n"
    )
}

/// What is true of a passage.
fn truth(passage: &Value) -> &'static str {
    if passage["text"].as_str().unwrap().contains("singing") { "no" } else { "yes" }
}

/// All of the north is judged in the first sample, all of the south in the second.
fn judge(project: &Project) {
    let mut rows = HEAD.to_owned();
    for (review, sample) in [("north", "first"), ("south", "second")] {
        for one in &passages(project, review) {
            rows.push_str(&judged("ann", one, truth(one), sample));
        }
    }
    project.put("judgements.csv", rows);
}

/// Which passages are found, and the codebook's hash.
fn found(project: &Project) -> (Vec<String>, String) {
    let rows =
        project.run(&["evidence", "kettle", "--stance", "found", "--format", "json"]);
    let rows = rows.ends(0).json();
    let rows = rows.as_array().unwrap();
    let texts = rows.iter().map(|row| row["text"].as_str().unwrap().to_owned());
    let table = project.run(&["themes", "--format", "json"]).ends(0).json();
    (texts.collect(), table["codebook"]["hash"].to_string())
}

#[track_caller]
fn report(project: &Project) -> Value {
    project.run(&["judge", "--report", "kettle", "--format", "json"]).json()[0].clone()
}

const LEARN: [&str; 6] = ["codebook", "learn", "--sample", "first", "--format", "json"];

#[test]
fn what_was_rejected_is_not_found_any_more_nor_what_is_like_it() {
    let project = project();
    judge(&project);
    let (before, hash) = found(&project);
    assert_eq!(before.len(), 24);
    let run = project.run(&LEARN).ends(0);
    assert_eq!(
        run.json(),
        json!([{
            "theme": "kettle", "yes": 6, "no": 6, "passages_gained": 0,
            "passages_lost": 12, "reviews_gained": 0, "reviews_lost": 0,
        }])
    );
    assert!(run.talk.contains("version 1: 12 passages learned from, 12 of them new"));
    let (after, other) = found(&project);
    assert_eq!(after.len(), 12);
    assert!(after.iter().all(|text| !text.contains("singing")), "{after:?}");
    assert_ne!(hash, other);
    project.run(&["codebook", "learn", "--forget"]).ends(0);
    assert_eq!(found(&project), (before, hash));
    assert!(!project.path("learned.csv").exists());
}

#[test]
fn what_was_learned_from_is_left_out_of_measuring() {
    let project = project();
    judge(&project);
    let one = report(&project);
    assert_eq!((&one["precision"], &one["precision_n"]), (&json!(0.5), &json!(24)));
    assert_eq!(one["learned"], 0);
    project.run(&LEARN).ends(0);
    let one = report(&project);
    assert_eq!((&one["judged"], &one["learned"]), (&json!(24), &json!(12)));
    // of the south, six are found and hold, and six are not and do not
    assert_eq!((&one["precision"], &one["precision_n"]), (&json!(1.0), &json!(6)));
    assert_eq!((&one["recall"], &one["recall_n"]), (&json!(1.0), &json!(6)));
    let run = project.run(&["judge", "--report"]).ends(0);
    assert!(run.out.replace('\n', " ").contains("12 that the codebook learned from"));
    // learned of both, nothing is left to measure with
    project.run(&["codebook", "learn"]).ends(0);
    let one = report(&project);
    assert_eq!((&one["learned"], &one["precision"]), (&json!(24), &Value::Null));
    let table = project.run(&["themes", "--format", "json"]).ends(0).json();
    assert_eq!(table["rows"][0]["precision"], Value::Null);
}

#[test]
fn a_rehearsal_writes_nothing_and_says_what_would_be() {
    let project = project();
    judge(&project);
    let before = found(&project);
    let mut dry = LEARN.to_vec();
    dry.push("--dry-run");
    let run = project.run(&dry).ends(0);
    assert!(run.talk.contains("nothing was written"), "{}", run.talk);
    assert!(!project.path("learned.csv").exists());
    assert_eq!(found(&project), before);
    assert_eq!(project.run(&LEARN).ends(0).out, run.out);
}

#[test]
fn the_same_is_learned_on_every_run_with_any_number_of_threads() {
    let learn = |threads: &str| {
        let project = project();
        judge(&project);
        project.run(&["codebook", "learn", "--threads", threads]).ends(0);
        let file = std::fs::read_to_string(project.path("learned.csv")).unwrap();
        let codings = |project: &Project| {
            project.run(&["export", "codings", "--format", "csv"]).ends(0).out
        };
        let first = codings(&project);
        // made again from nothing but the files of the corpus
        std::fs::remove_dir_all(project.path(".throughline")).unwrap();
        assert_eq!(codings(&project), first);
        (file, first)
    };
    assert_eq!(learn("1"), learn("4"));
}

#[test]
fn what_judges_do_not_agree_on_is_not_learned() {
    let project = project();
    let north = passages(&project, "north");
    let mut rows = HEAD.to_owned();
    rows.push_str(&judged("ann", &north[0], "yes", "first"));
    rows.push_str(&judged("bob", &north[0], "no", "first"));
    rows.push_str(&judged("ann", &north[1], "no", "first"));
    rows.push_str(&judged("bob", &north[2], "unsure", "first"));
    project.put("judgements.csv", rows);
    let run = project.run(&["codebook", "learn"]).ends(0);
    let said =
        "1 passage learned from, 1 of them new; left out: 1 contested, 1 unsure, 0";
    assert!(run.talk.contains(said), "{}", run.talk);
    // ann alone is clear about two
    let run = project.run(&["codebook", "learn", "--by", "ann"]).ends(0);
    assert!(
        run.talk.contains("version 2: 2 passages learned from, 1 of"),
        "{}",
        run.talk
    );
    let file = std::fs::read_to_string(project.path("learned.csv")).unwrap();
    assert_eq!(
        file.lines().next(),
        Some("version,theme,passage,who,when,text_hash,verdict")
    );
    assert_eq!(file.lines().count(), 3);
}

#[test]
fn where_there_is_nothing_to_learn_it_is_said_what_to_do() {
    let project = project();
    let run = project.run(&["codebook", "learn"]).ends(2);
    assert!(run.talk.contains("nothing was judged yet"), "{}", run.talk);
    assert!(run.talk.contains("hint: `throughline judge THEME --who NAME`"));
    judge(&project);
    project.run(&["codebook", "learn", "--theme", "saucer"]).ends(2);
    let run = project.run(&["codebook", "learn", "--by", "nobody"]).ends(2);
    assert!(run.talk.contains("no judgement is of those"), "{}", run.talk);
    project.run(&["codebook", "learn", "--forget"]).ends(2);
    project.run(&LEARN).ends(0);
    let run = project.run(&LEARN).ends(2);
    assert!(run.talk.contains("nothing new to learn: 12 judgements learned"));
    assert!(run.talk.contains("hint: judge more passages"), "{}", run.talk);
    project.put("learned.csv", "theme,passage\n");
    let run = project.run(&["themes"]).ends(2);
    assert!(run.talk.contains("learned.csv, line 1"), "{}", run.talk);
}

#[test]
fn what_is_coded_with_the_corpus_is_coded_as_it_learned() {
    let project = project();
    judge(&project);
    let line = "{\"text\": \"They sang songs about a singing kettle every evening.\", \
                \"section\": \"Findings\"}\n";
    project.put("line.jsonl", line);
    let coded = || project.run(&["code", "line.jsonl", "--all"]).ends(0).json();
    assert_eq!(coded()["found"], json!(["kettle"]));
    project.run(&LEARN).ends(0);
    assert_eq!(coded()["found"], json!([]));
    assert_eq!(coded()["mentioned"], json!(["kettle"]));
}

#[test]
fn a_theme_that_was_learnt_from_examples_learns_alike() {
    let text = "## Findings\n\nThere was no shared understanding of the threshold between \
                the school and children's social care: the school thought that the child was \
                in need of protection, and social workers thought that the threshold was not \
                met.\n\nSchool and social care spoke every week.\n";
    let project = Project::new().file("north.md", text);
    let score = || {
        let rows = project.run(&["evidence", "threshold", "--format", "json"]).json();
        rows[0]["score"].as_f64().unwrap()
    };
    let before = score();
    let measured = || {
        let table = project.run(&["themes", "threshold", "--format", "json"]).json();
        table["rows"][0]["precision_from"].clone()
    };
    assert_eq!(measured(), "examples");
    let mut rows = HEAD.to_owned();
    for one in &passages(&project, "north") {
        rows.push_str(&judged("ann", one, "no", "first").replace("kettle", "threshold"));
    }
    project.put("judgements.csv", rows);
    let run = project.run(&["codebook", "learn"]).ends(0);
    // one word does not undo what hundreds of examples say
    assert!(score() < before - 0.02, "{before} {}", run.talk);
    // what was measured before says nothing of what codes now
    assert_eq!(measured(), Value::Null);
}

#[test]
fn a_review_that_is_forgotten_takes_what_was_learned_of_it_along() {
    let project = project();
    judge(&project);
    project.run(&["codebook", "learn"]).ends(0);
    project.run(&["forget", "north", "--yes"]).ends(0);
    let file = std::fs::read_to_string(project.path("learned.csv")).unwrap();
    assert!(!file.contains(",north/") && file.contains(",south/"), "{file}");
}
