//! Saved searches: `searches.yaml`, `@name`, `search --saved`.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::harness::Project;

fn project() -> Project {
    Project::new().file("a.txt", "The threshold was not agreed.\n\nNo risk.\n").file(
        "searches.yaml",
        "bar:\n  query: threshold agreed\n  note: Two bars\nrisk: risk\nbroken: (risk\n",
    )
}

#[test]
fn a_saved_search_asks_what_it_holds() {
    let project = project();
    for command in ["search", "concordance"] {
        let saved = project.run(&[command, "@bar"]).ends(0);
        assert_eq!(saved.out, project.run(&[command, "threshold agreed"]).ends(0).out);
    }
    let counted = project.run(&["search", "@risk", "--count"]).ends(0);
    assert_eq!(counted.out, "1 hit in 1 passage of 1 review\n");
}

#[test]
fn saved_searches_are_listed_in_the_order_of_the_file() {
    let project = project();
    insta::assert_snapshot!(project.run(&["search", "--saved"]).ends(0).out, @"
    @bar
      threshold agreed
      Two bars
    @risk
      risk
    @broken
      (risk
    ");
    let rows = project.run(&["search", "--saved", "--format", "json"]).ends(0).json();
    assert_eq!(
        rows,
        json!([
            { "name": "bar", "query": "threshold agreed", "note": "Two bars" },
            { "name": "risk", "query": "risk", "note": null },
            { "name": "broken", "query": "(risk", "note": null },
        ])
    );
    Project::new().run(&["search", "--saved"]).ends(1);
}

#[test]
fn an_unknown_name_is_answered_with_those_there_are() {
    let run = project().run(&["search", "@bars"]).ends(2);
    assert!(run.talk.contains("there is no saved search `bars`"), "{}", run.talk);
    assert!(run.talk.contains("bar, risk, broken"), "{}", run.talk);
    let run = Project::new().run(&["concordance", "@bars"]).ends(2);
    assert!(run.talk.contains("searches.yaml"), "{}", run.talk);
}

#[test]
fn a_saved_query_that_is_wrong_is_named_and_pointed_at_when_it_is_used() {
    let run = project().run(&["search", "@broken"]).ends(2);
    assert!(run.talk.contains("the saved search `broken` is not understood"));
    assert!(run.talk.contains("\n(risk\n^"), "{}", run.talk);
}

#[test]
fn a_file_of_searches_that_is_wrong_stops_only_those_who_use_it() {
    let project = Project::new().file("a.txt", "No risk.\n");
    project.put("searches.yaml", "risk: risk\nrisk: harm\n");
    project.run(&["search", "risk"]).ends(0);
    let run = project.run(&["search", "@risk"]).ends(2);
    assert!(run.talk.contains("searches.yaml, line 2"), "{}", run.talk);
    assert!(run.talk.contains("hint: correct searches.yaml"), "{}", run.talk);
}

#[test]
fn a_query_or_the_list_is_needed() {
    project().run(&["search"]).ends(2);
    project().run(&["search", "risk", "--saved"]).ends(2);
}

#[test]
fn every_search_this_project_ships_is_understood_and_finds_something() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let project = Project::new();
    for entry in fs::read_dir(shipped.join("reviews")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        project.put(&name, fs::read(&path).unwrap());
    }
    project.put("searches.yaml", fs::read(shipped.join("searches.yaml")).unwrap());
    project.run(&["index"]).ends(0);
    let list = project.run(&["search", "--saved", "--format", "json"]).ends(0).json();
    let list = list.as_array().unwrap();
    assert!(list.len() >= 8);
    for saved in list {
        assert!(saved["note"].is_string(), "{saved}");
        let name = format!("@{}", saved["name"].as_str().unwrap());
        let run = project.run(&["search", "--count", &name, "--no-refresh"]).ends(0);
        assert_eq!(run.talk, "", "{name}");
    }
}
