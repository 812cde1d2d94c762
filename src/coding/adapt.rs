//! Learning from judgements: the weights of a theme are moved towards what people said of
//! passages, and no further than that asks for.
//!
//! Moved are the odds that decide, those of a passage beside its review, by weights of the
//! same features that the model reads and one for having none. A theme that is coded by
//! its rules alone has odds, too, and is learnt of alike; what no rule proposes stays
//! uncoded. This holds whatever the weights before were made from, because their examples
//! are not needed: to learn judgements as examples beside them would need these at hand,
//! which the built-in codebook's are not, and hundreds would drown a few words of a judge.
//!
//! The cuts stay as they are: a handful of passages cannot balance finding and failing
//! anew, and moved odds that are chances can be held against the cut there was. Passages
//! weigh the same however they were drawn. Judges see more of what is found on purpose, but
//! that was drawn by what the odds before say, which is taken into account already.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::adapted::{Adapted, Moved};
use super::code::rule_odds;
use super::current::fingerprint;
use super::features::{Reader, Weighted};
use super::optimum::Examples;
use super::rules::{Hit, Hits};
use super::store::put;
use super::{Coder, Error};
use crate::index::Library;
use crate::model::{Digest, ReviewId, ThemeId};

/// How far weights may move: the variance of the prior. Small, and a rejected passage is
/// coded as before; large, and one passage carries others with it that it has little in
/// common with.
pub const VARIANCE: f64 = 0.5;

/// What people said of a passage and a theme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Taught {
    /// The theme.
    pub theme: ThemeId,
    /// The review that the passage is in.
    pub review: ReviewId,
    /// Its place there.
    pub ord: u32,
    /// Whether it reports the problem.
    pub so: bool,
}

/// A passage made ready: its features, and the odds that it reports the problem.
struct Ready {
    theme: usize,
    features: Vec<Weighted>,
    odds: f64,
    so: bool,
}

impl Coder {
    /// This coder, once it has learnt from judgements of passages of a library; it must
    /// not have learnt from any before. The same in whatever order they stand. What was
    /// learnt is taken from `cache`, or learnt now and put there.
    pub fn taught(
        mut self,
        library: &Library,
        taught: &[Taught],
        cache: Option<&Path>,
    ) -> Result<Self, Error> {
        let mut taught = taught.to_vec();
        taught.sort();
        taught.dedup();
        if taught.is_empty() {
            return Ok(self);
        }
        let key = self.key(library, &taught)?;
        let path = cache.map(|folder| folder.join(format!("learned-{key:.32}.bin")));
        let kept = path.as_ref().and_then(|path| fs::read(path).ok());
        if let Some(kept) = kept.and_then(|bytes| Adapted::from_bytes(&bytes)) {
            self.adapted = kept;
            return Ok(self);
        }
        let ready = self.ready(library, &taught)?;
        let themes = 0..self.codebook.themes.len();
        let of = |theme| {
            moved(&ready.iter().filter(|one| one.theme == theme).collect::<Vec<_>>())
        };
        let themes = themes.into_par_iter().map(of).collect();
        self.adapted = Adapted { from: named(&taught), themes };
        if let Some(path) = path {
            put(&path, &self.adapted.to_bytes())?;
        }
        Ok(self)
    }

    /// Whether the weights of a theme were moved by judgements.
    pub fn has_learnt_from_judgements(&self, theme: &ThemeId) -> bool {
        let place = self.codebook.theme(&theme.0).map(|theme| usize::from(theme.0));
        let moved = place.and_then(|place| self.adapted.themes.get(place));
        moved.is_some_and(Option::is_some)
    }

    /// What is learnt depends on: the coder, what was said, and the reviews it is about.
    fn key(&self, library: &Library, taught: &[Taught]) -> Result<String, Error> {
        let mut sum = Sha256::new();
        sum.update(self.hash());
        sum.update(VARIANCE.to_le_bytes());
        sum.update(named(taught));
        let records = library.records()?.iter().map(|one| (&one.review, one));
        let records: HashMap<_, _> = records.collect();
        for one in taught.chunk_by(|a, b| a.review == b.review) {
            if let Some(record) = records.get(&one[0].review) {
                sum.update(fingerprint(record));
            }
        }
        Ok(Digest(sum.finalize().into()).to_string())
    }

