//! A linear separator: support vectors with squared hinge loss, found by dual coordinate
//! descent (Hsieh et al., 2008, "A dual coordinate descent method for large-scale linear
//! SVM", algorithm 1).
//!
//! Sums and products only, in one fixed order: the same examples give the same bits on
//! every machine.

use super::chance::Chance;
use super::features::Weighted;

/// What is learnt: a weight for each feature, and one for having none.
#[derive(Debug, Clone)]
pub(super) struct Separator {
    pub weights: Vec<f32>,
    pub bias: f32,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Teaching {
    /// What a mistake costs, beside weights of length one.
    pub cost: f32,
    /// How often each example is looked at, at most.
    pub rounds: usize,
}

/// When the largest violation of a round is below this, it is found.
const CLOSE: f32 = 0.01;

impl Separator {
    /// Learns to tell the examples that are so from those that are not. All
    /// features are below `features`. One mistake costs as much as another: weighing the
    /// rarer sort up found fewer passages of unseen authors, not more.
    pub(super) fn learn(
        examples: &[&[Weighted]],
        is_so: &[bool],
        features: usize,
        teaching: Teaching,
    ) -> Self {
        let diagonal = 0.5 / teaching.cost;
        let squares: Vec<f32> = examples
            .iter()
            .map(|x| 1.0 + x.iter().map(|(_, v)| v * v).sum::<f32>())
            .collect();
        let mut learnt = Self { weights: vec![0.0; features], bias: 0.0 };
        let mut alphas = vec![0.0_f32; examples.len()];
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut chance = Chance::new(1);
        for _ in 0..teaching.rounds {
            chance.shuffle(&mut order);
            let mut worst = 0.0_f32;
            for &at in &order {
                let sign = if is_so[at] { 1.0 } else { -1.0 };
                let gradient =
                    sign * learnt.margin(examples[at]) - 1.0 + diagonal * alphas[at];
                let projected =
                    if alphas[at] > 0.0 { gradient } else { gradient.min(0.0) };
                worst = worst.max(projected.abs());
                if projected != 0.0 {
                    let before = alphas[at];
                    alphas[at] = (before - gradient / (squares[at] + diagonal)).max(0.0);
                    learnt.add(examples[at], (alphas[at] - before) * sign);
                }
            }
            if worst < CLOSE {
                break;
            }
        }
        learnt
    }

    /// On which side an example lies, and how far from the border.
    pub(super) fn margin(&self, example: &[Weighted]) -> f32 {
        let sum: f32 =
            example.iter().map(|(at, value)| self.weights[*at as usize] * value).sum();
        sum + self.bias
    }

    fn add(&mut self, example: &[Weighted], step: f32) {
        for (at, value) in example {
            self.weights[*at as usize] += step * value;
        }
        self.bias += step;
    }
}

#[cfg(test)]
mod tests {
    use super::{Separator, Teaching};

    const TEACHING: Teaching = Teaching { cost: 10.0, rounds: 200 };

    #[test]
    fn what_can_be_told_apart_is() {
        let (a, b) = (vec![(1, 1.0), (3, 0.5)], vec![(2, 1.0), (3, 0.5)]);
        let examples = [a.as_slice(), b.as_slice(), a.as_slice()];
        let learnt = Separator::learn(&examples, &[true, false, true], 4, TEACHING);
        assert!(learnt.margin(&a) > 0.8 && learnt.margin(&b) < -0.8);
        // what both have tells nothing
        assert!(learnt.weights[3].abs() < learnt.weights[1].abs());
    }
}
