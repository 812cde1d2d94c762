//! The language sign by sign: what is read as what, and what is refused where.

use std::time::{Duration, Instant};

use super::{Error, Expr, ExprKind, Limits, Pattern, Place, Query, Relation};

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
    reads("child’s non-accidental risk,", "child's AND non-accidental AND risk");
    reads("and/or 4.12", "and.or AND 4.12");
    reads("child\"no\"(a)", "child AND \"no\" AND a");
}

#[test]
fn filters_read_back() {
    reads(
        "section:findings year:2014..2018 year:2014 page:..3 kind:list-item",
        "section:findings AND year:2014..2018 AND year:2014 AND page:..3 AND kind:list-item",
    );
    reads("board:“Harrow* LSCB”", "board:\"harrow* lscb\"");
    reads("authority:Kent published:2014", "board:\"kent\" AND year:2014");
    reads(
        "year:>=2015 year:<=2015 incident:>2015 age:<2",
        "year:2015.. AND year:..2015 AND incident:2016.. AND age:..1",
    );
    reads("NOT duplicate_of:* sex:female", "NOT duplicate_of:\"*\" AND sex:\"female\"");
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

/// The hint of a refusal.
#[track_caller]
fn hints(query: &str, part: &str) {
    let hint = refused(query).hint.unwrap_or_default();
    assert!(hint.contains(part), "{query}: {hint}");
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
    points_at("board:Kent|Bexley", "|", "`|` cannot stand in the value of a field");
    points_at("theme:threshold", "theme", "themes cannot be asked for yet");
    points_at("found:threshold", "found", "themes cannot be asked for yet");
    points_at("status:damaged", "damaged", "`damaged` is none of the kinds");
    points_at("year:<0", "<0", "`<0` is not a range of numbers");
    hints("bord:x", "did you mean board:?");
    hints("autority:x", "did you mean board:?");
    hints("Sections:x", "did you mean section:?");
    hints("colour:x", "fields are section, kind, page");
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

#[test]
fn size_is_that_of_the_canonical_form_too() {
    let chain = |parts: usize| {
        let relations = ["NEAR/1", "PRE/1"].into_iter().cycle();
        let parts: Vec<String> =
            relations.take(parts).map(|relation| format!(" {relation} a")).collect();
        parts.concat()
    };
    let deep = format!("a{}", chain(17));
    assert!(deep.parse::<Query>().is_ok());
    let deeper = format!("a{}", chain(18));
    assert_eq!(refused(&deeper).message, "too many brackets and NOTs inside one another");
    let phrases = "\"a b\"~2 ".repeat(33);
    assert_eq!(refused(&phrases).message, "a query has at most 64 words and phrases");
    let alternatives = format!("\"({})\"", ["a"; 65].join("|"));
    assert!(refused(&alternatives).message.starts_with("a query has at most 64"));
    assert!(alternatives.replacen("a|", "", 1).parse::<Query>().is_ok());
    let wildcards = format!("\"{}\"", "ab* ".repeat(65));
    assert!(refused(&wildcards).message.starts_with("a query has at most 64"));
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

/// Queries that cost the most to read for their length.
#[test]
fn no_query_takes_long_to_read() {
    let regexes = [
        "/(a{9}){9}{9}/ ",
        "/\\w\\w\\W[\\w\\d]x\\S\\S\\S/ ",
        "/[[a-z&&[^aeiou]]--[x]]{99}/ ",
        "/\\w{1,3}/ ",
        "/(\\w|\\d|\\S){3}/ ",
        "/((((a*)*)*)*)*b/ ",
        "/a{0}{999999999}/ ",
        "/[\\w\\d]*[b-𐀀]{9}/ ",
    ];
    let mut queries: Vec<String> = regexes.iter().map(|regex| regex.repeat(4)).collect();
    queries.push(format!("/{}/", "[a-z]{9}".repeat(120)));
    queries.push(format!("/{}/", "(a|".repeat(300)));
    queries.push(format!("/{}x/", "[!-𐀀]".repeat(190)));
    queries.extend(
        ["*a", "a-", "a~", "a|", "é ", "\"a\"", "((", "~", "a NEAR/1 ", "½", "s47 "]
            .map(|p| p.repeat(1_000 / p.len())),
    );
    queries.push(format!("\"({})\"", "a|".repeat(490)));
    for query in queries {
        let start = Instant::now();
        let _ = Query::parse(&query, &Limits::TYPED);
        let taken = start.elapsed();
        assert!(taken < Duration::from_millis(50), "{taken:?}: {query}");
    }
}
