//! What the text of one review shows.

use crate::model::{ReviewId, ThemeId};

use super::pages::Pages;

/// What a marker is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkerKind {
    /// A published Quality Marker.
    Published,
    /// A way to say why people acted as they did.
    Why,
}

/// A marker, as it heads a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// Its name, also in the names of evidence.
    pub id: ThemeId,
    /// Its name for readers.
    pub title: String,
    /// What a passage that is quoted says.
    pub definition: String,
    /// What it cannot show, a line each.
    pub cannot: Vec<String>,
    /// Where it is published.
    pub source: String,
    /// What it is one of.
    pub kind: MarkerKind,
}

impl Marker {
    /// Its name without the number or family before it: `purpose` of `qm5-purpose`.
    pub fn short(&self) -> &str {
        self.id.0.split_once('-').map_or(self.id.0.as_str(), |parts| parts.1)
    }
}

/// Stretches of words of one kind, and how often they come.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// The theme of the codebook.
    pub theme: ThemeId,
    /// How many stretches outside quotation marks; those that overlap are one.
    pub hits: u64,
    /// The same for every 1,000 words read; none where no words were read.
    pub per_1000: Option<f64>,
}

/// Whether a review says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explains {
    /// At least one passage does.
    Why,
    /// No passage that does was found in the text.
    OnlyWhat,
}

impl Explains {
    /// The name used in every output: what is not found is not said to be absent.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::OnlyWhat => "only what found",
        }
    }
}

/// What the text of a review shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The review, by its longest document.
    pub review: ReviewId,
    /// All its documents, the longest first: quotations are from each of them.
    pub documents: Vec<ReviewId>,
    /// Passages that were read: no headings.
    pub passages: u64,
    /// Words that rates are of: those of the passages in which the review speaks of
    /// practice, not those that list, ask, explain, cite or recommend.
    pub words: u64,
    /// For each marker in how many passages it is shown; 0 is not found in the text.
    pub markers: Vec<u64>,
    /// Whether any passage says why, whichever markers were asked for.
    pub explains: Explains,
    /// The style of the codebook, theme by theme.
    pub style: Vec<Rate>,
    /// Softening words in the review's own voice: not in quotation marks, nor in a
    /// sentence that gives or discusses the words of others.
    pub softening: u64,
    /// The same for every 1,000 words read.
    pub softening_per_1000: Option<f64>,
    /// Softening words, whosever they are.
    pub softening_all: u64,
    /// How its pages are shared.
    pub pages: Pages,
}
