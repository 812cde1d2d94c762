//! Where in a passage sentences begin and possessives end, read when a query needs it.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED};

use super::cursor::Opening;
use super::schema::mark;
use super::{Error, Library, Slot};

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

impl Library {
    /// Calls `visit` with every passage of several sentences and the first words of these,
    /// the first sentence aside, in order. Passages come in the order in which they lie;
    /// one of them may be deleted and only not yet cleared away.
    pub fn each_sentence_start(
        &self,
        mut visit: impl FnMut(Slot, &[u32]),
    ) -> Result<(), Error> {
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut positions = Vec::new();
        for (before, segment) in self.before().into_iter().zip(self.segments()) {
            let index = segment.reader.inverted_index(self.fields().marks);
            let index = index.map_err(|error| self.failed(error))?;
            let term = index.terms().get(mark::SENTENCE);
            let Some(term) = term.map_err(|error| self.failed(error.into()))? else {
                continue;
            };
            let postings = index.read_postings_from_terminfo(&term, option);
            let mut postings = postings.map_err(|error| self.failed(error.into()))?;
            let mut doc = postings.doc();
            while doc != TERMINATED {
                postings.positions(&mut positions);
                visit(Slot::new(before, doc), &positions);
                doc = postings.advance();
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{library, review};

    #[test]
    fn every_passage_says_where_its_sentences_start() {
        let a = review("a", &["One risk. Then a risk. No more.", "No harm."]);
        let (_corpus, library) = library(&[a, review("b", &["A risk. Of harm."])]);
        let mut seen = Vec::new();
        let visit =
            |slot, starts: &[u32]| seen.push((library.ord(slot), starts.to_vec()));
        library.each_sentence_start(visit).unwrap();
        assert_eq!(seen, [(0, vec![2, 5]), (0, vec![2])]);
    }
}
