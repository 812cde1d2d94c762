//! Which section of its review each passage stands in.
//!
//! Codings know of what kind a section is and not which it is. Where sections begin is
//! told by the headings, each of which opens one: they are asked of the index, because to
//! read every passage of a corpus for its section would take a hundred times as long.

use std::collections::BTreeMap;

use crate::analysis::themes::Document;
use crate::index::{Error, Library};
use crate::model::{ReviewId, SectionKind};
use crate::query::Query;

/// The headings of every review, by their places, in order.
pub(super) struct Headings(BTreeMap<ReviewId, Vec<u32>>);

impl Headings {
    /// Those of a library.
    pub(super) fn of(library: &Library) -> Result<Self, Error> {
        let query: Query = "kind:heading".parse().expect("a query of the language");
        let mut places: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        library.ask(&query)?.unscored().each(|found| {
            places.entry(found.review).or_default().push(found.ord);
        })?;
        let ids = library.review_ids();
        let named = places.into_iter().filter_map(|(review, mut headings)| {
            headings.sort_unstable();
            Some((ids.get(review as usize)?.clone(), headings))
        });
        Ok(Self(named.collect()))
    }

    /// For each passage of a document, a number that those of its section share.
    ///
    /// A list of contents is no section that text stands in: what follows its heading is
    /// part of what stood before it.
    pub(super) fn sections(&self, document: &Document<'_>) -> Vec<u32> {
        let coded = document.coded;
        let headings = self.0.get(&coded.review).map_or(&[][..], Vec::as_slice);
        let mut opened = 0;
        let mut current = 0;
        let section = |(at, weight): (u32, &crate::model::Weight)| {
            if headings.binary_search(&at).is_err() {
                return current;
            }
            opened += 1;
            if weight.section != SectionKind::Contents {
                current = opened;
            }
            opened
        };
        (0..).zip(&coded.passages).map(section).collect()
    }
}
