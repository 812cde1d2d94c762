//! Recommendations counted: by whom they ask, what for, when; and how many a review has.
//!
//! Each number opens: a cell has a name, and [`Cell::has`] says which recommendations it
//! counts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Recommendations;
use super::field::Field;
use super::recommendation::{Recommendation, Sort};
use super::suppress::{RowMasks, SummaryMasks, TallyMasks};
use crate::model::ReviewId;

/// A table of recommendations.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// What its rows have in common.
    pub by: Field,
    /// What its columns have in common, and their values in order.
    pub across: Option<(Field, Vec<String>)>,
    /// A row for each value that occurs.
    pub rows: Vec<TallyRow>,
    /// How many recommendations there are in all, each once.
    pub total: u64,
    /// In how many reviews there are any.
    pub reviews: u64,
    /// Out of how many reviews.
    pub reviews_total: u64,
    /// How many stand in more than one row.
    pub in_several: u64,
    /// What of this is told.
    pub masks: TallyMasks,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TallyRow {
    /// What its recommendations have in common.
    pub value: String,
    /// How many there are.
    pub recommendations: u64,
    /// Out of all recommendations, in percent; none where it is not told how many.
    pub percent: Option<f64>,
    /// In how many reviews there are any.
    pub reviews: u64,
    /// How many there are in each column.
    pub columns: Vec<u64>,
    /// The name of the whole row.
    pub cell: Cell,
    /// What of it is told.
    pub masks: RowMasks,
}

/// The name of a number: `addressee=police` or `addressee=police,year=2014`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell(Vec<(Field, String)>);

/// What names no cell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no table has a cell `{0}`: write FIELD=VALUE, as in addressee=police,year=2014")]
pub struct NoCell(pub String);

impl Cell {
    /// The cell of that name.
    pub fn named(name: &str) -> Result<Self, NoCell> {
        let part = |part: &str| {
            let (field, value) = part.split_once('=')?;
            Some((Field::from_name(field.trim())?, value.trim().to_owned()))
        };
        let parts: Option<Vec<_>> = name.split(',').map(part).collect();
        parts.map(Self).ok_or_else(|| NoCell(name.to_owned()))
    }

    /// What its recommendations have in common.
    pub fn parts(&self) -> &[(Field, String)] {
        &self.0
    }

    /// The cell of what has all of these values.
    pub fn of(values: impl IntoIterator<Item = (Field, String)>) -> Self {
        Self(values.into_iter().collect())
    }

    /// The same cell in one column of a table.
    #[must_use]
    pub fn in_column(&self, field: Field, value: &str) -> Self {
        let mut parts = self.0.clone();
        parts.push((field, value.to_owned()));
        Self(parts)
    }

    /// Whether it counts a recommendation.
    pub fn has(&self, one: &Recommendation) -> bool {
        self.0.iter().all(|(field, value)| field.of(one).contains(value))
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (field, value)) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(out, "{comma}{}={value}", field.name())?;
        }
        Ok(())
    }
}

/// Counts the recommendations by one field, in columns by another.
pub fn tally(
    found: &Recommendations,
    by: Field,
    across: Option<Field>,
    sort: Sort,
) -> Tally {
    let all: Vec<&Recommendation> = found.of(sort).collect();
    let across = across.map(|field| (field, values(&all, field)));
    let total = all.len() as u64;
    let row = |value: String| {
        let cell = Cell(vec![(by, value.clone())]);
        let own: Vec<&Recommendation> =
            all.iter().copied().filter(|one| cell.has(one)).collect();
        let count = |(field, columns): &(Field, Vec<String>)| {
            let in_column = |column: &String| {
                own.iter().filter(|one| field.of(one).contains(column)).count() as u64
            };
            columns.iter().map(in_column).collect()
        };
        TallyRow {
            value,
            recommendations: own.len() as u64,
            percent: Some(share(own.len() as u64, total)),
            reviews: reviews(own.iter().copied()),
            columns: across.as_ref().map_or_else(Vec::new, count),
            cell,
            masks: RowMasks::default(),
        }
    };
    Tally {
        by,
        rows: values(&all, by).into_iter().map(row).collect(),
        across,
        total,
        reviews: reviews(all.iter().copied()),
        reviews_total: found.reviews.len() as u64,
        in_several: all.iter().filter(|one| by.of(one).len() > 1).count() as u64,
        masks: TallyMasks::default(),
    }
}

