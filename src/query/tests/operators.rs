//! Operators: what binds what, what stands near what, and what only looks like one.

use super::{hints, points_at, reads, refused};
use crate::query::{ExprKind, Query, Relation};

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
fn distance_binds_tighter_than_and_and_looser_than_not() {
    reads("a NEAR/5 b c", "a NEAR/5 b AND c");
    reads("a OR b NEAR/5 c", "a OR b NEAR/5 c");
    reads("NOT (a NEAR/5 b) c", "NOT (a NEAR/5 b) AND c");
    reads("(a OR b) SENT \"c d\"", "(a OR b) SENT \"c d\"");
    reads("a NOT b", "a AND NOT b");
    reads("a NOT NEAR/5 b", "a NOT NEAR/5 b");
}

#[test]
fn one_relation_in_a_row_is_one_node_and_another_takes_what_stands_before() {
    let query: Query = "a NEAR/5 b NEAR/5 c".parse().expect("a chain");
    let ExprKind::Together(Relation::Near(5), parts) = query.root.kind else { panic!() };
    assert_eq!(parts.len(), 3);
    reads("a NEAR/5 b NEAR/5 c", "a NEAR/5 b NEAR/5 c");
    reads("(a NEAR/5 b) NEAR/5 c", "(a NEAR/5 b) NEAR/5 c");
    reads("a NEAR/5 (b NEAR/5 c)", "a NEAR/5 (b NEAR/5 c)");
    reads("a NEAR/5 b PRE/3 c", "(a NEAR/5 b) PRE/3 c");
    reads("a NEAR/5 b NEAR/4 c", "(a NEAR/5 b) NEAR/4 c");
    reads("a NOT SENT b NOT SENT c", "(a NOT SENT b) NOT SENT c");
    reads("a PARA b NOT PRE/2 c PARA d", "((a PARA b) NOT PRE/2 c) PARA d");
    let nine = ["a"; 9].join(" SENT ");
    assert_eq!(refused(&nine).message, "one operator holds at most 8 parts together");
}

#[test]
fn distances_of_other_tools_are_read() {
    reads("a w/8 b W/8 c", "a NEAR/8 b NEAR/8 c");
    reads("a pre/5 b Pre/5 c onear/5 d ONEAR/5 e", "a PRE/5 b PRE/5 c PRE/5 d PRE/5 e");
    reads("a w/s b", "a SENT b");
    reads("a w/p b", "a PARA b");
    reads("a not w/5 b", "a NOT NEAR/5 b");
    reads("a NOT w/s b", "a NOT SENT b");
    reads("\"a b\"~8", "\"a\" NEAR/8 \"b\"");
    reads("w/o consent not w/5 b", "w.o AND consent NOT NEAR/5 b");
    points_at("\"a b c\"~8", "~8", "a distance here is for two plain words");
    hints("\"a b c\"~8", "\"a\" NEAR/8 \"b\" NEAR/8 \"c\"");
    points_at("\"neglet\"~1", "~1", "a distance needs two words");
    hints("\"neglet\"~1", "neglet~1");
}

#[test]
fn what_looks_like_an_operator_is_refused_and_not_read_as_a_word() {
    points_at("a NEAR b", "NEAR", "NEAR needs a number of words");
    points_at("a NEAR5 b", "NEAR5", "NEAR needs a number of words");
    points_at("a PRE/x b", "PRE/x", "PRE needs a number of words");
    points_at("a w/5x b", "w/5x", "w needs a number of words");
    points_at("ATLEAST(a)", "ATLEAST", "ATLEAST needs a number of times");
    points_at("a NEAR/0 b", "0", "`0` is not a number from 1 to 999");
    points_at("a w/1000 b", "1000", "`1000` is not a number from 1 to 999");
    points_at("\"a b\"~1000", "1000", "`1000` is not a number from 1 to 999");
    points_at("a near/5 b", "near/5", "`near/5` is not an operator");
    hints("a Near/5 b", "capitals: NEAR/5");
    points_at("a SENT/2 b", "SENT/2", "`SENT/2` is not an operator");
    points_at("ATLEAST/3 a", "ATLEAST/3", "a bracket is missing after this");
    points_at("a NEAR/5", "", "a word is missing after `NEAR/5`");
    points_at("SENT a", "SENT", "a word is missing before this");
}

#[test]
fn only_what_has_a_place_stands_near_something() {
    points_at(
        "(a b) NEAR/5 c",
        "a b",
        "NEAR/5 needs words with one place, and these are several",
    );
    hints("(a b) NEAR/5 c", "write a NEAR/5 c AND b NEAR/5 c");
    hints("c PRE/2 (a b)", "write c PRE/2 a AND c PRE/2 b");
    points_at(
        "NOT a NEAR/5 b",
        "NOT a",
        "NEAR/5 needs words with a place, and NOT has none",
    );
    hints("NOT a NEAR/5 b", "NOT (a NEAR/5 b)");
    hints("a SENT NOT b", "a NOT SENT b");
    points_at(
        "a SENT page:1",
        "page:1",
        "SENT needs words with a place, and this has none",
    );
    points_at(
        "ATLEAST/2(a b)",
        "a b",
        "ATLEAST counts words with a place, and these have none",
    );
    reads("ATLEAST/2 ((a OR b) NEAR/3 c)", "ATLEAST/2((a OR b) NEAR/3 c)");
}
