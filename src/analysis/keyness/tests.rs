//! Key words counted by hand.

use tempfile::TempDir;

use super::{
    Key, Keyness, Question, Set, Shared, Side, Sides, Size, Sort, Unit, keyness,
};
use crate::analysis::lexis::{Folding, Kept, Scope, Work};
use crate::index::Library;
use crate::index::fixture::{library, review};

/// Of passages with `alpha`: 10 words of `a` and `b`; of the others 6, of `a` and `c`.
fn shelf() -> (TempDir, Library) {
    let a = review("a", &["alpha risk risk of harm", "no risk here"]);
    library(&[
        a,
        review("b", &["alpha risk at the door"]),
        review("c", &["no harm here"]),
    ])
}

fn asked(change: impl Fn(&mut Question<'_>)) -> Keyness {
    let (_corpus, library) = shelf();
    let scope = Scope::of(&library, None).unwrap();
    let target = library.ask(&"alpha".parse().unwrap()).unwrap();
    let target = Set::passages(&library, &target).unwrap();
    let sides = Sides::of(&library, &scope, &target, None).unwrap();
    let mut question = Question {
        scope: &scope,
        sides: &sides,
        ngrams: 1,
        kept: Kept::All,
        folding: Folding::Apart,
        unit: Unit::Words,
        min_freq: 1,
        min_reviews: 1,
        side: Side::Both,
        sort: Sort::Feature,
    };
    change(&mut question);
    let found = keyness(&library, &question, Work::on(1)).unwrap();
    assert_eq!(found, keyness(&library, &question, Work::on(3)).unwrap());
    found
}

fn counts(found: &Keyness) -> Vec<(&str, [u64; 2], [u64; 2])> {
    found.rows.iter().map(|one| (one.feature.as_str(), one.freq, one.reviews)).collect()
}

fn row<'a>(found: &'a Keyness, feature: &str) -> &'a Key {
    found.rows.iter().find(|one| one.feature == feature).unwrap()
}

fn near(found: Option<f64>, expected: f64) {
    assert!((found.unwrap() - expected).abs() < 1e-9, "{found:?} {expected}");
}

/// `risk` 3 of 10 and 1 of 6: expected 2.5 and 1.5, the ratio 0.3 / (1 / 6) = 1.8.
/// `alpha` 2 of 10 and none of 6: 0.2 / (0.5 / 6) = 2.4.
#[test]
fn words_are_held_against_one_another_as_by_hand() {
    let found = asked(|_| {});
    let size = |words, passages, reviews| Size { reviews, passages, words };
    assert_eq!(found.sizes, [size(10, 2, 2), size(6, 2, 2)]);
    let expected = [
        ("alpha", [2, 0], [2, 0]),
        ("at", [1, 0], [1, 0]),
        ("door", [1, 0], [1, 0]),
        ("harm", [1, 1], [1, 1]),
        ("here", [0, 2], [0, 2]),
        ("no", [0, 2], [0, 2]),
        ("of", [1, 0], [1, 0]),
        ("risk", [3, 1], [2, 1]),
        ("the", [1, 0], [1, 0]),
    ];
    assert_eq!(counts(&found), expected);
    let risk = row(&found, "risk");
    near(risk.ll, 2.0 * (3.0 * 1.2_f64.ln() + (1.0_f64 / 1.5).ln()));
    near(risk.log_ratio, 1.8_f64.log2());
    assert_eq!(risk.per_10k[0], Some(3000.0));
    near(row(&found, "alpha").log_ratio, 2.4_f64.log2());
    near(row(&found, "alpha").ll, 4.0 * 1.6_f64.ln());
}

/// In both of two and in one of two reviews: expected 1.5 each, twice as many.
#[test]
fn reviews_can_be_counted_instead() {
    let found = asked(|question| question.unit = Unit::Reviews);
    let risk = row(&found, "risk");
    near(risk.ll, 2.0 * (2.0 * (2.0_f64 / 1.5).ln() + (1.0_f64 / 1.5).ln()));
    near(risk.log_ratio, 1.0);
    assert_eq!(risk.freq, [3, 1]);
}

#[test]
fn p_is_adjusted_for_all_that_were_tested() {
    let both = asked(|_| {});
    let one = asked(|question| question.side = Side::Target);
    assert_eq!((both.tested, one.tested, both.all), (9, 9, 9));
    assert_eq!(row(&both, "risk").p_adj, row(&one, "risk").p_adj);
    assert!(one.rows.iter().all(|key| key.log_ratio > Some(0.0)));
    let other = asked(|question| question.side = Side::Reference);
    let names: Vec<_> = counts(&other).into_iter().map(|key| key.0).collect();
    assert_eq!(names, ["harm", "here", "no"]);
}

#[test]
fn guards_count_both_sides_and_each_review_once() {
    let found = asked(|question| question.min_freq = 2);
    let names: Vec<_> = counts(&found).into_iter().map(|key| key.0).collect();
    assert_eq!(names, ["alpha", "harm", "here", "no", "risk"]);
    assert_eq!(found.tested, 5);
    // `risk` is on both sides of `a`, and in `b`
    let found = asked(|question| question.min_reviews = 3);
    assert_eq!(found.rows.len(), 0);
}

/// `alpha risk`, `risk risk`, `risk of`, `of harm`; `no risk`, `risk here`; ...
#[test]
fn words_in_a_row_are_counted_as_by_hand() {
    let found = asked(|question| question.ngrams = 2);
    let expected = [
        ("alpha risk", [2, 0], [2, 0]),
        ("at the", [1, 0], [1, 0]),
        ("harm here", [0, 1], [0, 1]),
        ("no harm", [0, 1], [0, 1]),
        ("no risk", [0, 1], [0, 1]),
        ("of harm", [1, 0], [1, 0]),
        ("risk at", [1, 0], [1, 0]),
        ("risk here", [0, 1], [0, 1]),
        ("risk of", [1, 0], [1, 0]),
        ("risk risk", [1, 0], [1, 0]),
        ("the door", [1, 0], [1, 0]),
    ];
    assert_eq!(counts(&found), expected);
    let found = asked(|question| {
        (question.ngrams, question.kept) = (3, Kept::Content);
    });
    let names: Vec<_> = counts(&found).into_iter().map(|key| key.0).collect();
    assert_eq!(names, ["alpha risk risk", "risk of harm"]);
}

#[test]
fn sets_that_share_passages_are_refused() {
    let (_corpus, library) = shelf();
    let scope = Scope::of(&library, None).unwrap();
    let set = |query: &str| {
        let question = library.ask(&query.parse().unwrap()).unwrap();
        Set::passages(&library, &question).unwrap()
    };
    let shared = Sides::of(&library, &scope, &set("risk"), Some(&set("harm")));
    assert_eq!(shared.err(), Some(Shared(1)));
    let question = library.ask(&"risk".parse().unwrap()).unwrap();
    let reviews = Set::reviews(&library, &scope, &question).unwrap();
    let sides = Sides::of(&library, &scope, &reviews, None).unwrap();
    assert_eq!(sides.sizes().map(|size| (size.reviews, size.words)), [(2, 13), (1, 3)]);
}
