//! `codebook`: what it says of a codebook, and what it makes of those of others.

use serde_json::json;

use crate::harness::Project;

const OWN: &str = "\
name: our own
between:
  title: Between agencies
  definition: What goes wrong between agencies.
  children:
    threshold:
      title: No agreed threshold
      definition: Agencies had no agreed threshold of risk.
      counts:
        - Each set its own bar
      excludes:
        - The threshold of a house
      source: 'NSPCC/SCIE (2016): no agreed threshold'
      rules:
        - threshold NEAR/5 (disput* OR differ*)
        - '\"level of need\" SENT disput*'
      mentions: [threshold]
      unless: [house]
      sections: [glossary]
softening:
  terms:
    volatile NEAR/3 relationship: violence
";

fn project() -> Project {
    Project::new()
        .file(
            "a.txt",
            "1.1 The threshold was disputed.\n\n1.2 A volatile relationship.\n",
        )
        .file("b.txt", "1.1 The level of need was disputed. It was the house.\n")
        .file("codebook.yaml", OWN)
}

#[test]
fn themes_are_listed_under_their_families() {
    let run = project().run(&["codebook", "show"]).ends(0);
    insta::assert_snapshot!(run.out, @"
    our own: 2 themes, codebook ff83eee65e96

    between: Between agencies
      threshold  No agreed threshold (2 rules, 1 mention, 1 veto)

    softening  (1 term)
    ");
}

#[test]
fn a_theme_is_shown_in_full() {
    let run = project().run(&["codebook", "show", "threshold"]).ends(0);
    insta::assert_snapshot!(run.out, @r#"
    threshold: No agreed threshold
    part of between: Between agencies

    Agencies had no agreed threshold of risk.

    Counts
      - Each set its own bar

    Does not count
      - The threshold of a house

    Source
      - NSPCC/SCIE (2016): no agreed threshold

    Rules
      - threshold NEAR/5 (disput* OR differ*)
      - "level of need" SENT disput*

    Speaks of it
      - threshold

    Not where the same sentence has
      - house

    Not in sections
      - glossary
    "#);
    let run = project().run(&["codebook", "show", "softening"]).ends(0);
    insta::assert_snapshot!(run.out, @"
    softening

    Terms
      - volatile NEAR/3 relationship → violence
    ");
}

#[test]
fn themes_are_shown_as_data_in_every_format() {
    let project = project();
    let row = |theme: &str| {
        let run = project.run(&["codebook", "show", theme, "--format", "json"]).ends(0);
        run.json()[0].clone()
    };
    assert_eq!(
        row("threshold"),
        json!({
            "theme": "threshold",
            "title": "No agreed threshold",
            "role": "theme",
            "parent": "between",
            "definition": "Agencies had no agreed threshold of risk.",
            "counts": ["Each set its own bar"],
            "excludes": ["The threshold of a house"],
            "source": "NSPCC/SCIE (2016): no agreed threshold",
            "rules": [
                "threshold NEAR/5 (disput* OR differ*)",
                "\"level of need\" SENT disput*",
            ],
            "plain": [],
            "mentions": ["threshold"],
            "unless": ["house"],
            "sections": ["glossary"],
        })
    );
    assert_eq!(row("softening")["plain"], json!(["violence"]));
    for format in ["csv", "ndjson", "markdown", "html"] {
        let run = project.run(&["codebook", "show", "--format", format]).ends(0);
        assert!(run.out.contains("No agreed threshold"), "{format}");
    }
}

#[test]
fn the_codebook_is_the_one_named_or_that_of_the_corpus_or_the_built_in() {
    let project = project().file("other.yaml", "other: [risk]\n");
    let shown = |arguments: &[&str]| {
        let all: Vec<&str> =
            ["codebook", "show"].iter().chain(arguments).copied().collect();
        project.run(&all).ends(0).out
    };
    assert!(shown(&[]).starts_with("our own: 2 themes"));
    assert!(shown(&["--codebook", "other.yaml"]).starts_with("codebook: 1 theme,"));
    let run = Project::new().run(&["codebook", "show"]).ends(0);
    assert!(run.out.starts_with("throughline: "), "{}", run.out);
    project.run(&["codebook", "show", "--codebook", "missing.yaml"]).ends(2);
    project.run(&["codebook", "show", "-C", "missing"]).ends(4);
}

#[test]
fn an_unknown_theme_is_answered_with_those_there_are() {
    let run = project().run(&["codebook", "show", "treshold"]).ends(2);
    assert!(run.talk.contains("the codebook has no theme `treshold`"), "{}", run.talk);
    assert!(run.talk.contains("between, threshold, softening"), "{}", run.talk);
}

#[test]
fn a_codebook_that_does_something_is_sound() {
    let run = project().run(&["codebook", "check"]).ends(0);
    assert_eq!(run.out, "");
    assert_eq!(run.talk.lines().last(), Some("nothing to look at"));
}

#[test]
fn a_mistake_is_told_with_its_line_and_what_to_write() {
    let project = project().file("wrong.yaml", "a:\n  rules: [risk]\n  include: [x]\n");
    let run = project.run(&["codebook", "check", "wrong.yaml"]).ends(1);
    let first = "wrong.yaml, line 3: a theme has no `include`\n  hint: a theme has title";
    assert!(run.out.starts_with(first), "{}", run.out);
    let rows = project.run(&["codebook", "check", "wrong.yaml", "--format", "json"]);
    assert_eq!(rows.json()[0]["kind"], "error");
    assert_eq!(rows.json()[0]["line"], 3);
    // others say so, too, and do nothing
    let run = project.run(&["codebook", "show", "--codebook", "wrong.yaml"]).ends(2);
    assert!(run.talk.contains("wrong.yaml, line 3"), "{}", run.talk);
    project.run(&["codebook", "check", "missing.yaml"]).ends(2);
    let run = Project::new().run(&["codebook", "check"]).ends(0);
    assert!(run.talk.contains("the corpus has no passages"), "{}", run.talk);
}

#[test]
fn rules_that_do_nothing_or_what_others_do_are_told() {
    let book = "\
a:
  rules:
    - '\"level of need\"'
    - need
    - zebra and lion
  unless: [lion]
b:
  - need
";
    let project = project().file("idle.yaml", book);
    let run = project.run(&["codebook", "check", "idle.yaml"]).ends(1);
    insta::assert_snapshot!(run.out, @"
    idle.yaml, line 4: a: finds nothing that the rule on line 3 does not (1 passage)
      need
    idle.yaml, line 5: a: `and` is read as a word; the operator is AND
      zebra and lion
    idle.yaml, line 5: a: matches no passage
      zebra and lion
    idle.yaml, line 6: a: vetoes nothing: it matches no passage
      lion
    idle.yaml, line 8: b: finds the passages of the rule of a on line 3 (1 passage)
      need
    ");
    assert!(run.talk.contains("5 things to look at"), "{}", run.talk);
}

#[test]
fn two_codebooks_differ_in_reviews_with_the_passages_that_decide() {
    let project = project().file(
        "after.yaml",
        "threshold:\n  rules: ['\"level of need\" SENT disput*']\nhome: [the house]\n",
    );
    let diff = ["codebook", "diff", "codebook.yaml", "after.yaml"];
    let run = project.run(&diff).ends(0);
    insta::assert_snapshot!(run.out, @"
    threshold
      lost a
        p. 1, 1.1: The »threshold was disputed«.
          by threshold NEAR/5 (disput* OR differ*)

    home
      gained b
        p. 1, 1.1: The level of need was disputed. It was »the house«.
          by the house

    softening
      lost a
        p. 1, 1.2: A »volatile relationship«.
          by volatile NEAR/3 relationship

    1 gained, 2 lost
    ");
    let rows = project.run(&[&diff[..], &["--format", "json"]].concat()).ends(0).json();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 3);
    let lost = rows.iter().find(|row| row["theme"] == "threshold").unwrap();
    assert_eq!(lost["change"], "lost");
    assert_eq!((&lost["before"], &lost["after"]), (&json!("found"), &json!(null)));
    assert_eq!((&lost["review"], &lost["file"]), (&json!("a"), &json!("a.txt")));
    assert_eq!(lost["text"], "The threshold was disputed.");
    assert_eq!(lost["rule"], "threshold NEAR/5 (disput* OR differ*)");
    let same = ["codebook", "diff", "after.yaml", "after.yaml"];
    assert_eq!(project.run(&same).ends(1).out, "0 gained, 0 lost\n");
}

#[test]
fn a_codebook_goes_to_other_programs_and_back() {
    let project = project();
    let ours = project.run(&["codebook", "export", "-"]).ends(0).out;
    for file in ["out.qdc", "out.csv", "out.yaml"] {
        let run = project.run(&["codebook", "export", file]).ends(0);
        assert!(run.talk.contains(&format!("wrote 2 themes to {file}")), "{}", run.talk);
        let back = project.run(&["codebook", "import", file]).ends(0);
        assert_eq!(back.out, ours, "{file}");
        assert_eq!(back.talk, "");
    }
    let qdc = project.run(&["codebook", "export", "-", "--to", "qdc"]).ends(0).out;
    assert_eq!(qdc, std::fs::read_to_string(project.path("out.qdc")).unwrap());
    let run = project.run(&["codebook", "export", "out.dic"]).ends(2);
    assert!(run.talk.contains("--to"), "{}", run.talk);
}

#[test]
fn dictionaries_of_other_programs_become_codebooks() {
    let project = Project::new()
        .file("a.txt", "He was hit.\n")
        .file("liwc.dic", "%\n1\tviolence\n%\nhit*\t1\n")
        .file("codes.csv", "name,description\nHousing,Where they lived\n");
    project.run(&["codebook", "import", "liwc.dic", "-o", "codebook.yaml"]).ends(0);
    let run = project.run(&["codebook", "show"]).ends(0);
    assert!(run.out.contains("violence  (1 rule)"), "{}", run.out);
    project.run(&["codebook", "check"]).ends(0);
    let run = project.run(&["codebook", "import", "codes.csv"]).ends(0);
    assert!(run.out.contains("- '\"housing\"'"), "{}", run.out);
    assert!(run.talk.contains("note: 1 theme had no words to look for"), "{}", run.talk);
    let run = project.run(&["codebook", "import", "a.txt"]).ends(2);
    assert!(run.talk.contains("--from"), "{}", run.talk);
    let run = project.run(&["codebook", "import", "a.txt", "--from", "liwc"]).ends(2);
    assert!(run.talk.contains("a.txt, line 1"), "{}", run.talk);
}

#[test]
fn the_long_help_of_each_names_its_rows_or_formats() {
    let project = Project::new();
    for (command, fields) in [
        ("show", "definition, counts[], excludes[]"),
        ("check", "kind, line, theme, rule, passages, problem, hint"),
        ("diff", "change (gained|lost), theme, review, file"),
        ("export", "REFI-QDA 1.0"),
        ("import", "LIWC dictionaries (.dic)"),
    ] {
        // lines are broken to the width of the screen
        let help = project.run(&["codebook", command, "--help"]).ends(0).out;
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(fields), "{command}: {help}");
    }
}
