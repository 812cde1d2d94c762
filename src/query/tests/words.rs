//! Words, phrases, wildcards and regular expressions: what is read as what.

use super::{hints, points_at, reads};
use crate::query::{ExprKind, Pattern, Place, Query};

#[test]
fn curly_quotation_marks_are_quotation_marks() {
    reads("“No further Action”", "\"no further action\"");
    reads("„no further action“", "\"no further action\"");
}

#[test]
fn what_is_joined_without_a_space_stays_together() {
    reads("child’s non-accidental risk,", "child's AND non-accidental AND risk");
    reads("and/or 4.12", "and.or AND 4.12");
    reads("child\"no\"(a)", "child AND \"no\" AND a");
}

/// The places of a query that is a row of words.
fn places(query: &str) -> Vec<Place> {
    match query.parse::<Query>().expect(query).root.kind {
        ExprKind::Words(places) => places,
        other => panic!("{query}: {other:?}"),
    }
}

fn bare(word: &str) -> Pattern {
    Pattern::Inflections(word.to_owned())
}

fn exact(word: &str) -> Pattern {
    Pattern::Exact(word.to_owned())
}

#[test]
fn a_hyphen_joins_words_and_other_signs_leave_them_side_by_side() {
    let joined =
        |words: &[&str]| vec![Place::Joined(words.iter().map(|w| bare(w)).collect())];
    let row = |words: &[&str]| -> Vec<Place> {
        words.iter().map(|word| Place::Word(bare(word))).collect()
    };
    assert_eq!(places("multi-agency"), joined(&["multi", "agency"]));
    assert_eq!(places("Follow‐up‑visit,"), joined(&["follow", "up", "visit"]));
    assert_eq!(places("child’s"), row(&["child", "s"]));
    assert_eq!(places("and/or"), row(&["and", "or"]));
    assert_eq!(places("2014-15"), row(&["2014", "15"]));
    assert_eq!(places("a--b"), row(&["a", "b"]));
    assert_eq!(
        places("\"non-accidental injur*\""),
        [
            Place::Joined(vec![exact("non"), exact("accidental")]),
            Place::Word(Pattern::Wildcard("injur*".to_owned())),
        ]
    );
    reads("2014-15-a Non-Acc*", "2014.15-a AND non-acc*");
}

#[test]
fn a_section_of_an_act_is_found_however_it_is_written() {
    let row = |words: &[&str]| -> Vec<Place> {
        words.iter().map(|word| Place::Word(exact(word))).collect()
    };
    let section =
        Place::Any(vec![row(&["s", "47"]), row(&["s47"]), row(&["section", "47"])]);
    for query in ["s47", "S47", "s.47", "s-47", "s/47,", "S.47."] {
        assert_eq!(places(query), std::slice::from_ref(&section), "{query}");
    }
    reads("ss.17", "\"(ss 17|ss17|sections 17)\"");
    reads("\"s47\" s47a", "\"s47\" AND s47a");
    reads("s47' s'47", "s47' AND s.47'");
}

#[test]
fn alternatives_stand_in_brackets_of_a_phrase() {
    reads(
        "“(Missed|failed|did not attend) (visit*|appointment*)”",
        "\"(missed|failed|did not attend) (visit*|appointment*)\"",
    );
    reads("\"(a|b)\"", "\"(a|b)\"");
    reads("\"(no) (further action)\"", "\"no further action\"");
    points_at("\"a|b\"", "|", "alternatives in a phrase stand in brackets");
    points_at("\"(a|(b|c))\"", "(", "a bracket in a bracket of a phrase");
    points_at("\"(a||b)\"", "", "an alternative is missing here");
    points_at("\"(a|b\"", "(", "this bracket is never closed");
    points_at("\"a) b\"", ")", "this bracket closes nothing");
    points_at("\"(mis|dis)agree\"", "(mis|dis)", "these alternatives touch a word");
    points_at("\"neglet~1 x\"", "~", "`~` cannot stand in a phrase");
}

#[test]
fn a_wildcard_keeps_two_letters() {
    reads("Safe**guard* wom?n *ing", "safe*guard* AND wom?n AND *ing");
    reads("\"visit* appointment*\"", "\"visit* appointment*\"");
    let message = "a wildcard needs at least two letters or digits beside it";
    points_at("a b*", "b*", message);
    points_at("\"no * action\"", "*", message);
    points_at("multi-a* x", "a*", message);
    hints("\"no * action\"", "\"no\" PRE/4 \"action\"");
}

#[test]
fn fuzzy_takes_one_letter_or_two_and_is_no_distance() {
    reads("Neglet~1 safegarding~2", "neglet~1 AND safegarding~2");
    points_at("disagree~5", "~5", "fuzzy takes ~1 or ~2");
    hints("disagree~5", "write disagree NEAR/5 ...");
    points_at("a ~", "~", "fuzzy takes ~1 or ~2");
    points_at("neglet~0", "~0", "fuzzy takes ~1 or ~2");
    points_at("ab~1", "ab~1", "~1 needs a word of 3 letters or more");
    points_at("bord~2", "bord~2", "~2 needs a word of 5 letters or more");
    points_at("multi-agncy~1", "multi-agncy~1", "fuzzy takes one whole word");
}

#[test]
fn a_regular_expression_is_checked_and_its_mistakes_are_pointed_at() {
    reads("/safeguard(ing|ed)?/ (/a\\/b/)", "/safeguard(ing|ed)?/ AND /a\\/b/");
    points_at(
        "x /a(b/",
        "(",
        "this regular expression is not understood: unclosed group",
    );
    points_at(
        "/é[/",
        "[",
        "this regular expression is not understood: unclosed character class",
    );
    points_at("/ab", "/", "this regular expression is never closed");
    points_at("/a b/", "/", "this regular expression is never closed");
    points_at("/ab/i c", "i", "this follows a regular expression without a space");
    points_at("/.*/", "/.*/", "`/.*/` has no letter or digit");
    points_at("/(?x)a#/", "(?", "this sort of group is not understood");
    points_at("/(?=a)b/", "(?", "this sort of group is not understood");
    points_at("/\\w{90}/", "\\w{90}", "this regular expression is too large");
    points_at("/é\\PLx/", "\\P", "this class is not understood");
    let many = format!("/x{}/", "\\w".repeat(9));
    points_at(&many, "\\w", "a regular expression has at most 8 of \\w and its like");
    reads("/Éa(É[A-C]\\W)/", "/ea(e[a-c]\\W)/");
    points_at("/a\"b\"/", "\"", "a quotation mark cannot stand in a regular expression");
    points_at("/a/ /b/ /c/ /d/ /e/", "/e/", "a query has at most 4 regular expressions");
}
