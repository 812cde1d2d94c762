//! Learning a model from worked examples, and measuring it on reviews it has not seen.
//!
//! What is put together must be answers to passages that were not learnt from, or the
//! answers look surer than they are: the examples are dealt into parts, each is asked of a
//! model of the other parts, and only then are the answers put together. The parts keep
//! reviews whole.

use rayon::prelude::*;

use super::calibrate::finish;
use super::features::{Reader, Weighted};
use super::linear::{Separator, Teaching};
use super::logistic::Logistic;
use super::model::{Answers, Asked, Model, RuleHits};
use super::vocabulary::Vocabulary;
use super::weights::Weights;

/// An example made ready.
#[derive(Debug, Clone)]
pub(super) struct Lesson {
    pub text: String,
    pub heading: String,
    /// How many words it has.
    pub words: u32,
    /// The review it is part of.
    pub review: Option<String>,
    /// Whether nothing in its section is ever found.
    pub boilerplate: bool,
    /// Per theme: reports the problem.
    pub found: Vec<bool>,
    /// Per theme: speaks of it, reporting it or not.
    pub spoken: Vec<bool>,
    /// Per theme.
    pub hits: Vec<RuleHits>,
}

impl Lesson {
    pub(super) fn asked(&self) -> Asked<'_> {
        Asked { text: &self.text, heading: &self.heading }
    }
}

/// In how many parts the examples are dealt.
const PARTS: usize = 4;
/// How to learn each question.
const DIRECT: Teaching = Teaching { cost: 0.5, rounds: 40 };
const TOPIC: Teaching = Teaching { cost: 0.3, rounds: 40 };
const STANCE: Teaching = Teaching { cost: 0.2, rounds: 60 };

/// Answers to lessons, each by a model that has not seen it.
pub(super) struct Unseen {
    pub answers: Vec<Answers>,
}

/// Learns a model of these lessons. `says` is told how far it is, of [`STEPS`].
pub(super) fn learn(
    lessons: &[&Lesson],
    themes: &[String],
    says: &(dyn Fn() + Sync),
) -> Model {
    let unseen =
        unseen(lessons, themes.len(), &|lesson, at| part(lesson, at, PARTS), says);
    let model = first(lessons, themes);
    says();
    finish(model, lessons, &unseen)
}

/// How often [`learn`] says how far it is.
pub(super) const STEPS: usize = PARTS + 1;

