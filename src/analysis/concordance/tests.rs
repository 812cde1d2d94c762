//! Lines, their order and samples of them, counted by hand.

use super::{Concordance, Key, Lineup, Sample};
use crate::analysis::Found;
use crate::index::Error;
use crate::index::fixture::{known, library, review};
use crate::model::{Date, Review};

fn dated(id: &str, board: Option<&str>, year: Option<u16>, texts: &[&str]) -> Review {
    let mut review = review(id, texts);
    review.metadata.board = board.map(|board| known(board.to_owned()));
    review.metadata.published =
        year.and_then(|year| Date::new(year, None, None)).map(known);
    review
}

fn reviews() -> Vec<Review> {
    vec![
        dated("a", Some("Kent"), None, &["The risk was high. No risk was seen."]),
        dated("b", Some("Barnet"), Some(2016), &["Risks", "A RISK of harm"]),
        dated("c", None, Some(2009), &["calm", "high risk was known"]),
    ]
}

/// Each line as the passage's place, the hit and what stands around it.
fn lines(query: &str, lineup: &Lineup) -> Vec<String> {
    let (_corpus, library) = library(&reviews());
    let question = library.ask(&query.parse().unwrap()).unwrap();
    let found = Found::of(&library, question).unwrap();
    let concordance = Concordance::of(&found, lineup).unwrap();
    let mut lines = Vec::new();
    concordance
        .each(|line| {
            let text = &line.stored.passage.text;
            let (left, node, right) = (
                &text[..line.span.start],
                &text[line.span.clone()],
                &text[line.span.end..],
            );
            lines.push(format!("{}: {left}[{node}]{right}", line.stored.review));
            Ok::<_, Error>(())
        })
        .unwrap();
    assert_eq!(lines.len(), concordance.len());
    lines
}

fn sorted(keys: &[Key]) -> Vec<String> {
    lines("risk", &Lineup { sort: keys.to_vec(), ..Lineup::default() })
}

const A1: &str = "a: The [risk] was high. No risk was seen.";
const A2: &str = "a: The risk was high. No [risk] was seen.";
const B1: &str = "b: [Risks]";
const B2: &str = "b: A [RISK] of harm";
const C: &str = "c: high [risk] was known";

#[test]
fn every_hit_is_a_line_by_review_and_place() {
    assert_eq!(sorted(&[]), [A1, A2, B1, B2, C]);
}

#[test]
fn lines_sort_by_the_folded_words_around_the_hit_and_what_is_missing_comes_first() {
    assert_eq!(sorted(&[Key::Left(1)]), [B1, B2, C, A2, A1]);
    assert_eq!(sorted(&[Key::Left(2)]), [A1, B1, B2, C, A2]);
    assert_eq!(sorted(&[Key::Right(1)]), [B1, B2, A1, A2, C]);
    assert_eq!(sorted(&[Key::Right(1), Key::Right(2)]), [B1, B2, A1, C, A2]);
    assert_eq!(sorted(&[Key::Node]), [A1, A2, B2, C, B1]);
    assert_eq!(sorted(&[Key::Node, Key::Right(2), Key::Left(1)]), [B2, A1, C, A2, B1]);
}

#[test]
fn lines_sort_by_what_is_known_of_the_review_and_unknown_comes_last() {
    assert_eq!(sorted(&[Key::Year]), [C, B1, B2, A1, A2]);
    assert_eq!(sorted(&[Key::Board, Key::Left(1)]), [B1, B2, A2, A1, C]);
}

#[test]
fn the_limit_is_taken_once_lines_are_sorted() {
    let lineup = Lineup { sort: vec![Key::Year], limit: Some(1), ..Lineup::default() };
    assert_eq!(lines("risk", &lineup), [C]);
}

fn sample(size: usize, seed: u64) -> Vec<String> {
    let sample = Some(Sample { size, seed });
    lines("risk", &Lineup { sample, ..Lineup::default() })
}

#[test]
fn a_larger_sample_holds_the_smaller_one_and_another_seed_is_another_sample() {
    let mut last: Vec<String> = Vec::new();
    for size in 0..=6 {
        let drawn = sample(size, 1);
        assert_eq!(drawn.len(), size.min(5));
        assert!(last.iter().all(|line| drawn.contains(line)), "{last:?} {drawn:?}");
        last = drawn;
    }
    let firsts: Vec<String> = (0..20).flat_map(|seed| sample(1, seed)).collect();
    assert!(firsts.iter().any(|line| *line != firsts[0]));
}

#[test]
fn a_sample_is_drawn_by_names_only() {
    // worked out apart: the smallest SHA-256 of seed 1 (8 bytes, least first), the
    // passage's id, a zero byte and the hit's number (4 bytes, least first)
    assert_eq!(sample(2, 1), [A1, B2]);
}

#[test]
fn a_hit_knows_its_words_and_its_page() {
    let (_corpus, library) = library(&reviews());
    let question = library.ask(&"\"no risk\"".parse().unwrap()).unwrap();
    let found = Found::of(&library, question).unwrap();
    let concordance = Concordance::of(&found, &Lineup::default()).unwrap();
    let mut seen = Vec::new();
    concordance
        .each(|line| {
            seen.push((
                line.places(),
                line.page().0,
                line.page_label().map(str::to_owned),
            ));
            Ok::<_, Error>(())
        })
        .unwrap();
    assert_eq!(seen, [(4..6, 1, Some("iv".to_owned()))]);
}
