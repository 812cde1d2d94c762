//! Whether a group differs from the rest by more than chance, however small it is.

use super::real;

/// Tables no more likely than the one seen by this much count as equally likely, as in R.
const TIE: f64 = 1.0 + 1e-7;

/// Fisher's exact test of a table of two rows and two columns (Fisher 1934), two-sided:
/// the probability of all tables with the same margins that are no more likely than this
/// one. `n` of `total` in the group, `rest_n` of `rest_total` in the rest. `None` where
/// group or rest is empty, and 1 where all or none have it.
///
/// Probabilities are taken relative to the likeliest table, by products of ratios, so
/// that neither factorials nor logarithms are needed and the bits are the same everywhere.
pub fn fisher(n: u64, total: u64, rest_n: u64, rest_total: u64) -> Option<f64> {
    if total == 0 || rest_total == 0 || n > total || rest_n > rest_total {
        return None;
    }
    let margins = Margins { total, rest: rest_total, with: n + rest_n };
    let (least, most) =
        (margins.with.saturating_sub(rest_total), total.min(margins.with));
    let likeliest = margins.likeliest().clamp(least, most);
    let mut weights = vec![0.0; usize::try_from(most - least + 1).ok()?];
    let place = |k: u64| usize::try_from(k - least).unwrap_or(usize::MAX);
    weights[place(likeliest)] = 1.0;
    for k in likeliest..most {
        weights[place(k + 1)] = weights[place(k)] * margins.step(k);
    }
    for k in (least..likeliest).rev() {
        weights[place(k)] = weights[place(k + 1)] / margins.step(k);
    }
    let seen = weights[place(n)] * TIE;
    let all: f64 = weights.iter().sum();
    let as_unlikely: f64 = weights.iter().filter(|weight| **weight <= seen).sum();
    Some((as_unlikely / all).min(1.0))
}

/// What all the tables have in common.
struct Margins {
    total: u64,
    rest: u64,
    with: u64,
}

impl Margins {
    /// The mode of the hypergeometric distribution.
    const fn likeliest(&self) -> u64 {
        (self.with + 1) * (self.total + 1) / (self.total + self.rest + 2)
    }

    /// How much likelier `k + 1` of the group is than `k`.
    fn step(&self, k: u64) -> f64 {
        let up = real(self.total - k) * real(self.with - k);
        let down = real(k + 1) * real(self.rest + k + 1 - self.with);
        up / down
    }
}

#[cfg(test)]
mod tests {
    use super::fisher;

    #[track_caller]
    fn case(table: [u64; 4], expected: f64) {
        let [n, total, rest_n, rest_total] = table;
        let p = fisher(n, total, rest_n, rest_total).unwrap();
        assert!((p - expected).abs() < 1e-9, "{p} {expected}");
    }

    /// Fisher's lady tasting tea: 3 of 4 and 1 of 4; of the 70 ways 16 + 16 + 1 + 1.
    #[test]
    fn the_lady_tasting_tea() {
        case([3, 4, 1, 4], 34.0 / 70.0);
        case([4, 4, 0, 4], 2.0 / 70.0);
        case([2, 4, 2, 4], 1.0);
    }

    /// 1 of 2 and 0 of 8: of 10 places for the one, 2 lie in the group; 0 of 2 and 1 of 8
    /// is the likelier table.
    #[test]
    fn small_groups_are_counted_exactly() {
        case([1, 2, 0, 8], 0.2);
        case([0, 2, 1, 8], 1.0);
        case([0, 3, 0, 9], 1.0);
    }

    #[test]
    fn large_tables_do_not_overflow() {
        case([1500, 3000, 1500, 3000], 1.0);
        assert!(fisher(2900, 3000, 100, 3000).unwrap() < 1e-300);
    }

    #[test]
    fn nothing_cannot_be_compared() {
        assert_eq!(fisher(0, 0, 1, 3), None);
        assert_eq!(fisher(1, 3, 0, 0), None);
    }
}