/// The part a lesson is dealt into: reviews stay whole.
pub(super) fn part(lesson: &Lesson, at: usize, parts: usize) -> usize {
    match &lesson.review {
        Some(review) => {
            let sum = review.bytes().fold(7_u64, |sum, byte| {
                (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
            usize::try_from((sum >> 20) % parts as u64).unwrap_or(0)
        }
        None => at % parts,
    }
}

fn unseen(
    lessons: &[&Lesson],
    themes: usize,
    deal: &(dyn Fn(&Lesson, usize) -> usize + Sync),
    says: &(dyn Fn() + Sync),
) -> Unseen {
    let names: Vec<String> = (0..themes).map(|at| at.to_string()).collect();
    let mut answers: Vec<Option<Answers>> = vec![None; lessons.len()];
    for one in 0..PARTS {
        let (own, others): (Vec<usize>, Vec<usize>) =
            (0..lessons.len()).partition(|at| deal(lessons[*at], *at) == one);
        let others: Vec<&Lesson> = others.into_iter().map(|at| lessons[at]).collect();
        let model = first(&others, &names);
        let asked: Vec<(usize, Answers)> = own
            .par_iter()
            .map_init(
                || Reader::new(&model.vocabulary),
                |reader, at| (*at, model.ask(lessons[*at].asked(), reader)),
            )
            .collect();
        for (at, answer) in asked {
            answers[at] = Some(answer);
        }
        says();
    }
    Unseen { answers: answers.into_iter().flatten().collect() }
}

/// A model that answers, but does not yet put answers together.
fn first(lessons: &[&Lesson], themes: &[String]) -> Model {
    let vocabulary = vocabulary(lessons);
    let mut reader = Reader::new(&vocabulary);
    let mut features: Vec<Vec<Weighted>> =
        lessons.iter().map(|lesson| reader.read(&lesson.text)).collect();
    for one in &mut features {
        vocabulary.weigh(one);
    }
    let examples = Taught { vocabulary: &vocabulary, features, lessons };
    let questions = 2 * themes.len() + 1;
    let learnt: Vec<Separator> = (0..questions)
        .into_par_iter()
        .map(|at| {
            let of = at % themes.len().max(1);
            if at < themes.len() {
                examples.ask(DIRECT, |lesson| lesson.found[of])
            } else if at < 2 * themes.len() {
                examples.ask(TOPIC, |lesson| lesson.spoken[of])
            } else {
                examples.stance()
            }
        })
        .collect();
    let (weights, units) = pack(&learnt, vocabulary.len());
    let none = Logistic::learn::<[f64; 0]>(&[], &[]);
    Model {
        version: super::VERSION,
        codebook: String::new(),
        examples: String::new(),
        measured: None,
        themes: themes.to_vec(),
        vocabulary,
        weights,
        units,
        biases: learnt.iter().map(|one| one.bias).collect(),
        together: none.clone(),
        context: none.clone(),
        usual: 0.1,
        found_from: 0.0,
        alone_from: 0.0,
        mentioned_from: 0.0,
        review: none,
        review_from: 0.5,
    }
}

/// The features that enough lessons have, or headings above them.
fn vocabulary(lessons: &[&Lesson]) -> Vocabulary {
    let mut reader = Reader::default();
    let read: Vec<Vec<Weighted>> =
        lessons.iter().map(|lesson| reader.read(&lesson.text)).collect();
    let above: Vec<Vec<Weighted>> =
        lessons.iter().map(|lesson| reader.place(lesson.asked()).to_vec()).collect();
    Vocabulary::of(read.iter().map(Vec::as_slice), above.iter().map(Vec::as_slice))
}

/// Lessons with their features.
struct Taught<'a> {
    vocabulary: &'a Vocabulary,
    features: Vec<Vec<Weighted>>,
    lessons: &'a [&'a Lesson],
}

impl Taught<'_> {
    fn ask(&self, teaching: Teaching, so: impl Fn(&Lesson) -> bool) -> Separator {
        let examples: Vec<&[Weighted]> =
            self.features.iter().map(Vec::as_slice).collect();
        let is_so: Vec<bool> = self.lessons.iter().map(|lesson| so(lesson)).collect();
        Separator::learn(&examples, &is_so, self.vocabulary.len(), teaching)
    }

    /// Learnt from what speaks of any theme: that nothing is reported where nothing is
    /// spoken of would teach topics.
    fn stance(&self) -> Separator {
        let mut reader = Reader::new(self.vocabulary);
        let mut examples = Vec::new();
        let mut is_so = Vec::new();
        for (own, lesson) in self.features.iter().zip(self.lessons) {
            if lesson.spoken.contains(&true) {
                let mut all = own.clone();
                all.extend_from_slice(reader.place(lesson.asked()));
                examples.push(all);
                is_so.push(lesson.found.contains(&true));
            }
        }
        let examples: Vec<&[Weighted]> = examples.iter().map(Vec::as_slice).collect();
        Separator::learn(&examples, &is_so, self.vocabulary.len(), STANCE)
    }
}

/// Weights in bytes, and for each question what a weight of one is worth.
fn pack(learnt: &[Separator], features: usize) -> (Weights, Vec<f32>) {
    let most =
        |one: &Separator| one.weights.iter().fold(0.0_f32, |most, w| most.max(w.abs()));
    let units: Vec<f32> =
        learnt.iter().map(|one| (most(one) / 127.0).max(f32::MIN_POSITIVE)).collect();
    let mut weights = Vec::with_capacity(features * learnt.len());
    for at in 0..features {
        for (one, unit) in learnt.iter().zip(&units) {
            weights.push((one.weights[at] / unit).round().clamp(-127.0, 127.0) as i8);
        }
    }
    (Weights::new(learnt.len(), features, weights.into_iter()), units)
}
