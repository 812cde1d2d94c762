//! A stretch of a review that recommends, before it is read.

use super::area::{Area, Ground};
use super::block::{Block, attach};
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
    pub(super) headings: Vec<String>,
    pub(super) ground: Ground,
    /// The cell of its table that says who leads.
    pub(super) lead: String,
    /// Words that lead up to a list and hold for each of its items.
    pub(super) opening: String,
    /// Why it was taken for one.
    pub(super) found: &'static str,
}

impl<'a> Item<'a> {
    /// An item of one block, all of whose text from `told` on recommends.
    pub(super) fn of(block: &Block<'a>, told: usize, area: &Area) -> Self {
        let text = block.text.clone();
        let told = (told.min(text.len()), text.len());
        Self {
            sort: Sort::Recommendation,
            passages: block.passages.clone(),
            told,
            text,
            number: block.number.clone(),
            headings: area.headings.clone(),
            ground: area.ground,
            lead: String::new(),
            opening: String::new(),
            found: "",
        }
    }

    /// Takes a further block in: a part of it, or its words under a title.
    pub(super) fn take(&mut self, block: &Block<'a>) {
        self.passages.extend(block.passages.iter().copied());
        attach(&mut self.text, &block.text);
        self.told.1 = self.text.len();
    }

    /// Leaves what labels it out of its text, where that is all it has to say yet.
    pub(super) fn drop_label(&mut self) {
        self.text.clear();
        self.told = (0, 0);
    }

    /// Whether more is to come: it ends with a colon.
    pub(super) fn is_open(&self) -> bool {
        let text = self.text.trim_end();
        text.ends_with([':', ';']) || text.ends_with("; and") || text.ends_with("; or")
    }

    /// The words that recommend.
    pub(super) fn told(&self) -> &str {
        self.text.get(self.told.0..self.told.1).unwrap_or(&self.text)
    }
}
