//! How strongly a word keeps the company of another.

use super::real;

/// What two things were counted: how often both, the one, the other, and out of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Together {
    /// How often both.
    pub both: u64,
    /// How often the one.
    pub one: u64,
    /// How often the other.
    pub other: u64,
    /// Of how many words in all.
    pub all: u64,
}

/// logDice (Rychlý 2008): 14 + log2(2 `both` / (`one` + `other`)). It does not depend on
/// the size of the corpus, so that two corpora can be compared; 14 is the most where each
/// always stands with the other, and one less is half as strong. `None` where they never
/// do.
pub fn log_dice(counts: Together) -> Option<f64> {
    let Together { both, one, other, .. } = counts;
    let sum = real(one) + real(other);
    (both > 0 && sum > 0.0).then(|| 14.0 + libm::log2(2.0 * real(both) / sum))
}

/// Mutual information in bits (Church and Hanks 1990): log2(`both` `all` / (`one`
/// `other`)). One more is twice as often as chance would have it; rare words score high.
/// As they have it, the size of the window is not divided out. `None` where the two never
/// stand together.
pub fn mutual_information(counts: Together) -> Option<f64> {
    let Together { both, one, other, all } = counts;
    let chance = real(one) * real(other);
    let found = both > 0 && chance > 0.0 && all > 0;
    found.then(|| libm::log2(real(both) * real(all) / chance))
}

#[cfg(test)]
mod tests {
    use super::{Together, log_dice, mutual_information};

    /// 2 · 4 / (10 + 6) = 1/2, one less than 14; 4 · 120 / (10 · 6) = 8 = 2³.
    #[test]
    fn the_measures_are_as_worked_out_by_hand() {
        let counts = Together { both: 4, one: 10, other: 6, all: 120 };
        assert_eq!(log_dice(counts), Some(13.0));
        assert_eq!(mutual_information(counts), Some(3.0));
        let always = Together { both: 6, one: 6, other: 6, all: 120 };
        assert_eq!(log_dice(always), Some(14.0));
    }

    #[test]
    fn what_never_stands_together_has_no_measure() {
        let never = Together { both: 0, one: 10, other: 6, all: 120 };
        assert_eq!((log_dice(never), mutual_information(never)), (None, None));
        let nothing = Together { both: 0, one: 0, other: 0, all: 0 };
        assert_eq!((log_dice(nothing), mutual_information(nothing)), (None, None));
    }
}
