//! Passages that are about the same, put together step by step.
//!
//! Average linkage (Sokal and Michener 1958): at first each passage is a group; the two
//! groups whose passages are most alike on average become one, and so on, until no two
//! are alike enough. Single linkage would chain passages that have nothing in common,
//! complete linkage would tear a theme apart for one odd passage.

use kodama::{Method, linkage};
use rayon::prelude::*;

use crate::analysis::stats::real;
use crate::analysis::terms::{Vector, cosine, normalise, product};

/// The groups of two texts or more, each by the places of its texts, in order.
pub(super) fn groups(texts: &[Vector], alike: f64) -> Vec<Vec<usize>> {
    if texts.len() < 2 {
        return Vec::new();
    }
    let row = |at: usize| {
        let after = texts[at + 1..].iter();
        after.map(move |other| 1.0 - cosine(&texts[at], other))
    };
    // all pairs, in the order of the first and then of the second
    let mut distances: Vec<f64> =
        (0..texts.len()).into_par_iter().flat_map_iter(row).collect();
    let steps = linkage(&mut distances, texts.len(), Method::Average);
    let mut held: Vec<Option<Vec<usize>>> =
        (0..texts.len()).map(|at| Some(vec![at])).collect();
    for step in steps.steps() {
        // steps come by rising distance: what follows is less alike still
        let near = step.dissimilarity <= 1.0 - alike;
        let both = (held[step.cluster1].as_ref(), held[step.cluster2].as_ref());
        if !near || both.0.is_none() || both.1.is_none() {
            held.push(None);
            continue;
        }
        let mut whole = held[step.cluster1].take().unwrap_or_default();
        whole.extend(held[step.cluster2].take().unwrap_or_default());
        whole.sort_unstable();
        held.push(Some(whole));
    }
    let mut groups: Vec<Vec<usize>> =
        held.into_iter().flatten().filter(|group| group.len() > 1).collect();
    groups.sort_unstable();
    groups
}

/// What some texts have in common, and how alike each is to the others on average, the
/// most typical first: the sum of its cosines with all, its own left out.
pub(super) fn centre(texts: &[Vector], places: &[usize]) -> (Vector, Vec<(usize, f64)>) {
    let mut all: Vector =
        places.iter().flat_map(|at| texts[*at].iter().copied()).collect();
    all.sort_by_key(|one| one.0);
    let same = all.chunk_by(|a, b| a.0 == b.0);
    let mut centre: Vector =
        same.map(|same| (same[0].0, same.iter().map(|one| one.1).sum())).collect();
    let others = real(places.len().saturating_sub(1).max(1) as u64);
    let alike = |at: &usize| {
        let with_all = product(&texts[*at], &centre);
        (*at, ((with_all - product(&texts[*at], &texts[*at])) / others).clamp(0.0, 1.0))
    };
    let mut typical: Vec<(usize, f64)> = places.iter().map(alike).collect();
    normalise(&mut centre);
    typical.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    (centre, typical)
}

#[cfg(test)]
mod tests {
    use super::{centre, groups};

    /// Cosines 0.8 and 0.6 to the same third, 0.96 between the two: these come together
    /// first, and the third to them at 0.7 on average.
    #[test]
    fn the_most_alike_come_together_first() {
        let texts = [
            vec![(0, 1.0)],
            vec![(0, 0.8), (1, 0.6)],
            vec![(0, 0.6), (1, 0.8)],
            vec![(7, 1.0)],
        ];
        assert_eq!(groups(&texts, 0.9), [[1, 2]]);
        assert_eq!(groups(&texts, 0.71), [[1, 2]]);
        assert_eq!(groups(&texts, 0.69), [[0, 1, 2]]);
        assert!(groups(&texts[..1], 0.0).is_empty());
        let (centre, typical) = centre(&texts, &[1, 2]);
        assert!((centre[0].1 - 0.5_f64.sqrt()).abs() < 1e-12);
        assert!((typical[0].1 - 0.96).abs() < 1e-12);
    }
}
