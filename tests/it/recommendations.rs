//! recommendations: what reviews recommend, listed and counted.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{Project, answered, shared};

/// A review with a summary, a list in two parts, a plan, and much that recommends nothing.
const FULL: &str = "\
# Serious Case Review: Child K

Published by Farnley Safeguarding Children Board in June 2012.

## Executive summary

### Summary of recommendations

1. The Board should publish a protocol for bruises in babies who are not mobile.

2. The police should audit thirty notifications of domestic abuse by March 2013.

## 4. Analysis

4.1 The health visitor should have been told, and nobody was sure whether the GP should \
refer. It was recommended at the time that Mother should attend a parenting course.

4.2 Recommendation 4 of the review of Child A was accepted by the Board in 2009 and has \
not been carried out.

4.3 The policy said nothing about fathers. It is recommended that Farnley Hospital \
trains its midwives to record the name of the father at booking.

Learning point 3: Practitioners should always ask who lives in the home.

## 8. Recommendations

8.1 The recommendations below should be read with the findings.

### Multi-agency recommendations

Recommendation 1

The Board should publish a protocol for bruises in babies who are not mobile. It should \
be ready by March 2013.

Recommendation 2: The police should audit thirty notifications of domestic abuse by \
March 2013.

Recommendation 3: The Department for Education is asked to consider making the \
registration of home education compulsory.

### Recommendations from Individual Management Reviews

#### Farnley Primary Care Trust

- Ensure that every practice has a lead for safeguarding.
- Health visitors to be told of each attendance at the emergency department.

## 9. Recommendations of previous reviews

9.1 The Board should review its threshold document.

## 10. Action plan

| Recommendation | Action | Lead | Date |
| --- | --- | --- | --- |
| The police should audit thirty notifications of domestic abuse by March 2013 | The \
inspector to draw the sample | Police | March 2013 |
";

/// A review that leaves questions, and speaks of recommendations.
const QUESTIONS: &str = "\
# Learning Together review of Child Q

Published by Easton Safeguarding Children Board in 2015.

## Findings

Finding 1: Recommendations made in conferences are not followed by action.

Chairs recommended that the mother should see her GP, and professionals thought that the \
family should be offered help. This review makes no recommendations.

### Questions for the Board

- Does the Board know how many plans end without a change?
- Should chairs be asked to read actions back?

## Next steps

The Board will publish its answers in the spring.
";

/// Recommendations that stand among the findings.
const AMONG: &str = "\
# Local Child Safeguarding Practice Review: Family Z

Published by Westley Safeguarding Children Partnership in May 2021.

## Findings and learning

The police did not share information. The social worker should have visited.

Recommendation 1: Westley Safeguarding Children Partnership to seek assurance that the \
pathway for missing children is understood, and report by December 2021.

Recommendation 2: Brackley Homes and the council should tell the social worker before \
they evict a family with children.
";

fn small() -> Project {
    let project = Project::new();
    project.put("full.md", FULL);
    project.put("questions.md", QUESTIONS);
    project.put("among.md", AMONG);
    project
}

fn list(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = [&["recommendations", "--format", "json"], arguments].concat();
    project.run(&all).ends(0).json().as_array().expect("rows").clone()
}

/// Members of each row, as one line.
fn told(rows: &[Value]) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
    let names = ["review", "number", "level", "addressees", "verb", "type", "law"];
    rows.iter().map(|row| names.map(|name| text(&row[name])).join(" ")).collect()
}

#[test]
fn each_recommendation_is_listed_once_and_nothing_else_is() {
    let project = small();
    let rows = list(&project, &[]);
    let expected = [
        "among 1 overview [\"lscb\"] seek assurance audit false",
        "among 2 overview [\"csc\",\"housing\"] tell practice false",
        "full 4.3 overview [\"health\"] train training false",
        "full 1 overview [\"lscb\"] publish procedure false",
        "full 2 overview [\"police\"] audit audit false",
        "full 3 overview [\"government\"] consider law true",
        "full null agency [\"health\"] ensure practice false",
        "full null agency [\"health\"] tell practice false",
    ];
    assert_eq!(told(&rows), expected);
    let again = |at: usize| rows[at]["repeated_at"].as_array().map_or(0, Vec::len);
    assert_eq!((again(3), again(4), again(5)), (1, 2, 0));
    assert_eq!(
        rows[4]["smart"],
        json!({"specific": true, "measurable": true, "owner": true, "deadline": true})
    );
}

