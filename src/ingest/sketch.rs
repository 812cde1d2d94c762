//! What a review's text is like, in a few hundred numbers.
//!
//! Every run of five words is hashed, and the hashes below a fixed bound are kept: the
//! same runs in two reviews keep the same hashes, so the share of hashes that two
//! sketches have in common estimates the share of text the reviews have in common, also
//! where one is much longer (resemblance and containment, Broder 1997; the fixed bound in
//! place of a fixed number, Irber et al. 2022).

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use crate::model::{Digest, Passage};
use crate::text::tokens;

/// Words in a run.
const RUN: usize = 5;
/// One run in so many is kept.
const SCALE: u64 = 16;

/// The hashes kept of a review's passages, in ascending order, each once.
pub(super) fn sketch(passages: &[Passage]) -> Vec<u64> {
    let mut kept = BTreeSet::new();
    let mut run: [u64; RUN] = [0; RUN];
    let mut seen = 0_usize;
    for passage in passages {
        for token in tokens(&passage.text) {
            run.rotate_left(1);
            run[RUN - 1] = fnv(token.word.as_bytes());
            seen += 1;
            if seen >= RUN {
                let hash = run.iter().fold(0, |mixed, word| mix(mixed ^ word));
                if hash < u64::MAX / SCALE {
                    kept.insert(hash);
                }
            }
        }
    }
    kept.into_iter().collect()
}

/// The hash of everything a review says: its words in order, nothing else.
pub(super) fn text_digest(passages: &[Passage]) -> Digest {
    let mut hash = Sha256::new();
    for passage in passages {
        for token in tokens(&passage.text) {
            hash.update(token.word.as_bytes());
            hash.update(b" ");
        }
    }
    Digest(hash.finalize().into())
}

/// FNV-1a (Fowler, Noll and Vo 1991), 64 bits.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The finaliser of `SplitMix64` (Steele, Lea and Flood 2014): every bit of the input
/// moves every bit of the output.
const fn mix(hash: u64) -> u64 {
    let hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
