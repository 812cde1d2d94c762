//! Which of many texts are alike: pairs are proposed by their sketches and then compared
//! word by word, so that what is reported is as alike as it says.

use std::collections::HashMap;

use rayon::prelude::*;

use super::likeness::{Comparison, can_be};
use super::sketch::{BANDS, Sketch, Sketcher};
use super::texts::Texts;

/// Two texts, by their places, and how alike they are; `a` stands before `b`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alike {
    /// The place of the first.
    pub a: u32,
    /// The place of the second.
    pub b: u32,
    /// Twice the words they have in common, in order, over the words of both.
    pub similarity: f64,
}

/// The texts that differ, and which of them are alike.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Likenesses {
    /// For each text the first that has the same words; itself where that is the first.
    pub first: Vec<u32>,
    /// Pairs of such firsts, in order of their places.
    pub pairs: Vec<Alike>,
}

/// Finds texts with the same words, and pairs of others that are alike from `least` on;
/// those with fewer words than `fewest`, or none, are alike to nothing. Every pair that
/// is given is that alike; of those that are, a few of the least alike are not found (see
/// `sketch`). The same texts give the same answer, whatever the number of threads.
pub fn likenesses(texts: &Texts, least: f64, fewest: usize) -> Likenesses {
    let enough = |at: usize| texts.words(at).len() >= fewest.max(1);
    let first = firsts(texts, enough);
    let distinct: Vec<u32> = (0..)
        .zip(&first)
        .filter(|(at, first)| at == *first && enough(*at as usize))
        .map(|(at, _)| at)
        .collect();
    let maker = Sketcher::new(texts);
    let sketches: Vec<Sketch> =
        distinct.par_iter().map(|at| maker.sketch(*at as usize)).collect();
    let lengths: Vec<usize> =
        distinct.iter().map(|at| texts.words(*at as usize).len()).collect();
    let proposed = proposed(&sketches, &lengths, least);
    let pairs = compared(texts, &distinct, &proposed, least);
    Likenesses { first, pairs }
}

/// For each text that has words enough the first with the same.
fn firsts(texts: &Texts, enough: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut seen: HashMap<&[u32], u32> = HashMap::with_capacity(texts.len());
    let first = |(at, text): (u32, usize)| {
        if enough(text) { *seen.entry(texts.words(text)).or_insert(at) } else { at }
    };
    (0_u32..).zip(0..texts.len()).map(first).collect()
}

/// The pairs whose sketches agree in a band and whose lengths allow it, each once, in
/// order.
fn proposed(sketches: &[Sketch], lengths: &[usize], least: f64) -> Vec<(u32, u32)> {
    let places = 0..u32::try_from(sketches.len()).unwrap_or(u32::MAX);
    let of_band = |band: usize| {
        let mut order: Vec<(u32, usize, u32)> = places
            .clone()
            .map(|at| (sketches[at as usize][band], lengths[at as usize], at))
            .collect();
        order.sort_unstable();
        let mut pairs = Vec::new();
        for group in order.chunk_by(|a, b| a.0 == b.0) {
            for (at, &(_, length, a)) in group.iter().enumerate() {
                // the others are longer, more and more
                let near =
                    group[at + 1..].iter().take_while(|b| can_be(length, b.1, least));
                let new = near.map(|b| b.2).filter(|b| {
                    let earlier = sketches[a as usize][..band].iter();
                    earlier.zip(&sketches[*b as usize]).all(|(a, b)| a != b)
                });
                pairs.extend(new.map(|b| (a.min(b), a.max(b))));
            }
        }
        pairs
    };
    let mut all: Vec<(u32, u32)> =
        (0..BANDS).into_par_iter().flat_map_iter(of_band).collect();
    all.par_sort_unstable();
    all
}

/// Those of the proposed pairs that are alike.
fn compared(
    texts: &Texts,
    distinct: &[u32],
    proposed: &[(u32, u32)],
    least: f64,
) -> Vec<Alike> {
    let groups: Vec<&[(u32, u32)]> = proposed.chunk_by(|a, b| a.0 == b.0).collect();
    let alike = |comparison: &mut Comparison, group: &&[(u32, u32)]| {
        let a = distinct[group[0].0 as usize];
        comparison.with(texts.words(a as usize));
        let mut found = Vec::new();
        for (_, b) in *group {
            let b = distinct[*b as usize];
            let similarity = comparison.at_least(texts.words(b as usize), least);
            found.extend(similarity.map(|similarity| Alike { a, b, similarity }));
        }
        found
    };
    let found: Vec<Vec<Alike>> =
        groups.par_iter().map_init(|| Comparison::new(texts), alike).collect();
    found.concat()
}
