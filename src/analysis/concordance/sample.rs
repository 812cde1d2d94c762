//! A random sample of lines that depends on the seed and the hits, and on nothing else.
//!
//! Every hit has a number drawn from its name (SHA-256 of the seed, the passage's id and
//! which of its hits it is), and the smallest are taken. The same hits give the same
//! sample on any machine, in any order, however the library came to be; a larger sample
//! holds the smaller one, and reviews that are added change it as little as can be.

use std::collections::BinaryHeap;

use sha2::{Digest as _, Sha256};

use super::{Concordance, Entry, Line};
use crate::index::Error;

/// How many lines to draw, and by which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// How many; all where there are no more.
    pub size: usize,
    /// Another seed, another sample.
    pub seed: u64,
}

/// The lines drawn, by review and place in it.
pub(super) fn drawn(
    lines: &Concordance<'_>,
    sample: Sample,
) -> Result<Vec<Entry>, Error> {
    let mut smallest: BinaryHeap<([u8; 32], Entry)> = BinaryHeap::new();
    lines.each_entry(|entry, line| {
        smallest.push((number(line, sample.seed), entry));
        if smallest.len() > sample.size {
            smallest.pop();
        }
        Ok::<_, Error>(())
    })?;
    let mut drawn: Vec<Entry> = smallest.into_iter().map(|(_, entry)| entry).collect();
    drawn.sort_unstable();
    Ok(drawn)
}

/// The number drawn for a line. An id holds no zero byte, so that no two lines are the
/// same text to hash.
fn number(line: &Line<'_>, seed: u64) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.to_le_bytes());
    hash.update(line.stored.passage.id.0.as_bytes());
    hash.update([0]);
    hash.update(line.hit.to_le_bytes());
    hash.finalize().into()
}
