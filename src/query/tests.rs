//! The language sign by sign: what is read as what, and what is refused where.

use super::{Error, Query};

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

#[test]
fn words_next_to_each_other_mean_and() {
    reads("referral threshold", "referral AND threshold");
    reads("a (b c) AND d", "a AND b AND c AND d");
}

#[test]
fn not_binds_tighter_than_and_tighter_than_or() {
    reads("a OR b c OR NOT d e", "a OR b AND c OR NOT d AND e");
    reads("(a OR b) c", "(a OR b) AND c");
    reads("NOT (a b)", "NOT (a AND b)");
    reads("NOT NOT a", "NOT NOT a");
}

#[test]
fn operators_are_capitals_and_other_case_is_words() {
    reads("this and That or not", "this AND and AND that AND or AND not");
    reads("\"AND OR\"", "\"and or\"");
}

#[test]
fn curly_quotation_marks_are_quotation_marks() {
    reads("“No further Action”", "\"no further action\"");
    reads("„no further action“", "\"no further action\"");
}

#[test]
fn what_is_joined_without_a_space_stays_together() {
    reads("child’s non-accidental risk,", "child-s AND non-accidental AND risk");
    reads("and/or 4.12", "and-or AND 4-12");
    reads("child\"no\"(a)", "child AND \"no\" AND a");
}

#[test]
fn filters_read_back() {
    reads(
        "section:findings year:2014..2018 year:2014 page:..3 kind:list-item",
        "section:findings AND year:2014..2018 AND year:2014 AND page:..3 AND kind:list-item",
    );
    reads("board:“Harrow* LSCB”", "board:\"harrow* lscb\"");
    reads("board:Harrow review:child-n*", "board:\"harrow\" AND review:child-n*");
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
    points_at("safeguard*", "*", "`*` cannot stand in a word");
    points_at("wom?n", "?", "`?` cannot stand in a word");
    points_at("neglet~1", "~", "`~` cannot stand in a word");
    points_at("\"a b\"~5", "~", "`~` cannot stand in a word");
    points_at("\"(a|b) c\"", "(", "`(` cannot stand in a phrase");
    points_at("-child", "-", "a word cannot start with `-`");
    points_at("a +b", "+", "a word cannot start with `+`");
    points_at("'no action'", "'", "a word cannot start with `'`");
    points_at("/safeguard.*/", "/", "a word cannot start with `/`");
    points_at("a && b", "&&", "`&&` is not an operator");
    points_at("a NEAR/5 b", "NEAR/5", "`NEAR/5` is not an operator here");
    points_at("a w/5 b", "w/5", "`w/5` is not an operator here");
    points_at("a NOT w/s b", "w/s", "`w/s` is not an operator here");
    points_at("ATLEAST/3(risk)", "ATLEAST/3", "`ATLEAST/3` is not an operator here");
    points_at("a SENT b", "SENT", "`SENT` is not an operator here");
}

#[test]
fn a_wrong_field_or_value_is_pointed_at() {
    points_at("a bord:x", "bord", "`bord` is not a field");
    points_at("section:finding", "finding", "`finding` is none of the kinds");
    points_at("year:2018..2014", "2018..2014", "`2018..2014` is not a range of numbers");
    points_at("year:..", "..", "`..` is not a range of numbers");
    points_at(
        "page:99999999999",
        "99999999999",
        "`99999999999` is not a range of numbers",
    );
    points_at("board:\"a*b c\"", "a*b c", "a star here ends a word");
}

#[test]
fn size_is_limited_before_anything_is_read() {
    let deep = format!("{}a{}", "(".repeat(17), ")".repeat(17));
    assert_eq!(refused(&deep).message, "too many brackets and NOTs inside one another");
    assert!(deep[1..deep.len() - 1].parse::<Query>().is_ok());
    let nots = "NOT ".repeat(17) + "a";
    assert_eq!(refused(&nots).message, "too many brackets and NOTs inside one another");
    let many = "a ".repeat(65);
    assert_eq!(refused(&many).message, "a query has at most 64 words and phrases");
    assert!(many[2..].parse::<Query>().is_ok());
    let long = "é".repeat(1_001);
    assert_eq!(refused(&long).message, "a query has at most 1000 characters");
    assert_eq!(refused(&long).at, 2_000..2_002);
}
