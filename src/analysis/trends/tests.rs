//! The years of the corpus in `themes::fixture`, counted by hand.

use super::{By, Question, Trends, trends};
use crate::analysis::Subject;
use crate::analysis::themes::fixture::Fixture;
use crate::analysis::themes::{self, Asked, Layout, Order, Subcorpus, frequencies};
use crate::index::fixture::known;
use crate::model::{Date, ReviewId};

fn asked(fixture: &Fixture, by: By, only: Option<&Subcorpus>) -> Trends {
    let mut subjects = Subject::all(&fixture.codebook);
    let hit = [("a", 3), ("g", 0)].map(|(id, ord)| (ReviewId(id.to_owned()), ord));
    subjects.push(Subject::query("four", hit.into_iter().collect()));
    trends(&fixture.coded(), &Question { subjects: &subjects, by, only, suppress: None })
}

/// The years of a series, each with how many of how many.
fn years(found: &Trends, at: usize) -> Vec<(u16, u64, u64)> {
    found.series[at].years.iter().map(|(year, one)| (*year, one.n, one.total)).collect()
}

fn near(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 1e-6, "{found} {expected}");
}

/// `a` 2010 and `b` 2011 have it, `c` and `e` of 2012 do not, of `g` no year is known. The
/// trend is worked out where `themes` is tested; 1 of 1 has from z² = 3.841459 the low
/// end 1 / 4.841459.
#[test]
fn years_are_as_counted_by_hand() {
    let found = asked(&Fixture::new(), By::Published, None);
    assert_eq!(found.reviews, 5);
    assert_eq!(years(&found, 0), [(2010, 1, 1), (2011, 1, 1), (2012, 0, 2)]);
    let series = &found.series[0];
    let unknown = series.unknown.unwrap();
    assert_eq!((unknown.n, unknown.total), (0, 1));
    assert_eq!((series.whole.n, series.whole.total), (2, 5));
    near(series.z, -1.809_068);
    near(series.years[0].1.interval.map(|one| one.low), 0.206_549);
    assert_eq!(years(&found, 3), [(2010, 1, 1), (2011, 0, 1), (2012, 0, 2)]);
    assert_eq!(found.series[3].unknown.unwrap().n, 1);
}

#[test]
fn what_is_never_there_has_zeros_and_no_trend() {
    let found = asked(&Fixture::new(), By::Published, None);
    assert_eq!(years(&found, 2), [(2010, 0, 1), (2011, 0, 1), (2012, 0, 2)]);
    assert_eq!((found.series[2].z, found.series[2].p_adj), (None, None));
}

#[test]
fn a_year_without_a_review_is_a_gap_and_not_a_zero() {
    let mut fixture = Fixture::new();
    fixture.records[1].metadata.published = Date::new(2014, None, None).map(known);
    let found = asked(&fixture, By::Published, None);
    let expected = [(2010, 1, 1), (2011, 0, 0), (2012, 0, 2), (2013, 0, 0), (2014, 1, 1)];
    assert_eq!(years(&found, 0), expected);
    let gap = found.series[0].years[1].1;
    assert_eq!((gap.share, gap.interval, gap.is_few()), (None, None, false));
    assert!(found.series[0].years[0].1.is_few());
}

#[test]
fn the_year_of_the_incident_is_asked_for_by_name() {
    let mut fixture = Fixture::new();
    fixture.records[0].metadata.incident = Date::new(2008, Some(6), None).map(known);
    let found = asked(&fixture, By::Incident, None);
    assert_eq!(years(&found, 0), [(2008, 1, 1)]);
    assert_eq!(found.series[0].unknown.unwrap().total, 4);
    assert_eq!(found.series[0].z, None);
}

#[test]
fn of_no_year_nothing_is_told_but_that_it_is_not_known() {
    let mut fixture = Fixture::new();
    fixture.records.iter_mut().for_each(|record| record.metadata.published = None);
    let found = asked(&fixture, By::Published, None);
    assert_eq!(years(&found, 0), []);
    assert_eq!(found.series[0].unknown.unwrap().total, 5);
}

#[test]
fn only_reviews_with_a_passage_of_the_query_count() {
    let only = [("a", 0), ("c", 0)].map(|(id, ord)| (ReviewId(id.to_owned()), ord));
    let only: Subcorpus = only.into_iter().collect();
    let found = asked(&Fixture::new(), By::Published, Some(&only));
    assert_eq!(years(&found, 0), [(2010, 1, 1), (2011, 0, 0), (2012, 0, 1)]);
    assert_eq!(years(&found, 3), [(2010, 0, 1), (2011, 0, 0), (2012, 0, 1)]);
}

#[test]
fn years_are_those_of_the_table_of_themes() {
    let fixture = Fixture::new();
    let layout = Layout::By(themes::By::Year);
    let by_year = Asked { layout, order: Order::Codebook, ..Asked::default() };
    let table = frequencies(&fixture.coded(), &by_year, None).unwrap();
    let found = asked(&fixture, By::Published, None);
    for (row, series) in table.rows.iter().zip(&found.series) {
        assert_eq!((row.z, row.chance.p), (series.z, series.p));
        for (group, (year, tally)) in row.groups.iter().zip(&series.years) {
            assert_eq!(group.group, year.to_string());
            assert_eq!(group.figures.reviews_found, tally.n);
            assert_eq!(group.figures.reviews_total, tally.total);
            assert_eq!(group.figures.interval, tally.interval);
        }
    }
}
