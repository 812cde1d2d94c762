//! Numbers drawn from names: the same on any machine, in any order, in any corpus.

use sha2::{Digest as _, Sha256};

use crate::model::{Digest, PassageId, ThemeId};

/// What a number is for. Whether a passage is drawn says nothing of when its turn comes:
/// who stops half way has judged a random half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Whether it is drawn.
    Draw,
    /// When its turn comes.
    Order,
}

/// A number from 0 to below 1, evenly spread, for a passage in a sample. A name holds no
/// zero byte, so that no two questions are the same text to hash.
pub(super) fn number(
    purpose: Purpose,
    sample: &str,
    theme: &ThemeId,
    passage: &PassageId,
) -> f64 {
    let mut hash = Sha256::new();
    let purpose = match purpose {
        Purpose::Draw => "draw",
        Purpose::Order => "order",
    };
    for part in [purpose, sample, &theme.0, &passage.0] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digest: [u8; 32] = hash.finalize().into();
    let first =
        digest.iter().take(7).fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    // 53 bits, all that a number of this kind holds
    #[allow(clippy::cast_precision_loss, reason = "below 2^53")]
    let number = (first >> 3) as f64;
    number / 9_007_199_254_740_992.0
}

/// What tells a text from another: the first sixteen digits of its SHA-256.
pub fn text_hash(text: &str) -> String {
    let digest = Digest(Sha256::digest(text.as_bytes()).into());
    let mut digits = digest.to_string();
    digits.truncate(16);
    digits
}
