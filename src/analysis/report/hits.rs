//! Which passages are quoted for a query: of as many reviews as there are, the passage of
//! each that matches best.

use std::collections::BTreeMap;

use super::quotation::{Quotation, in_order_of_years};
use super::{Material, Wanted};
use crate::analysis::themes::counted;
use crate::index::{self, Match, SourceRecord};
use crate::model::{PassageKind, ReviewId};
use crate::query::Query;

/// Among so many of the best passages reviews are looked for.
const BEST: usize = 2_000;

/// How many passages of a review are looked at, should the best be a heading.
const OF_REVIEW: usize = 3;

/// Quotations of passages that a query hits, each from another review, in the order of
/// years.
pub(super) fn quotations(
    from: Material<'_>,
    query: &Query,
    wanted: Wanted<'_>,
) -> Result<Vec<Quotation>, index::Error> {
    let question = from.library.ask(query)?;
    let reviews = counted(from.coded);
    let mut cases: BTreeMap<&ReviewId, (usize, &SourceRecord)> = BTreeMap::new();
    for (case, review) in reviews.iter().enumerate() {
        for document in &review.documents {
            cases.insert(&document.record.review, (case, document.record));
        }
    }
    let ids = from.library.review_ids();
    let case = |one: &Match| {
        let review = ids.get(one.review as usize)?;
        let asked = wanted.only.is_none_or(|only| only.has(review, one.ord));
        cases.get(review).filter(|_| asked).copied()
    };
    let mut of_case: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
    let mut order = Vec::new();
    for one in question.best(BEST)?.matches {
        let Some((at, _)) = case(&one) else { continue };
        let own = of_case.entry(at).or_default();
        if own.is_empty() {
            order.push(at);
        }
        if own.len() < OF_REVIEW {
            own.push(one);
        }
    }
    let mut found = Vec::new();
    for at in order {
        if found.len() >= wanted.quotations {
            break;
        }
        let shown = question.show(&of_case[&at])?;
        let is_read =
            |one: &&index::Shown| one.stored.passage.kind != PassageKind::Heading;
        let Some(one) = shown.iter().find(is_read).or(shown.first()) else { continue };
        let record = cases.get(&one.stored.review).map(|case| case.1);
        let mark = one.hits.first().map_or((0, 0), |hit| (hit.start, hit.end));
        let id = one.stored.passage.id.to_string();
        found.push(Quotation::of(&one.stored, record, id, mark));
    }
    in_order_of_years(&mut found);
    Ok(found)
}
