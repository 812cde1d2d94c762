//! Shares in what was drawn with unequal chances, and what is put together from them.
//!
//! Whatever was drawn with one probability is a share of its own with a score interval of
//! its own; sums and quotients of them get theirs from these (the method of variance
//! estimates recovery). Unlike the usual formulas it says something where none or all of
//! a few have what is asked for, which in judging is the normal case.

use super::{Interval, real, wilson};

/// What was drawn with one probability: `n` of `total` have what is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// How many have it.
    pub n: u64,
    /// How many were drawn.
    pub total: u64,
    /// With what probability each was drawn, above 0 and at most 1.
    pub probability: f64,
}

/// A number and from where to where it may well lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// Where it lies with 95 %.
    pub interval: Interval,
}

/// The share that has what is asked for, each thing counted as often as there are others
/// it was drawn from: Σ w y / Σ w with w = 1 / p (Hájek 1971; Särndal, Swensson and
/// Wretman 1992). Its interval is that of a sum of shares with fixed weights, from
/// the score interval of each (Zou, Huang and Zhang 2009); with one probability
/// throughout it is Wilson's. `None` where nothing was drawn.
///
/// The interval is as wide as for a sample of many more such things, also where nearly
/// all were drawn.
pub fn weighted_share(parts: &[Part]) -> Option<Estimate> {
    let size = |part: &Part| real(part.total) / part.probability;
    let whole: f64 = parts.iter().map(size).sum();
    let known = parts.iter().filter_map(|part| {
        let interval = wilson(part.n, part.total)?;
        let share = real(part.n) / real(part.total);
        Some(Estimate { value: share, interval }.times(size(part) / whole))
    });
    let known: Vec<Estimate> = known.collect();
    match known.as_slice() {
        [] => None,
        // no square root of a square between it and Wilson's
        [one] => Some(*one),
        many => Some(sum(many)),
    }
}

/// Of independent estimates, their sum (Zou, Huang and Zhang 2009).
pub fn sum(parts: &[Estimate]) -> Estimate {
    let value = parts.iter().map(|part| part.value).sum::<f64>();
    let far = |of: fn(&Estimate) -> f64| {
        parts.iter().map(|part| of(part).powi(2)).sum::<f64>().sqrt()
    };
    let low = value - far(|part| part.value - part.interval.low);
    let high = value + far(|part| part.interval.high - part.value);
    Estimate { value, interval: Interval { low, high } }
}

/// What share of both the first of two independent numbers is, a / (a + b), neither below
/// 0. The limits are those of the quotient b / a (Donner and Zou 2012). `None` where both
/// are 0.
pub fn share_of_both(a: Estimate, b: Estimate) -> Option<Estimate> {
    if a.value + b.value <= 0.0 {
        return None;
    }
    let (below, above) = (a.value - a.interval.low, a.interval.high - a.value);
    let (under, over) = (b.value - b.interval.low, b.interval.high - b.value);
    let low = odds(a.value, below, b.value, over, Limit::Low);
    let high = odds(a.value, above, b.value, under, Limit::High);
    let share = |odds: f64| if odds.is_finite() { odds / (1.0 + odds) } else { 1.0 };
    let interval = Interval { low: share(low), high: share(high) };
    Some(Estimate { value: a.value / (a.value + b.value), interval })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Limit {
    Low,
    High,
}

/// Where a / b ends: the root of (a - t b)² = da² + t² db² on that side of a / b.
fn odds(a: f64, da: f64, b: f64, db: f64, limit: Limit) -> f64 {
    let (numerator, denominator) = (a * a - da * da, b * b - db * db);
    let root = (a * b * a * b - numerator * denominator).max(0.0).sqrt();
    match limit {
        Limit::Low => quotient(numerator.max(0.0), a * b + root),
        // b may be nothing: there is no end to the quotient
        Limit::High if denominator <= 0.0 => f64::INFINITY,
        Limit::High => (a * b + root) / denominator,
    }
}

fn quotient(a: f64, b: f64) -> f64 {
    if a <= 0.0 { 0.0 } else { a / b }
}

impl Estimate {
    /// So many times that.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        let Interval { low, high } = self.interval;
        let interval = Interval { low: low * factor, high: high * factor };
        Self { value: self.value * factor, interval }
    }
}

