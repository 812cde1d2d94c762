//! Putting the answers to unseen passages together, and where to cut.

use std::collections::BTreeMap;

use super::context::{Alone, Beside, Context};
use super::logistic::{Logistic, chance};
use super::model::{Model, review_row, row};
use super::teach::{Lesson, Unseen};

/// Learns how to put answers together, how to see them in their review, and where to cut.
pub(super) fn finish(mut model: Model, lessons: &[&Lesson], unseen: &Unseen) -> Model {
    let themes = model.themes.len();
    let mut rows = Vec::new();
    let mut is_so = Vec::new();
    for (lesson, answers) in lessons.iter().zip(&unseen.answers) {
        for theme in 0..themes {
            rows.push(row(answers, theme, lesson.hits[theme]));
            is_so.push(lesson.found[theme]);
        }
    }
    model.together = Logistic::learn(&rows, &is_so);
    let odds = |at: usize| {
        let own = &rows[at * themes..][..themes];
        let odds = own.iter().map(|row| model.together.odds(row)).collect();
        let words = lessons[at].words;
        (!lessons[at].boilerplate).then_some(Alone { odds, words })
    };
    let reviews: Vec<Vec<usize>> = whole_reviews(lessons);
    let alone: Vec<Vec<Option<Alone>>> =
        reviews.iter().map(|own| own.iter().map(|at| odds(*at)).collect()).collect();
    model.mentioned_from = topic_cut(lessons, unseen);
    if reviews.is_empty() {
        return model;
    }
    (model.context, model.usual) = context(&alone, &reviews, lessons);
    let beside: Vec<Beside> = alone.iter().map(|own| model.in_context(own)).collect();
    let judged = Judged { lessons, reviews: &reviews, beside: &beside, themes };
    model.alone_from = judged.passage_cut(1.0, FALSE_ALARMS_ALONE);
    model.found_from = judged.passage_cut(SPARSE, FALSE_ALARMS);
    let (rows, is_so) = judged.reviews();
    model.review = Logistic::learn(&rows, &is_so);
    let chances: Vec<f64> =
        rows.iter().map(|row| chance(model.review.odds(row))).collect();
    model.review_from = best_cut(&chances, &is_so);
    model
}

/// The lessons of each review in reading order.
fn whole_reviews(lessons: &[&Lesson]) -> Vec<Vec<usize>> {
    let mut by_review: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, lesson) in lessons.iter().enumerate() {
        if let Some(review) = &lesson.review {
            by_review.entry(review).or_default().push(at);
        }
    }
    by_review.into_values().collect()
}

/// Learns to see odds beside those of their review, and how often passages of a review
/// that reports few problems report one.
fn context(
    alone: &[Vec<Option<Alone>>],
    reviews: &[Vec<usize>],
    lessons: &[&Lesson],
) -> (Logistic, f64) {
    let mut densities: Vec<f64> =
        alone.iter().filter_map(|own| Context::new(own).density()).collect();
    densities.sort_by(f64::total_cmp);
    let usual = densities.get(densities.len() / 3).copied().unwrap_or(0.1);
    let (mut rows, mut is_so) = (Vec::new(), Vec::new());
    for (own, odds) in reviews.iter().zip(alone) {
        let context = Context::new(odds);
        for (at, lesson) in own.iter().enumerate() {
            if let Some(own) = context.rows(at, usual) {
                rows.extend(own);
                is_so.extend_from_slice(&lessons[*lesson].found);
            }
        }
    }
    (Logistic::learn(&rows, &is_so), usual)
}

fn topic_cut(lessons: &[&Lesson], unseen: &Unseen) -> f32 {
    let (mut margins, mut is_so) = (Vec::new(), Vec::new());
    for (lesson, answers) in lessons.iter().zip(&unseen.answers) {
        margins.extend(answers.topic.iter().map(|margin| f64::from(*margin)));
        is_so.extend_from_slice(&lesson.spoken);
    }
    best_cut(&margins, &is_so) as f32
}

/// The passages of whole reviews and the odds of each.
struct Judged<'a> {
    lessons: &'a [&'a Lesson],
    reviews: &'a [Vec<usize>],
    beside: &'a [Beside],
    themes: usize,
}

