//! How large a query may be, and how long the worst one takes to read.

use std::time::{Duration, Instant};

use super::refused;
use crate::query::{Limits, Query};

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