    /// The passages that the coder could find to have their theme, in the order in which
    /// they were told.
    fn ready(&self, library: &Library, taught: &[Taught]) -> Result<Vec<Ready>, Error> {
        let hits = Hits::of(library, &self.codebook, None, &|| {})?;
        let ranks: BTreeMap<&ReviewId, u32> =
            library.review_ids().iter().zip(0..).collect();
        let mut by_review: BTreeMap<&ReviewId, Vec<&Taught>> = BTreeMap::new();
        for one in taught {
            by_review.entry(&one.review).or_default().push(one);
        }
        let of = |(review, own): (&ReviewId, Vec<&Taught>)| {
            let rank = ranks.get(review).copied().unwrap_or(u32::MAX);
            self.ready_in(library, &own, &hits.of_review(rank))
        };
        let by_review: Vec<_> = by_review.into_iter().collect();
        let ready: Vec<Vec<Ready>> =
            by_review.into_par_iter().map(of).collect::<Result<_, Error>>()?;
        Ok(ready.into_iter().flatten().collect())
    }

    /// The same of one review.
    fn ready_in(
        &self,
        library: &Library,
        taught: &[&Taught],
        hits: &BTreeMap<u32, Vec<(usize, Hit)>>,
    ) -> Result<Vec<Ready>, Error> {
        let Some(first) = taught.first() else { return Ok(Vec::new()) };
        let passages = library.passages(&first.review)?;
        let mut reader = Reader::new(&self.model.vocabulary);
        let (_, beside) = self.read_all(&passages, hits, &mut reader);
        let mut all = Vec::new();
        for one in taught {
            let Some(index) = self.codebook.theme(&one.theme.0) else { continue };
            let theme = usize::from(index.0);
            let at = passages.iter().position(|stored| stored.ord == one.ord);
            let Some(at) = at else { continue };
            let stored = &passages[at];
            if self.codebook.themes[theme].sections.contains(&stored.section_kind) {
                continue;
            }
            let own = hits.get(&one.ord).map_or(&[][..], Vec::as_slice);
            let hit = own.iter().find(|(at, _)| *at == theme);
            let hit = hit.map_or(Hit::default(), |hit| hit.1);
            let odds = match self.place(index) {
                Some(place) => beside.odds[at].as_ref().map(|odds| odds[place]),
                None => rule_odds(hit.hits, stored.section_kind),
            };
            let Some(odds) = odds else { continue };
            let features = self.model.features(&stored.passage.text, &mut reader);
            all.push(Ready { theme, features, odds, so: one.so });
        }
        Ok(all)
    }
}

/// By how far passages move the weights of their theme; none if there are none.
fn moved(ready: &[&Ready]) -> Option<Moved> {
    if ready.is_empty() {
        return None;
    }
    let odds: Vec<f64> = ready.iter().map(|one| one.odds).collect();
    let is_so: Vec<bool> = ready.iter().map(|one| one.so).collect();
    let like = |a: &&Ready| {
        let row =
            ready.iter().map(|b| VARIANCE * (1.0 + product(&a.features, &b.features)));
        row.collect()
    };
    let alike: Vec<Vec<f64>> = ready.iter().map(like).collect();
    let misses = Examples { odds: &odds, is_so: &is_so, alike: &alike }.misses();
    let mut weights: BTreeMap<u32, f64> = BTreeMap::new();
    for (one, miss) in ready.iter().zip(&misses) {
        for (feature, value) in &one.features {
            *weights.entry(*feature).or_default() += VARIANCE * miss * f64::from(*value);
        }
    }
    let weights = weights.into_iter().map(|(at, weight)| (at, weight as f32)).collect();
    Some(Moved::new(weights, VARIANCE * misses.iter().sum::<f64>()))
}

/// The sum over features that both have, which are in order.
fn product(a: &[Weighted], b: &[Weighted]) -> f64 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut sum = 0.0;
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        match one.0.cmp(&other.0) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                sum += f64::from(one.1) * f64::from(other.1);
                a.next();
                b.next();
            }
        }
    }
    sum
}

/// What was said, as one number.
fn named(taught: &[Taught]) -> String {
    let mut sum = Sha256::new();
    for Taught { theme, review, ord, so } in taught {
        // no name holds a zero byte
        sum.update(format!("{theme}\0{review}\0{ord}\0{so}\0"));
    }
    Digest(sum.finalize().into()).to_string()
}

#[cfg(test)]
mod tests {
    use super::product;

    #[test]
    fn a_product_is_over_what_both_have() {
        let (a, b) = ([(1, 2.0), (3, 0.5), (9, 1.0)], [(0, 7.0), (3, 4.0), (9, 0.25)]);
        assert!((product(&a, &b) - 2.25).abs() < 1e-12);
        assert!(product(&a, &[]).abs() < 1e-12);
    }
}
