//! What the rest of a review tells of a passage.
//!
//! The same words weigh more in a review that reports one problem after another than in
//! a long one that reports one, and more beside a passage on the same theme. The odds of
//! a passage alone are therefore seen again beside those of its review.

use super::logistic::chance;

/// The fewest passages from which a review tells anything of its passages.
pub(super) const FEWEST: usize = 8;
/// How far away a neighbour may stand.
const NEAR: usize = 2;

/// What is said of a passage by itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alone {
    /// The odds that it reports each theme's problem.
    pub odds: Vec<f64>,
    /// How many words it has.
    pub words: u32,
}

impl Alone {
    /// The chance that it reports any problem.
    fn any(&self) -> f64 {
        chance(self.odds.iter().copied().fold(f64::MIN, f64::max))
    }
}

/// The passages of a review, each seen beside the others.
pub(super) struct Beside {
    /// The odds of each passage, theme by theme; none for boilerplate.
    pub odds: Vec<Option<Vec<f64>>>,
    /// How many words they have.
    pub words: f64,
    /// The odds that any one of its passages reports a problem; none for so few passages
    /// that they are no review.
    pub density: Option<f64>,
}

impl Beside {
    /// The odds of all passages that are no boilerplate.
    pub(super) fn of_theme(&self, theme: usize) -> Vec<f64> {
        self.odds.iter().flatten().map(|odds| odds[theme]).collect()
    }
}

/// The passages of a review by themselves; none for boilerplate.
///
/// They count by their words: a table is one passage in one source and thirty in another.
pub(super) struct Context<'a> {
    alone: &'a [Option<Alone>],
    /// How many are no boilerplate.
    known: usize,
    /// Their words.
    words: f64,
    /// The sum over them of words times the chance that they report any problem.
    reporting: f64,
    /// Their odds as chances, worked out once: each passage is a neighbour of several.
    chances: Vec<Option<Vec<f64>>>,
}

impl<'a> Context<'a> {
    /// Of a review's passages in reading order.
    pub(super) fn new(alone: &'a [Option<Alone>]) -> Self {
        let known = alone.iter().flatten();
        let chances = |one: &Option<Alone>| {
            one.as_ref().map(|one| one.odds.iter().copied().map(chance).collect())
        };
        Self {
            alone,
            known: known.clone().count(),
            words: known.clone().map(|one| f64::from(one.words)).sum(),
            reporting: known.map(|one| one.any() * f64::from(one.words)).sum(),
            chances: alone.iter().map(chances).collect(),
        }
    }

    /// The odds of a passage of each theme beside those of its review, as rows of
    /// numbers; none for boilerplate. `usual` is how often passages report problems where
    /// nothing is known of a review.
    pub(super) fn rows(&self, at: usize, usual: f64) -> Option<Vec<[f64; 3]>> {
        let own = self.alone.get(at)?.as_ref()?;
        let words = f64::from(own.words);
        let others = share(self.reporting - own.any() * words, self.words - words);
        let density = as_odds(if self.known < FEWEST { usual } else { others });
        let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(self.alone.len());
        let around: Vec<&[f64]> = around
            .filter(|other| *other != at)
            .filter_map(|other| self.chances[other].as_deref())
            .collect();
        let near = |theme: usize| {
            around.iter().map(|chances| chances[theme]).fold(0.0, f64::max)
        };
        let row = |(theme, odds): (usize, &f64)| [*odds, density, near(theme)];
        Some(own.odds.iter().enumerate().map(row).collect())
    }

    /// How much of the review reports a problem; none for so few passages that they are
    /// no review.
    pub(super) fn density(&self) -> Option<f64> {
        (self.known >= FEWEST).then(|| share(self.reporting, self.words))
    }

    /// How many words its passages have.
    pub(super) const fn words(&self) -> f64 {
        self.words
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}

/// A share as odds, those of none and of all not without end.
pub(super) fn as_odds(share: f64) -> f64 {
    libm::log((share + 0.005) / (1.0 - share + 0.005))
}

#[cfg(test)]
mod tests {
    use super::{Alone, Context};

    fn passage(odds: &[f64], words: u32) -> Alone {
        Alone { odds: odds.to_vec(), words }
    }

    #[test]
    fn a_passage_is_seen_beside_the_others_of_its_review() {
        let quiet = vec![Some(passage(&[-9.0, -9.0], 40)); 12];
        let mut busy = vec![Some(passage(&[9.0, -9.0], 40)); 12];
        busy[5] = Some(passage(&[0.0, 0.0], 40));
        let row = |alone: &[Option<Alone>], theme| {
            Context::new(alone).rows(5, 0.5).unwrap()[theme]
        };
        assert!(row(&busy, 0)[1] > 4.0 && row(&quiet, 0)[1] < -4.0);
        assert!(row(&busy, 0)[2] > 0.99, "the neighbours are on this theme");
        assert!(row(&busy, 1)[2] < 0.01, "and not on that one");
        assert!(Context::new(&[None]).rows(0, 0.5).is_none(), "boilerplate");
    }

    #[test]
    fn a_table_weighs_the_same_whole_and_row_by_row() {
        let mut whole = vec![Some(passage(&[9.0], 40)); 8];
        let mut rows = whole.clone();
        whole.push(Some(passage(&[-9.0], 90)));
        rows.extend(vec![Some(passage(&[-9.0], 3)); 30]);
        let density = |alone: &[Option<Alone>]| Context::new(alone).density().unwrap();
        assert!((density(&whole) - density(&rows)).abs() < 1e-12);
    }

    #[test]
    fn too_few_passages_tell_nothing() {
        let few = vec![Some(passage(&[9.0], 40)); 3];
        let rows = Context::new(&few).rows(1, 0.5).unwrap();
        assert!(rows[0][1].abs() < 1e-12, "the usual share, even odds");
    }
}
