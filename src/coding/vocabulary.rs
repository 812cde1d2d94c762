//! Which features count: those that several worked examples have.
//!
//! What a single example says tells of that example. Left in, such features are most of
//! all there are, and make unseen passages look like the one they share an accident with.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::features::{Weighted, is_run};

/// The fewest examples a feature is in.
const FEWEST: u32 = 3;
/// The step between two values of rarity.
const STEP: f32 = 1.0 / 20.0;

/// The features that count, in order of their fingerprints, and how much each tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Listed", into = "Listed")]
pub(super) struct Vocabulary {
    fingerprints: Vec<u32>,
    /// In steps.
    rarity: Vec<u8>,
    /// How many are runs of stems; these come first.
    runs: u32,
    /// Where each is: by its lowest bits, in the next free place from there on.
    places: Vec<u32>,
}

/// As it is kept.
#[derive(Serialize, Deserialize)]
struct Listed {
    /// Each as what it is more than the one before.
    steps: Vec<u32>,
    rarity: Vec<u8>,
}

/// A place where nothing is.
const NOTHING: u32 = u32::MAX;

impl Vocabulary {
    /// Of examples, each with its features as fingerprints, and of what stands above
    /// them, of which no rarity is asked.
    pub(super) fn of<'a>(
        examples: impl Iterator<Item = &'a [Weighted]>,
        above: impl Iterator<Item = &'a [Weighted]>,
    ) -> Self {
        let mut have: HashMap<u32, u32> = HashMap::new();
        let mut all = 0_u32;
        let mut count = |one: &[Weighted]| {
            for (feature, _) in one {
                *have.entry(*feature).or_default() += 1;
            }
        };
        for one in examples {
            all += 1;
            count(one);
        }
        above.for_each(&mut count);
        have.retain(|_, have| *have >= FEWEST);
        let mut listed: Vec<(u32, u32)> = have.into_iter().collect();
        listed.sort_unstable();
        let rarity = listed.iter().map(|(_, have)| step(*have, all)).collect();
        Self::new(listed.into_iter().map(|one| one.0).collect(), rarity)
    }

    fn new(fingerprints: Vec<u32>, rarity: Vec<u8>) -> Self {
        let runs = fingerprints.partition_point(|one| is_run(*one)) as u32;
        let room = (fingerprints.len() * 2).next_power_of_two();
        let mut places = vec![NOTHING; room];
        for (at, one) in (0..).zip(&fingerprints) {
            let mut place = *one as usize & (room - 1);
            while places[place] != NOTHING {
                place = (place + 1) & (room - 1);
            }
            places[place] = at;
        }
        Self { fingerprints, rarity, runs, places }
    }

    /// How many features there are.
    pub(super) fn len(&self) -> usize {
        self.fingerprints.len()
    }

    /// The place of a feature among all, if it counts.
    pub(super) fn place(&self, fingerprint: u32) -> Option<u32> {
        let mask = self.places.len() - 1;
        let mut place = fingerprint as usize & mask;
        loop {
            let at = self.places[place];
            if at == NOTHING {
                return None;
            }
            if self.fingerprints[at as usize] == fingerprint {
                return Some(at);
            }
            place = (place + 1) & mask;
        }
    }

    /// Weighs each feature, which are in order, by its rarity and brings each family to
    /// length one.
    pub(super) fn weigh(&self, features: &mut [Weighted]) {
        let runs = features.partition_point(|(feature, _)| self.is_run(*feature));
        let (runs, pieces) = features.split_at_mut(runs);
        for family in [runs, pieces] {
            let mut sum = 0.0_f32;
            for (feature, value) in family.iter_mut() {
                *value *= f32::from(self.rarity[*feature as usize]) * STEP;
                sum += *value * *value;
            }
            let scale = if sum > 0.0 { 1.0 / sum.sqrt() } else { 0.0 };
            for (_, value) in family {
                *value *= scale;
            }
        }
    }

    /// Whether a feature is a run of stems.
    pub(super) const fn is_run(&self, feature: u32) -> bool {
        feature < self.runs
    }
}

/// How much a feature tells: the logarithm of how few examples have it, as in
/// `ln((1 + n) / (1 + df)) + 1`, in steps.
fn step(have: u32, all: u32) -> u8 {
    let share = f64::from(1 + all) / f64::from(1 + have.min(all));
    ((libm::log(share) + 1.0) / f64::from(STEP)).round().min(255.0) as u8
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::new(Vec::new(), Vec::new())
    }
}

impl From<Listed> for Vocabulary {
    fn from(listed: Listed) -> Self {
        let mut last = 0_u32;
        let add = |step: &u32| {
            last = last.wrapping_add(*step);
            last
        };
        let fingerprints: Vec<u32> = listed.steps.iter().map(add).collect();
        let mut rarity = listed.rarity;
        rarity.resize(fingerprints.len(), 0);
        Self::new(fingerprints, rarity)
    }
}

impl From<Vocabulary> for Listed {
    fn from(vocabulary: Vocabulary) -> Self {
        let mut last = 0;
        let step = |one: &u32| one - std::mem::replace(&mut last, *one);
        Self {
            steps: vocabulary.fingerprints.iter().map(step).collect(),
            rarity: vocabulary.rarity,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;
    use crate::coding::features::Reader;

    fn vocabulary(texts: &[&str]) -> Vocabulary {
        let mut reader = Reader::default();
        let read: Vec<_> = texts.iter().map(|text| reader.read(text)).collect();
        Vocabulary::of(read.iter().map(Vec::as_slice), std::iter::empty())
    }

    #[test]
    fn what_fewer_than_three_examples_have_does_not_count() {
        let known = vocabulary(&["ox by ox", "ox by", "ox"]);
        // ox, with its pieces ` ox`, `ox ` and ` ox `
        assert_eq!(known.len(), 4);
        assert_eq!(Reader::new(&known).read("by").len(), 0);
        assert_eq!(Reader::new(&known).read("the ox").len(), 4);
    }

    #[test]
    fn each_family_has_length_one() {
        let known = vocabulary(&["the nurse was not asked"; 3]);
        let mut found = Reader::new(&known).read("the nurse was asked");
        known.weigh(&mut found);
        for family in [true, false] {
            let own = found.iter().filter(|one| known.is_run(one.0) == family);
            let length: f32 = own.map(|one| one.1 * one.1).sum();
            assert!((length - 1.0).abs() < 1e-5);
        }
    }

    #[test]
    fn it_is_kept_whole() {
        let known = vocabulary(&["the nurse was not asked"; 3]);
        let bytes = postcard::to_allocvec(&known).unwrap();
        assert_eq!(postcard::from_bytes(&bytes), Ok(known));
        assert_eq!(Vocabulary::default().place(7), None, "an empty one");
    }
}
