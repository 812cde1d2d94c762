//! Whether something is more frequent in one text than in another, and how much.

use super::real;

/// How often something was counted, out of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How often.
    pub n: u64,
    /// Out of how many.
    pub total: u64,
}

/// The log-likelihood of two frequencies as corpora are compared (Rayson and Garside
/// 2000): 2 (a ln(a / E1) + b ln(b / E2)), where E1 and E2 share a + b out as the sizes of
/// the two are. Unlike G² of the whole table ([`log_likelihood`](super::log_likelihood))
/// it leaves out what is counted of all other words, which adds next to nothing where
/// each word is rare.
///
/// It has no sign. Something of which there is none in one of the two adds nothing there.
/// `None` where either is empty, or there is none in both.
pub fn rate_likelihood(one: Rate, other: Rate) -> Option<f64> {
    let found = real(one.n) + real(other.n);
    if one.total == 0 || other.total == 0 || one.n + other.n == 0 {
        return None;
    }
    let all = real(one.total) + real(other.total);
    let part = |rate: Rate| {
        let expected = real(rate.total) * found / all;
        match rate.n {
            0 => 0.0,
            n => real(n) * libm::log(real(n) / expected),
        }
    };
    Some((2.0 * (part(one) + part(other))).max(0.0))
}

/// How many times as frequent something is in the one as in the other, as a power of two
/// (Hardie 2014): log2 of the ratio of the two rates; 2 is four times, -1 half as
/// frequent. Where it is not there at all it is taken to be there half a time, as he has
/// it, so that there is a number; it then says no more than that it is rare. `None` where
/// either is empty, or there is none in both.
pub fn log_ratio(one: Rate, other: Rate) -> Option<f64> {
    if one.total == 0 || other.total == 0 || one.n + other.n == 0 {
        return None;
    }
    let share = |rate: Rate| {
        let n = if rate.n == 0 { 0.5 } else { real(rate.n) };
        n / real(rate.total)
    };
    Some(libm::log2(share(one) / share(other)))
}

/// How likely chance alone gives a log-likelihood as large: the upper tail of the
/// chi-squared distribution with one degree of freedom.
pub fn likelihood_p(ll: f64) -> f64 {
    libm::erfc(libm::sqrt(ll.max(0.0) / 2.0))
}

#[cfg(test)]
mod tests {
    use super::{Rate, likelihood_p, log_ratio, rate_likelihood};

    fn rate(n: u64, total: u64) -> Rate {
        Rate { n, total }
    }

    /// 6 of 100 and 2 of 100: both expected 4; 2 (6 ln 1.5 + 2 ln 0.5) = 2.092992575;
    /// three times as frequent, log2 3 = 1.584962501.
    #[test]
    fn two_frequencies_are_compared_as_worked_out_by_hand() {
        let (one, other) = (rate(6, 100), rate(2, 100));
        assert!((rate_likelihood(one, other).unwrap() - 2.092_992_575).abs() < 1e-9);
        assert!((log_ratio(one, other).unwrap() - 1.584_962_501).abs() < 1e-9);
        assert!((log_ratio(other, one).unwrap() + 1.584_962_501).abs() < 1e-9);
    }

    /// 4 of 100 and none of 300: expected 1 and 3; 2 · 4 ln 4 = 11.090354889; half a time
    /// of 300 is 1/600, 4/100 is 24 times that, log2 24 = 4.584962501.
    #[test]
    fn what_is_not_there_is_taken_for_half_a_time() {
        let (one, other) = (rate(4, 100), rate(0, 300));
        assert!((rate_likelihood(one, other).unwrap() - 11.090_354_889).abs() < 1e-9);
        assert!((log_ratio(one, other).unwrap() - 4.584_962_501).abs() < 1e-9);
    }

    #[test]
    fn nothing_cannot_be_compared() {
        for (one, other) in [(rate(0, 5), rate(0, 5)), (rate(1, 5), rate(0, 0))] {
            assert_eq!(
                (rate_likelihood(one, other), log_ratio(one, other)),
                (None, None)
            );
        }
    }

    /// The critical values that every table of chi-squared has.
    #[test]
    fn a_likelihood_has_the_p_of_its_table() {
        for (ll, p) in [(3.841_458_821, 0.05), (6.634_896_601, 0.01), (0.0, 1.0)] {
            assert!((likelihood_p(ll) - p).abs() < 1e-9, "{ll}");
        }
    }
}
