//! A logistic regression on few numbers, for putting scores together: Newton's method on
//! the penalised likelihood (Hosmer and Lemeshow, 2000, section 1.2).

#![allow(
    clippy::needless_range_loop,
    reason = "rows and columns of a matrix are named by their numbers"
)]

use serde::{Deserialize, Serialize};

/// Weights on standardised numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Logistic {
    means: Vec<f64>,
    spreads: Vec<f64>,
    weights: Vec<f64>,
    bias: f64,
}

/// How strongly weights are held back.
const RIDGE: f64 = 1.0;
/// Newton steps; it stands still after far fewer.
const STEPS: usize = 25;

impl Logistic {
    /// Learns from rows of equal length.
    pub(super) fn learn<R: AsRef<[f64]>>(rows: &[R], is_so: &[bool]) -> Self {
        let rows: Vec<&[f64]> = rows.iter().map(AsRef::as_ref).collect();
        let size = rows.first().map_or(0, |row| row.len());
        let count = rows.len().max(1) as f64;
        let mean = |at: usize| rows.iter().map(|row| row[at]).sum::<f64>() / count;
        let means: Vec<f64> = (0..size).map(mean).collect();
        let spread = |at: usize| {
            let squares = rows.iter().map(|row| (row[at] - means[at]).powi(2));
            (squares.sum::<f64>() / count).sqrt().max(1e-6)
        };
        let spreads: Vec<f64> = (0..size).map(spread).collect();
        let mut learnt = Self { means, spreads, weights: vec![0.0; size], bias: 0.0 };
        let standard: Vec<Vec<f64>> =
            rows.iter().map(|row| learnt.standard(row).collect()).collect();
        for _ in 0..STEPS {
            learnt.step(&standard, is_so);
        }
        learnt
    }

    /// The logarithm of the odds.
    pub(super) fn odds(&self, row: &[f64]) -> f64 {
        let parts = self.standard(row).zip(&self.weights).map(|(value, w)| value * w);
        parts.sum::<f64>() + self.bias
    }

    /// What each number of a row adds to the odds.
    pub(super) fn parts(&self, row: &[f64]) -> Vec<f64> {
        self.standard(row).zip(&self.weights).map(|(value, w)| value * w).collect()
    }

    fn standard<'a>(&'a self, row: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        row.iter()
            .zip(self.means.iter().zip(&self.spreads))
            .map(|(value, (mean, spread))| (value - mean) / spread)
    }

    fn step(&mut self, rows: &[Vec<f64>], is_so: &[bool]) {
        let size = self.weights.len() + 1;
        let mut slope = vec![0.0; size];
        let mut bend = vec![vec![0.0; size]; size];
        for (row, so) in rows.iter().zip(is_so) {
            let sum: f64 = row.iter().zip(&self.weights).map(|(v, w)| v * w).sum();
            let chance = chance(sum + self.bias);
            let (error, sure) =
                (f64::from(u8::from(*so)) - chance, (chance * (1.0 - chance)).max(1e-9));
            let value = |at: usize| row.get(at).copied().unwrap_or(1.0);
            for at in 0..size {
                slope[at] += error * value(at);
                for other in 0..=at {
                    bend[at][other] += sure * value(at) * value(other);
                }
            }
        }
        for at in 0..size - 1 {
            slope[at] -= RIDGE * self.weights[at];
            bend[at][at] += RIDGE;
        }
        let change = solve(bend, slope);
        for (weight, change) in self.weights.iter_mut().zip(&change) {
            *weight += change;
        }
        self.bias += change[size - 1];
    }
}

/// The chance that belongs to the logarithm of odds.
pub(super) fn chance(odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-odds))
}

/// Solves a symmetric positive system by Cholesky's method; the lower half is given.
pub(super) fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let size = b.len();
    for at in 0..size {
        for other in 0..=at {
            let sum: f64 = (0..other).map(|k| a[at][k] * a[other][k]).sum();
            let rest = a[at][other] - sum;
            a[at][other] =
                if at == other { rest.max(1e-12).sqrt() } else { rest / a[other][other] };
        }
    }
    for at in 0..size {
        let sum: f64 = (0..at).map(|k| a[at][k] * b[k]).sum();
        b[at] = (b[at] - sum) / a[at][at];
    }
    for at in (0..size).rev() {
        let sum: f64 = (at + 1..size).map(|k| a[k][at] * b[k]).sum();
        b[at] = (b[at] - sum) / a[at][at];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::{Logistic, chance, solve};

    #[test]
    fn a_system_is_solved() {
        // 4x + 2y = 10 and 2x + 3y = 9: x is 1.5, y is 2
        let solved = solve(vec![vec![4.0, 0.0], vec![2.0, 3.0]], vec![10.0, 9.0]);
        assert!((solved[0] - 1.5).abs() < 1e-12 && (solved[1] - 2.0).abs() < 1e-12);
    }

    /// Where the number tells nothing, the odds are those of the shares: 3 of 4.
    #[test]
    fn without_a_difference_the_odds_are_the_share() {
        let rows = vec![vec![1.0]; 4];
        let learnt = Logistic::learn(&rows, &[true, true, true, false]);
        assert!((learnt.odds(&[1.0]) - 3.0_f64.ln()).abs() < 1e-9);
        assert!((chance(learnt.odds(&[1.0])) - 0.75).abs() < 1e-9);
    }

    #[test]
    fn parts_and_bias_make_the_odds() {
        let rows = vec![vec![0.0, 1.0], vec![1.0, 0.0], vec![2.0, 1.0], vec![3.0, 5.0]];
        let learnt = Logistic::learn(&rows, &[false, false, true, true]);
        assert!(learnt.odds(&rows[3]) > learnt.odds(&rows[0]));
        let parts: f64 = learnt.parts(&rows[3]).iter().sum();
        let middle = [1.5, 1.75];
        assert!((parts - (learnt.odds(&rows[3]) - learnt.odds(&middle))).abs() < 1e-9);
    }
}
