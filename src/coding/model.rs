//! The linear model: three questions to a passage, and how the answers are put together.
//!
//! *Directly*: does it report the problem of this theme? *Topic*: does it speak of the
//! theme at all, as a problem or not? *Stance*: whatever the theme, does it report a
//! problem, or does it praise, ask, explain, recommend? The last is learnt from the
//! examples of all themes together, because how one says that all went well is the same
//! for each. A small logistic regression puts the answers together with the hits of the
//! theme's rules.

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::features::{FEATURES, Reader, Weighted, weigh};
use super::logistic::{Logistic, chance};
use super::measure::Measured;
use crate::model::{PassageKind, SectionKind};

/// What is asked about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub text: &'a str,
    /// The heading it stands under; empty where none is known.
    pub heading: &'a str,
    pub section: SectionKind,
    pub kind: PassageKind,
}

/// Everything learnt from worked examples.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The hash of the codebook it was learnt for.
    pub codebook: String,
    /// The hash of the examples it was learnt from.
    pub examples: String,
    /// How well it did on reviews it had not seen, if there were any.
    pub measured: Option<Measured>,
    /// The themes with enough examples, by name.
    pub themes: Vec<String>,
    /// How much each feature tells; kept in steps.
    #[serde(skip)]
    pub(super) rarity: Vec<f32>,
    /// For each feature its weights for each question: directly per theme, topic per
    /// theme, stance.
    #[serde(skip)]
    pub(super) weights: Vec<i8>,
    /// For each question what a weight of one is worth.
    pub(super) units: Vec<f32>,
    /// For each question the margin of an empty passage.
    pub(super) biases: Vec<f32>,
    /// Puts the answers together.
    pub(super) together: Logistic,
    /// Sees them beside those of the review.
    pub(super) context: Logistic,
    /// How often a passage reports a problem, where nothing is known of its review.
    pub(super) usual: f64,
    /// The odds from which a passage counts as found.
    pub(super) found_from: f64,
    /// The topic's margin from which a passage counts as mentioning.
    pub(super) mentioned_from: f32,
    /// Decides for a review as a whole.
    pub(super) review: Logistic,
    /// The chance from which a review counts as found.
    pub(super) review_from: f64,
}

/// The answers to the three questions.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answers {
    /// Per theme.
    pub direct: Vec<f32>,
    /// Per theme.
    pub topic: Vec<f32>,
    pub stance: f32,
}

/// Which rules of a theme hit a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct RuleHits {
    /// How many rules that report the problem.
    pub rules: u8,
    /// Whether a query for the topic does.
    pub mentions: bool,
}

/// The fewest passages that can be a review.
pub(super) const WHOLE: usize = 8;
/// How many passages a review of usual length has.
const USUAL_LENGTH: f64 = 80.0;
/// How far below the cut, in odds, a passage may be that shows what its review is found to
/// have.
const NEARLY: f64 = 0.7;
/// The step between two values of [`Model::rarity`].
const RARITY_STEP: f32 = 1.0 / 20.0;
/// How much a word of the heading weighs, beside passages of length one.
const HEADING: f32 = 0.3;

impl Model {
    /// How many questions there are.
    pub(super) fn questions(&self) -> usize {
        2 * self.themes.len() + 1
    }

    /// Asks all questions about a passage.
    pub(super) fn ask(&self, asked: Asked<'_>, reader: &mut Reader) -> Answers {
        let mut features = reader.read(asked.text);
        weigh(&mut features, &self.rarity);
        let count = self.questions();
        let mut sums = vec![0.0_f32; count];
        for (at, value) in &features {
            let row = &self.weights[*at as usize * count..][..count];
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += f32::from(*weight) * value;
            }
        }
        for (at, value) in heading_features(asked, reader) {
            // where it stands is asked for the stance only
            sums[count - 1] +=
                f32::from(self.weights[at as usize * count + count - 1]) * value;
        }
        for ((sum, unit), bias) in sums.iter_mut().zip(&self.units).zip(&self.biases) {
            *sum = *sum * unit + bias;
        }
        let themes = self.themes.len();
        Answers {
            direct: sums[..themes].to_vec(),
            topic: sums[themes..2 * themes].to_vec(),
            stance: sums[2 * themes],
        }
    }

    /// The odds that a passage reports a theme's problem.
    pub(super) fn odds(&self, answers: &Answers, theme: usize, hits: RuleHits) -> f64 {
        self.together.odds(&row(answers, theme, hits))
    }

    /// The odds of all passages of a review, each seen beside the others; none for
    /// boilerplate.
    pub(super) fn in_context(&self, odds: &[Option<Vec<f64>>]) -> Vec<Option<Vec<f64>>> {
        let context = Context::new(odds);
        let one = |at: usize, theme: usize| {
            context.row(at, theme, self.usual).map(|row| self.context.odds(&row))
        };
        (0..odds.len())
            .map(|at| (0..self.themes.len()).map(|theme| one(at, theme)).collect())
            .collect()
    }

    /// The passage of a review that counts as found because the review as a whole does:
    /// the likeliest, if it is likely enough or nearly so. None in what is too short to
    /// be a review.
    pub(super) fn raised(
        &self,
        odds: &[Option<Vec<f64>>],
        theme: usize,
    ) -> Option<usize> {
        let own: Vec<f64> = odds.iter().flatten().map(|odds| odds[theme]).collect();
        let of = |at: usize| odds[at].as_ref().map_or(f64::MIN, |odds| odds[theme]);
        let found = own.len() >= WHOLE && self.review_chance(&own) >= self.review_from;
        let best =
            (0..odds.len()).max_by(|a, b| of(*a).total_cmp(&of(*b)).then(b.cmp(a)));
        best.filter(|at| found && of(*at) >= self.found_from - NEARLY)
    }

    /// The chance that a review has a theme, by the odds of its passages.
    pub(super) fn review_chance(&self, odds: &[f64]) -> f64 {
        chance(self.review.odds(&review_row(odds)))
    }
}