#[cfg(test)]
mod tests {
    use super::{Estimate, Part, share_of_both, sum, weighted_share};
    use crate::analysis::stats::{Interval, wilson};

    #[track_caller]
    fn close(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 1e-9, "{found} {wanted}");
    }

    fn estimate(value: f64, low: f64, high: f64) -> Estimate {
        Estimate { value, interval: Interval { low, high } }
    }

    #[test]
    fn with_one_probability_the_interval_is_wilsons() {
        let part = Part { n: 7, total: 10, probability: 0.2 };
        let found = weighted_share(&[part]).unwrap();
        close(found.value, 0.7);
        let wilson = wilson(7, 10).unwrap();
        close(found.interval.low, wilson.low);
        close(found.interval.high, wilson.high);
        assert_eq!(weighted_share(&[Part { n: 0, total: 0, probability: 1.0 }]), None);
    }

    /// 4 of 5 drawn with 1/2 stand for 8 of 10; 3 of 10 drawn with 1/4 for 12 of 40:
    /// 20 of 50. The weights are 0.2 and 0.8; the ends lie √Σ (weight · distance)² away.
    #[test]
    fn unequal_probabilities_weigh() {
        let parts = [
            Part { n: 4, total: 5, probability: 0.5 },
            Part { n: 3, total: 10, probability: 0.25 },
        ];
        let found = weighted_share(&parts).unwrap();
        close(found.value, 0.4);
        let (one, other) = (wilson(4, 5).unwrap(), wilson(3, 10).unwrap());
        let low = (0.2 * (0.8 - one.low)).hypot(0.8 * (0.3 - other.low));
        let high = (0.2 * (one.high - 0.8)).hypot(0.8 * (other.high - 0.3));
        close(found.interval.low, 0.4 - low);
        close(found.interval.high, 0.4 + high);
    }

    /// 3 and 4 away below, 6 and 8 above.
    #[test]
    fn the_ends_of_a_sum_lie_as_far_as_a_hypotenuse() {
        let found = sum(&[estimate(10.0, 7.0, 16.0), estimate(20.0, 16.0, 28.0)]);
        close(found.value, 30.0);
        close(found.interval.low, 25.0);
        close(found.interval.high, 40.0);
    }

    /// a = 6 (5 to 7), b = 2 (1 to 4). Low: da = 1, db = 2, so 35 / (12 + √(144 - 0)) =
    /// 35 / 24, a share of 35 / 59. High: da = 1, db = 1: (12 + √(144 - 35 · 3)) / 3 =
    /// 4 + √39 / 3.
    #[test]
    fn a_share_of_both_is_as_worked_out_by_hand() {
        let found =
            share_of_both(estimate(6.0, 5.0, 7.0), estimate(2.0, 1.0, 4.0)).unwrap();
        close(found.value, 0.75);
        close(found.interval.low, 35.0 / 59.0);
        let odds = 4.0 + 39.0_f64.sqrt() / 3.0;
        close(found.interval.high, odds / (1.0 + odds));
    }

    /// a = 6 (5 to 7) and none of b (0 to 4): at least √35 / 4 to 1.
    #[test]
    fn what_was_not_seen_may_be_there() {
        let found =
            share_of_both(estimate(6.0, 5.0, 7.0), estimate(0.0, 0.0, 4.0)).unwrap();
        close(found.value, 1.0);
        let odds = 35.0_f64.sqrt() / 4.0;
        close(found.interval.low, odds / (1.0 + odds));
        close(found.interval.high, 1.0);
        let none =
            share_of_both(estimate(0.0, 0.0, 2.0), estimate(3.0, 1.0, 6.0)).unwrap();
        close(none.value, 0.0);
        close(none.interval.low, 0.0);
        assert!(none.interval.high > 0.2, "{none:?}");
        assert_eq!(share_of_both(estimate(0.0, 0.0, 1.0), estimate(0.0, 0.0, 1.0)), None);
    }
}
