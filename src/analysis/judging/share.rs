//! From passages that were judged to all passages, layer by layer.

use std::collections::BTreeMap;

use super::estimate::Measure;
use super::settled::Seen;
use crate::analysis::stats::{Estimate, Part, real, sum, weighted_share};
use crate::model::Stratum;

/// The share of the passages of these layers that reports the problem: that of each layer
/// as it is coded now, weighed by how many passages it has (the post-stratified estimator;
/// Särndal, Swensson and Wretman 1992). Within a layer each passage weighs 1 / p, which
/// says something only where it was drawn from another layer than it stands in now.
///
/// `None` while nothing of a layer was judged: whatever may be in it is not known.
pub(super) fn share(
    seen: &[(Stratum, &Seen)],
    sizes: &BTreeMap<Stratum, u64>,
    layers: &[Stratum],
) -> Option<Measure> {
    let size = |layer: &Stratum| sizes.get(layer).copied().unwrap_or(0);
    let whole: u64 = layers.iter().map(size).sum();
    let mut weighed: Vec<Estimate> = Vec::new();
    let (mut n, mut so) = (0, 0);
    for layer in layers.iter().filter(|layer| size(layer) > 0) {
        let parts = parts(seen.iter().filter(|one| one.0 == *layer).map(|one| one.1));
        n += parts.iter().map(|part| part.total).sum::<u64>();
        so += parts.iter().map(|part| part.n).sum::<u64>();
        weighed.push(weighted_share(&parts)?.times(real(size(layer)) / real(whole)));
    }
    if weighed.is_empty() {
        return None;
    }
    let Estimate { value, interval } = sum(&weighed);
    Some(Measure { value, interval, n, so })
}

/// Together what was drawn with one probability.
fn parts<'a>(seen: impl Iterator<Item = &'a Seen>) -> Vec<Part> {
    // numbers above 0 are in the order of their bits
    let mut parts: BTreeMap<u64, Part> = BTreeMap::new();
    for one in seen {
        let probability = one.probability;
        let part = parts.entry(probability.to_bits());
        let part = part.or_insert(Part { n: 0, total: 0, probability });
        part.n += u64::from(one.so);
        part.total += 1;
    }
    parts.into_values().collect()
}