#[test]
fn questions_are_kept_apart_and_a_review_without_the_other_lacks_nothing() {
    let project = small();
    let rows = list(&project, &["--questions"]);
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row["review"] == "questions"));
    let count = project.run(&["recommendations", "--count", "--format", "json"]);
    let count = count.ends(0).json();
    assert_eq!(count["recommendations"], 8);
    assert_eq!(count["reviews"], 3);
    assert_eq!(count["reviews_with"], 2);
    assert_eq!(count["reviews_questions_only"], 1);
    assert_eq!(count["mean"], 4.0);
    assert_eq!((&count["min"], &count["max"]), (&json!(2), &json!(6)));
}

#[test]
fn tables_add_up_to_the_list_and_every_number_opens() {
    let project = small();
    let total = list(&project, &[]).len() as u64;
    for by in ["type", "verb", "law", "level", "year", "review", "type,year"] {
        let table = project
            .run(&["recommendations", "--by", by, "--format", "json"])
            .ends(0)
            .json();
        let rows = table["rows"].as_array().expect("rows");
        let sum: u64 =
            rows.iter().filter_map(|row| row["recommendations"].as_u64()).sum();
        assert_eq!((sum, &table["total"]), (total, &json!(total)), "{by}");
        for row in rows {
            let cells = row["groups"].as_array().cloned().unwrap_or_default();
            for cell in cells.iter().chain([row]) {
                let name = cell["cell"].as_str().expect("a name");
                let wanted = cell["recommendations"].as_u64().expect("a count");
                if wanted > 0 {
                    assert_eq!(list(&project, &["--cell", name]).len() as u64, wanted);
                }
            }
        }
    }
}

#[test]
fn a_recommendation_opens_by_its_id_and_its_passage_can_be_cited() {
    let project = small();
    let rows = list(&project, &[]);
    let id = rows[1]["id"].as_str().expect("a name");
    assert_eq!(answered(&list(&project, &["--id", id])), answered(&rows[1..2]));
    let passage = rows[1]["passage"].as_str().expect("a passage");
    project.run(&["cite", "--evidence", passage]).ends(0);
    assert_eq!(answered(&list(&project, &["--where", "evict"])), answered(&rows[1..2]));
    assert_eq!(list(&project, &["--review", "among"]).len(), 2);
    project.run(&["recommendations", "--cell", "colour=red"]).ends(2);
    project.run(&["recommendations", "--review", "nobody"]).ends(2);
    project.run(&["recommendations", "--where", "zebra"]).ends(1);
}

#[test]
fn only_the_first_are_listed_where_so_many_are_asked_for() {
    let project = small();
    let all = list(&project, &[]);
    assert_eq!(answered(&list(&project, &["--limit", "3"])), answered(&all[..3]));
    let run = project.run(&["recommendations", "--limit", "3"]).ends(0);
    assert!(run.out.contains("8 recommendations in 2 of 3 reviews"));
    assert!(run.out.contains("The first 3 are shown; --limit shows more."));
    project.run(&["recommendations", "--limit", "3", "--count"]).ends(2);
}

#[test]
fn evidence_opens_the_passage_of_a_recommendation() {
    let project = small();
    let rows = list(&project, &[]);
    let id = rows[0]["id"].as_str().expect("a name");
    let run = project.run(&["evidence", "--id", id]).ends(0);
    assert!(run.out.contains(&format!("[{id}]")), "{}", run.out);
}

#[test]
fn a_copy_of_a_review_adds_nothing() {
    let project = small();
    let before = list(&project, &[]).len();
    project.put("full-copy.md", format!("{FULL}\n"));
    assert_eq!(list(&project, &[]).len(), before);
}

