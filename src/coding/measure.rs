//! How well a model does on reviews it has not seen.
//!
//! Whole reviews are dealt into parts; each part is coded by a model learnt from all other
//! examples. Beside it stands a plain keyword list: the words that name a theme's topic.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::chance::Chance;
use super::context::Alone;
use super::features::Reader;
use super::model::Model;
use super::teach::{Lesson, learn, part};

/// In how many parts whole reviews are dealt.
pub(super) const PARTS: usize = 5;

/// Draws of a bootstrap.
const DRAWS: usize = 1_000;

/// Right, wrong and missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Score {
    /// Found, and it is so.
    pub right: u32,
    /// Found, and it is not so.
    pub wrong: u32,
    /// It is so, and was not found.
    pub missed: u32,
    /// It is not so, and was not found.
    pub clear: u32,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// The reviews it was measured on.
    pub reviews: Vec<String>,
    /// Passages of these reviews.
    pub passages: u32,
    /// Passages without any theme, and those of them that were taken for one with.
    pub uncoded: (u32, u32),
    /// For each theme and each review, passages.
    pub by_review: Vec<Vec<Score>>,
    /// For each theme, reviews.
    pub of_reviews: Vec<Score>,
    /// For each theme and each review, passages, by keywords alone.
    pub keywords: Vec<Vec<Score>>,
    /// For each theme, reviews, by keywords alone.
    pub keywords_of_reviews: Vec<Score>,
}

impl Score {
    fn add(&mut self, found: bool, so: bool) {
        *match (found, so) {
            (true, true) => &mut self.right,
            (true, false) => &mut self.wrong,
            (false, true) => &mut self.missed,
            (false, false) => &mut self.clear,
        } += 1;
    }

