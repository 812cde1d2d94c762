//! Counting in every review, and counting many words at a time.

use rayon::prelude::*;

use super::{Feature, Scope, Work};
use crate::index::Error;

/// So many words are counted one after the other before others are offered to another
/// thread.
const SOME: usize = 32;

/// How often something is in each review. Made once for many words, and empty again after
/// each.
pub(in crate::analysis) struct Tally {
    counts: Vec<u64>,
    seen: Vec<u32>,
}

impl Tally {
    /// For the reviews of a scope.
    pub(in crate::analysis) fn new(scope: &Scope) -> Self {
        Self { counts: vec![0; scope.width()], seen: Vec::new() }
    }

    /// So many more in a review.
    #[inline]
    pub(in crate::analysis) fn add(&mut self, unit: u32, n: u64) {
        let count = &mut self.counts[unit as usize];
        if *count == 0 {
            self.seen.push(unit);
        }
        *count += n;
    }

    /// In how many reviews there is any.
    pub(in crate::analysis) fn reviews(&self) -> u64 {
        self.seen.len() as u64
    }

    /// Whether a review has any.
    pub(in crate::analysis) fn has(&self, unit: u32) -> bool {
        self.counts[unit as usize] > 0
    }

    /// The reviews that have any, in order, each with how many.
    pub(in crate::analysis) fn each(&mut self) -> impl Iterator<Item = (u32, u64)> + '_ {
        self.seen.sort_unstable();
        self.seen.iter().map(|unit| (*unit, self.counts[*unit as usize]))
    }

    /// Makes it empty.
    pub(in crate::analysis) fn clear(&mut self) {
        for unit in self.seen.drain(..) {
            self.counts[unit as usize] = 0;
        }
    }
}

/// What `count` makes of each feature, in their order; `room` is made for a run of them.
pub(in crate::analysis) fn each_feature<R, T: Send>(
    features: &[Feature],
    work: Work<'_>,
    room: impl Fn() -> R + Sync + Send,
    count: impl Fn(&mut R, &Feature) -> Result<T, Error> + Sync + Send,
) -> Result<Vec<T>, Error> {
    let one = |room: &mut R, feature: &Feature| {
        let counted = count(room, feature);
        (work.advance)(1);
        counted
    };
    (work.begin)(features.len() as u64);
    pooled(work.threads, || {
        features.par_iter().with_min_len(SOME).map_init(&room, one).collect()
    })
}

/// Does work on so many threads.
pub(in crate::analysis) fn pooled<T: Send>(
    threads: usize,
    work: impl FnOnce() -> T + Send,
) -> T {
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        // a machine that has no threads to give has this one
        Err(_) => work(),
    }
}
