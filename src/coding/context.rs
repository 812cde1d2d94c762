//! What the rest of a review tells of a passage.
//!
//! The same words weigh more in a review that reports one problem after another than in
//! a long one that reports one, and more beside a passage on the same theme. The odds of
//! a passage alone are therefore seen again beside those of its review.

use super::logistic::chance;

/// The fewest passages from which a review tells anything of its passages.
const FEWEST: usize = 8;
/// How far away a neighbour may stand.
const NEAR: usize = 2;

/// The odds of all passages of a review, theme by theme; none for boilerplate.
pub(super) struct Context<'a> {
    odds: &'a [Option<Vec<f64>>],
    /// The chance that each passage reports any problem.
    any: Vec<Option<f64>>,
}

impl<'a> Context<'a> {
    /// Of a review's passages in reading order.
    pub(super) fn new(odds: &'a [Option<Vec<f64>>]) -> Self {
        let any = |own: &Option<Vec<f64>>| {
            own.as_ref().map(|own| chance(own.iter().copied().fold(f64::MIN, f64::max)))
        };
        Self { odds, any: odds.iter().map(any).collect() }
    }

    /// A passage's odds of a theme beside those of its review, as one row of numbers;
    /// none for boilerplate. `usual` is how often passages report problems where nothing
    /// is known of a review.
    pub(super) fn row(&self, at: usize, theme: usize, usual: f64) -> Option<Vec<f64>> {
        let odds = *self.odds.get(at)?.as_ref()?.get(theme)?;
        let others: Vec<f64> = (0..self.any.len())
            .filter(|other| *other != at)
            .filter_map(|other| self.any[other])
            .collect();
        let density = if others.len() + 1 < FEWEST {
            usual
        } else {
            others.iter().sum::<f64>() / others.len() as f64
        };
        let of_theme = |other: usize| self.odds[other].as_ref().map(|own| own[theme]);
        let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(self.odds.len());
        let near = around.filter(|other| *other != at).filter_map(of_theme);
        let near = near.map(chance).fold(0.0, f64::max);
        Some(vec![odds, libm::log((density + 0.005) / (1.0 - density + 0.005)), near])
    }

    /// How often passages of the review report a problem.
    pub(super) fn density(&self) -> Option<f64> {
        let known: Vec<f64> = self.any.iter().flatten().copied().collect();
        (known.len() >= FEWEST).then(|| known.iter().sum::<f64>() / known.len() as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::Context;

    #[test]
    fn a_passage_is_seen_beside_the_others_of_its_review() {
        let quiet = vec![Some(vec![-9.0, -9.0]); 12];
        let mut busy = vec![Some(vec![9.0, -9.0]); 12];
        busy[5] = Some(vec![0.0, 0.0]);
        let row = |odds: &[Option<Vec<f64>>], theme| {
            Context::new(odds).row(5, theme, 0.5).unwrap()
        };
        assert!(row(&busy, 0)[1] > 4.0 && row(&quiet, 0)[1] < -4.0);
        assert!(row(&busy, 0)[2] > 0.99, "the neighbours are on this theme");
        assert!(row(&busy, 1)[2] < 0.01, "and not on that one");
        assert!(Context::new(&[None]).row(0, 0, 0.5).is_none(), "boilerplate");
    }

    #[test]
    fn too_few_passages_tell_nothing() {
        let few = vec![Some(vec![9.0]); 3];
        let row = Context::new(&few).row(1, 0, 0.5).unwrap();
        assert!(row[1].abs() < 1e-12, "the usual share, even odds");
    }
}
