//! Evidence, loose passages and themes in queries, through the real binary on the corpus
//! that ships and on tiny ones.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::Project;

/// A passage that reports escalation not used, in words that no rule is written from.
const REPORTED: &str = "The health visitor was unhappy with the decision to close the case, \
                        but she did not know that there was an escalation procedure and did \
                        not take her disagreement any further.";
const PRAISED: &str = "The health visitor used the escalation procedure promptly and the \
                       decision was reviewed within two days, which is good practice.";

fn json_of(project: &Project, arguments: &[&str]) -> Value {
    project.run(arguments).ends(0).json()
}

fn coded(lines: &[Value]) -> Vec<Value> {
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    let input = lines.join("\n");
    let project = Project::new();
    project.put("loose.jsonl", &input);
    let run = project.run(&["code", "loose.jsonl"]).ends(0);
    run.out.lines().map(|line| serde_json::from_str(line).expect("an object")).collect()
}

#[test]
fn a_reported_problem_is_found_and_good_practice_only_mentioned() {
    let lines = coded(&[
        json!({"text": REPORTED, "mine": 7}),
        json!({"text": PRAISED, "section": "Good practice"}),
        json!({"text": "The family moved to a flat in the spring."}),
    ]);
    assert_eq!(lines[0]["found"], json!(["escalation"]));
    assert_eq!(lines[0]["mine"], 7, "other members are kept");
    assert_eq!(lines[1]["found"], json!([]));
    assert_eq!(lines[1]["mentioned"], json!(["escalation"]));
    assert_eq!((&lines[2]["found"], &lines[2]["mentioned"]), (&json!([]), &json!([])));
}

#[test]
fn terms_of_reference_report_nothing() {
    let lines = coded(&[json!({"text": REPORTED, "section": "Terms of reference"})]);
    assert_eq!(lines[0]["found"], json!([]));
    assert_eq!(lines[0]["mentioned"], json!(["escalation"]));
}

#[test]
fn a_line_that_is_no_passage_is_named() {
    let project = Project::new();
    project.put("loose.jsonl", "{\"text\": \"a\"}\n\n{\"words\": 3}\n");
    let run = project.run(&["code", "loose.jsonl"]).ends(2);
    assert!(run.talk.contains("line 3 is no passage: it has no `text`"), "{}", run.talk);
}

#[test]
fn every_passage_behind_a_number_can_be_opened() {
    let project = Project::shipped();
    let themes = json_of(&project, &["themes", "escalation", "--format", "json"]);
    let row = &themes["rows"][0];
    let behind =
        json_of(&project, &["evidence", "--cell", "escalation", "--format", "json"]);
    let behind = behind.as_array().expect("rows");
    assert_eq!(row["passages_found"], behind.len());
    let mut reviews: Vec<&str> =
        behind.iter().filter_map(|one| one["review"].as_str()).collect();
    reviews.dedup();
    assert_eq!(row["reviews_found"], reviews.len());
    let id = behind[0]["id"].as_str().expect("a name");
    let one = json_of(&project, &["evidence", "--id", id, "--format", "json"]);
    assert_eq!(one, json!([behind[0]]));
}

#[test]
fn themes_can_be_asked_for_in_a_query() {
    let project = Project::shipped();
    let evidence = json_of(&project, &["evidence", "escalation", "--format", "json"]);
    let (all, found) =
        evidence.as_array().expect("rows").iter().fold((0, 0), |sum, one| {
            (sum.0 + 1, sum.1 + u32::from(one["stance"] == "found"))
        });
    let count = |query| {
        json_of(&project, &["search", query, "--count", "--format", "json"])["passages"]
            .clone()
    };
    assert_eq!(count("theme:escalation"), all);
    assert_eq!(count("found:escalation"), found);
    assert_eq!(count("theme:escal*"), all);
    let run = project.run(&["search", "theme:escalator"]).ends(2);
    assert!(run.talk.contains("the codebook has no theme `escalator`"), "{}", run.talk);
}

