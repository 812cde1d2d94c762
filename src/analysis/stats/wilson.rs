//! How far a share may be off, given how few it was counted in.

use serde::Serialize;

use super::real;

/// The 97.5th percentile of the standard normal distribution: 95 % lie within it on
/// either side.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// From where to where a share may well lie; both from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// The 95 % score interval of `n` in `total` (Wilson 1927), which holds for few and for
/// rare where the usual one does not. `None` for a share of nothing.
///
/// It takes the reviews counted for a sample of such reviews; where they are all there
/// are, it tells how much chance there is in their number.
pub fn wilson(n: u64, total: u64) -> Option<Interval> {
    if total == 0 || n > total {
        return None;
    }
    let (share, total_real) = (real(n) / real(total), real(total));
    let square = Z * Z;
    let width = 1.0 + square / total_real;
    let centre = (share + square / (2.0 * total_real)) / width;
    let spread =
        share * (1.0 - share) / total_real + square / (4.0 * total_real * total_real);
    let half = Z * spread.sqrt() / width;
    // exactly 0 and 1, where rounding would leave a trace
    let low = if n == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if n == total { 1.0 } else { (centre + half).min(1.0) };
    Some(Interval { low, high })
}

#[cfg(test)]
mod tests {
    use super::wilson;

    /// z² = 3.841459. 23 of 61: centre (0.377049 + 0.031487) / 1.062975 = 0.384333, half
    /// 1.959964 √(0.003850544 + 0.000258093) / 1.062975 = 0.118188.
    #[test]
    fn an_interval_is_as_worked_out_by_hand() {
        let interval = wilson(23, 61).unwrap();
        assert!((interval.low - 0.266_145).abs() < 2e-6, "{interval:?}");
        assert!((interval.high - 0.502_521).abs() < 2e-6, "{interval:?}");
    }

    /// 0 of 10: high 3.841459 / 13.841459 = 0.277533; 10 of 10 is its mirror.
    #[test]
    fn none_and_all_have_an_open_side_only() {
        let none = wilson(0, 10).unwrap();
        let all = wilson(10, 10).unwrap();
        assert!(none.low.abs() < f64::EPSILON && (none.high - 0.277_533).abs() < 1e-6);
        assert!((all.low - 0.722_467).abs() < 1e-6 && (all.high - 1.0).abs() < 1e-15);
        assert_eq!(wilson(0, 0), None);
    }
}
