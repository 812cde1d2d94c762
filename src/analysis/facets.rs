//! What the passages found have in common: by year, by board, by kind of section.
//!
//! Each kind of value has one fixed order that makes sense to a reader: years as they
//! come, boards by name, kinds of section as a review tends to have them. What is not
//! known stands last and is counted like everything else, so that the passages of each
//! facet add up.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Fact, Found};
use crate::index::{Error, SourceRecord};
use crate::model::{ReviewId, SectionKind};

/// A way to part passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// The year of publication.
    Year,
    /// The board or partnership.
    Board,
    /// What the section is for.
    SectionKind,
}

impl Facet {
    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Board => "board",
            Self::SectionKind => "section_kind",
        }
    }
}

/// How much was found under one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetRow {
    /// What it is a value of.
    pub facet: Facet,
    /// The value; null where it is not known.
    pub value: Value,
    /// Reviews with a passage found.
    pub reviews: usize,
    /// Passages found.
    pub passages: usize,
    /// Hits in them.
    pub hits: usize,
}

/// Counts under one value. Passages are added review by review, so that a review is new
/// when it is not the one before.
#[derive(Debug, Clone, Default)]
struct Count {
    last: Option<u32>,
    reviews: usize,
    passages: usize,
    hits: usize,
}

impl Count {
    fn add(&mut self, review: u32, hits: u32) {
        self.reviews += usize::from(self.last != Some(review));
        self.last = Some(review);
        self.passages += 1;
        self.hits += hits as usize;
    }

    fn row(&self, facet: Facet, value: Value) -> FacetRow {
        let Self { reviews, passages, hits, .. } = *self;
        FacetRow { facet, value, reviews, passages, hits }
    }
}

/// The values of every facet, in order.
pub fn facets(found: &Found<'_>) -> Result<Vec<FacetRow>, Error> {
    let records = found.library().records()?;
    let records: BTreeMap<&ReviewId, &SourceRecord> =
        records.iter().map(|record| (&record.review, record)).collect();
    let mut rows = Vec::new();
    rows.extend(by_fact(found, &records, Facet::Year, Fact::Year));
    rows.extend(by_fact(found, &records, Facet::Board, Fact::Board));
    rows.extend(by_section(found)?);
    Ok(rows)
}

/// By something known about the review, unknown last.
fn by_fact(
    found: &Found<'_>,
    records: &BTreeMap<&ReviewId, &SourceRecord>,
    facet: Facet,
    known: Fact,
) -> Vec<FacetRow> {
    let ids = found.library().review_ids();
    let mut counts: BTreeMap<(bool, String), (Value, Count)> = BTreeMap::new();
    for group in found.matches().chunk_by(|a, b| a.review == b.review) {
        let review = group[0].review;
        let record = ids.get(review as usize).and_then(|id| records.get(id));
        let value = record.map_or(Value::Null, |record| known.of(record));
        let key = (value.is_null(), value.as_str().map_or(value.to_string(), Into::into));
        let (_, count) = counts.entry(key).or_insert((value, Count::default()));
        for one in group {
            count.add(review, one.hits);
        }
    }
    counts.into_values().map(|(value, count)| count.row(facet, value)).collect()
}

fn by_section(found: &Found<'_>) -> Result<Vec<FacetRow>, Error> {
    let places: Vec<u32> = (0..).take(found.matches().len()).collect();
    let mut counts: BTreeMap<SectionKind, Count> = BTreeMap::new();
    found.show(&places, |one, shown| {
        counts.entry(shown.stored.section_kind).or_default().add(one.review, one.hits);
        Ok::<_, Error>(())
    })?;
    let row = |(kind, count): (SectionKind, Count)| {
        count.row(Facet::SectionKind, json!(kind.name()))
    };
    Ok(counts.into_iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::{Found, facets};
    use crate::index::fixture::{known, library, review};
    use crate::model::{Date, Review};
    use serde_json::json;

    fn dated(id: &str, board: Option<&str>, year: Option<u16>, texts: &[&str]) -> Review {
        let mut review = review(id, texts);
        review.metadata.board = board.map(|board| known(board.to_owned()));
        review.metadata.published =
            year.and_then(|year| Date::new(year, None, None)).map(known);
        review
    }

    #[test]
    fn every_value_has_its_reviews_passages_and_hits_and_unknown_stands_last() {
        let (_corpus, library) = library(&[
            dated("a", Some("Harrow LSCB"), None, &["risk", "risk and risk"]),
            dated("b", Some("Barnet LSCB"), Some(2016), &["risk"]),
            dated("c", Some("Harrow LSCB"), Some(2009), &["calm", "risk"]),
        ]);
        let question = library.ask(&"risk".parse().unwrap()).unwrap();
        let rows = facets(&Found::of(&library, question).unwrap()).unwrap();
        let rows: Vec<_> = rows
            .into_iter()
            .map(|row| (row.facet.name(), row.value, row.reviews, row.passages, row.hits))
            .collect();
        let expected = [
            ("year", json!(2009), 1, 1, 1),
            ("year", json!(2016), 1, 1, 1),
            ("year", json!(null), 1, 2, 3),
            ("board", json!("Barnet LSCB"), 1, 1, 1),
            ("board", json!("Harrow LSCB"), 2, 3, 4),
            ("section_kind", json!("narrative"), 2, 2, 2),
            ("section_kind", json!("findings"), 2, 2, 3),
        ];
        assert_eq!(rows, expected);
    }
}