/// The largest share of passages without a theme that may be taken for one with.
const FALSE_ALARMS: f64 = 0.015;
/// The same of passages by themselves.
const FALSE_ALARMS_ALONE: f64 = 0.02;
/// The share of the reviews among which such passages are counted: those that report least,
/// as most reviews do. Where problems stand on every page, the cut that balances finding
/// and failing is lower.
const SPARSE: f64 = 1.0 / 3.0;

impl Judged<'_> {
    /// The odds that divide best among the passages of whole reviews, but not so low that
    /// of those without any theme, in this share of the reviews, more than so many would
    /// be found to have one.
    fn passage_cut(&self, sparse: f64, false_alarms: f64) -> f64 {
        let mut highest: Vec<f64> = Vec::new();
        let (mut all, mut is_so) = (Vec::new(), Vec::new());
        for (rank, review) in self.sparse_first().into_iter().enumerate() {
            let counts = (rank as f64) < sparse * self.reviews.len() as f64;
            for (at, odds) in self.reviews[review].iter().zip(&self.beside[review].odds) {
                let Some(odds) = odds else { continue };
                let found = &self.lessons[*at].found;
                all.extend_from_slice(odds);
                is_so.extend_from_slice(found);
                if counts && !found.contains(&true) {
                    highest.push(odds.iter().copied().fold(f64::MIN, f64::max));
                }
            }
        }
        highest.sort_by(f64::total_cmp);
        let allowed = (highest.len() as f64 * false_alarms) as usize;
        let least = highest.len().checked_sub(allowed + 1).map_or(0.0, |at| highest[at]);
        best_cut(&all, &is_so).max(least)
    }

    /// The reviews by the share of their passages that report a problem.
    fn sparse_first(&self) -> Vec<usize> {
        let share = |review: &usize| {
            let own = &self.reviews[*review];
            let report = |at: &&usize| self.lessons[**at].found.contains(&true);
            own.iter().filter(report).count() as f64 / own.len() as f64
        };
        let mut ranked: Vec<usize> = (0..self.reviews.len()).collect();
        ranked.sort_by(|a, b| share(a).total_cmp(&share(b)));
        ranked
    }

    /// A row for each review and theme, and whether the review has it.
    fn reviews(&self) -> (Vec<[f64; 4]>, Vec<bool>) {
        let mut rows = Vec::new();
        let mut is_so = Vec::new();
        for (own, beside) in self.reviews.iter().zip(self.beside) {
            for theme in 0..self.themes {
                let Some(row) = review_row(beside, theme) else { continue };
                rows.push(row);
                is_so.push(own.iter().any(|at| self.lessons[*at].found[theme]));
            }
        }
        (rows, is_so)
    }
}

/// The cut with the best harmonic mean of precision and recall; halfway between two
/// values, and the higher of equals.
pub(super) fn best_cut(values: &[f64], is_so: &[bool]) -> f64 {
    let mut all: Vec<(f64, bool)> =
        values.iter().copied().zip(is_so.iter().copied()).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let wanted = is_so.iter().filter(|so| **so).count();
    let (mut best, mut cut, mut right) = (0.0, None, 0_usize);
    for (at, (value, so)) in all.iter().enumerate() {
        right += usize::from(*so);
        let next = all.get(at + 1).map_or(value - 1.0, |next| next.0);
        let score = 2.0 * right as f64 / (at + 1 + wanted) as f64;
        if next < *value && score > best {
            (best, cut) = (score, Some(f64::midpoint(*value, next)));
        }
    }
    cut.unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::best_cut;

    #[test]
    fn the_cut_is_halfway_below_the_last_that_pays() {
        // all three that are so above 0.4: of four found three are right; at 0.7 two of two
        let cut = best_cut(&[0.9, 0.8, 0.6, 0.5, 0.1], &[true, true, false, true, false]);
        assert!((cut - 0.3).abs() < 1e-12);
        let cut = best_cut(&[0.9, 0.8, 0.6, 0.5], &[true, true, false, false]);
        assert!((cut - 0.7).abs() < 1e-12);
    }

    #[test]
    fn equal_values_are_not_parted() {
        let cut = best_cut(&[0.5, 0.5, 0.2], &[true, false, false]);
        assert!((cut - 0.35).abs() < 1e-12);
    }
}
