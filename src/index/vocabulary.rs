//! All words of a library, and where each of them stands.
//!
//! Whoever counts every word of a corpus need not read its text again: the postings say
//! how often each word is in each passage, and where. They are read word by word, so that
//! many words can be counted at a time.

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED};

use super::schema::mark;
use super::word::Reading;
use super::{Error, Library, Slot};

/// All words of a library, in order.
pub struct Vocabulary<'a> {
    library: &'a Library,
    shelves: Vec<Shelf>,
    entries: Vec<Entry>,
}

/// A segment's postings, and how many documents lie before it.
struct Shelf {
    index: Arc<InvertedIndexReader>,
    before: u32,
}

struct Entry {
    word: String,
    /// In which segments it is, and where there.
    terms: Vec<(u32, TermInfo)>,
}

/// What is wanted of each passage that has a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// How often it has it.
    Numbers,
    /// Where it stands, too.
    Places,
}

/// A word in a passage.
pub struct Occurrences<'p> {
    /// The passage. It may be one that is deleted and only not yet cleared away, whose
    /// slot [`Library::each_slot`] does not know.
    pub slot: Slot,
    postings: &'p mut SegmentPostings,
}

impl Occurrences<'_> {
    /// How often the word is in it.
    pub fn count(&self) -> u32 {
        self.postings.term_freq()
    }

    /// Which words of the passage it is, in order, in place of what `out` held. Only with
    /// [`Detail::Places`].
    pub fn positions(&mut self, out: &mut Vec<u32>) {
        self.postings.positions(out);
    }
}

impl Library {
    /// All words that its passages have.
    pub fn vocabulary(&self) -> Result<Vocabulary<'_>, Error> {
        let mut shelves = Vec::new();
        let mut words: BTreeMap<String, Vec<(u32, TermInfo)>> = BTreeMap::new();
        for ((number, before), segment) in (0..).zip(self.before()).zip(self.segments()) {
            let index = segment.reader.inverted_index(self.fields().body);
            let index = index.map_err(|error| self.failed(error))?;
            let mut stream =
                index.terms().stream().map_err(|error| self.failed(error.into()))?;
            while let Some((term, info)) = stream.next() {
                let word = str::from_utf8(term).unwrap_or_default();
                match words.get_mut(word) {
                    Some(terms) => terms.push((number, info.clone())),
                    None => {
                        words.insert(word.to_owned(), vec![(number, info.clone())]);
                    }
                }
            }
            drop(stream);
            shelves.push(Shelf { index, before });
        }
        let entry = |(word, terms)| Entry { word, terms };
        let entries = words.into_iter().map(entry).collect();
        Ok(Vocabulary { library: self, shelves, entries })
    }
}

impl Vocabulary<'_> {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The word of this number; they are in order.
    pub fn word(&self, number: usize) -> &str {
        self.entries.get(number).map_or("", |entry| &entry.word)
    }

    /// The number of a word, if the library has it.
    pub fn number(&self, word: &str) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.word.as_str().cmp(word)).ok()
    }

    /// Calls `visit` with every passage that has the `s` of a possessive, which a phrase
    /// passes over: its places are those of that `s`.
    pub fn each_possessive(
        &self,
        mut visit: impl FnMut(&mut Occurrences<'_>),
    ) -> Result<(), Error> {
        let marks = self.library.fields().marks;
        let segments = self.library.before().into_iter().zip(self.library.segments());
        for (before, segment) in segments {
            let index = segment.reader.inverted_index(marks);
            let index = index.map_err(|error| self.library.failed(error))?;
            let term = index.terms().get(mark::POSSESSIVE);
            let term = term.map_err(|error| self.library.failed(error.into()))?;
            if let Some(term) = term {
                self.walk(&index, before, &term, Reading::Places, &mut visit)?;
            }
        }
        Ok(())
    }

    /// Calls `visit` with every passage that has the word of this number, in the order in
    /// which they lie.
    pub fn each(
        &self,
        number: usize,
        detail: Detail,
        mut visit: impl FnMut(&mut Occurrences<'_>),
    ) -> Result<(), Error> {
        let reading = match detail {
            Detail::Numbers => Reading::Numbers,
            Detail::Places => Reading::Places,
        };
        let terms = self.entries.get(number).map_or(&[][..], |entry| &entry.terms);
        for (segment, term) in terms {
            let Some(opened) = self.shelves.get(*segment as usize) else { continue };
            self.walk(&opened.index, opened.before, term, reading, &mut visit)?;
        }
        Ok(())
    }

    /// The passages of a segment that have a term.
    fn walk(
        &self,
        index: &InvertedIndexReader,
        before: u32,
        term: &TermInfo,
        reading: Reading,
        visit: &mut impl FnMut(&mut Occurrences<'_>),
    ) -> Result<(), Error> {
        let postings = index.read_postings_from_terminfo(term, reading.option());
        let mut postings = postings.map_err(|error| self.library.failed(error.into()))?;
        let mut doc = postings.doc();
        while doc != TERMINATED {
            let slot = Slot::new(before, doc);
            visit(&mut Occurrences { slot, postings: &mut postings });
            doc = postings.advance();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{library, review};
    use super::Detail;

    #[test]
    fn every_word_says_how_often_and_where_it_stands() {
        let a = review("a", &["Risk, a risk.", "The risk."]);
        let (_corpus, library) = library(&[a, review("b", &["Harm."])]);
        let vocabulary = library.vocabulary().unwrap();
        let words: Vec<&str> =
            (0..vocabulary.len()).map(|at| vocabulary.word(at)).collect();
        assert_eq!(words, ["a", "harm", "risk", "the"]);
        assert_eq!((vocabulary.number("risk"), vocabulary.number("x")), (Some(2), None));
        let mut seen = Vec::new();
        let mut places = Vec::new();
        vocabulary
            .each(2, Detail::Places, |found| {
                found.positions(&mut places);
                seen.push((library.ord(found.slot), found.count(), places.clone()));
            })
            .unwrap();
        assert_eq!(seen, [(0, 2, vec![0, 2]), (1, 1, vec![1])]);
    }
}
