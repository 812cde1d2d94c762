//! Tests of judging, on the small corpus of the tables of themes.

use std::collections::{BTreeMap, BTreeSet};

use tempfile::TempDir;

use super::{Wanted, draw, judged, precisions, rates, said, text_hash};
use crate::analysis::stats::wilson;
use crate::analysis::themes::fixture::Fixture;
use crate::index::Library;
use crate::index::fixture::{library, record, review};
use crate::model::{
    CodedReview, Judgement, PassageId, Review, ReviewId, SectionKind, Stratum, ThemeId,
    ThemeIndex, Verdict, Weight,
};

const SIZES: [(&str, usize); 7] =
    [("a", 4), ("b", 2), ("c", 1), ("d", 4), ("e", 2), ("f", 1), ("g", 1)];

/// The reviews of the fixture, each passage with a text of its own.
fn reviews() -> Vec<Review> {
    let one = |(id, size): &(&str, usize)| {
        let texts: Vec<String> =
            (0..*size).map(|at| format!("Text {id} {at}.")).collect();
        review(id, &texts.iter().map(String::as_str).collect::<Vec<_>>())
    };
    SIZES.iter().map(one).collect()
}

fn corpus() -> (TempDir, Library, Fixture) {
    let (place, library) = library(&reviews());
    (place, library, Fixture::new())
}

fn judgement(who: &str, passage: (&str, u32), verdict: Verdict, p: f64) -> Judgement {
    let (review, at) = passage;
    Judgement {
        who: who.to_owned(),
        when: "2026-03-05T14:02:11Z".to_owned(),
        passage: PassageId(format!("{review}/{at:08x}.1")),
        text_hash: text_hash(&format!("Text {review} {at}.")),
        theme: ThemeId("threshold".to_owned()),
        verdict,
        codebook_hash: "c0de".to_owned(),
        sample: "first".to_owned(),
        stratum: Stratum::Rest,
        probability: p,
    }
}

use Verdict::{Mentioned, No, Unsure, Yes};

/// Three of the four passages found, all of them surely, of which two hold; two that stand
/// next to one that is found, of which one was missed; and two of the five others.
fn anns() -> Vec<Judgement> {
    vec![
        judgement("ann", ("a", 0), Yes, 0.5),
        judgement("ann", ("a", 1), Mentioned, 0.5),
        judgement("ann", ("b", 0), Yes, 0.5),
        judgement("ann", ("a", 2), No, 0.25),
        judgement("ann", ("b", 1), Yes, 0.25),
        judgement("ann", ("g", 0), No, 0.25),
        judgement("ann", ("e", 0), Verdict::Other(ThemeId("hierarchy".to_owned())), 0.25),
    ]
}

#[track_caller]
fn close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{found} {wanted}");
}

/// Of 4 found 4 · 2/3 = 8/3 hold. Of the others, 2 stand next to one that is found, and
/// half of these were missed; of the remaining 5 none was: recall 8/11, and 11/3 of 11
/// passages report the problem.
#[test]
fn precision_recall_and_prevalence_are_as_worked_out_by_hand() {
    let (_place, library, fixture) = corpus();
    let found = judged(&library, &fixture.coded(), &anns(), &[], None).unwrap();
    let [one] = found.themes.as_slice() else { panic!("one theme was judged") };
    let precision = one.precision.unwrap();
    close(precision.value, 2.0 / 3.0);
    let interval = wilson(2, 3).unwrap();
    close(precision.interval.low, interval.low);
    close(precision.interval.high, interval.high);
    assert_eq!((precision.n, precision.so), (3, 2));
    let recall = one.recall.unwrap();
    close(recall.value, 8.0 / 11.0);
    assert_eq!((recall.n, recall.so), (4, 1));
    let prevalence = one.prevalence.unwrap();
    close(prevalence.value, 1.0 / 3.0);
    assert_eq!((one.judged, prevalence.n, one.orphaned), (7, 7, 0));
    // the ends of what was missed, 1 in all, lie a hypotenuse away
    let (near, rest) = (wilson(1, 2).unwrap(), wilson(0, 2).unwrap());
    let over = (2.0 * (near.high - 0.5)).hypot(5.0 * rest.high);
    let down = 2.0 * (0.5 - near.low);
    let (right, under) = (8.0 / 3.0, 4.0 * (2.0 / 3.0 - interval.low));
    let (a, b) = (right * right - under * under, 1.0 - over * over);
    let odds = a / (right + (right * right - a * b).sqrt());
    close(recall.interval.low, odds / (1.0 + odds));
    let up = 4.0 * (interval.high - 2.0 / 3.0);
    close(prevalence.interval.low, (11.0 / 3.0 - under.hypot(down)) / 11.0);
    close(prevalence.interval.high, (11.0 / 3.0 + up.hypot(over)) / 11.0);
}

