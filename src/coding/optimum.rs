//! Weights that are moved no further than the examples ask for: a logistic regression
//! whose weights are held near those there were (maximum a posteriori with a Gaussian
//! prior around them; Chelba and Acero 2006, "Adaptation of maximum entropy capitalizer:
//! little data can help a lot").
//!
//! With weights moved by `d`, examples `x` with odds `o` before, and `y` being 1 or -1,
//! `sum log(1 + exp(-y (o + d x))) + d d / (2 v)` is least. It bends upwards everywhere, so
//! that there is one such `d`, and there `d = v sum e x`, where `e` is by how much each
//! example is missed. Sought are therefore the misses, as many as there are examples and
//! not as there are weights, by Newton's method (Rasmussen and Williams 2006, algorithm
//! 3.1).

use super::logistic::{chance, solve};

/// Steps at most; it stands still after some ten.
const STEPS: usize = 100;
/// When the misses differ from what they should be by less than this, they are found.
const CLOSE: f64 = 1e-10;
/// The smallest part of a step that is tried.
const LEAST: f64 = 1e-4;

/// Examples, as far as moving weights is concerned.
#[derive(Debug)]
pub(super) struct Examples<'a> {
    /// For each the logarithm of the odds before.
    pub odds: &'a [f64],
    /// Whether each is so.
    pub is_so: &'a [bool],
    /// For every two the product of their features, times how far a weight may move
    /// (the variance of the prior).
    pub alike: &'a [Vec<f64>],
}