#[test]
fn a_table_for_a_person_says_out_of_how_many() {
    let run = small().run(&["recommendations", "--by", "addressee,year"]).ends(0);
    let table: Vec<&str> = run.out.lines().take(7).collect();
    let caption = run.out.lines().find(|line| line.contains(" in ")).unwrap_or_default();
    insta::assert_snapshot!(table.join("\n"), @"
    addressee   recommendations   %  reviews  2012  2021
    lscb                      2  25   2 of 3     1     1
    csc                       1  12   1 of 3     0     1
    police                    1  12   1 of 3     1     0
    health                    3  38   1 of 3     3     0
    housing                   1  12   1 of 3     0     1
    government                1  12   1 of 3     1     0
    ");
    assert!(caption.starts_with("8 recommendations in 2 of 3 reviews, each case once."));
}

#[test]
fn every_format_is_written_and_the_same_for_any_number_of_threads() {
    let project = small();
    for format in ["table", "csv", "json", "ndjson", "markdown", "html"] {
        for shape in [&[][..], &["--count"], &["--by", "addressee,type"]] {
            let arguments = [&["recommendations", "--format", format], shape].concat();
            let one =
                project.run(&[&arguments[..], &["--threads", "1"]].concat()).ends(0);
            let three =
                project.run(&[&arguments[..], &["--threads", "3"]].concat()).ends(0);
            assert!(!one.out.is_empty());
            assert_eq!(one.out, three.out, "{format}");
        }
    }
    let arguments = ["recommendations", "--format", "xlsx", "-o"];
    project.run(&[&arguments[..], &["a.xlsx"]].concat()).ends(0);
    project.run(&[&arguments[..], &["b.xlsx"]].concat()).ends(0);
    let read = |name: &str| fs::read(project.path(name)).unwrap();
    assert_eq!(read("a.xlsx"), read("b.xlsx"));
}

/// What was labelled in the sixteen reviews that ship, by people who read them.
fn labels() -> Option<Vec<Value>> {
    let folder = shared("reviews")?;
    let mut labels = Vec::new();
    for file in ["labels.jsonl", "sparse/labels.jsonl"] {
        let text = fs::read_to_string(folder.join(file)).ok()?;
        let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        labels.extend(lines.filter(|line| line["recommendation"].is_object()));
    }
    Some(labels)
}

fn shipped() -> Project {
    let project = Project::new();
    let reviews = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reviews");
    for entry in fs::read_dir(reviews).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        project.put(&name, fs::read(path).unwrap());
    }
    project
}

/// Letters and digits of a text, its number left out.
fn bare(text: &str) -> String {
    let text = text.trim_start_matches(|one: char| one.is_ascii_digit() || one == '.');
    text.to_lowercase().chars().filter(|one| one.is_alphanumeric()).collect()
}

fn set(value: &Value) -> BTreeSet<String> {
    let items = value.as_array().cloned().unwrap_or_default();
    items.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

#[test]
fn the_recommendations_of_the_reviews_that_ship_are_found_and_read() {
    let Some(labels) = labels() else { return };
    let rows = list(&shipped(), &[]);
    let (mut found, mut level, mut addressees, mut law) = (0, 0, 0, 0);
    for label in &labels {
        let text = bare(label["text"].as_str().unwrap_or_default());
        let same = |row: &&Value| {
            row["review"] == label["review"]
                && bare(row["text"].as_str().unwrap_or_default()) == text
        };
        let Some(row) = rows.iter().find(same) else { continue };
        let wanted = &label["recommendation"];
        found += 1;
        level += usize::from(row["level"] == wanted["level"]);
        addressees += usize::from(set(&row["addressees"]) == set(&wanted["addressee"]));
        law += usize::from(row["law"] == (wanted["law"] == "yes"));
    }
    let percent = |part: usize, whole: usize| part * 100 / whole.max(1);
    assert!(percent(found, labels.len()) >= 95, "recall: {found} of {}", labels.len());
    assert!(percent(found, rows.len()) >= 95, "precision: {found} of {}", rows.len());
    assert!(percent(level, found) >= 95, "level: {level} of {found}");
    assert!(percent(addressees, found) >= 85, "addressees: {addressees} of {found}");
    assert_eq!(law, found, "law");
}
