//! Company counted by hand.

use tempfile::TempDir;

use super::{Collocate, Collocates, Question, Sort, Window, collocates, open};
use crate::analysis::lexis::{Folding, Kept, Scope, Work};
use crate::index::Library;
use crate::index::fixture::{library, review};

/// Words and hits of `risk`: 5 and 1, 7 and 2; 4 and 1; `b` has 4 words and none.
fn shelf() -> (TempDir, Library) {
    let a =
        review("a", &["high risk of harm. Harm", "risk high risk low risks. high harm"]);
    let c = review("c", &["no high risk here"]);
    library(&[a, review("b", &["high harm is high"]), c])
}

fn asked(query: &str, change: impl Fn(&mut Question<'_>)) -> Collocates {
    let (_corpus, library) = shelf();
    let scope = Scope::of(&library, None).unwrap();
    let mut question = Question {
        scope: &scope,
        window: Window::Words(1, 2),
        kept: Kept::All,
        folding: Folding::Apart,
        min_freq: 1,
        min_reviews: 1,
        sort: Sort::Collocate,
    };
    change(&mut question);
    let query = library.ask(&query.parse().unwrap()).unwrap();
    let found = collocates(&library, &query, &question, Work::on(1)).unwrap();
    let many = collocates(&library, &query, &question, Work::on(3)).unwrap();
    assert_eq!(found, many);
    for row in &found.rows {
        let opening = open(&library, &query, &question, (&row.collocate, None)).unwrap();
        assert_eq!(opening.counts.hits as u64, row.freq_ab);
        assert_eq!(opening.counts.reviews as u64, row.reviews);
        let spans = opening.passages.iter().map(|one| one.hit.spans.len()).sum::<usize>();
        assert_eq!(spans as u64, row.freq_ab);
    }
    found
}

fn counts(found: &Collocates) -> Vec<(&str, u64, u64, u64)> {
    found.rows.iter().map(told).collect()
}

fn told(one: &Collocate) -> (&str, u64, u64, u64) {
    (&one.collocate, one.freq_ab, one.freq_b, one.reviews)
}

/// Near: `high`, `of harm`; of the second passage `high`, `risk` (near the first hit),
/// `high`, `low risks`; `high`, `here`. The first `risk` is near no other hit: the second
/// has one word before it. Words near: 3 + 4 + 2 = 9 of 20.
#[test]
fn what_stands_near_two_hits_is_counted_once() {
    let found = asked("\"risk\"", |_| {});
    assert_eq!((found.freq_a, found.n, found.window_words, found.all), (4, 20, 9, 7));
    let expected = [
        ("harm", 1, 4, 1),
        ("here", 1, 1, 1),
        ("high", 3, 6, 2),
        ("low", 1, 1, 1),
        ("of", 1, 1, 1),
        ("risk", 1, 4, 1),
        ("risks", 1, 1, 1),
    ];
    assert_eq!(counts(&found), expected);
}

/// `high`: 3 of 6, the query 4 times, 20 words. logDice 14 + log2(6 / 10); MI
/// log2(3 · 20 / 24) = log2 2.5; the table 3, 6, 3, 8 with 9 words near, 6 of them `high`
/// in all: expected 2.7, 6.3, 3.3, 7.7.
#[test]
fn the_measures_are_as_worked_out_by_hand() {
    let found = asked("\"risk\"", |_| {});
    let high = found.rows.iter().find(|one| one.collocate == "high").unwrap();
    let near = |found: Option<f64>, expected: f64| {
        assert!((found.unwrap() - expected).abs() < 1e-9, "{found:?} {expected}");
    };
    near(high.logdice, 14.0 + 0.6_f64.log2());
    near(high.mi, 2.5_f64.log2());
    let cells = [(3.0, 2.7), (6.0, 6.3), (3.0, 3.3), (8.0, 7.7_f64)];
    let sum: f64 = cells.iter().map(|(o, e)| o * (o / e).ln()).sum();
    near(high.ll, 2.0 * sum);
}

/// Of the first passage `high`, `of harm` are in the sentence and the second `Harm` not;
/// of the second `high`, both `risk`, `low risks`: each hit is near the other.
#[test]
fn a_sentence_is_a_window() {
    let found = asked("\"risk\"", |question| question.window = Window::Sentence);
    let expected = [
        ("harm", 1, 4, 1),
        ("here", 1, 1, 1),
        ("high", 3, 6, 2),
        ("low", 1, 1, 1),
        ("no", 1, 1, 1),
        ("of", 1, 1, 1),
        ("risk", 2, 4, 1),
        ("risks", 1, 1, 1),
    ];
    assert_eq!(counts(&found), expected);
}

#[test]
fn guards_order_function_words_and_inflections_are_as_asked() {
    let found = asked("\"risk\"", |question| {
        (question.kept, question.sort) = (Kept::Content, Sort::Frequency);
        question.folding = Folding::Inflections;
    });
    let names: Vec<_> = found.rows.iter().map(|one| one.collocate.as_str()).collect();
    // `risk` and `risks` are one, under the form that is more often near
    assert_eq!(names, ["high", "risk", "harm", "low"]);
    let found = asked("\"risk\"", |question| question.min_freq = 2);
    assert_eq!(counts(&found), [("high", 3, 6, 2)]);
    let found = asked("\"risk\"", |question| question.min_reviews = 2);
    assert_eq!(counts(&found), [("high", 3, 6, 2)]);
}

#[test]
fn a_query_without_hits_has_no_company() {
    let found = asked("zebra", |_| {});
    assert_eq!((found.freq_a, found.window_words, found.rows.len()), (0, 0, 0));
}
