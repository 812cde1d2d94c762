//! The linear model: three questions to a passage, and how the answers are put together.
//!
//! *Directly*: does it report the problem of this theme? *Topic*: does it speak of the
//! theme at all, as a problem or not? *Stance*: whatever the theme, does it report a
//! problem, or does it praise, ask, explain, recommend? The last is learnt from the
//! examples of all themes together, because how one says that all went well is the same
//! for each. A small logistic regression puts the answers together with the hits of the
//! theme's rules.

use serde::{Deserialize, Serialize};

use super::context::{Alone, Beside, Context, as_odds};
use super::features::{Reader, Weighted};
use super::logistic::{Logistic, chance};
use super::measure::Measured;
use super::vocabulary::Vocabulary;
use super::weights::Weights;

/// What is asked about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub text: &'a str,
    /// The heading it stands under; empty where none is known.
    pub heading: &'a str,
}

/// Everything learnt from worked examples.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The [`VERSION`](super::VERSION) of the learning.
    pub(super) version: u32,
    /// The hash of the codebook it was learnt for.
    pub codebook: String,
    /// The hash of the examples it was learnt from.
    pub examples: String,
    /// How well it did on reviews it had not seen, if there were any.
    pub measured: Option<Measured>,
    /// The themes with enough examples, by name.
    pub themes: Vec<String>,
    /// The features that count.
    pub(super) vocabulary: Vocabulary,
    /// For each feature its weights for each question: directly per theme, topic per
    /// theme, stance.
    #[serde(skip)]
    pub(super) weights: Weights,
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
    /// The odds from which a passage of a review counts as found.
    pub(super) found_from: f64,
    /// The odds from which a passage by itself counts as found.
    pub(super) alone_from: f64,
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

/// How many words a review of usual length has, boilerplate left out.
const USUAL_LENGTH: f64 = 3000.0;
/// Odds below which a passage says nothing about its review: one in twenty. How far below
/// the second best lies is chance.
const UNLIKELY: f64 = -3.0;
/// How far below the cut, in odds, a passage may be that shows what its review is found to
/// have.
const NEARLY: f64 = 1.6;

impl Model {
    /// How many questions there are.
    pub(super) fn questions(&self) -> usize {
        2 * self.themes.len() + 1
    }

    /// Asks all questions about a passage.
    pub(super) fn ask(&self, asked: Asked<'_>, reader: &mut Reader<'_>) -> Answers {
        let features = self.features(asked.text, reader);
        self.ask_of(&features, asked, reader)
    }

    /// The features of a text that count, each weighed by its rarity.
    pub(super) fn features(&self, text: &str, reader: &mut Reader<'_>) -> Vec<Weighted> {
        let mut features = reader.read(text);
        self.vocabulary.weigh(&mut features);
        features
    }

    /// Asks all questions about a passage with these features.
    pub(super) fn ask_of(
        &self,
        features: &[Weighted],
        asked: Asked<'_>,
        reader: &mut Reader<'_>,
    ) -> Answers {
        let mut sums = self.weights.sums(features);
        if let Some(stance) = sums.last_mut() {
            // where it stands is asked for the stance only
            for (at, value) in reader.place(asked) {
                *stance += self.weights.last(*at) * value;
            }
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
    pub(super) fn in_context(&self, alone: &[Option<Alone>]) -> Beside {
        let context = Context::new(alone);
        let beside =
            |rows: Vec<[f64; 3]>| rows.iter().map(|row| self.context.odds(row)).collect();
        let each = (0..alone.len()).map(|at| context.rows(at, self.usual).map(beside));
        Beside {
            odds: each.collect(),
            words: context.words(),
            density: context.density().map(as_odds),
        }
    }

    /// The odds from which a passage of these counts as found.
    pub(super) const fn cut(&self, beside: &Beside) -> f64 {
        match beside.density {
            Some(_) => self.found_from,
            None => self.alone_from,
        }
    }

    /// The passage of a review that counts as found because the review as a whole does:
    /// the likeliest, if it is likely enough or nearly so. None in what is too short to
    /// be a review.
    pub(super) fn raised(&self, beside: &Beside, theme: usize) -> Option<usize> {
        let odds = &beside.odds;
        let of = |at: usize| odds[at].as_ref().map_or(f64::MIN, |odds| odds[theme]);
        let found = self.review_chance(beside, theme)? >= self.review_from;
        let best =
            (0..odds.len()).max_by(|a, b| of(*a).total_cmp(&of(*b)).then(b.cmp(a)));
        best.filter(|at| found && of(*at) >= self.found_from - NEARLY)
    }

    /// The chance that a review has a theme, by the odds of its passages; none for so few
    /// that they are no review.
    pub(super) fn review_chance(&self, beside: &Beside, theme: usize) -> Option<f64> {
        let row = review_row(beside, theme)?;
        Some(chance(self.review.odds(&row)))
    }
}

impl Model {
    /// As bytes for a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let head = postcard::to_allocvec(self).expect("memory takes any bytes");
        let mut bytes = (head.len() as u32).to_le_bytes().to_vec();
        bytes.extend_from_slice(&head);
        bytes.extend(self.weights.iter().map(i8::cast_unsigned));
        bytes
    }

    /// From the bytes of a file; none if they are not ours.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, rest) = bytes.split_first_chunk::<4>()?;
        let size = usize::try_from(u32::from_le_bytes(*size)).ok()?;
        let (head, rest) = rest.split_at_checked(size)?;
        let mut model: Self = postcard::from_bytes(head).ok()?;
        let whole = model.version == super::VERSION
            && model.units.len() == model.questions()
            && model.biases.len() == model.questions()
            && rest.len() == model.vocabulary.len() * model.questions();
        let weights = rest.iter().map(|weight| weight.cast_signed());
        let (questions, features) = (model.questions(), model.vocabulary.len());
        model.weights = Weights::new(questions, features, weights);
        whole.then_some(model)
    }
}

/// The answers for a theme as one row of numbers.
pub(super) fn row(answers: &Answers, theme: usize, hits: RuleHits) -> [f64; 10] {
    let direct = f64::from(answers.direct[theme]);
    let topic = f64::from(answers.topic[theme]);
    let stance = f64::from(answers.stance);
    let others = answers.direct.iter().enumerate().filter(|(other, _)| *other != theme);
    let rival = others.map(|(_, value)| f64::from(*value)).fold(-9.0, f64::max);
    let rules = f64::from(hits.rules.min(3));
    [
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

/// The best passages of a review, and how often its passages report any problem, as one
/// row of numbers; none of what is no review.
///
/// Twice as much text is twice as many chances of an error: the odds are held against the
/// logarithm of its length (Bonferroni's correction, as odds). What is learnt from a few
/// dozen reviews could not tell their length from what they are like.
pub(super) fn review_row(beside: &Beside, theme: usize) -> Option<[f64; 4]> {
    let density = beside.density?;
    let mut best = [UNLIKELY; 3];
    for one in beside.of_theme(theme) {
        if let Some(at) = best.iter().position(|other| one > *other) {
            best[at..].rotate_right(1);
            best[at] = one;
        }
    }
    let chances = libm::log(beside.words.max(1.0) / USUAL_LENGTH);
    let [first, second, third] = best.map(|one| one - chances);
    Some([first, second, third, density])
}
