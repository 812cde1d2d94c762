//! What `--help` promises.

use crate::harness::Project;

const COMMANDS: [&str; 33] = [
    "index",
    "status",
    "check",
    "forget",
    "extract",
    "export",
    "search",
    "concordance",
    "collocates",
    "words",
    "related",
    "keyness",
    "themes",
    "verify",
    "cite",
    "evidence",
    "cooccur",
    "trends",
    "quality",
    "recommendations",
    "phrases",
    "discover",
    "repeats",
    "similar",
    "report",
    "brief",
    "judge",
    "serve",
    "code",
    "codebook",
    "language",
    "completions",
    "man",
];

#[test]
fn the_commands_are_listed() {
    let run = Project::new().run(&["--help"]).ends(0);
    for command in COMMANDS {
        assert!(run.out.contains(&format!("\n  {command} ")), "{command}: {}", run.out);
    }
    assert!(!run.out.contains("__worker"));
}

#[test]
fn every_long_help_names_the_fields_of_its_rows() {
    let project = Project::new();
    for (command, fields) in [
        ("index", "statuses{status: n}"),
        ("status", "provenance{field: where from}"),
        ("extract", "pages[{number"),
        ("export", "section_path[]"),
        ("search", "spans[[start,end]], score"),
        ("concordance", "left, node, right"),
        (
            "themes",
            "passages_found, per_10k_words, dispersion, precision, precision_ci[]",
        ),
        ("repeats", "similarity, between (document|case|reviews), cluster"),
        ("phrases", "dispersion, association, covered_by[]"),
        ("similar", "similarity, content, themes, themes_shared[], terms_shared[]"),
        ("discover", "group, reviews, passages, cohesion, terms[], members[{id"),
        ("cooccur", "n_units, jaccard, lift, ll, p, p_adj, unequal"),
        ("collocates", "freq_a, freq_b, n, logdice, mi, ll, reviews"),
        ("words", "word, freq, per_10k, reviews, dispersion"),
        ("related", "word, similarity, freq, reviews, shared[], beside, company"),
        ("keyness", "per_10k_target, per_10k_ref, ll, p_adj, log_ratio"),
        ("trends", "group, n, total, percent, ci_low, ci_high"),
        ("judge", "unsure, disputed, orphaned, learned, precision"),
        ("verify", "theme, group, column, was, is"),
        ("recommendations", "smart{specific, measurable, owner, deadline}, verb, type"),
        ("quality", "softening, softening_per_1000, softening_all, pages"),
    ] {
        // lines are broken to the width of the screen
        let help = project.run(&[command, "--help"]).ends(0).out.replace('\n', " ");
        assert!(help.contains(fields), "{command}: {help}");
    }
}

#[test]
fn the_language_is_in_the_help_in_short_and_on_a_page_of_its_own() {
    let project = Project::new();
    let help = project.run(&["search", "--help"]).ends(0).out;
    for sign in ["NEAR/5", "PRE/5", "SENT", "PARA", "NOT NEAR/5", "ATLEAST/3", "wom?n"] {
        assert!(help.contains(sign), "{sign}");
    }
    assert!(help.contains("throughline language"));
    let page = project.run(&["language"]).ends(0).out;
    assert_eq!(page, throughline::query::LANGUAGE);
}

#[test]
fn completions_come_from_the_definitions_and_leave_the_worker_out() {
    let project = Project::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = project.run(&["completions", shell]).ends(0).out;
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
        assert!(script.contains("preset"), "{shell}");
        assert!(!script.contains("__worker"), "{shell}");
    }
    project.run(&["completions", "tcsh"]).ends(2);
}

#[test]
fn every_command_has_a_page_in_the_manual() {
    let project = Project::new();
    let whole = project.run(&["man"]).ends(0).out;
    assert!(whole.contains(".TH throughline 1"), "{whole}");
    assert!(!whole.contains("__worker"));
    let listed = project.run(&["man", "--all", "pages/man1"]).ends(0).out;
    assert_eq!(listed.lines().count(), COMMANDS.len() + 1);
    for command in COMMANDS {
        let page = project.run(&["man", command]).ends(0).out;
        assert!(page.contains(&format!("throughline\\-{command}")), "{page}");
        let path = project.path(&format!("pages/man1/throughline-{command}.1"));
        assert_eq!(std::fs::read_to_string(path).unwrap(), page);
    }
    project.run(&["man", "nothing"]).ends(2);
}

#[test]
fn help_is_as_agreed() {
    let run = Project::new().run(&["search", "-h"]).ends(0);
    insta::assert_snapshot!(run.out, @"
    Find passages, each cited by review, page and paragraph

    Usage: throughline search [OPTIONS] [QUERY]

    Arguments:
      [QUERY]  What to look for, or @NAME of a saved search

    Options:
      -h, --help  Print help (see more with '--help')

    Selection:
          --sort <SORT>        Which passages come first [default: score] [possible
                               values: score, date, board]
          --limit <N>          At most so many rows [default: 20 on a terminal, else
                               all]
          --where <QUERY>      Only passages that this query matches; hits are of
                               QUERY alone
          --review <ID>        Only in this review
          --timeout <SECONDS>  Give up after so many seconds

    Output:
          --facets           Also say how much was found by year, board and kind of
                             section
          --explain          Also say how the query was understood and what it took
      -q, --quiet            Say nothing but the answer and errors
          --suggest          Words to widen the query by, and what each would find,
                             instead of passages
          --saved            List the saved searches of the corpus
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

#[test]
fn help_of_a_concordance_is_as_agreed() {
    let run = Project::new().run(&["concordance", "-h"]).ends(0);
    insta::assert_snapshot!(run.out, @"
    Line up every hit with the words around it

    Usage: throughline concordance [OPTIONS] <QUERY>

    Arguments:
      <QUERY>  What to look for, or @NAME of a saved search

    Options:
      -h, --help  Print help (see more with '--help')

    Selection:
          --sort <KEYS>        Up to three of L1..L5, R1..R5, node, year, board,
                               with commas between [default: review and place]
          --sample <N>         Only so many lines, drawn at random
          --seed <S>           Draw another sample [default: 1]
          --limit <N>          At most so many rows [default: 20 on a terminal, else
                               all]
          --where <QUERY>      Only passages that this query matches; hits are of
                               QUERY alone
          --review <ID>        Only in this review
          --timeout <SECONDS>  Give up after so many seconds

    Output:
      -q, --quiet            Say nothing but the answer and errors
          --width <N>        Characters on each side [default: what the terminal
                             leaves, else 60]
          --with <FIELDS>    Columns about the review, with commas between [possible
                             values: year, published, board, title, child, author,
                             country, region, outcome, harm, model, case]
          --preset <PRESET>  The columns of another program, as CSV unless --format
                             says otherwise [possible values: quanteda]
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
