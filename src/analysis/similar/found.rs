//! What is like what was asked about.

use super::By;
use crate::index::StoredPassage;
use crate::model::{ReviewId, ThemeId};

/// Where something stands that is like what was asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The review, or the document that has the passage.
    pub review: ReviewId,
    /// Its file.
    pub file: String,
    /// The year in which it was published.
    pub year: Option<u16>,
    /// The passage, where passages were compared.
    pub passage: Option<StoredPassage>,
}

/// A review or passage that is like what was asked about, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// Where it stands.
    pub place: Place,
    /// The cosine of the words of both, 0 to 1.
    pub content: f64,
    /// The cosine of the themes found in both, 0 to 1; none where either has none.
    pub themes: Option<f64>,
    /// The themes found in both, the rarest first.
    pub themes_shared: Vec<ThemeId>,
    /// The words that make them alike, those that do most first.
    pub terms_shared: Vec<String>,
}

impl Alike {
    /// The measure that puts them in order.
    pub fn similarity(&self, by: By) -> Option<f64> {
        match by {
            By::Content => Some(self.content),
            By::Themes => self.themes,
        }
    }
}

/// What is like a review or passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Similar {
    /// What was asked about.
    pub target: Place,
    /// The themes found in it, the rarest first.
    pub themes: Vec<ThemeId>,
    /// The words that tell it from others.
    pub terms: Vec<String>,
    /// The measure that puts the others in order.
    pub by: By,
    /// With how many reviews or passages it was compared.
    pub compared: u64,
    /// The most alike first.
    pub all: Vec<Alike>,
}