impl Examples<'_> {
    /// By how much each example is still missed once the weights are moved: whether it is
    /// so, less the chance it is then given.
    pub(super) fn misses(&self) -> Vec<f64> {
        let mut misses = vec![0.0; self.odds.len()];
        for _ in 0..STEPS {
            let odds = self.moved(&misses);
            if self.wrong(&misses, &odds) < CLOSE {
                break;
            }
            let wanted = self.newton(&odds);
            if !self.step(&mut misses, &wanted) {
                break;
            }
        }
        misses
    }

    /// The odds with weights moved by such misses.
    fn moved(&self, misses: &[f64]) -> Vec<f64> {
        let by = |row: &Vec<f64>| row.iter().zip(misses).map(|(a, m)| a * m).sum::<f64>();
        self.odds.iter().zip(self.alike).map(|(odds, row)| odds + by(row)).collect()
    }

    fn missed(&self, odds: &[f64]) -> Vec<f64> {
        let is_so = self.is_so.iter().map(|so| f64::from(u8::from(*so)));
        is_so.zip(odds).map(|(so, odds)| so - chance(*odds)).collect()
    }

    /// How far the misses are from those that such odds have.
    fn wrong(&self, misses: &[f64], odds: &[f64]) -> f64 {
        let wanted = self.missed(odds);
        misses.iter().zip(wanted).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    }

    /// Where the parabola that touches the loss at these odds is least.
    fn newton(&self, odds: &[f64]) -> Vec<f64> {
        let roots: Vec<f64> = odds
            .iter()
            .map(|odds| (chance(*odds) * (1.0 - chance(*odds))).sqrt())
            .collect();
        let parts = odds.iter().zip(self.odds).zip(&roots).zip(self.missed(odds));
        let aim: Vec<f64> = parts
            .map(|(((now, before), root), missed)| root * root * (now - before) + missed)
            .collect();
        let size = roots.len();
        let bend = |at: usize, other: usize| {
            roots[at] * self.alike[at][other] * roots[other]
                + f64::from(u8::from(at == other))
        };
        let bends = (0..size)
            .map(|at| (0..size).map(|other| bend(at, other)).collect())
            .collect();
        let by = |row: &Vec<f64>| row.iter().zip(&aim).map(|(a, b)| a * b).sum::<f64>();
        let right = self.alike.iter().zip(&roots).map(|(row, root)| root * by(row));
        let solved = solve(bends, right.collect());
        let rest = roots.iter().zip(solved).map(|(root, one)| root * one);
        aim.iter().zip(rest).map(|(aim, rest)| aim - rest).collect()
    }

    /// Goes there, or as far of the way as makes the loss smaller; whether it went.
    fn step(&self, misses: &mut Vec<f64>, wanted: &[f64]) -> bool {
        let before = self.loss(misses);
        let mut part = 1.0;
        while part > LEAST {
            let next: Vec<f64> =
                misses.iter().zip(wanted).map(|(m, w)| m + part * (w - m)).collect();
            // at the end what is gained is below what the numbers hold
            if self.loss(&next) <= before + before.abs() * f64::EPSILON * 8.0 {
                *misses = next;
                return true;
            }
            part /= 2.0;
        }
        false
    }

    fn loss(&self, misses: &[f64]) -> f64 {
        let odds = self.moved(misses);
        let cost = |(odds, so): (&f64, &bool)| {
            let margin = if *so { *odds } else { -*odds };
            libm::log1p(libm::exp(-margin.abs())) + (-margin).max(0.0)
        };
        let costs: f64 = odds.iter().zip(self.is_so).map(cost).sum();
        let moves = odds.iter().zip(self.odds).zip(misses);
        costs
            + moves.map(|((now, before), miss)| miss * (now - before)).sum::<f64>() / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::Examples;
    use crate::coding::logistic::chance;

    /// Three features and the four examples that have them.
    const ROWS: [[f64; 3]; 4] =
        [[1.0, 0.0, 0.5], [1.0, 1.0, 0.0], [0.0, 1.0, 0.3], [1.0, 0.2, 0.9]];
    const ODDS: [f64; 4] = [4.0, -6.0, 0.5, 1.0];
    const IS_SO: [bool; 4] = [false, true, true, false];

    fn alike(variance: f64) -> Vec<Vec<f64>> {
        let product = |a: &[f64; 3], b: &[f64; 3]| {
            variance * a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>()
        };
        ROWS.iter().map(|a| ROWS.iter().map(|b| product(a, b)).collect()).collect()
    }

    /// By how far each weight is moved.
    fn moved(variance: f64) -> [f64; 3] {
        let alike = alike(variance);
        let examples = Examples { odds: &ODDS, is_so: &IS_SO, alike: &alike };
        let misses = examples.misses();
        [0, 1, 2].map(|at| {
            let parts = ROWS.iter().zip(&misses).map(|(row, miss)| miss * row[at]);
            variance * parts.sum::<f64>()
        })
    }

    fn loss(by: [f64; 3], variance: f64) -> f64 {
        let each = ROWS.iter().zip(ODDS).zip(IS_SO).map(|((row, odds), so)| {
            let odds = odds + row.iter().zip(by).map(|(a, b)| a * b).sum::<f64>();
            -(if so { chance(odds) } else { chance(-odds) }).ln()
        });
        each.sum::<f64>() + by.iter().map(|w| w * w).sum::<f64>() / (2.0 * variance)
    }

    #[test]
    fn at_the_solution_the_loss_is_flat_and_everywhere_else_it_is_more() {
        for variance in [0.01, 1.0, 4.0, 1e4] {
            let by = moved(variance);
            for at in 0..3 {
                let beside = |step: f64| {
                    let mut beside = by;
                    beside[at] += step;
                    loss(beside, variance)
                };
                let slope = (beside(1e-5) - beside(-1e-5)) / 2e-5;
                assert!(slope.abs() < 1e-6, "{variance} {at}: {slope}");
                assert!(beside(0.1) > beside(0.0) && beside(-0.1) > beside(0.0));
            }
        }
    }

    #[test]
    fn held_fast_the_weights_stay_and_let_go_the_examples_are_met() {
        assert!(moved(1e-12).iter().all(|w| w.abs() < 1e-9));
        let by = moved(1e4);
        for ((row, odds), so) in ROWS.iter().zip(ODDS).zip(IS_SO) {
            let odds = odds + row.iter().zip(by).map(|(a, b)| a * b).sum::<f64>();
            assert_eq!(odds > 0.0, so);
        }
    }

    /// One example with one feature and even odds: it moves by `d = v (1 - chance(d))`. At
    /// `d = ln 3` the chance is 3 of 4, so that this is where `v = 4 ln 3` leads.
    #[test]
    fn one_example_moves_as_worked_out_by_hand() {
        let variance = 4.0 * 3.0_f64.ln();
        let alike = [vec![variance]];
        let examples = Examples { odds: &[0.0], is_so: &[true], alike: &alike };
        assert!((examples.misses()[0] - 0.25).abs() < 1e-9);
    }

    #[test]
    fn of_no_examples_nothing_is_learnt() {
        let examples = Examples { odds: &[], is_so: &[], alike: &[] };
        assert!(examples.misses().is_empty());
    }
}
