//! The reviews parted: by year, by board, by kind of section.
//!
//! Each way of parting has one fixed order that makes sense to a reader, never one by
//! numbers: boards are not ranked. What is not known is a group of its own, the last.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::analysis::Fact;
use crate::model::SectionKind;

use super::age::{BANDS, band};
use super::asked::By;
use super::counted::Counted;
use super::slice::{Keep, Slice, slice};

/// The name of the group of reviews of which it is not known.
pub const NOT_KNOWN: &str = "not known";

/// Reviews that have something in common.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// What they have in common, as outputs name it.
    pub(super) name: String,
    /// Where it stands on an order, for a trend.
    pub(super) score: Option<f64>,
    /// What there is of them.
    pub(super) slices: Vec<Slice>,
}

impl Group {
    /// Whether it is known what they have in common.
    pub(super) fn is_known(&self) -> bool {
        self.name != NOT_KNOWN
    }
}

/// A place in the order of groups, and the name there. The unknown sort last.
pub(super) type Key = (usize, String);

/// The groups a review belongs to; for sections see [`sections`].
pub(super) fn keys(by: By, review: &Counted<'_>) -> Vec<Key> {
    let known = match by {
        By::Year => values(review, Fact::Year),
        By::Board => values(review, Fact::Board),
        By::Region => values(review, Fact::Region),
        By::Outcome => values(review, Fact::Outcome),
        By::Harm => values(review, Fact::Harm),
        By::Model => values(review, Fact::Model),
        By::AgeBand => return vec![age(review)],
        By::Section => Vec::new(),
    };
    if known.is_empty() {
        return vec![(usize::MAX, NOT_KNOWN.to_owned())];
    }
    known.into_iter().map(|name| (0, name)).collect()
}

fn values(review: &Counted<'_>, fact: Fact) -> Vec<String> {
    let known = review.known(|record| match fact.of(record) {
        Value::Null => None,
        Value::Array(items) if items.is_empty() => None,
        Value::Array(items) => Some(items),
        one => Some(vec![one]),
    });
    let text = |value: Value| value.as_str().map_or(value.to_string(), str::to_owned);
    let mut names: Vec<String> = known.into_iter().flatten().map(text).collect();
    names.sort();
    names.dedup();
    names
}

fn age(review: &Counted<'_>) -> Key {
    let known = review.known(|record| {
        record.metadata.child_age.as_ref().and_then(|age| band(&age.value))
    });
    known.map_or((usize::MAX, NOT_KNOWN.to_owned()), |at| (at, BANDS[at].to_owned()))
}

/// The reviews, parted.
#[derive(Debug, Clone, Default)]
pub(super) struct Parted {
    /// The groups in order. A review that has several of a kind is in each.
    pub(super) groups: Vec<Group>,
    /// The reviews that each group is compared with as far as they are not in it; none
    /// where groups are no separate reviews or stand on an order.
    pub(super) known: Vec<Slice>,
}

/// Parts the reviews.
pub(super) fn parted(
    by: By,
    reviews: &[Counted<'_>],
    themes: usize,
    keep: Keep<'_>,
) -> Parted {
    if by == By::Section {
        let groups = sections(reviews, themes, keep);
        return Parted { groups, known: Vec::new() };
    }
    let mut known = Vec::new();
    let mut groups: BTreeMap<Key, Vec<Slice>> = BTreeMap::new();
    for review in reviews {
        let Some(slice) = slice(review, themes, keep) else { continue };
        let keys = keys(by, review);
        if by != By::Year && keys.iter().any(|(_, name)| name != NOT_KNOWN) {
            known.push(slice.clone());
        }
        for key in keys {
            groups.entry(key).or_default().push(slice.clone());
        }
    }
    let group = |((_, name), slices): (Key, Vec<Slice>)| {
        let score = name.parse().ok().filter(|_| by == By::Year);
        Group { name, score, slices }
    };
    Parted { groups: groups.into_iter().map(group).collect(), known }
}

/// A group for each kind of section that any review has. The same review is in many: its
/// passages are parted, not the reviews.
fn sections(reviews: &[Counted<'_>], themes: usize, keep: Keep<'_>) -> Vec<Group> {
    let of = |kind: SectionKind| {
        let slices = reviews.iter().filter_map(|review| {
            slice(review, themes, &|id, passage, weight| {
                weight.section == kind && keep(id, passage, weight)
            })
        });
        let (name, slices) = (kind.name().to_owned(), slices.collect::<Vec<_>>());
        (!slices.is_empty()).then_some(Group { name, score: None, slices })
    };
    SectionKind::ALL.into_iter().filter_map(of).collect()
}
