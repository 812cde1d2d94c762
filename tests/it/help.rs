//! What `--help` promises.

use crate::harness::Project;

#[test]
fn the_commands_are_listed() {
    let run = Project::new().run(&["--help"]).ends(0);
    for command in ["index", "status", "check", "forget", "extract", "export", "search"] {
        assert!(run.out.contains(&format!("\n  {command} ")), "{command}: {}", run.out);
    }
    assert!(!run.out.contains("__worker"));
}

#[test]
fn the_corpus_can_be_named_before_or_after_the_command() {
    let project = Project::new().file("here/a.txt", "A threshold.\n");
    let before = project.run(&["-C", "here", "search", "threshold"]).ends(0);
    let after = project.run(&["search", "threshold", "-C", "here"]).ends(0);
    assert_eq!(before.out, after.out);
}

#[test]
fn an_unknown_word_is_a_usage_error() {
    Project::new().run(&["serach", "threshold"]).ends(2);
}

#[test]
fn a_corpus_folder_here_is_found() {
    let project = Project::new()
        .file("corpus/a.txt", "A threshold.\n")
        .file("elsewhere.txt", "Another threshold.\n");
    let run =
        project.run(&["search", "--count", "--format", "json", "threshold"]).ends(0);
    assert_eq!(run.json()["passages"], 1);
}

#[test]
fn a_closed_pipe_is_quiet_success() {
    use std::process::Stdio;
    let text = "A threshold was crossed here.\n\n".repeat(3000);
    let project = Project::new().file("a.txt", text);
    project.run(&["index"]).ends(0);
    let mut child = project
        .command(&["search", "threshold"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}
