//! Which reviews are the same text, nearly the same, or about one case.
//!
//! Decided over all reviews at the end of a run, from what the library holds, so that the
//! answer does not depend on which of them was read first.

use std::collections::BTreeMap;

use crate::model::{Digest, ReviewId};

/// Two reviews share so much of the text of both: they are versions of one document.
const NEAR: f64 = 0.8;
/// One review holds so much of another's text: they are documents of one case, as an
/// overview report is and its executive summary.
const PART: f64 = 0.3;
/// Fewer kept hashes than this say too little to compare (about 300 words).
const LEAST: usize = 16;

/// What is compared of a review.
pub(super) struct Portrait<'a> {
    pub(super) review: &'a ReviewId,
    pub(super) text: Option<Digest>,
    pub(super) sketch: &'a [u64],
}

/// What a review is to the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Relation {
    /// It has the very text of this one, which counts instead.
    pub(super) same_as: Option<ReviewId>,
    /// It has nearly the text of this one, which counts instead.
    pub(super) near: Option<ReviewId>,
    /// The first review of its case, where it is not alone.
    pub(super) case: Option<ReviewId>,
}

/// Compares reviews, which come in the order in which the first of several counts.
pub(super) fn relations(portraits: &[Portrait<'_>]) -> Vec<Relation> {
    let mut relations = vec![Relation::default(); portraits.len()];
    let mut first: BTreeMap<Digest, usize> = BTreeMap::new();
    for (at, portrait) in portraits.iter().enumerate() {
        if let Some(text) = portrait.text {
            let earlier = *first.entry(text).or_insert(at);
            if earlier != at {
                relations[at].same_as = Some(portraits[earlier].review.clone());
            }
        }
    }
    let mut case: Vec<usize> = (0..portraits.len()).collect();
    for (pair, shared) in shared(portraits, &relations) {
        relate(portraits, &mut relations, &mut case, pair, shared);
    }
    name_cases(portraits, &mut relations, &case);
    relations
}

/// How many hashes each pair of reviews shares, pairs in order; exact copies left out.
fn shared(
    portraits: &[Portrait<'_>],
    relations: &[Relation],
) -> BTreeMap<(usize, usize), usize> {
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, portrait) in portraits.iter().enumerate() {
        if relations[at].same_as.is_none() && portrait.sketch.len() >= LEAST {
            for hash in portrait.sketch {
                holders.entry(*hash).or_default().push(at);
            }
        }
    }
    // A run of words that many reviews have is the boilerplate of the form, says nothing
    // of two of them, and would make every pair of the corpus a candidate.
    let common = 8 + portraits.len() / 50;
    let mut shared = BTreeMap::new();
    for holders in holders.into_values().filter(|holders| holders.len() <= common) {
        for (place, &a) in holders.iter().enumerate() {
            for &b in &holders[place + 1..] {
                *shared.entry((a, b)).or_insert(0) += 1;
            }
        }
    }
    shared
}

fn relate(
    portraits: &[Portrait<'_>],
    relations: &mut [Relation],
    case: &mut [usize],
    (a, b): (usize, usize),
    shared: usize,
) {
    let (size_a, size_b) = (portraits[a].sketch.len(), portraits[b].sketch.len());
    let resemblance = share(shared, size_a + size_b - shared);
    let containment = share(shared, size_a.min(size_b));
    if resemblance >= NEAR && relations[a].near.is_none() && relations[b].near.is_none() {
        relations[b].near = Some(portraits[a].review.clone());
    }
    if containment >= PART {
        let (root_a, root_b) = (root(case, a), root(case, b));
        case[root_a.max(root_b)] = root_a.min(root_b);
    }
}

#[allow(clippy::cast_precision_loss, reason = "sketches have far fewer than 2^52 hashes")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn root(case: &[usize], mut at: usize) -> usize {
    while case[at] != at {
        at = case[at];
    }
    at
}

/// Gives every review of a case with several the name of its first.
fn name_cases(portraits: &[Portrait<'_>], relations: &mut [Relation], case: &[usize]) {
    for at in 0..portraits.len() {
        let first = root(case, at);
        if first != at {
            let name = portraits[first].review;
            relations[first].case = Some(name.clone());
            relations[at].case = Some(name.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Portrait, Relation, relations};
    use crate::model::{Digest, ReviewId};

    fn id(name: &str) -> ReviewId {
        ReviewId(name.to_owned())
    }

    #[test]
    fn copies_versions_and_summaries_are_told_apart() {
        let names = ["a", "b", "c", "d", "e"].map(id);
        let whole: Vec<u64> = (0..100).collect();
        let version: Vec<u64> = (5..105).collect();
        let summary: Vec<u64> = (60..80).chain(900..920).collect();
        let other: Vec<u64> = (500..600).collect();
        let sketches = [&whole, &whole, &version, &summary, &other];
        let texts = [1, 1, 2, 3, 4].map(|byte| Some(Digest([byte; 32])));
        let portraits: Vec<Portrait<'_>> = names
            .iter()
            .zip(sketches)
            .zip(texts)
            .map(|((review, sketch), text)| Portrait { review, text, sketch })
            .collect();
        let found = relations(&portraits);
        let case = Some(id("a"));
        assert_eq!(found[0], Relation { case: case.clone(), ..Relation::default() });
        assert_eq!(found[1], Relation { same_as: case.clone(), ..Relation::default() });
        assert_eq!(
            found[2],
            Relation { near: case.clone(), case: case.clone(), ..Relation::default() }
        );
        assert_eq!(found[3], Relation { case, ..Relation::default() });
        assert_eq!(found[4], Relation::default());
    }
}
