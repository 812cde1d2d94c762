//! How much each word of some company says.

use rayon::prelude::*;

use super::asked::REACH;
use super::places::Places;
use crate::analysis::lexis::{Work, pooled};
use crate::analysis::stats::real;

/// So many places are gone through before others are offered to another thread.
const SOME: usize = 1 << 20;

/// How much company every word has, and what that makes of the company it is to others.
pub(super) struct Company {
    /// By word: its company in all, in parts of [`REACH`].
    sums: Vec<u64>,
    /// By word: the logarithm of its share in all company, smoothed.
    shares: Vec<f64>,
}

impl Company {
    /// Counts the company of so many words.
    pub(super) fn of(places: &Places, words: usize, work: Work<'_>) -> Self {
        let starts: Vec<usize> = places.range().step_by(SOME).collect();
        let some = |from: &usize| counted(places, *from, words);
        let both = |mut one: Vec<u64>, other: Vec<u64>| {
            one.iter_mut().zip(other).for_each(|(one, other)| *one += other);
            one
        };
        let sums = pooled(work.threads, || {
            starts.par_iter().map(some).reduce(|| vec![0; words], both)
        });
        let smooth: Vec<f64> = sums.iter().map(|sum| smoothed(whole(*sum))).collect();
        let all: f64 = smooth.iter().sum();
        let shares = smooth.iter().map(|one| libm::log(one / all)).collect();
        Self { sums, shares }
    }

    /// How much company a word has, in parts of [`REACH`].
    pub(super) fn sum(&self, word: u32) -> u64 {
        self.sums[word as usize]
    }

    /// How much a word says that is company so often (in parts of [`REACH`]) to one with
    /// this much company in all: its positive pointwise mutual information, discounted.
    /// Nought for what is there no more often than chance has it.
    #[inline]
    pub(super) fn weight(&self, word: u32, often: u64, log_sum: f64) -> f64 {
        let often = whole(often);
        let information = libm::log(often) - log_sum - self.shares[word as usize];
        information.max(0.0) * often / (often + 1.0)
    }
}

/// The logarithm that [`Company::weight`] takes.
pub(super) fn log_sum(sum: u64) -> f64 {
    libm::log(whole(sum))
}

/// Parts as a number of words.
fn whole(parts: u64) -> f64 {
    real(parts) / f64::from(REACH)
}

/// To the power of 3/4; roots are the same on every machine, powers are not.
fn smoothed(count: f64) -> f64 {
    let root = count.sqrt().sqrt();
    root * root * root
}

fn counted(places: &Places, from: usize, words: usize) -> Vec<u64> {
    let mut sums = vec![0; words];
    for at in from..places.range().end.min(from + SOME) {
        if let Some(word) = places.word(at) {
            let sum = &mut sums[word as usize];
            places.window(at).each(|_, near| *sum += u64::from(near));
        }
    }
    sums
}
