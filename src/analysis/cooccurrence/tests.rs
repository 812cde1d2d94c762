//! What occurs together in the corpus of `themes::fixture`, counted by hand.

use tempfile::TempDir;

use super::{Cooccurrences, Pairs, Question, Sort, Unit, cooccurrence, open};
use crate::analysis::Subject;
use crate::analysis::themes::fixture::Fixture;
use crate::analysis::themes::{Asked, Order, Subcorpus, frequencies};
use crate::index::Library;
use crate::index::fixture::{library, review};
use crate::model::{PassageKind, ReviewId, SectionKind, Weight};

fn passages(places: &[(&str, u32)]) -> Subcorpus {
    places.iter().map(|(id, ord)| (ReviewId((*id).to_owned()), *ord)).collect()
}

/// The reviews of the fixture as a library; in `a`, the first and third passage are
/// headings.
fn shelf() -> (TempDir, Library) {
    let texts = ["one", "two", "three", "four"];
    let lengths = [("a", 4), ("b", 2), ("c", 1), ("d", 4), ("e", 2), ("f", 1), ("g", 1)];
    let mut reviews: Vec<_> =
        lengths.iter().map(|(id, length)| review(id, &texts[..*length])).collect();
    for at in [0, 2] {
        reviews[0].passages[at].kind = PassageKind::Heading;
    }
    library(&reviews)
}

/// Every theme, and a query that hits `a` 1, `b` 1, `d` 0 and `e` 0.
fn subjects(fixture: &Fixture) -> Vec<Subject> {
    let mut subjects = Subject::all(&fixture.codebook);
    let hit = passages(&[("a", 1), ("b", 1), ("d", 0), ("e", 0)]);
    subjects.push(Subject::query("two", hit));
    subjects
}

fn asked(unit: Unit, only: Option<&Subcorpus>) -> Cooccurrences {
    let (fixture, (_corpus, library)) = (Fixture::new(), shelf());
    let subjects = subjects(&fixture);
    let question = Question {
        subjects: &subjects,
        pairs: Pairs::All,
        unit,
        only,
        sort: Sort::Theme,
        suppress: None,
    };
    cooccurrence(&library, &fixture.coded(), &question).unwrap()
}

/// Of threshold and the query: both, the one, the other, units.
fn counts(found: &Cooccurrences) -> [u64; 4] {
    let pair = found.pairs[2];
    assert_eq!((pair.a, pair.b), (0, 3));
    [pair.n_ab, pair.n_a, pair.n_b, found.n_units]
}

fn near(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 1e-9, "{found} {expected}");
}

/// `a`, `b`, `c`, `e` with `f`, and `g` count; `d` is a copy. Threshold is found in `a` and
/// `b`, the query hits `a`, `b` and `e`. Expected together 2 · 3 / 5; G² = 8 ln(5/3) +
/// 2 ln(5/9); of the ten ways of drawing two of five, three and one are as uneven.
#[test]
fn reviews_with_two_subjects_are_as_counted_by_hand() {
    let found = asked(Unit::Reviews, None);
    assert_eq!(counts(&found), [2, 2, 3, 5]);
    let pair = found.pairs[2];
    near(pair.jaccard, 2.0 / 3.0);
    near(pair.lift, 10.0 / 6.0);
    near(pair.ll, 2.911_031_660_32);
    near(pair.p, 0.4);
    near(pair.p_adj, 1.0);
    assert_eq!(found.pairs.len(), 6);
    assert_eq!(found.together, 2);
}

/// Threshold is found in `a` 0, `a` 1 and `b` 0; of the eleven passages `a` 1 has both.
#[test]
fn passages_with_two_subjects_are_as_counted_by_hand() {
    assert_eq!(counts(&asked(Unit::Passages, None)), [1, 3, 3, 11]);
}

/// `a` has two sections, `c`, `b`, `e`, `f` and `g` one each.
#[test]
fn sections_begin_at_headings_and_end_with_their_document() {
    let found = asked(Unit::Sections, None);
    assert_eq!(counts(&found), [2, 2, 3, 7]);
}

#[test]
fn text_after_a_list_of_contents_is_part_of_what_stood_before_it() {
    let (mut fixture, (_corpus, library)) = (Fixture::new(), shelf());
    let contents = Weight { words: 100, section: SectionKind::Contents };
    fixture.codings.reviews[0].passages[2] = contents;
    let subjects = [("x", 0), ("y", 3)]
        .map(|(name, at)| Subject::query(name, passages(&[("a", at)])));
    let question = Question {
        subjects: &subjects,
        pairs: Pairs::All,
        unit: Unit::Sections,
        only: None,
        sort: Sort::Theme,
        suppress: None,
    };
    let found = cooccurrence(&library, &fixture.coded(), &question).unwrap();
    assert_eq!((found.pairs[0].n_ab, found.n_units), (1, 7));
}