#[test]
fn while_nothing_of_a_layer_was_judged_nothing_is_said_of_it() {
    let (_place, library, fixture) = corpus();
    let few = |which: &[usize]| {
        let all = anns();
        let some: Vec<Judgement> = which.iter().map(|at| all[*at].clone()).collect();
        judged(&library, &fixture.coded(), &some, &[], None).unwrap().themes.remove(0)
    };
    let found = few(&[0, 1]);
    assert!(found.precision.is_some() && found.recall.is_none());
    let without_rest = few(&[0, 3, 4]);
    assert!(without_rest.recall.is_none() && without_rest.prevalence.is_none());
    assert!(few(&[0, 3, 5]).recall.is_some());
    assert!(few(&[3, 5]).precision.is_none());
}

/// Coded 4/11; specificity 6 / (6 + 4/3); the formula of Rogan and Gladen (1978)
/// gives the same prevalence.
#[test]
fn prevalence_is_that_of_rogan_and_gladen() {
    let (_place, library, fixture) = corpus();
    let found = judged(&library, &fixture.coded(), &anns(), &[], None).unwrap();
    let one = &found.themes[0];
    let (recall, clear) = (one.recall.unwrap().value, 6.0 / (6.0 + 4.0 / 3.0));
    close(one.coded, 4.0 / 11.0);
    close(
        one.prevalence.unwrap().value,
        (one.coded + clear - 1.0) / (recall + clear - 1.0),
    );
}

#[test]
fn the_last_word_counts_and_what_is_unsure_or_gone_does_not() {
    let (_place, library, fixture) = corpus();
    let mut all = anns();
    all.push(judgement("ann", ("a", 1), Yes, 0.5));
    all.push(judgement("ann", ("e", 1), Unsure, 0.25));
    all.push(judgement("ann", ("z", 0), Yes, 0.25));
    let changed =
        Judgement { text_hash: "0".repeat(16), ..judgement("ann", ("c", 0), No, 0.5) };
    all.push(changed);
    let found = judged(&library, &fixture.coded(), &all, &[], None).unwrap();
    let one = &found.themes[0];
    close(one.precision.unwrap().value, 1.0);
    assert_eq!((one.judged, one.unsure, one.orphaned), (8, 1, 2));
    let strange = Judgement { theme: ThemeId("gone".to_owned()), ..all[0].clone() };
    let found = judged(&library, &fixture.coded(), &[strange], &[], None).unwrap();
    assert_eq!((found.themes.len(), found.without_theme), (0, 1));
}

/// Bob says no of `a 0`: one against one. With Cat, who says yes, it is two against one.
#[test]
fn most_decide_and_as_many_on_either_side_measure_nothing() {
    let (_place, library, fixture) = corpus();
    let mut all = anns();
    all.push(judgement("bob", ("a", 0), No, 0.5));
    let standing = |all: &[Judgement]| {
        judged(&library, &fixture.coded(), all, &[], None).unwrap().themes.remove(0)
    };
    let one = standing(&all);
    assert_eq!((one.disputed, one.precision.unwrap().n), (1, 2));
    all.push(judgement("cat", ("a", 0), Yes, 0.5));
    let one = standing(&all);
    assert_eq!((one.disputed, one.precision.unwrap().n), (0, 3));
    assert_eq!(one.judges, ["ann", "bob", "cat"]);
}

/// Both judged five passages: yes and yes twice, no and no twice, yes and no once. Agreed
/// 4/5, by chance 3/5 · 2/5 + 2/5 · 3/5 = 12/25: kappa 8/13.
#[test]
fn two_who_judge_the_same_sample_agree_so_far() {
    let (_place, library, fixture) = corpus();
    let places = [("a", 0), ("a", 1), ("a", 2), ("b", 0), ("b", 1)];
    let mut all = Vec::new();
    for (place, (ann, bob)) in
        places.into_iter().zip([(Yes, Yes), (Yes, Yes), (No, No), (No, No), (Yes, No)])
    {
        all.push(judgement("ann", place, ann, 0.5));
        all.push(judgement("bob", place, bob, 0.5));
    }
    all.push(judgement("bob", ("c", 0), Yes, 0.5));
    let found = judged(&library, &fixture.coded(), &all, &[], None).unwrap();
    let [pair] = found.themes[0].agreement.as_slice() else { panic!("one pair") };
    assert_eq!((pair.n, pair.same), (5, 4));
    close(pair.kappa.unwrap().0, 8.0 / 13.0);
}