#[test]
fn any_number_of_threads_codes_alike() {
    let project = Project::shipped();
    let with = |threads| {
        let folder = project.path("corpus/.throughline/codings");
        let _ = fs::remove_dir_all(folder);
        project.run(&["evidence", "--format", "json", "--threads", threads]).ends(0).out
    };
    assert_eq!(with("1"), with("3"));
}

#[test]
fn an_exported_table_is_verified_and_a_changed_number_noticed() {
    let project = Project::shipped();
    project.run(&["themes", "--format", "json", "-o", "table.json"]).ends(0);
    project.run(&["verify", "table.json"]).ends(0);
    let table = fs::read_to_string(project.path("table.json")).unwrap();
    let changed = table.replacen("\"reviews_found\":", "\"reviews_found\":1", 1);
    project.put("changed.json", &changed);
    project.run(&["verify", "changed.json"]).ends(1);
}

#[test]
fn exported_codings_are_the_rows_of_evidence() {
    let project = Project::new();
    project.put("corpus/a.md", format!("# Findings\n\n{REPORTED}\n\n{PRAISED}\n"));
    let exported = json_of(&project, &["export", "codings", "--format", "json"]);
    assert_eq!(exported, json_of(&project, &["evidence", "--format", "json"]));
    assert!(!exported.as_array().unwrap().is_empty());
}

/// What `evidence` finds in a source where the fourth paragraph reports a problem, as
/// Markdown, with numbers before the paragraphs, and as loose lines.
#[test]
fn a_passage_is_coded_alike_whatever_it_comes_from() {
    let plain = "The family moved to a flat in the spring.";
    let paragraphs = [plain, plain, plain, REPORTED, plain, plain, plain, plain, plain];
    let score = |text: String| {
        let project = Project::new();
        project.put("corpus/a.md", text);
        let rows = json_of(&project, &["evidence", "escalation", "--format", "json"]);
        rows[0]["score"].as_f64().unwrap()
    };
    let bare = score(format!("# Analysis\n\n{}\n", paragraphs.join("\n\n")));
    let numbered: Vec<String> =
        (1..).zip(paragraphs).map(|(at, text)| format!("4.{at} {text}")).collect();
    let numbered_score = score(format!("# Analysis\n\n{}\n", numbered.join("\n\n")));
    assert!((bare - numbered_score).abs() < 1e-6, "{bare} {numbered_score}");
    let lines: Vec<Value> = numbered
        .iter()
        .map(|text| json!({"text": text, "section": "Analysis", "review": "a"}))
        .collect();
    assert_eq!(coded(&lines)[3]["found"], json!(["escalation"]));
}

/// Letters and digits only, in lower case: how a passage is told from another whatever
/// spaces, marks and numbers its source sets around it.
fn bare(text: &str) -> String {
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[test]
fn what_is_found_in_clean_text_is_found_in_the_pages() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/examples");
    let files = ["reviews-dense.jsonl", "reviews-sparse.jsonl"];
    let lines = files.map(|file| fs::read_to_string(examples.join(file)).unwrap());
    let lines: Vec<Value> = lines
        .iter()
        .flat_map(|text| text.lines())
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let rows = json_of(
        &Project::shipped(),
        &["evidence", "--stance", "found", "--format", "json"],
    );
    let rows: Vec<(String, &str, &str)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let word = |name: &str| row[name].as_str().unwrap();
            (bare(word("text")), word("review"), word("theme"))
        })
        .collect();
    let (mut clean, mut both) = (0, 0);
    for line in &coded(&lines) {
        let (text, review) = (bare(line["text"].as_str().unwrap()), &line["review"]);
        for theme in line["found"].as_array().unwrap() {
            clean += 1;
            both += usize::from(rows.iter().any(|(own, of, found)| {
                of == review && found == theme && (*own == text || own.ends_with(&text))
            }));
        }
    }
    assert!(clean > 200, "{clean}");
    assert!(both * 100 >= clean * 95, "{both} of {clean}");
}
