//! Walking a question over every passage that may match, segment by segment.

use tantivy::DocId;

use super::cursor::{Cursor, Opening};
use super::join::Kept;
use super::patience::Clock;
use super::score::{Found, HEADING, Scoring};
use super::segment::{Facts, Segment};
use super::tally::Candidate;
use super::word::Reading;
use super::{Effort, Error, Question, span};

impl Question<'_> {
    /// Calls `visit` for every passage that matches.
    pub(super) fn walk(
        &self,
        scoring: Scoring,
        visit: &mut impl FnMut(Candidate),
    ) -> Result<Effort, Error> {
        let clock = Clock::new(&self.patience);
        let mut effort = Effort::default();
        for (number, segment) in (0..).zip(self.library.segments()) {
            let opened = Opened { number, segment, clock: &clock };
            self.walk_one(opened, scoring, &mut effort, visit)?;
            if let Some(failure) = clock.failure() {
                return Err(self.library.failed(failure));
            }
            clock.check()?;
        }
        Ok(effort)
    }

    fn walk_one(
        &self,
        opened: Opened<'_>,
        scoring: Scoring,
        effort: &mut Effort,
        visit: &mut impl FnMut(Candidate),
    ) -> Result<(), Error> {
        let Opened { number, segment, clock } = opened;
        let mut cursor = self.open(segment, clock, self.reading(scoring))?;
        let mut found = Found::new(scoring);
        let average = self.library.totals().average_length();
        let passages = segment.passages();
        let mut doc = cursor.next(0);
        while doc < segment.reader.max_doc() {
            effort.candidates += 1;
            let Facts { length, review } = passages.get(doc);
            if let Some(words) = length.words()
                && cursor.matches(doc)
            {
                let emphasis = if length.is_heading() { HEADING } else { 1.0 };
                found.begin(f64::from(words) / average, emphasis);
                cursor.read(doc, &mut found);
                span::keep_hits(&mut found.spans);
                effort.cut += u64::from(cursor.kept() == Kept::Cut);
                let hits = found.spans.len() + found.counted as usize;
                let hits = u32::try_from(hits).unwrap_or(u32::MAX);
                let score = found.score;
                visit(Candidate { segment: number, doc, review, score, hits });
            }
            if clock.tick() {
                break;
            }
            doc = cursor.next(doc + 1);
        }
        Ok(())
    }

    /// Calls `visit` with every passage that matches, by the place of its review in
    /// [`Library::review_ids`](super::Library::review_ids) and its own in its review, in
    /// no particular order. What in it matches is not gathered: for whom it is enough
    /// that something does.
    pub fn each_passage(&self, mut visit: impl FnMut(u32, u32)) -> Result<(), Error> {
        let segments = self.library.segments();
        self.each_document(|segment, doc, review| {
            visit(review, segments[segment].place(doc));
        })
    }

    /// The same by the number of its segment, its own there, and the place of its review.
    pub(super) fn each_document(
        &self,
        mut visit: impl FnMut(usize, DocId, u32),
    ) -> Result<(), Error> {
        let clock = Clock::new(&self.patience);
        for (number, segment) in self.library.segments().iter().enumerate() {
            let reading = self.plan.reading_to_count();
            let mut cursor = self.open(segment, &clock, reading)?;
            let passages = segment.passages();
            let mut doc = cursor.next(0);
            while doc < segment.reader.max_doc() {
                let Facts { length, review } = passages.get(doc);
                if length.words().is_some() && cursor.matches(doc) {
                    visit(number, doc, review);
                }
                if clock.tick() {
                    break;
                }
                doc = cursor.next(doc + 1);
            }
            drop(cursor);
            if let Some(failure) = clock.failure() {
                return Err(self.library.failed(failure));
            }
            clock.check()?;
        }
        Ok(())
    }

    /// What must be read for counts and, if they are wanted, scores.
    fn reading(&self, scoring: Scoring) -> Reading {
        match scoring {
            Scoring::On if self.plan.scores_by_place() => Reading::Places,
            _ => self.plan.reading_to_count(),
        }
    }

    /// Opens the plan on a segment.
    pub(super) fn open<'s>(
        &'s self,
        segment: &'s Segment,
        clock: &'s Clock<'s>,
        reading: Reading,
    ) -> Result<Cursor<'s>, Error> {
        let fields = self.library.fields();
        let opening = Opening { segment, fields, reading, clock };
        Cursor::open(&self.plan, opening).map_err(|error| self.library.failed(error))
    }
}

/// A segment being walked.
#[derive(Clone, Copy)]
struct Opened<'a> {
    number: u32,
    segment: &'a Segment,
    clock: &'a Clock<'a>,
}
