//! Whether a share rises or falls along an order, as of years.

use statrs::distribution::{ContinuousCDF as _, Normal};

use super::real;

/// A place on the order and what was counted there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dose {
    /// Where it stands on the order: the year.
    pub score: f64,
    /// How many have it.
    pub n: u64,
    /// Out of how many.
    pub total: u64,
}

/// A trend and how likely as strong a one is by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// How many standard deviations from no trend; above 0 where the share rises.
    pub z: f64,
    /// Two-sided.
    pub p: f64,
}

/// The Cochran-Armitage test for a linear trend in shares (Cochran 1954, Armitage 1955).
/// `None` where all stand at one place, or all or none have it: then there is no trend to
/// be had.
pub fn trend(doses: &[Dose]) -> Option<Trend> {
    let total = real(doses.iter().map(|dose| dose.total).sum());
    let n = real(doses.iter().map(|dose| dose.n).sum());
    if total == 0.0 {
        return None;
    }
    let share = n / total;
    // scores from their mean: sums of squares of years lose digits
    let mean =
        doses.iter().map(|dose| dose.score * real(dose.total)).sum::<f64>() / total;
    let mut slope = 0.0;
    let mut squares = 0.0;
    for dose in doses {
        let place = dose.score - mean;
        slope += place * (real(dose.n) - real(dose.total) * share);
        squares += place * place * real(dose.total);
    }
    let variance = share * (1.0 - share) * squares;
    if variance <= 0.0 {
        return None;
    }
    let z = slope / variance.sqrt();
    let p = 2.0 * Normal::standard().sf(z.abs());
    Some(Trend { z, p: p.min(1.0) })
}

#[cfg(test)]
mod tests {
    use super::{Dose, trend};

    fn dose(score: f64, n: u64, total: u64) -> Dose {
        Dose { score, n, total }
    }

    /// Share 15 of 30; places -1, 0, 1; slope -(2 - 5) + (8 - 5) = 6; variance
    /// 0.25 · 20 = 5; z = 6 / √5 = 2.683282, p = 0.007290.
    #[test]
    fn a_rise_is_as_worked_out_by_hand() {
        let rise = [dose(2010.0, 2, 10), dose(2011.0, 5, 10), dose(2012.0, 8, 10)];
        let found = trend(&rise).unwrap();
        assert!((found.z - 2.683_282).abs() < 1e-6, "{found:?}");
        assert!((found.p - 0.007_290).abs() < 1e-6, "{found:?}");
        let fall: Vec<_> = rise.iter().map(|d| dose(-d.score, d.n, d.total)).collect();
        assert!((trend(&fall).unwrap().z + 2.683_282).abs() < 1e-6);
    }

    #[test]
    fn without_difference_there_is_no_trend_to_be_had() {
        assert_eq!(trend(&[dose(2010.0, 0, 4), dose(2011.0, 0, 9)]), None);
        assert_eq!(trend(&[dose(2010.0, 3, 4)]), None);
        assert_eq!(trend(&[]), None);
    }
}
