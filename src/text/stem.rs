//! Which words are inflections of one another.

use frostem::{Algorithm, Stemmer};

/// What the inflections of an English word share (Porter 2, Snowball's `english`).
///
/// Two words are inflections of one another when their stems are equal. `word` is one
/// token's: lower case.
pub fn stem(word: &str) -> String {
    Stemmer::new(Algorithm::English).stem(word).into_owned()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn inflections_share_a_stem() {
        assert_eq!(stem("referral"), stem("referrals"));
        assert_eq!(stem("neglected"), stem("neglect"));
        assert_ne!(stem("negligent"), stem("neglect"));
    }
}