/// Rarity in the steps it is kept in.
pub(super) fn stepped(rarity: Vec<f32>) -> Vec<f32> {
    rarity.into_iter().map(|value| f32::from(step(value)) * RARITY_STEP).collect()
}

fn step(value: f32) -> u8 {
    (value / RARITY_STEP).round().min(255.0) as u8
}

impl Model {
    /// As bytes for a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let head = postcard::to_allocvec(self).expect("memory takes any bytes");
        let mut bytes = (head.len() as u32).to_le_bytes().to_vec();
        bytes.extend_from_slice(&head);
        bytes.extend(self.rarity.iter().map(|value| step(*value)));
        bytes.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
        bytes
    }

    /// From the bytes of a file; none if they are not ours.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk::<4>()?;
        let size = usize::try_from(u32::from_le_bytes(*size)).ok()?;
        let (head, rest) = rest.split_at_checked(size)?;
        let mut model: Self = postcard::from_bytes(head).ok()?;
        let (rarity, weights) = rest.split_at_checked(FEATURES)?;
        let whole = model.units.len() == model.questions()
            && model.biases.len() == model.questions()
            && weights.len() == FEATURES * model.questions();
        model.rarity =
            rarity.iter().map(|value| f32::from(*value) * RARITY_STEP).collect();
        model.weights = weights.iter().map(|weight| weight.cast_signed()).collect();
        whole.then_some(model)
    }
}

/// The features of where a passage stands.
pub(super) fn heading_features(asked: Asked<'_>, reader: &mut Reader) -> Vec<Weighted> {
    let place = format!(
        "{} heading{} heading{}",
        asked.heading.replace(char::is_whitespace, " heading "),
        asked.section.name().replace('-', ""),
        asked.kind.name().replace('-', ""),
    );
    let mut features = reader.read(&format!("heading {place}"));
    features.retain(|(at, _)| super::features::is_run(*at));
    for (_, value) in &mut features {
        *value = HEADING;
    }
    debug_assert!(features.iter().all(|(at, _)| (*at as usize) < FEATURES));
    features
}

/// The answers for a theme as one row of numbers.
pub(super) fn row(answers: &Answers, theme: usize, hits: RuleHits) -> Vec<f64> {
    let direct = f64::from(answers.direct[theme]);
    let topic = f64::from(answers.topic[theme]);
    let stance = f64::from(answers.stance);
    let others = answers.direct.iter().enumerate().filter(|(other, _)| *other != theme);
    let rival = others.map(|(_, value)| f64::from(*value)).fold(-9.0, f64::max);
    let rules = f64::from(hits.rules.min(3));
    vec![
        direct,
        topic,
        stance,
        topic.min(0.0),
        stance.min(topic),
        rival,
        rules.min(1.0),
        (rules - 1.0).max(0.0),
        f64::from(u8::from(hits.mentions)),
        rules.min(1.0) * stance,
    ]
}

/// What the names of the numbers of [`row`] are, for a reader.
pub(super) const PARTS: [&str; 10] = [
    "its words as a whole",
    "the topic",
    "the stance",
    "the topic, where it is not spoken of",
    "topic and stance together",
    "another theme fits better",
    "a rule hits",
    "several rules hit",
    "the topic is named",
    "a rule hits, weighed by the stance",
];

/// The best passages of a review as one row of numbers.
///
/// Twice as many passages are twice as many chances of an error: the odds are held
/// against the logarithm of their number (Bonferroni's correction, as odds). What is
/// learnt from a few dozen reviews could not tell their length from what they are like.
pub(super) fn review_row(odds: &[f64]) -> Vec<f64> {
    let mut best = [-9.0_f64; 3];
    for one in odds {
        if let Some(at) = best.iter().position(|other| one > other) {
            best[at..].rotate_right(1);
            best[at] = *one;
        }
    }
    let chances = libm::log(odds.len().max(WHOLE) as f64 / USUAL_LENGTH);
    best.iter().map(|one| one - chances).collect()
}
