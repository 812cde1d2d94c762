//! What was learnt from judgements: for each theme weights that are added to those that
//! coded.

use serde::{Deserialize, Serialize};

use super::features::Weighted;

/// What was learnt of each theme of a codebook.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Adapted {
    /// From what: passages, themes and what was said of them.
    pub from: String,
    /// In the codebook's order; none for a theme of which nothing was learnt. Empty where
    /// nothing was learnt at all.
    pub themes: Vec<Option<Moved>>,
}

/// By how far the weights of a theme are moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Listed", into = "Listed")]
pub(super) struct Moved {
    /// For each feature, as far as any is.
    weights: Vec<f32>,
    bias: f64,
}

/// As it is kept: the features that are moved, in order, and by how far.
#[derive(Serialize, Deserialize)]
struct Listed {
    weights: Vec<(u32, f32)>,
    bias: f64,
}

impl Adapted {
    /// For each theme what it adds to the odds of a passage with these features; empty
    /// where nothing was learnt.
    pub(super) fn of(&self, features: &[Weighted]) -> Vec<Option<f64>> {
        let of = |moved: &Option<Moved>| moved.as_ref().map(|moved| moved.of(features));
        self.themes.iter().map(of).collect()
    }

    /// As bytes: none where nothing was learnt, so that a codebook which learnt nothing
    /// is the codebook it was.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        if self.themes.is_empty() {
            return Vec::new();
        }
        postcard::to_allocvec(self).expect("memory takes any bytes")
    }

    /// From the bytes of a file; none if they are not ours.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

impl Moved {
    /// Features and by how far each is moved, in order.
    pub(super) fn new(weights: Vec<(u32, f32)>, bias: f64) -> Self {
        Self::from(Listed { weights, bias })
    }

    fn of(&self, features: &[Weighted]) -> f64 {
        let by = |(at, value): &Weighted| {
            let weight = self.weights.get(*at as usize).copied().unwrap_or(0.0);
            f64::from(weight) * f64::from(*value)
        };
        features.iter().map(by).sum::<f64>() + self.bias
    }
}

impl From<Listed> for Moved {
    fn from(listed: Listed) -> Self {
        let size = listed.weights.last().map_or(0, |(at, _)| *at as usize + 1);
        let mut weights = vec![0.0; size];
        for (at, weight) in listed.weights {
            if let Some(place) = weights.get_mut(at as usize) {
                *place = weight;
            }
        }
        Self { weights, bias: listed.bias }
    }
}

impl From<Moved> for Listed {
    fn from(moved: Moved) -> Self {
        let weights = (0..).zip(moved.weights).filter(|one| one.1 != 0.0).collect();
        Self { weights, bias: moved.bias }
    }
}

#[cfg(test)]
mod tests {
    use super::{Adapted, Moved};

    #[test]
    fn what_is_kept_adds_the_same() {
        let moved = Moved::new(vec![(2, 0.5), (7, -1.0)], 0.25);
        let adapted =
            Adapted { from: "c0de".to_owned(), themes: vec![None, Some(moved)] };
        let kept = Adapted::from_bytes(&adapted.to_bytes());
        assert_eq!(kept.as_ref(), Some(&adapted));
        // 0.5 · 2 - 1 · 0.5 + 0.25; what is beyond the last feature adds nothing
        let found = adapted.of(&[(2, 2.0), (7, 0.5), (9, 3.0)]);
        assert_eq!(found, [None, Some(0.75)]);
        assert!(Adapted::default().to_bytes().is_empty());
    }
}
