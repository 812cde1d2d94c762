//! What documents, names of files and saved searches may hold, and a terminal may not get.

use crate::harness::{Project, Run};

/// Escape sequences, a bell, marks that turn the direction of writing, a control
/// character of eight bits, and what nobody sees.
const EVIL: &str = "\u{1b}[31m\u{1b}]0;title\u{7}\u{202e}\u{2066}\u{9b}2J\u{85}\u{200b}\u{2028}\u{feff}\u{8}";

fn project() -> (String, Project) {
    let text = format!(
        "# Find{EVIL}ings\n\nA {EVIL} threshold {EVIL} and more.\n\nRisk{EVIL}s here.\n"
    );
    let name = format!("child{}z.md", EVIL.replace('/', ""));
    let searches = "saved:\n  query: \"risk \\e[31m \\u202E\"\n  note: \"a \\x9b b\"\n";
    let project = Project::new().file(&name, text).file("searches.yaml", searches);
    (name, project)
}

#[track_caller]
fn harmless(run: &Run) {
    for text in [&run.out, &run.talk] {
        let evil = text.chars().find(|letter| {
            (letter.is_control() && *letter != '\n')
                || EVIL.contains(*letter) && !letter.is_ascii_graphic()
        });
        assert_eq!(evil, None, "{text:?}");
    }
}

#[test]
fn nothing_a_terminal_obeys_reaches_it() {
    let (name, project) = project();
    for arguments in [
        &["index"][..],
        &["search", "threshold"],
        &["search", "threshold", "--facets"],
        &["search", "threshold", "--explain"],
        &["search", "--saved"],
        &["search", "@saved"],
        &["search", "(\u{1b}[31m \u{202e}"],
        &["search", "@\u{1b}[31m\u{202e}"],
        &["search", "\u{9b}thresold\u{202e}"],
        &["search", "risk", "--review", "\u{1b}[31m\u{202e}"],
        &["concordance", "threshold"],
        &["concordance", "threshold", "--with", "title,board", "--sort", "L1"],
        &["status"],
        &["status", "--problems"],
        &["check"],
        &["extract", &name],
        &["export", "passages", "--format", "markdown"],
        &["forget", "\u{1b}[31m\u{202e}"],
    ] {
        harmless(&project.run(arguments));
    }
    let found = project.run(&["search", "threshold"]).ends(0);
    assert!(found.out.contains("»threshold«"), "{}", found.out);
}
