//! What the passages found have in common: by year, by board, by kind of section.
//!
//! Each kind of value has one fixed order that makes sense to a reader: years as they
//! come, boards by name, kinds of section as a review tends to have them. What is not
//! known stands last and is counted like everything else, so that the passages of each
//! facet add up. Harms and themes overlap and stand apart from them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

use super::{Fact, Found};
use crate::index::{Error, SourceRecord};
use crate::model::{ReviewId, SectionKind, Stance};
use crate::text::tokens;

/// What is known of each review.
type Records<'a> = BTreeMap<&'a ReviewId, &'a SourceRecord>;

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
    /// The kind of harm.
    Harm,
    /// A theme that the passage is found to report.
    Theme,
}

impl Facet {
    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Board => "board",
            Self::SectionKind => "section_kind",
            Self::Harm => "harm",
            Self::Theme => "theme",
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

    /// With what stands under another value, of other reviews.
    fn and(self, other: &Self) -> Self {
        Self {
            last: None,
            reviews: self.reviews + other.reviews,
            passages: self.passages + other.passages,
            hits: self.hits + other.hits,
        }
    }

    fn row(&self, facet: Facet, value: Value) -> FacetRow {
        let Self { reviews, passages, hits, .. } = *self;
        FacetRow { facet, value, reviews, passages, hits }
    }
}

/// The values of every facet, in order.
pub fn facets(found: &Found<'_>) -> Result<Vec<FacetRow>, Error> {
    let records = found.library().records()?;
    let records: Records<'_> =
        records.iter().map(|record| (&record.review, record)).collect();
    let mut rows = Vec::new();
    rows.extend(by_fact(found, &records, Facet::Year, Fact::Year));
    rows.extend(by_fact(found, &records, Facet::Board, Fact::Board));
    rows.extend(by_section(found));
    Ok(rows)
}

/// By kind of harm, and by theme where the library has codings. Unlike the facets these do
/// not add up: a passage may stand under several values, or under none, and values under
/// which there is nothing are left out.
pub fn facets_that_overlap(found: &Found<'_>) -> Result<Vec<FacetRow>, Error> {
    let records = found.library().records()?;
    let records: Records<'_> =
        records.iter().map(|record| (&record.review, record)).collect();
    let mut rows = by_harm(found, &records);
    rows.extend(by_theme(found));
    Ok(rows)
}

