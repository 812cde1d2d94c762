//! Tables of the corpus in `fixture`, counted by hand.

use super::fixture::Fixture;
use super::{
    Asked, By, Frequencies, Layout, Measure, Order, Row, Shape, Subcorpus, Unit, answer,
    book, cell, counted, fields, fingerprint, frequencies,
};
use crate::index::fixture::{library, review};
use crate::model::ReviewId;
use serde_json::{Value, json};

fn asked(layout: Layout) -> Asked {
    Asked { layout, order: Order::Codebook, ..Asked::default() }
}

fn table(asked: &Asked, only: Option<&Subcorpus>) -> Frequencies {
    frequencies(&Fixture::new().coded(), asked, only).unwrap()
}

fn near(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 1e-5, "{found} {expected}");
}

/// Found, total, mentioned: reviews; found, mentioned: passages.
fn counts(row: &Row) -> [u64; 5] {
    let it = &row.figures;
    [
        it.reviews_found,
        it.reviews_total,
        it.reviews_mentioned,
        it.passages_found,
        it.passages_mentioned,
    ]
}

#[test]
fn copies_are_left_out_and_a_case_is_one_review() {
    let fixture = Fixture::new();
    let reviews = counted(&fixture.coded());
    let names: Vec<&str> =
        reviews.iter().map(|review| review.name().0.as_str()).collect();
    assert_eq!(names, ["a", "b", "c", "e", "g"]);
    assert_eq!(reviews[3].documents.len(), 2);
}

/// Words: a 400, b 200, c 100, e and f 300, g 100. Of the three passages with
/// `threshold` a has 2 and b 1: DP = (10 + 5 + 3 + 9 + 3) / 33 / 2.
#[test]
fn frequencies_are_as_counted_by_hand() {
    let table = table(&asked(Layout::Frequencies), None);
    assert_eq!(table.reviews, 5);
    assert_eq!(counts(&table.rows[0]), [2, 5, 1, 3, 1]);
    assert_eq!(counts(&table.rows[1]), [1, 5, 1, 1, 2]);
    assert_eq!(counts(&table.rows[2]), [0, 5, 0, 0, 0]);
    let threshold = &table.rows[0].figures;
    near(threshold.share, 0.4);
    near(threshold.per_10k_words, 30_000.0 / 1_100.0);
    near(threshold.dispersion, 15.0 / 33.0);
    assert_eq!(table.rows[2].figures.dispersion, None);
    near(table.rows[2].figures.share, 0.0);
}

#[test]
fn percentages_of_passages_and_words_have_no_interval() {
    for (unit, share) in [(Unit::Passages, 3.0 / 11.0), (Unit::Words, 300.0 / 1_100.0)] {
        let table = table(&Asked { unit, ..asked(Layout::Frequencies) }, None);
        near(table.rows[0].figures.share, share);
        assert_eq!(table.rows[0].figures.interval, None);
    }
}

#[test]
fn rows_are_ordered_as_asked() {
    let names = |order| {
        let table = table(&Asked { order, ..Asked::default() }, None);
        table.rows.into_iter().map(|row| row.theme.0).collect::<Vec<_>>()
    };
    assert_eq!(names(Order::Prevalence), ["threshold", "hierarchy", "alcohol"]);
    assert_eq!(names(Order::Family), ["threshold", "hierarchy", "alcohol"]);
    let family = Asked { themes: vec!["between".to_owned()], ..Asked::default() };
    assert_eq!(table(&family, None).rows.len(), 2);
    let fixture = Fixture::new();
    let unknown = Asked { themes: vec!["moon".to_owned()], ..Asked::default() };
    assert!(frequencies(&fixture.coded(), &unknown, None).is_err());
}

#[test]
fn only_reviews_with_a_passage_in_the_subcorpus_count() {
    let only = [("a", 0), ("a", 2), ("c", 0), ("d", 0)];
    let only: Subcorpus =
        only.map(|(id, ord)| (ReviewId(id.to_owned()), ord)).into_iter().collect();
    let table = table(&asked(Layout::Frequencies), Some(&only));
    assert_eq!(table.reviews, 2);
    assert_eq!(counts(&table.rows[0]), [1, 2, 1, 1, 1]);
    assert_eq!(counts(&table.rows[1]), [0, 2, 1, 0, 1]);
}

/// Places from the mean 2011.25; slope -1.5, variance 0.25 · 2.75; z = -1.5 / 0.829156.
#[test]
fn years_are_in_order_with_a_trend_and_unknown_last() {
    let table = table(&asked(Layout::By(By::Year)), None);
    let row = &table.rows[0];
    let groups: Vec<(&str, u64, u64)> = row
        .groups
        .iter()
        .map(|one| {
            (one.group.as_str(), one.figures.reviews_found, one.figures.reviews_total)
        })
        .collect();
    assert_eq!(
        groups,
        [("2010", 1, 1), ("2011", 1, 1), ("2012", 0, 2), ("not known", 0, 1)]
    );
    near(row.z, -1.809_068);
    assert!(row.groups.iter().all(|group| group.chance.p.is_none()));
    assert_eq!(table.rows[2].chance.p, None);
}

#[test]
fn sections_are_parts_of_the_same_reviews() {
    let table = table(&asked(Layout::By(By::Section)), None);
    let groups: Vec<_> = table.rows[0]
        .groups
        .iter()
        .map(|one| {
            (one.group.as_str(), one.figures.reviews_found, one.figures.reviews_total)
        })
        .collect();
    assert_eq!(groups, [("narrative", 2, 5), ("findings", 1, 3)]);
}

