//! Whether more reviews find a theme as the years go by.
//!
//! For each theme or query a row a year: how many of the reviews of that year have it, and
//! how far that share may be off. Years without a review stay as gaps, because a line
//! drawn over them would tell of years nobody wrote about. Counted as `themes --by year`
//! counts: each case once, near-copies not at all.

mod series;
mod suppress;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::Subject;
use super::Told;
use super::listed::words;
use super::stats::{Interval, adjusted};
use super::subjects::scan;
use super::themes::{Coded, Counted, Subcorpus, counted};
use crate::index::SourceRecord;

use series::series;
use suppress::suppress;

/// In a year of fewer reviews than this, one review more or less is more than ten percent.
pub const FEW: u64 = 10;

/// Which year of a review counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// That of its publication.
    #[default]
    Published,
    /// That in which the child died or was harmed: reviews are published years later, and
    /// practice is that of this year.
    Incident,
}

words!(By: Published = "published", Incident = "incident");

/// A question about years.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What is looked for.
    pub subjects: &'a [Subject],
    /// Which year counts.
    pub by: By,
    /// Only these passages, and reviews that have one.
    pub only: Option<&'a Subcorpus>,
    /// Counts from 1 to one below this are not told.
    pub suppress: Option<u64>,
}

/// What changes over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Trends {
    /// Which year counts.
    pub by: By,
    /// How many reviews there are, of known and unknown year.
    pub reviews: u64,
    /// One for each subject, in the order asked.
    pub series: Vec<Series>,
}

/// A theme or query over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The name of the theme, or the query as it was typed.
    pub name: String,
    /// The name for readers.
    pub title: String,
    /// All reviews, of known and unknown year.
    pub whole: Tally,
    /// Every year from the first that has a review to the last, gaps included.
    pub years: Vec<(u16, Tally)>,
    /// Reviews whose year is not known; none if there are none.
    pub unknown: Option<Tally>,
    /// How many standard deviations from no trend, by the test of Cochran (1954) and
    /// Armitage (1955); above 0 where the share rises. None where all or none have it, or
    /// all are of one year, or some count is not told.
    pub z: Option<f64>,
    /// How likely as strong a trend is by chance, two-sided.
    pub p: Option<f64>,
    /// The same, adjusted for all series of the answer (Benjamini and Hochberg 1995).
    pub p_adj: Option<f64>,
}

/// How many of how many reviews have something.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    /// How many have it.
    pub n: u64,
    /// Out of how many.
    pub total: u64,
    /// The share, from 0 to 1; none of nothing, nor of what is not told.
    pub share: Option<f64>,
    /// The 95 % interval of the share (Wilson 1927).
    pub interval: Option<Interval>,
    /// What of it is told.
    pub masks: Masks,
}

/// What is told of how many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Masks {
    /// Of how many have it.
    pub n: Told,
    /// Of out of how many.
    pub total: Told,
}

impl Masks {
    /// Whether all is told.
    pub fn is_open(self) -> bool {
        self == Self::default()
    }
}

impl Tally {
    /// Whether there are reviews, but so few that each is more than ten percent of them;
    /// not said where it is not told how many.
    pub fn is_few(&self) -> bool {
        self.total > 0 && self.total < FEW && self.masks.total != Told::Withheld
    }
}

/// Answers a question about years.
pub fn trends(coded: &Coded<'_>, question: &Question<'_>) -> Trends {
    let reviews = counted(coded);
    let mut years: BTreeMap<Option<u16>, Count> = BTreeMap::new();
    let mut total = 0;
    for scanned in scan(&reviews, question.subjects, question.only) {
        total += 1;
        let mut had = vec![false; question.subjects.len()];
        scanned.places.iter().for_each(|place| had[place.subject] = true);
        let width = had.len();
        let year = years.entry(year(scanned.review, question.by));
        year.or_insert_with(|| Count { total: 0, had: vec![0; width] }).add(&had);
    }
    let of = |(at, subject)| series(at, subject, &years);
    let mut series: Vec<Series> = question.subjects.iter().enumerate().map(of).collect();
    let values: Vec<Option<f64>> = series.iter().map(|one| one.p).collect();
    for (one, p_adj) in series.iter_mut().zip(adjusted(&values)) {
        one.p_adj = p_adj;
    }
    if let Some(limit) = question.suppress {
        for one in &mut series {
            suppress(one, limit);
        }
    }
    Trends { by: question.by, reviews: total, series }
}

/// The reviews of a year: how many, and how many have each subject.
struct Count {
    total: u64,
    had: Vec<u64>,
}

impl Count {
    fn add(&mut self, had: &[bool]) {
        self.total += 1;
        for (count, had) in self.had.iter_mut().zip(had) {
            *count += u64::from(*had);
        }
    }
}

/// The year of a review, of the first of its documents that knows it.
fn year(review: &Counted<'_>, by: By) -> Option<u16> {
    review.known(|record: &SourceRecord| {
        let known = &record.metadata;
        let date = match by {
            By::Published => known.published.as_ref(),
            By::Incident => known.incident.as_ref(),
        };
        date.map(|date| date.value.year)
    })
}