/// By something known about the review, unknown last.
fn by_fact(
    found: &Found<'_>,
    records: &Records<'_>,
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

fn by_section(found: &Found<'_>) -> Vec<FacetRow> {
    let mut counts: BTreeMap<SectionKind, Count> = BTreeMap::new();
    for one in found.matches() {
        let kind = found.library().section_kind(one);
        counts.entry(kind).or_default().add(one.review, one.hits);
    }
    let row = |(kind, count): (SectionKind, Count)| {
        count.row(Facet::SectionKind, json!(kind.name()))
    };
    counts.into_iter().map(row).collect()
}

/// By kind of harm; a review may be about several, and its passages then stand under each.
/// What `harm:"neglect"` asks for is the words, so that passages of a review about
/// emotional neglect stand under neglect, too.
fn by_harm(found: &Found<'_>, records: &Records<'_>) -> Vec<FacetRow> {
    let ids = found.library().review_ids();
    let mut counts: BTreeMap<&[String], Count> = BTreeMap::new();
    for group in found.matches().chunk_by(|a, b| a.review == b.review) {
        let record = ids.get(group[0].review as usize).and_then(|id| records.get(id));
        let harm = record.and_then(|record| record.metadata.harm.as_ref());
        let Some(harm) = harm.filter(|harm| !harm.value.is_empty()) else { continue };
        let count = counts.entry(harm.value.as_slice()).or_default();
        for one in group {
            count.add(one.review, one.hits);
        }
    }
    let kinds: BTreeSet<&String> = counts.keys().copied().flatten().collect();
    let row = |kind: &String| {
        let sought = words(kind);
        let width = sought.len().max(1);
        let has = |value: &String| words(value).windows(width).any(|it| it == sought);
        let those = counts.iter().filter(|(values, _)| values.iter().any(has));
        let sum = those.fold(Count::default(), |sum, (_, count)| sum.and(count));
        sum.row(Facet::Harm, json!(kind))
    };
    kinds.into_iter().map(row).collect()
}

fn words(text: &str) -> Vec<String> {
    tokens(text).map(|token| token.word.into_owned()).collect()
}

/// By theme, in the codebook's order: the passages that are found to report it.
fn by_theme(found: &Found<'_>) -> Vec<FacetRow> {
    let Some(codings) = found.library().codings() else { return Vec::new() };
    let ids = found.library().review_ids();
    let mut counts = vec![Count::default(); codings.themes.len()];
    for group in found.matches().chunk_by(|a, b| a.review == b.review) {
        let review = ids.get(group[0].review as usize);
        let coded = review.and_then(|review| codings.review(review));
        let mut group = group.iter().peekable();
        for coding in coded.map_or(&[][..], |coded| &coded.codings) {
            while group.next_if(|one| one.ord < coding.passage).is_some() {}
            let Some(one) = group.peek().filter(|one| one.ord == coding.passage) else {
                continue;
            };
            if coding.stance == Stance::Found
                && let Some(count) = counts.get_mut(usize::from(coding.theme.0))
            {
                count.add(one.review, one.hits);
            }
        }
    }
    let rows = codings.themes.iter().zip(counts).filter(|(_, count)| count.passages > 0);
    rows.map(|(theme, count)| count.row(Facet::Theme, json!(theme.0))).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Found, facets, facets_that_overlap};
    use crate::index::fixture::{known, library, review};
    use crate::model::{
        CodedReview, Coding, Codings, Date, Review, ReviewId, Stance, ThemeId, ThemeIndex,
    };
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

    #[test]
    fn harms_and_themes_stand_under_each_value_they_have() {
        let known_harms = |id: &str, harms: &[&str]| {
            let mut review = review(id, &["risk", "calm", "risk and risk"]);
            let harms = harms.iter().map(|harm| (*harm).to_owned()).collect();
            review.metadata.harm = Some(known(harms));
            review
        };
        let reviews = [
            known_harms("a", &["emotional neglect", "injury"]),
            known_harms("b", &["neglect"]),
            known_harms("c", &[]),
        ];
        let (_corpus, library) = library(&reviews);
        let coding = |passage, theme, stance| Coding {
            passage,
            theme: ThemeIndex(theme),
            stance,
            score: 1.0,
            span: (0, 4),
            rule: None,
        };
        let codings = vec![
            coding(0, 0, Stance::Mentioned),
            coding(0, 1, Stance::Found),
            coding(1, 1, Stance::Found),
            coding(2, 1, Stance::Found),
        ];
        let review = CodedReview {
            review: ReviewId("b".to_owned()),
            passages: Vec::new(),
            codings,
            decisions: Vec::new(),
        };
        let themes = ["x", "y"].map(|theme| ThemeId(theme.to_owned())).to_vec();
        let codings = Codings { hash: String::new(), themes, reviews: vec![review] };
        let library = library.with_codings(Arc::new(codings));
        let question = library.ask(&"risk".parse().unwrap()).unwrap();
        let rows = facets_that_overlap(&Found::of(&library, question).unwrap()).unwrap();
        let rows: Vec<_> = rows
            .into_iter()
            .map(|row| (row.facet.name(), row.value, row.reviews, row.passages, row.hits))
            .collect();
        let expected = [
            ("harm", json!("emotional neglect"), 1, 2, 3),
            ("harm", json!("injury"), 1, 2, 3),
            ("harm", json!("neglect"), 2, 4, 6),
            ("theme", json!("y"), 1, 2, 3),
        ];
        assert_eq!(rows, expected);
    }
}
