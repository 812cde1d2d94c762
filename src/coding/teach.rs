//! Learning a model from worked examples, and measuring it on reviews it has not seen.
//!
//! What is put together must be answers to passages that were not learnt from, or the
//! answers look surer than they are: the examples are dealt into parts, each is asked of a
//! model of the other parts, and only then are the answers put together. The parts keep
//! reviews whole.

use rayon::prelude::*;

use super::calibrate::finish;
use super::features::{FEATURES, Reader, Weighted, rarity, weigh};
use super::linear::{Separator, Teaching};
use super::logistic::Logistic;
use super::model::{Answers, Asked, Model, RuleHits, heading_features, stepped};

/// An example made ready.
#[derive(Debug, Clone)]
pub(super) struct Lesson {
    pub text: String,
    pub heading: String,
    pub section: crate::model::SectionKind,
    pub kind: crate::model::PassageKind,
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
        Asked {
            text: &self.text,
            heading: &self.heading,
            section: self.section,
            kind: self.kind,
        }
    }
}

/// In how many parts the examples are dealt.
const PARTS: usize = 4;
/// How to learn each question.
const DIRECT: Teaching = Teaching { cost: 0.5, rounds: 40 };
const TOPIC: Teaching = Teaching { cost: 0.2, rounds: 40 };
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
            .map_init(Reader::default, |reader, at| {
                (*at, model.ask(lessons[*at].asked(), reader))
            })
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
    let mut reader = Reader::default();
    let mut features: Vec<Vec<Weighted>> =
        lessons.iter().map(|lesson| reader.read(&lesson.text)).collect();
    let rarity = stepped(rarity(features.iter().map(Vec::as_slice)));
    for one in &mut features {
        weigh(one, &rarity);
    }
    let questions = 2 * themes.len() + 1;
    let learnt: Vec<Separator> = (0..questions)
        .into_par_iter()
        .map(|at| {
            let of = at % themes.len().max(1);
            if at < themes.len() {
                ask_all(&features, lessons, DIRECT, |lesson| lesson.found[of])
            } else if at < 2 * themes.len() {
                ask_all(&features, lessons, TOPIC, |lesson| lesson.spoken[of])
            } else {
                stance(&features, lessons)
            }
        })
        .collect();
    let (weights, units) = pack(&learnt);
    let none = Logistic::learn(&[], &[]);
    Model {
        codebook: String::new(),
        examples: String::new(),
        measured: None,
        themes: themes.to_vec(),
        rarity,
        weights,
        units,
        biases: learnt.iter().map(|one| one.bias).collect(),
        together: none.clone(),
        context: none.clone(),
        usual: 0.1,
        found_from: 0.0,
        mentioned_from: 0.0,
        review: none,
        review_from: 0.5,
    }
}

fn ask_all(
    features: &[Vec<Weighted>],
    lessons: &[&Lesson],
    teaching: Teaching,
    so: impl Fn(&Lesson) -> bool,
) -> Separator {
    let examples: Vec<&[Weighted]> = features.iter().map(Vec::as_slice).collect();
    let is_so: Vec<bool> = lessons.iter().map(|lesson| so(lesson)).collect();
    Separator::learn(&examples, &is_so, teaching)
}

/// Learnt from what speaks of any theme: that nothing is reported where nothing is spoken
/// of would teach topics.
fn stance(features: &[Vec<Weighted>], lessons: &[&Lesson]) -> Separator {
    let mut reader = Reader::default();
    let mut examples = Vec::new();
    let mut is_so = Vec::new();
    for (own, lesson) in features.iter().zip(lessons) {
        if lesson.spoken.contains(&true) {
            let mut all = own.clone();
            all.extend(heading_features(lesson.asked(), &mut reader));
            examples.push(all);
            is_so.push(lesson.found.contains(&true));
        }
    }
    let examples: Vec<&[Weighted]> = examples.iter().map(Vec::as_slice).collect();
    Separator::learn(&examples, &is_so, STANCE)
}

/// Weights in bytes: feature by feature, question by question.
fn pack(learnt: &[Separator]) -> (Vec<i8>, Vec<f32>) {
    let most =
        |one: &Separator| one.weights.iter().fold(0.0_f32, |most, w| most.max(w.abs()));
    let units: Vec<f32> =
        learnt.iter().map(|one| (most(one) / 127.0).max(f32::MIN_POSITIVE)).collect();
    let mut weights = Vec::with_capacity(FEATURES * learnt.len());
    for at in 0..FEATURES {
        for (one, unit) in learnt.iter().zip(&units) {
            weights.push((one.weights[at] / unit).round().clamp(-127.0, 127.0) as i8);
        }
    }
    (weights, units)
}
