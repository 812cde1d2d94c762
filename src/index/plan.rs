//! A query against one library: words looked up, filters resolved, weights fixed.
//!
//! Nothing here knows of segments. What is fixed here is true of the whole library, so
//! that a passage scores the same wherever it lies.

use std::collections::BTreeMap;

use super::expand::{Forms, expand};
use super::stored::{kind_number, section_number};
use super::{Error, Library, SourceRecord};
use crate::model::{Known, Metadata, ReviewId};
use crate::query::{
    Expr, ExprKind, Filter, MetadataField, NameWord, Numbers, Pattern, ReviewName,
};
use crate::text::tokens;

/// What to look for.
#[derive(Debug)]
pub(super) enum Plan {
    /// These words next to each other, each in one of its forms.
    Words(Leaf),
    /// A value in a column.
    Check(Check),
    Not(Box<Plan>),
    And(Vec<Plan>),
    Or(Vec<Plan>),
}

/// Words next to each other.
#[derive(Debug)]
pub(super) struct Leaf {
    /// For each place the pattern and the words that may stand there.
    pub places: Vec<(Pattern, Forms)>,
    /// How much finding it says: the inverse document frequency.
    pub weight: f64,
}

/// What a filter compares.
#[derive(Debug)]
pub(super) enum Check {
    /// The number of the section kind.
    Section(u64),
    /// The number of the passage kind.
    Kind(u64),
    /// One of the pages it is on.
    Page(Numbers),
    /// Which reviews, by their place among the library's.
    Reviews(Vec<bool>),
}

impl Plan {
    /// Plans an expression for a library.
    pub(super) fn new(library: &Library, expr: &Expr) -> Result<Self, Error> {
        let all = |parts: &[Expr]| {
            parts
                .iter()
                .map(|part| Self::new(library, part))
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(match &expr.kind {
            ExprKind::Words(patterns) => Self::Words(Leaf::new(library, patterns)?),
            ExprKind::Filter(filter) => Self::Check(Check::new(library, filter)?),
            ExprKind::Not(inner) => Self::Not(Box::new(Self::new(library, inner)?)),
            ExprKind::And(parts) => Self::And(all(parts)?),
            ExprKind::Or(parts) => Self::Or(all(parts)?),
        })
    }
}

impl Plan {
    /// Calls `visit` with every word and its forms, in the order of the query.
    pub(super) fn each_word(&self, visit: &mut impl FnMut(&Pattern, &Forms)) {
        match self {
            Self::Words(leaf) => {
                leaf.places.iter().for_each(|(pattern, forms)| visit(pattern, forms));
            }
            Self::Check(_) => {}
            Self::Not(inner) => inner.each_word(visit),
            Self::And(parts) | Self::Or(parts) => {
                for part in parts {
                    part.each_word(visit);
                }
            }
        }
    }
}

impl Leaf {
    fn new(library: &Library, patterns: &[Pattern]) -> Result<Self, Error> {
        let mut places = Vec::with_capacity(patterns.len());
        let passages = library.totals().passages;
        let mut weight = 0.0;
        for pattern in patterns {
            let forms = expand(library.searcher(), library.fields().body, pattern)
                .map_err(|error| library.failed(error))?;
            // several forms of one word count as one word, as frequent as its commonest
            // form: a rare form is no rare find (Lucene's SynonymQuery does the same)
            let commonest = forms.values().copied().max().unwrap_or(0);
            weight += idf(commonest, passages);
            places.push((pattern.clone(), forms));
        }
        Ok(Self { places, weight })
    }
}

/// Inverse document frequency as in BM25 (Robertson and Zaragoza 2009, equation 3.3, with
/// one added below the logarithm so that a word in most passages does not count against
/// them).
#[expect(clippy::cast_precision_loss, reason = "counts of passages stay far below 2^52")]
fn idf(with: u64, all: u64) -> f64 {
    let (with, all) = (with as f64, all.max(with) as f64);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
}

impl Check {
    fn new(library: &Library, filter: &Filter) -> Result<Self, Error> {
        Ok(match filter {
            Filter::Section(kind) => Self::Section(u64::from(section_number(*kind))),
            Filter::Kind(kind) => Self::Kind(u64::from(kind_number(*kind))),
            Filter::Page(pages) => Self::Page(*pages),
            Filter::Review(name) => {
                let named = |review: &ReviewId| match name {
                    ReviewName::Is(name) => review.0 == *name,
                    ReviewName::StartsWith(first) => review.0.starts_with(first.as_str()),
                };
                Self::Reviews(library.review_ids().iter().map(named).collect())
            }
            Filter::Year(years) => reviews(library, |record| {
                let published = record.metadata.published.as_ref();
                published.is_some_and(|date| years.contains(u32::from(date.value.year)))
            })?,
            Filter::Metadata(field, words) => reviews(library, |record| {
                values(record, *field).iter().any(|value| has_words(value, words))
            })?,
        })
    }
}

fn reviews(
    library: &Library,
    want: impl Fn(&SourceRecord) -> bool,
) -> Result<Check, Error> {
    let wanted: BTreeMap<&ReviewId, bool> =
        library.records()?.iter().map(|record| (&record.review, want(record))).collect();
    let ids = library.review_ids().iter();
    Ok(Check::Reviews(ids.map(|id| wanted.get(id).copied().unwrap_or(false)).collect()))
}

/// What is known about a review in a field: nothing, one value, or several kinds of harm.
fn values(record: &SourceRecord, field: MetadataField) -> Vec<&str> {
    let Metadata { board, title, child, author, harm, outcome, .. } = &record.metadata;
    let Metadata { country, region, model, case, .. } = &record.metadata;
    match field {
        MetadataField::Board => one(board.as_ref()),
        MetadataField::Title => one(title.as_ref()),
        MetadataField::Child => one(child.as_ref()),
        MetadataField::Author => one(author.as_ref()),
        MetadataField::Outcome => one(outcome.as_ref()),
        MetadataField::Country => one(country.as_ref()),
        MetadataField::Region => one(region.as_ref()),
        MetadataField::Model => one(model.as_ref()),
        MetadataField::Case => {
            record.case.as_deref().map_or_else(|| one(case.as_ref()), |c| vec![c])
        }
        MetadataField::Harm => {
            harm.iter().flat_map(|known| &known.value).map(String::as_str).collect()
        }
    }
}

fn one(known: Option<&Known<String>>) -> Vec<&str> {
    known.map(|known| known.value.as_str()).into_iter().collect()
}

fn has_words(value: &str, words: &[NameWord]) -> bool {
    let value: Vec<_> = tokens(value).collect();
    value
        .windows(words.len())
        .any(|part| part.iter().zip(words).all(|(token, word)| word.matches(&token.word)))
}
