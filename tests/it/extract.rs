//! `extract FILE`: what is read in one file.

use crate::harness::Project;
use crate::paper::Paper;

#[test]
fn text_has_a_form_feed_between_pages() {
    let paper = Paper::new().page(&["First page."]).page(&["Second page."]).bytes();
    let run = Project::new().file("a.pdf", paper).run(&["extract", "a.pdf"]).ends(0);
    assert_eq!(run.out, "First page.\n\u{c}Second page.\n");
}

#[test]
fn json_has_pages_lines_boxes_and_fonts() {
    let paper = Paper::new().page(&["# Findings", "", "A (bracketed) line."]).bytes();
    let project = Project::new().file("a.pdf", paper);
    let value = project.run(&["extract", "a.pdf", "--format", "json", "--words"]).json();
    assert_eq!(value["status"], "ok");
    let lines = value["pages"][0]["lines"].as_array().unwrap();
    assert_eq!(lines[0]["text"], "Findings");
    assert_eq!(lines[0]["runs"][0]["size"], 16.0);
    assert_eq!(lines[0]["runs"][0]["style"]["bold"], true);
    assert_eq!(lines[1]["text"], "A (bracketed) line.");
    assert_eq!(lines[1]["words"].as_array().unwrap().len(), 3);
    assert_eq!(lines[1]["rect"]["x0"], 72.0);
}

#[test]
fn a_file_is_read_as_what_it_is_and_not_as_it_is_called() {
    let page =
        "<!doctype html><html><head><title>T</title></head><body><p>Hello there.</p>";
    let project = Project::new().file("page.pdf", page);
    let value = project.run(&["extract", "page.pdf", "--format", "json"]).json();
    assert_eq!(value["format"], "html");
    assert_eq!(value["pages"][0]["lines"][0]["text"], "Hello there.");
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let project = Project::new()
        .file("scan.pdf", Paper::new().picture().bytes())
        .file("junk.pdf", "%PDF-1.7 and then nothing");
    let run = project.run(&["extract", "scan.pdf"]).ends(3);
    assert!(run.talk.contains("no-text"), "{}", run.talk);
    assert!(run.talk.contains("--ocr"), "{}", run.talk);
    let run = project.run(&["extract", "junk.pdf"]).ends(3);
    assert!(run.talk.contains("damaged"), "{}", run.talk);
    project.run(&["extract", "absent.pdf"]).ends(2);
}
