//! Where in a passage sentences begin and possessives end, read when a query needs it.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet};

use super::cursor::Opening;
use super::schema::mark;

/// The markers of one segment, walked beside the words of a query.
pub(super) struct Marks<'a> {
    sentences: Marker<'a>,
    possessives: Marker<'a>,
}

/// One marker's postings and its positions in the passage last asked about.
struct Marker<'a> {
    opening: Opening<'a>,
    mark: &'static str,
    postings: State,
    doc: Option<DocId>,
    positions: Vec<u32>,
}

/// Most questions never ask for a marker.
enum State {
    Closed,
    Open(Box<SegmentPostings>),
    /// The segment has none.
    Absent,
}

impl<'a> Marks<'a> {
    pub(super) const fn new(opening: Opening<'a>) -> Self {
        Self {
            sentences: Marker::new(opening, mark::SENTENCE),
            possessives: Marker::new(opening, mark::POSSESSIVE),
        }
    }

    /// The first words of a passage's sentences, the first sentence aside.
    pub(super) fn sentences(&mut self, doc: DocId) -> &[u32] {
        self.sentences.read(doc)
    }

    /// Whether this word of a passage is the `s` of a possessive.
    pub(super) fn is_possessive(&mut self, doc: DocId, word: u32) -> bool {
        self.possessives.read(doc).binary_search(&word).is_ok()
    }
}

impl<'a> Marker<'a> {
    const fn new(opening: Opening<'a>, mark: &'static str) -> Self {
        let postings = State::Closed;
        Self { opening, mark, postings, doc: None, positions: Vec::new() }
    }

    /// The positions in a passage; passages are asked about in rising order.
    fn read(&mut self, doc: DocId) -> &[u32] {
        if self.doc != Some(doc) {
            self.doc = Some(doc);
            self.positions.clear();
            if let State::Closed = self.postings {
                self.postings = self.open().unwrap_or_else(|error| {
                    self.opening.clock.fail(error);
                    State::Absent
                });
            }
            if let State::Open(postings) = &mut self.postings {
                if postings.doc() < doc {
                    postings.seek(doc);
                }
                if postings.doc() == doc {
                    postings.positions(&mut self.positions);
                }
            }
        }
        &self.positions
    }

    fn open(&self) -> tantivy::Result<State> {
        let index =
            self.opening.segment.reader.inverted_index(self.opening.fields.marks)?;
        let option = IndexRecordOption::WithFreqsAndPositions;
        Ok(match index.terms().get(self.mark)? {
            Some(term) => {
                State::Open(Box::new(index.read_postings_from_terminfo(&term, option)?))
            }
            None => State::Absent,
        })
    }
}