#[test]
fn only_passages_of_the_query_count_and_units_that_have_one() {
    let only = passages(&[("a", 0), ("a", 1), ("c", 0), ("e", 1)]);
    assert_eq!(counts(&asked(Unit::Reviews, Some(&only))), [1, 1, 1, 3]);
    assert_eq!(counts(&asked(Unit::Passages, Some(&only))), [1, 2, 1, 4]);
    assert_eq!(counts(&asked(Unit::Sections, Some(&only))), [1, 1, 1, 3]);
}

#[test]
fn themes_are_in_as_many_reviews_and_passages_as_in_their_table() {
    let fixture = Fixture::new();
    let order = Asked { order: Order::Codebook, ..Asked::default() };
    let table = frequencies(&fixture.coded(), &order, None).unwrap();
    let (reviews, passages) = (asked(Unit::Reviews, None), asked(Unit::Passages, None));
    for (at, row) in table.rows.iter().enumerate() {
        assert_eq!(reviews.subjects[at].name, row.theme.0);
        assert_eq!(reviews.subjects[at].n, row.figures.reviews_found);
        assert_eq!(passages.subjects[at].n, row.figures.passages_found);
        assert_eq!(passages.n_units, row.figures.passages_total);
    }
}

#[test]
fn what_is_never_there_keeps_its_pairs() {
    let found = asked(Unit::Reviews, None);
    let alcohol: Vec<_> =
        found.pairs.iter().filter(|one| one.a == 2 || one.b == 2).collect();
    assert_eq!(alcohol.len(), 3);
    assert!(
        alcohol
            .iter()
            .all(|one| one.n_ab == 0 && one.p.is_none() && one.unequal == Some(true))
    );
}

#[test]
fn pairs_are_ordered_as_asked_and_the_first_alone_has_its_own() {
    let (fixture, (_corpus, library)) = (Fixture::new(), shelf());
    let subjects = subjects(&fixture);
    let order = |pairs, sort| {
        let unit = Unit::Reviews;
        let question = Question {
            subjects: &subjects,
            pairs,
            unit,
            only: None,
            sort,
            suppress: None,
        };
        let found = cooccurrence(&library, &fixture.coded(), &question).unwrap();
        found.pairs.iter().map(|one| (one.a, one.b)).collect::<Vec<_>>()
    };
    // jaccard: 2/3 and 1/3, then zeros in the order asked
    let jaccard = [(0, 3), (1, 3), (0, 1), (0, 2), (1, 2), (2, 3)];
    assert_eq!(order(Pairs::All, Sort::Jaccard), jaccard);
    // ll: 2.9, then 1.2 each for (0, 1) and (1, 3), the one together first; none last
    let ll = [(0, 3), (1, 3), (0, 1), (0, 2), (1, 2), (2, 3)];
    assert_eq!(order(Pairs::All, Sort::LogLikelihood), ll);
    assert_eq!(order(Pairs::All, Sort::P)[0], (0, 3));
    assert_eq!(order(Pairs::OfFirst, Sort::Theme), [(0, 1), (0, 2), (0, 3)]);
}

#[test]
fn a_number_opens_to_the_passages_of_both() {
    let (fixture, (_corpus, library)) = (Fixture::new(), shelf());
    let all = subjects(&fixture);
    let both = [all[0].clone(), all[3].clone()];
    let opened = |unit| {
        let found = open(&library, &fixture.coded(), &both, unit, None).unwrap();
        let told = found.passages.into_iter().map(|one| {
            let place = format!("{} {}", one.stored.review, one.stored.ord);
            (one.unit, one.name, place, one.id)
        });
        (found.units, told.collect::<Vec<_>>())
    };
    let (units, passages) = opened(Unit::Reviews);
    let places: Vec<&str> = passages.iter().map(|one| one.2.as_str()).collect();
    assert_eq!((units, places), (2, vec!["a 0", "a 1", "a 1", "b 0", "b 1"]));
    assert_eq!(passages[0].3.as_deref(), Some("a/00000000.1:threshold"));
    assert_eq!(passages[2].3, None);
    let (units, passages) = opened(Unit::Sections);
    assert_eq!((units, passages.len()), (2, 5));
    assert_eq!(passages[4].0, "b/00000000.1");
    let (units, passages) = opened(Unit::Passages);
    assert_eq!((units, passages.len()), (1, 2));
    assert_eq!(passages[1].0, "a/00000001.1");
}
