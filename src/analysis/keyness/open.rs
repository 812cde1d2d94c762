//! The passages in which a word stands on a side.

use std::collections::BTreeMap;

use super::asked::Side;
use super::sides::{Place, Sides};
use crate::analysis::lexis::{Scope, in_order};
use crate::analysis::{Answer, Counts, Hit};
use crate::index::{self, Effort, Error, Library, Slot, Span};

/// Opens the number of a feature, `query` being a search for it: the passages of a side in
/// which it stands, as many as asked for, and how many there are in all.
pub fn open(
    library: &Library,
    query: &index::Question<'_>,
    (scope, sides): (&Scope, &Sides),
    side: Side,
    limit: Option<usize>,
) -> Result<(Answer, Effort), Error> {
    let mut found: BTreeMap<Slot, Vec<Span>> = BTreeMap::new();
    let effort = query.each_span(|one| {
        let wanted = match sides.place(one.slot) {
            Place::Target => side != Side::Reference,
            Place::Reference => side != Side::Target,
            Place::Outside => false,
        };
        if wanted && scope.unit(one.slot).is_some() {
            found.insert(one.slot, one.hits.to_vec());
        }
    })?;
    let counts = Counts {
        reviews: scope.reviews_of(found.keys()),
        passages: found.len(),
        hits: found.values().map(Vec::len).sum(),
    };
    let hits = in_order(library, &found, limit).into_iter().map(|slot| {
        let spans = found.get(&slot).map_or(&[][..], Vec::as_slice);
        Ok(Hit::new(&library.shown(slot, spans)?, 0.0))
    });
    let hits = hits.collect::<Result<_, Error>>()?;
    Ok((Answer { counts, hits }, effort))
}
