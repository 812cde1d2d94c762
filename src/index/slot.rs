//! A number for each passage of a library, so that what is counted over all of it can be
//! kept in plain tables.

use std::ops::Range;

use tantivy::DocId;

use super::marks::Marks;
use super::patience::Clock;
use super::score::{Found, Scoring};
use super::segment::Facts;
use super::word::Reading;
use super::{Effort, Error, Library, Question, Shown, Span, cursor, join, span};

/// Which passage, among all of a library: below [`Library::slots`]. It holds as long as
/// the library is open, and is no name for anybody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(u32);

impl Slot {
    /// As a place in a table.
    pub const fn place(self) -> usize {
        self.0 as usize
    }

    /// That of a document of a segment before which there are so many documents.
    pub(super) const fn new(before: u32, doc: DocId) -> Self {
        Self(before + doc)
    }
}

/// A passage that matches, and where in it.
pub struct Spans<'a, 's> {
    /// The passage.
    pub slot: Slot,
    /// How many words it has.
    pub words: u32,
    /// Its hits, in order, none overlapping another.
    pub hits: &'a [Span],
    marks: &'a mut Marks<'s>,
    doc: DocId,
}

impl Spans<'_, '_> {
    /// The first words of its sentences, the first sentence aside, in order.
    pub fn sentences(&mut self) -> &[u32] {
        self.marks.sentences(self.doc)
    }
}

impl Library {
    /// How large a table with an entry for each passage must be. Some entries are nobody's.
    pub fn slots(&self) -> usize {
        self.segments().iter().map(|segment| segment.reader.max_doc() as usize).sum()
    }

    /// How many documents lie before each segment.
    pub(super) fn before(&self) -> Vec<u32> {
        let sizes = self.segments().iter().map(|segment| segment.reader.max_doc());
        let before = sizes.scan(0, |sum, size| {
            *sum += size;
            Some(*sum - size)
        });
        before.collect()
    }

    /// Calls `visit` with every passage: where it lies, the place of its review in
    /// [`Library::review_ids`], and how many words it has.
    pub fn each_slot(&self, mut visit: impl FnMut(Slot, u32, u32)) {
        for (before, segment) in self.before().into_iter().zip(self.segments()) {
            let passages = segment.passages();
            for doc in 0..segment.reader.max_doc() {
                let Facts { length, review } = passages.get(doc);
                if let Some(words) = length.words() {
                    visit(Slot::new(before, doc), review, words);
                }
            }
        }
    }

    /// The passage that lies there, with these stretches of its words as hits.
    pub fn shown(&self, slot: Slot, hits: &[Span]) -> Result<Shown, Error> {
        let (segment, doc) = self.document_at(slot);
        let stored = self.stored(u32::try_from(segment).unwrap_or(u32::MAX), doc)?;
        let hits: Vec<Range<usize>> = span::bytes(&stored.passage.text, hits);
        Ok(Shown { stored, hits })
    }

    /// The place of a passage in its review, from 0.
    pub fn ord(&self, slot: Slot) -> u32 {
        let (segment, doc) = self.document_at(slot);
        self.segments().get(segment).map_or(0, |segment| segment.place(doc))
    }

    /// The number of its segment, and its own there.
    fn document_at(&self, slot: Slot) -> (usize, DocId) {
        let mut doc = slot.0;
        for (number, segment) in self.segments().iter().enumerate() {
            let size = segment.reader.max_doc();
            if doc < size {
                return (number, doc);
            }
            doc -= size;
        }
        (self.segments().len(), doc)
    }
}

impl Question<'_> {
    /// Calls `visit` with every passage that matches and where in it, in the order in
    /// which they lie. They are the hits that [`count`](Self::count) counts.
    pub fn each_span(
        &self,
        mut visit: impl FnMut(&mut Spans<'_, '_>),
    ) -> Result<Effort, Error> {
        let clock = Clock::new(&self.patience);
        let mut effort = Effort::default();
        let library = self.library;
        for (before, segment) in library.before().into_iter().zip(library.segments()) {
            let mut cursor = self.open(segment, &clock, Reading::Places)?;
            let (fields, reading) = (library.fields(), Reading::Places);
            let opening = cursor::Opening { segment, fields, reading, clock: &clock };
            let mut marks = Marks::new(opening);
            let mut found = Found::new(Scoring::Off);
            let passages = segment.passages();
            let mut doc = cursor.next(0);
            while doc < segment.reader.max_doc() {
                effort.candidates += 1;
                if let Some(words) = passages.get(doc).length.words()
                    && cursor.matches(doc)
                {
                    found.begin(1.0, 1.0);
                    cursor.read(doc, &mut found);
                    span::keep_hits(&mut found.spans);
                    effort.cut += u64::from(cursor.kept() == join::Kept::Cut);
                    let slot = Slot::new(before, doc);
                    let (hits, marks) = (found.spans.as_slice(), &mut marks);
                    visit(&mut Spans { slot, words, hits, marks, doc });
                }
                if clock.tick() {
                    break;
                }
                doc = cursor.next(doc + 1);
            }
            if let Some(failure) = clock.failure() {
                return Err(library.failed(failure));
            }
            clock.check()?;
        }
        Ok(effort)
    }

    /// Calls `visit` with every passage that matches. What in it matches is not gathered.
    pub fn each_match(&self, mut visit: impl FnMut(Slot)) -> Result<(), Error> {
        let before = self.library.before();
        self.each_document(|segment, doc, _| visit(Slot::new(before[segment], doc)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{library, review};
    use super::super::{Library, Span};

    fn shelf() -> (tempfile::TempDir, Library) {
        let a = review("a", &["One risk. Then a risk again.", "No harm."]);
        library(&[a, review("b", &["A risk of harm."])])
    }

    #[test]
    fn every_passage_has_a_slot_that_leads_back_to_it() {
        let (_corpus, library) = shelf();
        let mut seen = Vec::new();
        library.each_slot(|slot, review, words| {
            assert!(slot.place() < library.slots());
            let shown = library.shown(slot, &[Span { start: 0, end: 1 }]).unwrap();
            assert_eq!(shown.stored.review, library.review_ids()[review as usize]);
            assert_eq!(shown.stored.ord, library.ord(slot));
            let text = shown.stored.passage.text;
            seen.push((words, text[shown.hits[0].clone()].to_owned()));
        });
        seen.sort();
        let expected = [(2, "No"), (4, "A"), (6, "One")];
        assert_eq!(seen, expected.map(|(words, text)| (words, text.to_owned())));
    }

    #[test]
    fn spans_are_the_hits_that_are_counted() {
        let (_corpus, library) = shelf();
        let question = library.ask(&"risk".parse().unwrap()).unwrap();
        let (mut hits, mut sentences, mut matches) = (0, Vec::new(), 0);
        question
            .each_span(|found| {
                hits += found.hits.len();
                sentences.extend_from_slice(found.sentences());
            })
            .unwrap();
        question.each_match(|_| matches += 1).unwrap();
        let counts = question.count().unwrap().0;
        assert_eq!((hits, matches), (counts.hits, counts.passages));
        assert_eq!((hits, sentences), (3, vec![2]));
    }
}
