//! Which segments a run merges at its end.
//!
//! A segment with deleted passages is written anew without them. Beyond that, segments are
//! merged only to keep them few, since each costs every query a look into its dictionary;
//! and into several of like size rather than one, since what is merged is in memory while
//! it is read, and a later change then rewrites a part and not the whole.

use tantivy::index::{SegmentId, SegmentMeta};

/// How many segments a finished library has at most.
const MOST: usize = 8;

/// Groups of segments, each to become one.
pub(super) fn groups(segments: &[SegmentMeta]) -> Vec<Vec<SegmentId>> {
    let sizes: Vec<u32> = segments.iter().map(SegmentMeta::num_docs).collect();
    let stale = |group: &Vec<usize>| {
        group.len() > 1 || group.iter().any(|at| segments[*at].has_deletes())
    };
    shares(&sizes, MOST)
        .into_iter()
        .filter(stale)
        .map(|group| group.into_iter().map(|at| segments[at].id()).collect())
        .collect()
}

/// At most so many shares of like size: the largest first, each to the smallest share so
/// far (Graham 1969). With no more than so many things each is a share of its own.
fn shares(sizes: &[u32], most: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(sizes[*at]));
    let mut shares = vec![(0_u64, Vec::new()); most.min(sizes.len())];
    for at in order {
        if let Some((sum, share)) =
            shares.iter_mut().min_by_key(|(sum, all)| (*sum, all.len()))
        {
            *sum += u64::from(sizes[at]);
            share.push(at);
        }
    }
    shares.into_iter().map(|(_, share)| share).collect()
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn few_stay_apart_and_the_smallest_of_many_come_together() {
        assert_eq!(shares(&[5, 0, 9], 3), [[2], [0], [1]]);
        assert_eq!(shares(&[9, 1, 8, 2], 3), [vec![0], vec![2], vec![3, 1]]);
        assert_eq!(shares(&[4, 4, 4, 4, 4, 4], 3), [[0, 3], [1, 4], [2, 5]]);
        assert_eq!(shares(&[], 3), [[0; 0]; 0]);
    }
}