/// The values that occur.
fn values(all: &[&Recommendation], field: Field) -> Vec<String> {
    counts(all, field).into_iter().map(|one| one.0).collect()
}

/// The values that occur, each with how many have it: in their own order, else the most
/// frequent first. One that has several is counted under each.
pub fn counts(all: &[&Recommendation], field: Field) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for value in all.iter().flat_map(|one| field.of(one)) {
        *counts.entry(value).or_default() += 1;
    }
    let mut values: Vec<(String, u64)> = counts.into_iter().collect();
    values.sort_by(|a, b| {
        let key = |one: &(String, u64)| match field.fixed(&one.0) {
            Some(place) => (place, 0),
            None => (0, u64::MAX - one.1),
        };
        key(a).cmp(&key(b)).then_with(|| a.0.cmp(&b.0))
    });
    values
}

fn reviews<'a>(of: impl Iterator<Item = &'a Recommendation>) -> u64 {
    of.map(|one| &one.case).collect::<BTreeSet<_>>().len() as u64
}

#[allow(clippy::cast_precision_loss, reason = "counts are far below where that begins")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// How many recommendations reviews have.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// All recommendations, each once.
    pub recommendations: u64,
    /// Those that stand in further places, too.
    pub repeated: u64,
    /// The review's own, those of single agencies, and those of which it is not told.
    pub levels: [u64; 3],
    /// Out of how many reviews.
    pub reviews: u64,
    /// How many reviews have any.
    pub reviews_with: u64,
    /// How many have none, but questions for their board: nothing is missing there.
    pub reviews_questions_only: u64,
    /// Questions for boards.
    pub questions: u64,
    /// Of the reviews that have any: how many, on average.
    pub mean: Option<f64>,
    /// As many as half of them have at most.
    pub median: Option<f64>,
    /// The fewest and the most.
    pub range: Option<(u64, u64)>,
    /// What of this is told.
    pub masks: SummaryMasks,
}

/// Sums up how many recommendations the reviews have.
#[allow(clippy::cast_precision_loss, reason = "counts are far below where that begins")]
pub fn summary(found: &Recommendations) -> Summary {
    let of = |sort: Sort| {
        let mut counts: BTreeMap<&ReviewId, u64> = BTreeMap::new();
        for one in found.of(sort) {
            *counts.entry(&one.case).or_default() += 1;
        }
        counts
    };
    let (recommended, asked) = (of(Sort::Recommendation), of(Sort::Question));
    let mut counts: Vec<u64> = recommended.values().copied().collect();
    counts.sort_unstable();
    let total: u64 = counts.iter().sum();
    let level = |level: &super::Level| {
        found.of(Sort::Recommendation).filter(|one| one.level == *level).count() as u64
    };
    let mut levels = super::Level::ALL.iter().map(level);
    let middle = |at: usize| counts.get(at).map(|count| *count as f64);
    let half = counts.len() / 2;
    let median = match counts.len() {
        0 => None,
        even if even % 2 == 0 => {
            middle(half - 1).zip(middle(half)).map(|(a, b)| f64::midpoint(a, b))
        }
        _ => middle(half),
    };
    Summary {
        recommendations: total,
        repeated: found
            .of(Sort::Recommendation)
            .filter(|one| !one.repeated_at.is_empty())
            .count() as u64,
        levels: [(); 3].map(|()| levels.next().unwrap_or_default()),
        reviews: found.reviews.len() as u64,
        reviews_with: recommended.len() as u64,
        reviews_questions_only: asked
            .keys()
            .filter(|one| !recommended.contains_key(*one))
            .count() as u64,
        questions: asked.values().sum(),
        mean: (!counts.is_empty()).then(|| total as f64 / counts.len() as f64),
        median,
        range: counts.first().copied().zip(counts.last().copied()),
        masks: SummaryMasks::default(),
    }
}
