//! `forget REVIEW`: nothing of it remains, and it does not come back.

use std::fs;
use std::path::Path;

use crate::harness::Project;

fn project() -> Project {
    let project = Project::new()
        .file("keep.txt", "The threshold was agreed.\n")
        .file("gone.txt", "The zq7vxk2w threshold.\n")
        .file("copy/gone.txt", "The zq7vxk2w threshold.\n");
    project.run(&["index"]).ends(0);
    project
}

/// Whether any file below the folder holds these bytes as they are.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, bytes);
        }
        fs::read(path).unwrap().windows(bytes.len()).any(|window| window == bytes)
    })
}

#[test]
fn a_forgotten_review_leaves_no_trace_and_does_not_come_back() {
    let project = project();
    assert!(holds(&project.path(".throughline"), b"zq7vxk2w"));
    let status = project.run(&["status", "--format", "json"]).json();
    let review = status[1]["review"].as_str().unwrap().to_owned();
    assert_eq!(status[1]["file"], "gone.txt");
    project.run(&["forget", &review]).ends(0);
    assert!(!holds(&project.path(".throughline"), b"zq7vxk2w"));
    assert!(project.path("gone.txt").exists());
    project.run(&["search", "zq7vxk2w"]).ends(1);
    let run = project.run(&["index", "--format", "json"]).ends(0);
    assert_eq!(run.json()["files"], 1);
    let list = fs::read_to_string(project.path("forgotten.csv")).unwrap();
    assert_eq!(list.lines().count(), 2);
    assert!(!list.contains("gone"));
}

#[test]
fn the_source_goes_too_when_asked() {
    let project = project();
    project.run(&["forget", "keep", "--delete-source"]).ends(0);
    assert!(!project.path("keep.txt").exists());
}

#[test]
fn judgements_are_not_removed_unasked() {
    let project = project();
    let judgements = "who,passage,verdict\nann,keep/00000000.1,yes\n";
    project.put("judgements.csv", judgements);
    let run = project.run(&["forget", "keep"]).ends(4);
    assert!(run.talk.contains("1 judgement about keep"), "{}", run.talk);
    assert_eq!(fs::read_to_string(project.path("judgements.csv")).unwrap(), judgements);
    project.run(&["forget", "keep", "--yes"]).ends(0);
    let left = fs::read_to_string(project.path("judgements.csv")).unwrap();
    assert_eq!(left, "who,passage,verdict\n");
}

#[test]
fn a_review_that_is_not_there_is_named() {
    let run = project().run(&["forget", "nobody"]).ends(2);
    assert!(run.talk.contains("no review `nobody`"), "{}", run.talk);
}
