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
fn help_is_as_agreed() {
    let run = Project::new().run(&["search", "-h"]).ends(0);
    insta::assert_snapshot!(run.out, @"
    Find passages, each cited by review, page and paragraph

    Usage: throughline search [OPTIONS] <QUERY>

    Arguments:
      <QUERY>  What to look for

    Options:
      -h, --help  Print help (see more with '--help')

    Selection:
          --limit <N>    At most so many passages [default: 20 on a terminal, else
                         all]
          --review <ID>  Only in this review
          --sort <SORT>  Which passages come first [default: score] [possible
                         values: score, date, board]

    Output:
      -q, --quiet            Say nothing but the answer and errors
          --count            Only say how many reviews, passages and hits there are
          --format <FORMAT>  How to write the answer [possible values: table, csv,
                             json, ndjson, markdown, html]
      -o, --output <FILE>    Write to this file instead of standard output

    Corpus:
      -C <DIR>           The folder that holds the reviews [default: corpus/ if
                         there is one, else here]
          --threads <N>  How many files are read at a time [default: as many as
                         there are cores]
          --no-refresh   Answer from the library as it is, even where the files have
                         changed
    ");
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
