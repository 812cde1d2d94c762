//! `similar`, through the real binary.

use serde_json::Value;

use crate::harness::{Project, answered};

/// Two reviews about bruises on a baby, one of them in two documents, two about other
/// things, and a copy of one of those.
fn five() -> Project {
    let review = |title: &str, findings: &[&str]| {
        format!("# {title}\n\n## Findings\n\n{}\n", findings.join("\n\n"))
    };
    let bruise =
        "The baby had bruises on both arms, and the paediatrician was never told.";
    let again =
        "A bruise on the baby was seen and no paediatrician was told of it at all.";
    let school = "The school knew of the caravan and of the lorry that stood before it.";
    let police =
        "Officers came to the flat at night and the neighbours heard them knock.";
    let last = ["The harbour was empty when the winter came to the town.", police];
    Project::new()
        .file(
            "corpus/a.md",
            review("Child A", &[bruise, "It rained in the harbour town."]),
        )
        .file(
            "corpus/b.md",
            review("Child B", &[again, "The sun shone on the hill farm."]),
        )
        .file(
            "corpus/c.md",
            review("Child C", &[school, "Nobody asked about the lorry."]),
        )
        .file("corpus/d.md", review("Child D", &last))
        .file("corpus/d-copy.md", review("Child D", &last))
        .file(
            "corpus/summary.md",
            review("Child A", &["The baby had bruises, in short."]),
        )
        .file("corpus/reviews.csv", "file,case\na.md,one\nsummary.md,one\n")
}

fn rows(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = [&["similar"], arguments, &["--format", "json"]].concat();
    project.run(&all).ends(0).json().as_array().expect("rows").clone()
}

fn reviews(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["review"].as_str().expect("a name")).collect()
}

#[test]
fn a_review_on_the_same_subject_comes_first_with_what_makes_it_so() {
    let project = five();
    let rows = rows(&project, &["a"]);
    assert_eq!(reviews(&rows)[0], "b");
    let terms: Vec<&str> = rows[0]["terms_shared"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(terms.contains(&"paediatrician") && terms.contains(&"baby"), "{terms:?}");
    assert_eq!(rows[0]["similarity"], rows[0]["content"]);
    let content: Vec<f64> =
        rows.iter().filter_map(|row| row["content"].as_f64()).collect();
    assert!(content.is_sorted_by(|a, b| a >= b), "{content:?}");
}

#[test]
fn documents_of_the_case_and_near_copies_are_left_out() {
    let project = five();
    let mut of_a = rows(&project, &["a"]);
    assert!(!reviews(&of_a).iter().any(|name| ["a", "summary"].contains(name)));
    assert_eq!(answered(&of_a), answered(&rows(&project, &["summary"])));
    let copies = reviews(&of_a).iter().filter(|name| name.starts_with('d')).count();
    assert!(copies <= 1);
    // the copy stands for what is counted instead of it
    of_a = rows(&project, &["d-copy"]);
    assert_eq!(answered(&of_a), answered(&rows(&project, &["d"])));
    assert!(!reviews(&of_a).iter().any(|name| name.starts_with('d')));
}

#[test]
fn passages_like_a_passage_open_by_their_names() {
    let project = five();
    let search = ["search", "paediatrician review:a", "--format", "json"];
    let hit = project.run(&search).ends(0).json();
    let id = hit[0]["passage"].as_str().expect("a name").to_owned();
    let rows = rows(&project, &[&id]);
    assert_eq!(rows[0]["review"], "b");
    assert!(rows[0]["text"].as_str().unwrap().starts_with("A bruise on the baby"));
    let cite = ["cite", "--evidence", rows[0]["passage"].as_str().unwrap()];
    project.run(&cite).ends(0);
    let only = ["similar", &id, "--where", "review:c", "--format", "json"];
    let run = project.run(&only);
    assert!(run.code == Some(1) || reviews(run.json().as_array().unwrap()) == ["c"]);
}

#[test]
fn themes_found_in_both_are_told_and_the_rare_ones_weigh_more() {
    let project = Project::shipped();
    let status = project.run(&["status", "--format", "json"]).ends(0).json();
    let name = status[0]["review"].as_str().expect("a name");
    let by_themes = rows(&project, &[name, "--by", "themes"]);
    assert!(!by_themes.is_empty());
    let values: Vec<f64> =
        by_themes.iter().filter_map(|row| row["similarity"].as_f64()).collect();
    assert!(values.is_sorted_by(|a, b| a >= b) && values.iter().all(|one| *one <= 1.0));
    assert!(
        by_themes.iter().all(|row| !row["themes_shared"].as_array().unwrap().is_empty())
    );
    let with = |threads| {
        let all = ["similar", name, "--threads", threads, "--format", "csv"];
        project.run(&all).ends(0).out
    };
    assert_eq!(with("1"), with("3"));
}

#[test]
fn every_format_is_written_and_nobody_is_a_usage_error() {
    let project = five();
    for format in ["csv", "ndjson", "markdown", "html", "table"] {
        let run = project.run(&["similar", "a", "--format", format]).ends(0);
        assert!(run.out.contains("paediatrician"), "{}", run.out);
    }
    project.run(&["similar", "a", "--format", "xlsx", "-o", "similar.xlsx"]).ends(0);
    for nobody in ["nobody", "nobody/12345678.1"] {
        let run = project.run(&["similar", nobody]).ends(2);
        assert!(run.talk.contains("hint:"), "{}", run.talk);
    }
}
