//! Words next to each other, found in the postings of one segment.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, TERMINATED};

use super::plan::Leaf;
use super::segment::Segment;
use super::span::Span;

/// A word or phrase, walking over a segment's passages.
pub(super) struct WordsCursor {
    places: Vec<Place>,
    weight: f64,
    /// The passage that `spans` is about.
    read: Option<DocId>,
    spans: Vec<Span>,
}

/// The words that may stand in one place.
struct Place {
    forms: Vec<SegmentPostings>,
    /// Positions in the passage being read, in order.
    positions: Vec<u32>,
}

impl Place {
    /// The first passage from `target` on that has one of the words.
    fn next(&mut self, target: DocId) -> DocId {
        let docs = self
            .forms
            .iter_mut()
            .map(|form| if form.doc() < target { form.seek(target) } else { form.doc() });
        docs.min().unwrap_or(TERMINATED)
    }

    fn read(&mut self, doc: DocId, one: &mut Vec<u32>) {
        self.positions.clear();
        for form in self.forms.iter_mut().filter(|form| form.doc() == doc) {
            form.positions(one);
            self.positions.extend_from_slice(one);
        }
        self.positions.sort_unstable();
    }
}

impl WordsCursor {
    /// Opens the postings of every form that the segment has.
    pub(super) fn open(
        leaf: &Leaf,
        segment: &Segment,
        body: Field,
    ) -> tantivy::Result<Self> {
        let index = segment.reader.inverted_index(body)?;
        let mut places = Vec::with_capacity(leaf.places.len());
        for (_, words) in &leaf.places {
            let mut forms = Vec::with_capacity(words.len());
            for word in words.keys() {
                if let Some(term) = index.terms().get(word)? {
                    let option = IndexRecordOption::WithFreqsAndPositions;
                    forms.push(index.read_postings_from_terminfo(&term, option)?);
                }
            }
            places.push(Place { forms, positions: Vec::new() });
        }
        Ok(Self { places, weight: leaf.weight, read: None, spans: Vec::new() })
    }

    /// How much finding it says.
    pub(super) fn weight(&self) -> f64 {
        self.weight
    }

    /// The first passage from `target` on that has all the words, in whatever order.
    pub(super) fn next(&mut self, target: DocId) -> DocId {
        let mut doc = target;
        let mut agreed = 0;
        for index in (0..self.places.len()).cycle() {
            let next = self.places[index].next(doc);
            agreed = if next == doc { agreed + 1 } else { 1 };
            doc = next;
            if agreed == self.places.len() || doc == TERMINATED {
                return doc;
            }
        }
        TERMINATED
    }

    /// Whether a passage, asked for in rising order, has the words in their order.
    pub(super) fn matches(&mut self, doc: DocId) -> bool {
        if self.next(doc) != doc {
            return false;
        }
        self.places.len() == 1 || !self.spans(doc).is_empty()
    }

    /// Where they stand in a passage that has all the words.
    pub(super) fn spans(&mut self, doc: DocId) -> &[Span] {
        if self.read != Some(doc) {
            self.read = Some(doc);
            let mut one = Vec::new();
            for place in &mut self.places {
                place.read(doc, &mut one);
            }
            self.join();
        }
        &self.spans
    }

    /// The starts whose following places hold the following words.
    fn join(&mut self) {
        self.spans.clear();
        let Some((first, rest)) = self.places.split_first() else { return };
        let length = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let follows = |start: u32| {
            (start + 1..)
                .zip(rest)
                .all(|(position, place)| place.positions.binary_search(&position).is_ok())
        };
        let starts = first.positions.iter().filter(|start| follows(**start));
        self.spans
            .extend(starts.map(|start| Span { start: *start, end: start + length }));
    }
}
