//! Passages that report a problem and that no theme is coded on.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{COPIED, WORDS};
use crate::analysis::themes::{Counted, Document, Subcorpus};
use crate::coding::Coder;
use crate::index::{Error, Library};
use crate::model::{PassageId, ReviewId};

/// A passage that reports a problem.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Uncovered {
    /// Its document.
    pub(super) document: ReviewId,
    /// Its place there.
    pub(super) ord: u32,
    /// The hash of its text.
    text: String,
    /// How surely it reports one.
    surely: f32,
}

/// Those of the reviews that count, by document and place. A theme covers a passage that
/// it is coded on, found or only mentioned.
pub(super) fn uncovered(
    library: &Library,
    reviews: &[Counted<'_>],
    judge: &Coder,
    only: Option<&Subcorpus>,
) -> Result<Vec<Uncovered>, Error> {
    let documents: Vec<&Document<'_>> =
        reviews.iter().flat_map(|review| &review.documents).collect();
    let of = |document: &&Document<'_>| -> Result<Vec<Uncovered>, Error> {
        let coded = document.coded;
        let mut stances = judge.stances();
        let mut found = Vec::new();
        for stored in library.passages(&coded.review)? {
            let covered = coded
                .codings
                .binary_search_by_key(&stored.ord, |one| one.passage)
                .is_ok();
            let asked = only.is_none_or(|only| only.has(&coded.review, stored.ord));
            if covered || !asked || stored.passage.words < WORDS {
                continue;
            }
            if let Some(surely) = stances.problem(&stored).filter(|surely| *surely > 0.0)
            {
                let document = coded.review.clone();
                let text = text_of(&stored.passage.id);
                found.push(Uncovered { document, ord: stored.ord, text, surely });
            }
        }
        Ok(found)
    };
    let found: Vec<Vec<Uncovered>> =
        documents.par_iter().map(of).collect::<Result<_, _>>()?;
    let mut found = found.concat();
    found.sort_by(|a, b| a.document.cmp(&b.document).then(a.ord.cmp(&b.ord)));
    Ok(found)
}

/// The part of a passage's name that is the hash of its text.
fn text_of(passage: &PassageId) -> String {
    let hash = passage.0.rsplit('/').next().unwrap_or_default();
    hash.split('.').next().unwrap_or_default().to_owned()
}

/// Leaves out what stands word for word in [`COPIED`] reviews or more, and says how many
/// passages that is: what is copied from review to review reports nothing about a case.
pub(super) fn without_copied(found: &mut Vec<Uncovered>, reviews: &[Counted<'_>]) -> u64 {
    let documents = reviews.iter().flat_map(|review| {
        review.documents.iter().map(|one| (&one.coded.review, review.name()))
    });
    let cases: BTreeMap<&ReviewId, &ReviewId> = documents.collect();
    let mut having: BTreeMap<String, BTreeSet<&ReviewId>> = BTreeMap::new();
    for one in found.iter() {
        let case = cases.get(&one.document);
        having.entry(one.text.clone()).or_default().extend(case);
    }
    let before = found.len();
    found.retain(|one| having.get(&one.text).is_none_or(|cases| cases.len() < COPIED));
    (before - found.len()) as u64
}

/// Leaves as many as are wanted: those that report a problem most surely.
pub(super) fn surest(found: &mut Vec<Uncovered>, most: usize) {
    // a stable sort: of equals, the first by name
    found.sort_by(|a, b| b.surely.total_cmp(&a.surely));
    found.truncate(most);
    found.sort_by(|a, b| a.document.cmp(&b.document).then(a.ord.cmp(&b.ord)));
}
