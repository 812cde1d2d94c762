//! A stretch of a review that recommends, before it is read.

use super::area::Ground;
use super::recommendation::{Sort, Span};
use crate::index::StoredPassage;

/// Something taken for a recommendation, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub(super) sort: Sort,
    /// The passages it is made of; never none.
    pub(super) passages: Vec<&'a StoredPassage>,
    /// Their words.
    pub(super) text: String,
    /// The part of the text that recommends: labels and what leads up to them left out.
    pub(super) told: Span,
    pub(super) number: Option<String>,
    /// The headings of its list.
    pub(super) headings: &'a [String],
    pub(super) ground: Ground,
    /// The cell of its table that says who leads.
    pub(super) lead: String,
    /// Words that lead up to a list and hold for each of its items.
    pub(super) opening: String,
    /// Why it was taken for one.
    pub(super) found: &'static str,
}

impl<'a> Item<'a> {
    /// An item of one passage, all of whose text from `told` on recommends.
    pub(super) fn of(
        passage: &'a StoredPassage,
        told: usize,
        headings: &'a [String],
        ground: Ground,
    ) -> Self {
        let text = passage.passage.text.clone();
        let told = (told.min(text.len()), text.len());
        Self {
            sort: Sort::Recommendation,
            passages: vec![passage],
            told,
            text,
            number: passage.passage.number.clone(),
            headings,
            ground,
            lead: String::new(),
            opening: String::new(),
            found: "",
        }
    }

    /// Takes a further passage in: a part of it, or its words under a title.
    pub(super) fn take(&mut self, passage: &'a StoredPassage) {
        self.passages.push(passage);
        self.text.push(' ');
        self.text.push_str(&passage.passage.text);
        self.told.1 = self.text.len();
    }

    /// Whether more is to come: it ends with a colon.
    pub(super) fn is_open(&self) -> bool {
        self.text.trim_end().ends_with([':', ';'])
            || self.text.trim_end().ends_with("; and")
    }

    /// The words that recommend.
    pub(super) fn told(&self) -> &str {
        self.text.get(self.told.0..self.told.1).unwrap_or(&self.text)
    }
}