/// Outcome known of a, b (death) and c, e (harm): 2 of 2 against 0 of 2, Fisher 1/3.
#[test]
fn groups_are_tested_against_the_others_known() {
    let mut fixture = Fixture::new();
    for (record, outcome) in
        fixture.records.iter_mut().zip(["death", "death", "harm", "death", "harm"])
    {
        record.metadata.outcome = Some(crate::index::fixture::known(outcome.to_owned()));
    }
    let asked = asked(Layout::By(By::Outcome));
    let table = frequencies(&fixture.coded(), &asked, None).unwrap();
    let groups = &table.rows[0].groups;
    let names: Vec<&str> = groups.iter().map(|group| group.group.as_str()).collect();
    assert_eq!(names, ["death", "harm", "not known"]);
    near(groups[0].chance.p, 1.0 / 3.0);
    near(groups[1].chance.p, 1.0 / 3.0);
    assert_eq!(groups[2].chance.p, None);
}

#[test]
fn a_cell_opens_to_the_passages_it_counts() {
    let fixture = Fixture::new();
    let coded = fixture.coded();
    let opened = |name: &str| {
        let found = cell(&coded, name, None).unwrap();
        found.into_iter().map(|(id, ord)| (id.0, ord)).collect::<Vec<_>>()
    };
    let of = |id: &str, ord| (id.to_owned(), ord);
    assert_eq!(opened("threshold"), [of("a", 0), of("a", 1), of("b", 0)]);
    assert_eq!(opened("threshold,year:2010"), [of("a", 0), of("a", 1)]);
    assert_eq!(opened("threshold,2011"), [of("b", 0)]);
    assert_eq!(opened("threshold,section:findings"), [of("a", 1)]);
    assert_eq!(opened("threshold,2012"), []);
    assert!(cell(&coded, "threshold,1999", None).is_err());
    assert!(cell(&coded, "moon", None).is_err());
    for by in [By::Year, By::Section] {
        let table = frequencies(&coded, &asked(Layout::By(by)), None).unwrap();
        for row in &table.rows {
            let names = fields(row, Some(by), None);
            let all = names.groups.iter().zip(row.groups.iter().map(|one| &one.figures));
            for (group, figures) in all.chain([(&names.whole, &row.figures)]) {
                let name = &group.iter().find(|field| field.0 == "cell").unwrap().1;
                let passages = cell(&coded, name.as_str().unwrap(), None).unwrap();
                assert_eq!(passages.len() as u64, figures.passages_found, "{name}");
            }
        }
    }
}

#[test]
fn a_matrix_is_wide_or_long() {
    let fixture = Fixture::new();
    let of = |measure, shape| {
        let asked = asked(Layout::Matrix(measure, shape));
        answer(&fixture.coded(), &asked, None).unwrap().flat()
    };
    let wide = of(Measure::Passages, Shape::Wide);
    assert_eq!(wide.names, ["review", "threshold", "hierarchy", "alcohol"]);
    assert_eq!(wide.rows[0], [json!("a"), json!(2), json!(0), json!(0)]);
    let long = of(Measure::Rate, Shape::Long);
    assert_eq!(long.rows.len(), 15);
    assert_eq!(long.rows[0], [json!("a"), json!("threshold"), json!(50.0)]);
}

#[test]
fn small_counts_are_not_told_and_neither_is_what_follows_from_them() {
    let asked = Asked { suppress: Some(3), ..asked(Layout::By(By::Year)) };
    let flat = answer(&Fixture::new().coded(), &asked, None).unwrap().flat();
    let at = |name: &str| flat.names.iter().position(|one| one == name).unwrap();
    let cells = |name: &str| {
        flat.rows.iter().take(5).map(|row| row[at(name)].clone()).collect::<Vec<Value>>()
    };
    let hidden = json!("<3");
    assert_eq!(cells("reviews_found")[0], hidden);
    assert_eq!(cells("reviews_found")[1], hidden);
    assert_eq!(cells("reviews_total")[1], hidden);
    for name in ["percent", "ci_low", "passages_found", "per_10k_words", "z", "p"] {
        assert_eq!(cells(name)[0], json!(null), "{name}");
        assert_eq!(cells(name)[1], json!(null), "{name}");
    }
}

#[test]
fn a_corpus_is_known_by_its_sources() {
    let fixture = Fixture::new();
    let whole = fingerprint(&counted(&fixture.coded()));
    let mut other = Fixture::new();
    other.records.reverse();
    assert_eq!(fingerprint(&counted(&other.coded())), whole);
    other.records[0].sha256 = None;
    assert_ne!(fingerprint(&counted(&other.coded())), whole);
}

#[test]
fn a_workbook_quotes_what_it_counts_unless_small_counts_are_not_told() {
    let fixture = Fixture::new();
    let texts = ["One.", "=Two.", "Three.", "Four."];
    let (_corpus, library) = library(&[review("a", &texts), review("b", &texts[..2])]);
    let sheets = |suppress| {
        let asked = Asked { suppress, ..asked(Layout::By(By::Year)) };
        let found = answer(&fixture.coded(), &asked, None).unwrap();
        book(&fixture.coded(), &found, None, &library).unwrap()
    };
    let open = sheets(None);
    let names: Vec<&str> = open.iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["Summary", "Matrix", "Data", "Quotes", "Codebook"]);
    let quotes: Vec<&Value> = open[3].flat.rows.iter().map(|row| &row[8]).collect();
    assert_eq!(quotes, ["One.", "=Two.", "One."]);
    let closed = sheets(Some(3));
    let names: Vec<&str> = closed.iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["Summary", "Data", "Codebook"]);
}
