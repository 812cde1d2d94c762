//! The language sign by sign: what is read as what, and what is refused where.

mod fields;
mod operators;
mod size;
mod words;

use super::{Error, Expr, ExprKind, Query};

fn refused(query: &str) -> Error {
    query.parse::<Query>().expect_err(query)
}

#[track_caller]
fn reads(query: &str, canonical: &str) {
    let read: Query = query.parse().unwrap_or_else(|error: Error| {
        panic!("{}", error.shown(query));
    });
    assert_eq!(read.to_string(), canonical);
    assert_eq!(canonical.parse::<Query>().as_ref(), Ok(&read), "{canonical}");
}

/// The query is refused, pointing at this part of it.
#[track_caller]
fn points_at(query: &str, part: &str, message: &str) {
    let error = refused(query);
    assert_eq!(&query[error.at.clone()], part, "{query}");
    assert_eq!(error.message, message);
}

/// The hint of a refusal.
#[track_caller]
fn hints(query: &str, part: &str) {
    let hint = refused(query).hint.unwrap_or_default();
    assert!(hint.contains(part), "{query}: {hint}");
}

#[test]
fn what_is_missing_is_named_where_it_is_missing() {
    points_at("", "", "the query is empty");
    points_at("a AND", "", "a word is missing after `AND`");
    points_at("a OR OR b", "OR", "a word is missing after `OR`");
    points_at("AND a", "AND", "a word is missing before this");
    points_at("a ()", ")", "a word is missing after `(`");
    points_at("(a", "(", "this bracket is never closed");
    points_at("a) b", ")", "this bracket closes nothing");
    points_at("a “b", "“", "this quotation mark is never closed");
    points_at("board:", "", "a word is missing after the colon");
    points_at("a … b", "…", "`…` has no letter or digit");
    points_at("\"--\"", "--", "`--` has no letter or digit");
}

#[test]
fn signs_of_other_tools_are_refused_not_dropped() {
    points_at("neglet~5", "~5", "fuzzy takes ~1 or ~2");
    points_at("\"a b\"~x", "~x", "`~x` after a phrase is no distance");
    points_at("-child", "-", "a word cannot start with `-`");
    points_at("a +b", "+", "a word cannot start with `+`");
    points_at("'no action'", "'", "a word cannot start with `'`");
    points_at("a && b", "&&", "`&&` is not an operator");
    points_at("a XOR b", "XOR", "`XOR` is not an operator here");
}

#[test]
fn notes_say_what_a_reader_may_have_meant() {
    let notes = |query: &str| -> Vec<String> {
        let read: Query = query.parse().expect(query);
        read.notes.iter().map(|note| query[note.at.clone()].to_owned()).collect()
    };
    assert_eq!(notes("this and That Or not seen"), ["and", "Or", "not"]);
    assert_eq!(notes("\"what happened?\" who?"), ["?", "?"]);
    assert_eq!(notes("and"), [""; 0]);
    assert_eq!(notes("\"this and that\" wom?n"), [""; 0]);
    let read: Query = "this and that".parse().expect("three words");
    assert_eq!(read.notes[0].message, "`and` is read as a word; the operator is AND");
}

#[test]
fn every_part_knows_where_it_was_typed() {
    let query = "a NEAR/5 (b OR \"c d\"~3) ATLEAST/2 (e)";
    let read: Query = query.parse().expect(query);
    let text = |expr: &Expr| query[expr.at.clone()].to_owned();
    let ExprKind::And(parts) = &read.root.kind else { panic!() };
    assert_eq!(text(&parts[0]), "a NEAR/5 (b OR \"c d\"~3");
    assert_eq!(text(&parts[1]), "ATLEAST/2 (e)");
    let ExprKind::Together(_, near) = &parts[0].kind else { panic!() };
    assert_eq!(text(&near[1]), "b OR \"c d\"~3");
}
