//! Two subjects and how they stand to one another.

use crate::analysis::Told;
use crate::analysis::stats::{adjusted, fisher, log_likelihood, real};

use super::asked::Pairs;
use super::tally::Tally;

/// Where one is so many times as frequent as the other or more, Jaccard must be low, at
/// 1 / 5 at most, however closely the rarer follows the other: the warning that ATLAS.ti
/// gives beside its coefficient.
pub const TIMES: u64 = 5;

/// Two subjects and how they stand to one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The place of the one among the subjects asked about.
    pub a: usize,
    /// That of the other.
    pub b: usize,
    /// How many units have both.
    pub n_ab: u64,
    /// How many have the one.
    pub n_a: u64,
    /// How many have the other.
    pub n_b: u64,
    /// The share of what has either that has both (Jaccard 1901), 0 to 1: the c of
    /// ATLAS.ti. None where no unit has either.
    pub jaccard: Option<f64>,
    /// How many times as many units have both as chance would give (Brin et al. 1997):
    /// above 1 they seek one another, below they avoid one another. None where no unit
    /// has the one or none the other.
    pub lift: Option<f64>,
    /// The log-likelihood ratio G² (Dunning 1993), without a sign. None where all or none
    /// of the units have one of them: nothing can be tested then.
    pub ll: Option<f64>,
    /// Fisher's exact test (1934), two-sided. None where nothing can be tested.
    pub p: Option<f64>,
    /// The same, adjusted for all pairs of the answer that could be tested (Benjamini and
    /// Hochberg 1995).
    pub p_adj: Option<f64>,
    /// Whether one is at least [`TIMES`] as frequent as the other; none where it is not
    /// told how frequent they are.
    pub unequal: Option<bool>,
}

impl Pair {
    /// Takes from a pair with a count that is not told what it could be worked out from.
    pub(super) fn suppress(&mut self, limit: u64) {
        let told = |count| Told::of(count, Some(limit)).is_whole();
        if !told(self.n_a) || !told(self.n_b) {
            self.unequal = None;
        }
        if self.unequal.is_none() || !told(self.n_ab) {
            (self.jaccard, self.lift, self.ll) = (None, None, None);
            (self.p, self.p_adj) = (None, None);
        }
    }
}

/// The pairs that are wanted, in the order of their subjects.
pub(super) fn pairs(tally: &Tally, n_units: u64, wanted: Pairs) -> Vec<Pair> {
    let firsts = match wanted {
        Pairs::All => tally.width(),
        Pairs::OfFirst => tally.width().min(1),
    };
    let places = (0..firsts).flat_map(|a| (a + 1..tally.width()).map(move |b| (a, b)));
    let mut pairs: Vec<Pair> = places
        .map(|(a, b)| {
            let counts = [tally.both(a, b), tally.both(a, a), tally.both(b, b)];
            Pair { a, b, ..pair(counts, n_units) }
        })
        .collect();
    let values: Vec<Option<f64>> = pairs.iter().map(|pair| pair.p).collect();
    for (pair, p_adj) in pairs.iter_mut().zip(adjusted(&values)) {
        pair.p_adj = p_adj;
    }
    pairs
}

/// The numbers of a pair: how many of so many units have both, and each.
fn pair([both, one, other]: [u64; 3], units: u64) -> Pair {
    let without = other - both;
    let table = [[both, one - both], [without, units - one - without]];
    let ll = log_likelihood(table);
    let test = || fisher(both, one, without, units - one);
    let by_chance = real(one) * real(other);
    let most = one.max(other);
    Pair {
        a: 0,
        b: 0,
        n_ab: both,
        n_a: one,
        n_b: other,
        jaccard: jaccard(both, one, other),
        lift: (by_chance > 0.0).then(|| real(both) * real(units) / by_chance),
        ll,
        p: ll.and_then(|_| test()),
        p_adj: None,
        unequal: Some(most > 0 && most >= TIMES * one.min(other)),
    }
}

/// The share of what has either that has both.
pub(super) fn jaccard(both: u64, one: u64, other: u64) -> Option<f64> {
    let either = one + other - both;
    (either > 0).then(|| real(both) / real(either))
}

#[cfg(test)]
mod tests {
    use super::pair;

    fn near(found: Option<f64>, expected: f64) {
        let found = found.unwrap();
        assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    }

    /// Of 8 units 4 have the one, 4 the other, 3 both: 3 of 5 have both, expected 2 of 8;
    /// G² is 12 ln 1.5 - 4 ln 2, and of the 70 ways of drawing 4 of 8, 16 + 16 + 1 + 1 are
    /// as uneven.
    #[test]
    fn a_pair_is_as_worked_out_by_hand() {
        let pair = pair([3, 4, 4], 8);
        near(pair.jaccard, 0.6);
        near(pair.lift, 1.5);
        near(pair.ll, 2.092_992_575_06);
        near(pair.p, 34.0 / 70.0);
        assert_eq!(pair.unequal, Some(false));
    }

    #[test]
    fn what_is_never_there_has_zeros_where_there_is_a_number_and_none_where_not() {
        let none = pair([0, 0, 3], 8);
        assert_eq!((none.lift, none.ll, none.p), (None, None, None));
        near(none.jaccard, 0.0);
        assert_eq!(pair([0, 0, 0], 8).jaccard, None);
        assert_eq!(pair([0, 0, 0], 0).p, None);
        let all = pair([3, 8, 3], 8);
        near(all.lift, 1.0);
        assert_eq!((all.ll, all.p), (None, None));
    }

    #[test]
    fn five_times_as_frequent_is_unequal() {
        let unequal = |n_a, n_b| pair([0, n_a, n_b], 100).unequal == Some(true);
        assert!(unequal(5, 1) && unequal(2, 10) && unequal(1, 0));
        assert!(!unequal(4, 1) && !unequal(2, 9) && !unequal(0, 0) && !unequal(7, 7));
    }
}