    /// Two together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            wrong: self.wrong + other.wrong,
            missed: self.missed + other.missed,
            clear: self.clear + other.clear,
        }
    }

    /// The share of what was found that is so; none if nothing was.
    pub fn precision(self) -> Option<f64> {
        share(self.right, self.right + self.wrong)
    }

    /// The share of what is so that was found; none if nothing is.
    pub fn recall(self) -> Option<f64> {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of the two (van Rijsbergen, 1979).
    pub fn f1(self) -> Option<f64> {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    /// Agreement beyond chance (Cohen, 1960).
    pub fn kappa(self) -> Option<f64> {
        let [right, wrong, missed, clear] =
            [self.right, self.wrong, self.missed, self.clear].map(f64::from);
        let all = right + wrong + missed + clear;
        let agreed = (right + clear) / all;
        let chance = ((right + wrong) * (right + missed)
            + (missed + clear) * (wrong + clear))
            / (all * all);
        (all > 0.0 && chance < 1.0).then(|| (agreed - chance) / (1.0 - chance))
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// Measures on the lessons that are parts of whole reviews; none if there are too few.
pub(super) fn measure(
    lessons: &[Lesson],
    themes: &[String],
    says: &(dyn Fn() + Sync),
) -> Option<Measured> {
    let mut by_review: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, lesson) in lessons.iter().enumerate() {
        if let Some(review) = &lesson.review {
            by_review.entry(review).or_default().push(at);
        }
    }
    if by_review.len() < 2 * PARTS {
        return None;
    }
    let mut measured =
        Measured::none(by_review.keys().map(|name| (*name).to_owned()), themes.len());
    let reviews: Vec<&Vec<usize>> = by_review.values().collect();
    for one in 0..PARTS {
        let held = |at: usize| {
            lessons[at].review.is_some() && part(&lessons[at], at, PARTS) == one
        };
        let others: Vec<&Lesson> =
            (0..lessons.len()).filter(|at| !held(*at)).map(|at| &lessons[at]).collect();
        let model = learn(&others, themes, says);
        for (number, own) in reviews.iter().enumerate() {
            if own.first().is_some_and(|at| held(*at)) {
                let own: Vec<&Lesson> = own.iter().map(|at| &lessons[*at]).collect();
                measured.review(number, &own, &model);
            }
        }
    }
    Some(measured)
}

impl Measured {
    fn none(reviews: impl Iterator<Item = String>, themes: usize) -> Self {
        let reviews: Vec<String> = reviews.collect();
        let table = vec![vec![Score::default(); reviews.len()]; themes];
        Self {
            reviews,
            passages: 0,
            uncoded: (0, 0),
            by_review: table.clone(),
            of_reviews: vec![Score::default(); themes],
            keywords: table,
            keywords_of_reviews: vec![Score::default(); themes],
        }
    }

    fn review(&mut self, number: usize, own: &[&Lesson], model: &Model) {
        let mut reader = Reader::new(&model.vocabulary);
        let themes = self.of_reviews.len();
        let alone: Vec<Option<Alone>> = own
            .iter()
            .map(|lesson| {
                let answers = model.ask(lesson.asked(), &mut reader);
                let odds = |theme| model.odds(&answers, theme, lesson.hits[theme]);
                let odds = || (0..themes).map(odds).collect();
                let words = lesson.words;
                (!lesson.boilerplate).then(|| Alone { odds: odds(), words })
            })
            .collect();
        let beside = model.in_context(&alone);
        let from = model.cut(&beside);
        let raised: Vec<Option<usize>> =
            (0..themes).map(|theme| model.raised(&beside, theme)).collect();
        let mut any = vec![[false; 3]; themes];
        for (at, (lesson, odds)) in own.iter().zip(&beside.odds).enumerate() {
            let mut alarm = false;
            for theme in 0..themes {
                let found = raised[theme] == Some(at)
                    || odds.as_ref().is_some_and(|odds| odds[theme] >= from);
                let (so, keyword) = (lesson.found[theme], lesson.hits[theme].mentions);
                self.by_review[theme][number].add(found, so);
                self.keywords[theme][number].add(keyword, so);
                for (any, this) in any[theme].iter_mut().zip([found, so, keyword]) {
                    *any |= this;
                }
                alarm |= found;
            }
            self.passages += 1;
            if !lesson.found.contains(&true) {
                self.uncoded.0 += 1;
                self.uncoded.1 += u32::from(alarm);
            }
        }
        for (theme, [found, so, keyword]) in any.into_iter().enumerate() {
            let chance = model.review_chance(&beside, theme);
            let likely = chance.is_some_and(|chance| chance >= model.review_from);
            self.of_reviews[theme].add(found && likely, so);
            self.keywords_of_reviews[theme].add(keyword, so);
        }
    }

    /// All passages of a theme.
    pub fn theme(&self, theme: usize) -> Score {
        self.by_review[theme].iter().fold(Score::default(), |sum, one| sum.and(*one))
    }

    /// Where the harmonic mean of precision and recall lies in 95 of 100 draws of as many
    /// reviews with replacement (Efron and Tibshirani, 1993, percentile bootstrap): of one
    /// theme, or of several together. None where nothing is so in most draws.
    pub fn interval(&self, themes: &[usize]) -> Option<(f64, f64)> {
        let count = self.reviews.len();
        let mut chance = Chance::new(7);
        let mut drawn: Vec<f64> = Vec::new();
        for _ in 0..DRAWS {
            let mut sum = Score::default();
            for _ in 0..count {
                let review = chance.below(count);
                for theme in themes {
                    sum = sum.and(self.by_review[*theme][review]);
                }
            }
            drawn.extend(sum.f1());
        }
        if drawn.len() < DRAWS / 2 {
            return None;
        }
        drawn.sort_by(f64::total_cmp);
        let at = |share: f64| drawn[((drawn.len() - 1) as f64 * share).round() as usize];
        Some((at(0.025), at(0.975)))
    }
}

#[cfg(test)]
mod tests {
    use super::Score;

    /// 20 right, 5 wrong, 10 missed, 15 clear: agreed 35 of 50, by chance
    /// (25 * 30 + 25 * 20) / 2500 = 0.5; kappa 0.4 (Cohen's own worked form).
    #[test]
    fn the_scores_are_as_worked_out_by_hand() {
        let score = Score { right: 20, wrong: 5, missed: 10, clear: 15 };
        let close = |value: Option<f64>, wanted: f64| {
            assert!((value.unwrap() - wanted).abs() < 1e-12);
        };
        close(score.precision(), 0.8);
        close(score.recall(), 2.0 / 3.0);
        close(score.f1(), 40.0 / 55.0);
        close(score.kappa(), 0.4);
        assert_eq!(Score::default().precision(), None);
    }
}
