//! A rule changed, and the file around it.

use super::{RuleChange, Unchanged};
use crate::codebook::Codebook;
use crate::model::ThemeIndex;

/// The file after a change of its first theme with rules.
fn changed(
    before: &str,
    at: Option<usize>,
    rule: Option<&str>,
) -> Result<String, Unchanged> {
    let book = Codebook::parse(before.as_bytes(), "x").unwrap();
    let theme = book
        .themes
        .iter()
        .position(|one| !one.mentions.is_empty() || !one.rules.is_empty());
    let theme = ThemeIndex(u16::try_from(theme.unwrap()).unwrap());
    let change = RuleChange { theme, at, rule: rule.map(str::to_owned) };
    let after = Codebook::changed_file(before.as_bytes(), &change)?;
    assert_eq!(
        Codebook::parse(&after, "x").unwrap().hash,
        book.changed(&change).unwrap().hash
    );
    Ok(String::from_utf8(after).unwrap())
}

#[track_caller]
fn adds(before: &str, rule: &str, after: &str) {
    assert_eq!(changed(before, None, Some(rule)).unwrap(), after);
}

#[test]
fn a_rule_is_added_below_the_others_and_all_else_stays() {
    adds(
        "# head\na:\n  rules:\n    - risk # one\n\n    # of b\n  unless: [x]\nb: [y]\n",
        "it's NEAR/3 late",
        "# head\na:\n  rules:\n    - risk # one\n    - 'it''s NEAR/3 late'\n\n    # of b\n  unless: [x]\nb: [y]\n",
    );
    adds(
        "a:\r\n  rules:\r\n  - >-\r\n    risk OR\r\n    harm",
        "late",
        "a:\r\n  rules:\r\n  - >-\r\n    risk OR\r\n    harm\r\n  - 'late'\r\n",
    );
    adds(
        "a: [risk, harm] # ]\n",
        "late AND gone",
        "a: [risk, harm, 'late AND gone'] # ]\n",
    );
    adds(
        "a:\n  rules: [\n    risk, # ]\n  ]\n",
        "x y",
        "a:\n  rules: [\n    risk, # ]\n   'x y']\n",
    );
    adds(
        "a:\n  mentions: [risk]\n",
        "late",
        "a:\n  rules:\n    - 'late'\n  mentions: [risk]\n",
    );
}

#[test]
fn words_in_a_bare_list_stay_words() {
    adds("a:\n  - risk\n", "late gone", "a:\n  - risk\n  - '(late gone)'\n");
}

#[test]
fn a_rule_is_written_otherwise_or_taken_away_with_its_comment() {
    let before = "a:\n  rules:\n    - risk # one\n    - >-\n      harm OR\n      hurt\n    # two\n    - late\n";
    assert_eq!(
        changed(before, Some(0), Some("\"child's\" OR danger")).unwrap(),
        before.replace("- risk #", "- '\"child''s\" OR danger' #")
    );
    assert_eq!(
        changed(before, Some(1), Some("gone")).unwrap(),
        before.replace(">-\n      harm OR\n      hurt", "'gone'")
    );
    assert_eq!(
        changed(before, Some(1), None).unwrap(),
        before.replace("    - >-\n      harm OR\n      hurt\n", "")
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    let refused = |text, at, rule| changed(text, at, rule).unwrap_err();
    assert_eq!(refused("a: [risk]\n", None, Some("\"risk\"")), Unchanged::Same);
    assert_eq!(refused("a: [risk]\n", Some(0), None), Unchanged::Last);
    assert_eq!(refused("a: [risk]\n", Some(1), None), Unchanged::NoRule);
    assert_eq!(refused("a:\n  terms: {x: y}\n", None, Some("z")), Unchanged::Term);
    assert_eq!(refused("a:\n  rules: risk\n", None, Some("z")), Unchanged::Unplaced);
    assert_eq!(refused("a: [b, c]\n", Some(0), None), Unchanged::Unplaced);
    assert!(matches!(refused("a: [b]\n", None, Some("x AND")), Unchanged::Mistake(_)));
    let coded = refused("a: [b]\n", None, Some("theme:a"));
    assert!(matches!(coded, Unchanged::Mistake(_)), "{coded}");
}

#[test]
fn a_rule_is_added_to_the_built_in_codebook() {
    let bytes = Codebook::built_in_file();
    let book = Codebook::built_in();
    let theme = book.theme("threshold").unwrap();
    let change = RuleChange { theme, at: None, rule: Some("zebra".to_owned()) };
    let after = Codebook::changed_file(bytes, &change).unwrap();
    assert_eq!(after.len(), bytes.len() + "        - 'zebra'\n".len());
}
