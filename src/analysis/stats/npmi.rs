//! How much more often words stand together than chance has it.

use super::real;

/// Normalised pointwise mutual information (Bouma 2009) of two things that are together
/// `both` times of `total`, and `one` and `other` times each:
/// ln(both · total / (one · other)) / ln(total / both).
///
/// 1 where neither is ever without the other, 0 where chance gives as many, below 0 where
/// they avoid one another. `None` where they are never together, or always and
/// everywhere.
pub fn npmi(both: u64, one: u64, other: u64, total: u64) -> Option<f64> {
    if both == 0 || both >= total {
        return None;
    }
    let (both, one, other, total) = (real(both), real(one), real(other), real(total));
    // the standard library's logarithm has other last bits on other machines
    let information = libm::log(both * total / (one * other));
    Some(information / libm::log(total / both))
}

#[cfg(test)]
mod tests {
    use super::npmi;

    #[track_caller]
    fn case(counts: [u64; 4], expected: f64) {
        let [both, one, other, total] = counts;
        let found = npmi(both, one, other, total).unwrap();
        assert!((found - expected).abs() < 1e-12, "{found} {expected}");
    }

    /// Of 64 places: 4 and 4, all together: ln 16 / ln 16. 8 and 8, once together by
    /// chance: ln 1. 8 and 16, four times: ln(4 · 64 / 128) / ln 16 = ln 2 / ln 16.
    #[test]
    fn shares_are_as_worked_out_by_hand() {
        case([4, 4, 4, 64], 1.0);
        case([1, 8, 8, 64], 0.0);
        case([4, 8, 16, 64], 0.25);
        case([1, 16, 16, 64], -1.0 / 3.0);
    }

    #[test]
    fn what_is_never_together_has_no_share() {
        assert_eq!(npmi(0, 3, 4, 64), None);
        assert_eq!(npmi(64, 64, 64, 64), None);
    }
}
