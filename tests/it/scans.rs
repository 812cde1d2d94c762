//! `--ocr`: scans are read when asked for, with an installed tesseract.

use std::process::Command;

use crate::harness::Project;
use crate::paper::Paper;

fn has_tesseract() -> bool {
    let found = Command::new("tesseract").arg("--version").output().is_ok();
    if !found {
        eprintln!("skipped: no tesseract on this machine");
    }
    found
}

/// The word THRESHOLD as a picture, its letters drawn of dots.
fn scan() -> Vec<u8> {
    Paper::new().drawn("THRESHOLD").bytes()
}

#[test]
fn a_scan_is_read_when_asked_for_and_stays_read() {
    if !has_tesseract() {
        return;
    }
    let project = Project::new().file("scan.pdf", scan());
    let run = project.run(&["index"]).ends(3);
    assert!(run.talk.contains("--ocr"), "{}", run.talk);
    project.run(&["index", "--ocr"]).ends(0);
    project.run(&["search", "threshold"]).ends(0);
    project.run(&["index"]).ends(0);
    let value = project.run(&["extract", "scan.pdf", "--ocr", "--format", "json"]).json();
    let line = &value["pages"][0]["lines"][0];
    assert_eq!(line["text"], "THRESHOLD");
    assert_eq!(line["words"].as_array().unwrap().len(), 1);
}

#[test]
fn without_tesseract_the_hint_says_how_to_get_it() {
    let project = Project::new().file("scan.pdf", scan());
    let output =
        project.command(&["index", "--ocr"]).env("PATH", "/nowhere").output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    let talk = String::from_utf8(output.stderr).unwrap();
    assert!(talk.contains("hint: install it"), "{talk}");
}