#[test]
fn precision_alone_needs_no_more_than_the_passages_judged() {
    let (_place, library, fixture) = corpus();
    let found = precisions(&library, &fixture.coded(), &anns(), &[]).unwrap();
    close(found[&ThemeId("threshold".to_owned())].value, 2.0 / 3.0);
}

/// A corpus of reviews with twenty passages each, in which nothing was coded.
fn large(reviews: usize) -> (TempDir, Library, Fixture) {
    let name = |at: usize| format!("r{at:02}");
    let texts: Vec<String> = (0..20).map(|at| format!("Text {at}.")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let reviews: Vec<Review> = (0..reviews).map(|at| review(&name(at), &texts)).collect();
    let (place, library) = library(&reviews);
    let mut fixture = Fixture::new();
    fixture.records = reviews.iter().map(record).collect();
    let weight = Weight { words: 2, section: SectionKind::Findings };
    let coded = |review: &Review| CodedReview {
        review: review.id.clone(),
        passages: vec![weight; 20],
        codings: Vec::new(),
        decisions: Vec::new(),
    };
    fixture.codings.reviews = reviews.iter().map(coded).collect();
    (place, library, fixture)
}

fn wanted(name: &str, size: usize) -> Wanted {
    Wanted { theme: ThemeIndex(1), name: name.to_owned(), size }
}

#[test]
fn a_sample_has_as_many_as_were_wanted_and_a_larger_one_holds_it() {
    let (_place, library, fixture) = large(10);
    let drawn = |name: &str, size| {
        let sample =
            draw(&library, &fixture.coded(), &wanted(name, size), &BTreeMap::new());
        sample.unwrap().passages
    };
    let ids = |name: &str, size| -> BTreeSet<PassageId> {
        drawn(name, size).into_iter().map(|one| one.id).collect()
    };
    let small = ids("first", 20);
    assert_eq!((small.len(), ids("first", 1_000).len()), (20, 200));
    assert!(small.is_subset(&ids("first", 50)));
    assert_ne!(small, ids("second", 20));
    assert_eq!(drawn("first", 20), drawn("first", 20));
    // 20 of 200 were drawn: with about that probability
    let p = drawn("first", 20)[0].probability;
    assert!((0.03..0.25).contains(&p), "{p}");
    assert!(drawn("first", 1_000).iter().all(|one| one.probability >= 1.0));
}

#[test]
fn a_sample_that_was_begun_stays_the_same_in_a_corpus_that_grows() {
    let (_place, library, fixture) = large(10);
    let first =
        draw(&library, &fixture.coded(), &wanted("first", 20), &BTreeMap::new()).unwrap();
    let judgement =
        first.judgement(&first.passages[0], "ann", "now".to_owned(), Yes, "c0de");
    let rates = rates(&[judgement], &first.theme, "first");
    assert_eq!(rates[&Stratum::Rest].to_bits(), first.passages[0].probability.to_bits());
    let (_place, library, fixture) = large(20);
    let later = draw(&library, &fixture.coded(), &wanted("first", 20), &rates).unwrap();
    let old = |review: &ReviewId| review.0.as_str() < "r10";
    let still: Vec<_> =
        later.passages.iter().filter(|one| old(&one.review)).cloned().collect();
    assert_eq!(still, first.passages);
    assert!(later.passages.len() > first.passages.len());
}

#[test]
fn what_somebody_said_is_known_in_the_order_of_the_sample() {
    let (_place, library, fixture) = large(2);
    let sample =
        draw(&library, &fixture.coded(), &wanted("first", 4), &BTreeMap::new()).unwrap();
    let say = |at: usize, who: &str, verdict| {
        sample.judgement(&sample.passages[at], who, "now".to_owned(), verdict, "c0de")
    };
    let all =
        [say(0, "ann", Yes), say(2, "ann", No), say(0, "ann", No), say(1, "bob", Yes)];
    let told = said(&sample, &all, "ann");
    assert_eq!(told.verdicts, [Some(No), None, Some(No), None]);
    assert_eq!((told.done(), told.next(0), told.next(2)), (2, Some(1), Some(3)));
    assert_eq!(told.next(4), Some(1));
}
