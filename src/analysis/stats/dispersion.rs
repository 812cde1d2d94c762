//! Whether what was counted is spread over the reviews or piled up in a few.

use super::real;

/// Gries' deviation of proportions, DP (Gries 2008): half the sum of the differences
/// between each part's share of the words and its share of what was counted. 0 where
/// every review has its due, towards 1 where one short review has all of it.
///
/// Each part is its words and what was counted in it. `None` where nothing was counted
/// or there are no words.
pub fn dispersion(parts: &[(u64, u64)]) -> Option<f64> {
    let words: u64 = parts.iter().map(|part| part.0).sum();
    let counted: u64 = parts.iter().map(|part| part.1).sum();
    if words == 0 || counted == 0 {
        return None;
    }
    let off = |part: &(u64, u64)| {
        (real(part.0) / real(words) - real(part.1) / real(counted)).abs()
    };
    Some(parts.iter().map(off).sum::<f64>() / 2.0)
}

/// The same of parts that have so many words in all, told only those in which something
/// was counted: what the others lack is their share of the words.
pub fn dispersion_of(words: u64, present: &[(u64, u64)]) -> Option<f64> {
    let counted: u64 = present.iter().map(|part| part.1).sum();
    if words == 0 || counted == 0 {
        return None;
    }
    let share = |part: &(u64, u64)| real(part.0) / real(words);
    let off = |part: &(u64, u64)| (share(part) - real(part.1) / real(counted)).abs();
    let told: u64 = present.iter().map(|part| part.0).sum();
    let untold = real(words.saturating_sub(told)) / real(words);
    let apart = present.iter().map(off).sum::<f64>() + untold;
    Some(apart / 2.0)
}

#[cfg(test)]
mod tests {
    use super::{dispersion, dispersion_of};

    /// Shares of the words 0.5, 0.25, 0.25; of the counted 0.25, 0.75, 0:
    /// (0.25 + 0.5 + 0.25) / 2 = 0.5.
    #[test]
    fn spread_is_compared_with_the_words() {
        assert_eq!(dispersion(&[(200, 1), (100, 3), (100, 0)]), Some(0.5));
        assert_eq!(dispersion(&[(200, 2), (100, 1), (100, 1)]), Some(0.0));
        assert_eq!(dispersion(&[(900, 0), (100, 7)]), Some(0.9));
    }

    #[test]
    fn parts_without_any_need_not_be_told() {
        assert_eq!(dispersion_of(400, &[(200, 1), (100, 3)]), Some(0.5));
        assert_eq!(dispersion_of(1000, &[(100, 7)]), Some(0.9));
        assert_eq!((dispersion_of(0, &[]), dispersion_of(9, &[])), (None, None));
    }

    #[test]
    fn of_nothing_there_is_no_spread() {
        assert_eq!(dispersion(&[(200, 0), (100, 0)]), None);
        assert_eq!(dispersion(&[]), None);
    }
}
