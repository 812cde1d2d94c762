//! A word of many forms, as a wildcard has them.
//!
//! To ask hundreds of postings for the smallest passage at every step would cost hundreds
//! of steps. Instead the passages of all forms are gathered in windows, and where a form
//! stands is read on demand from postings opened when the form is first needed.

use std::sync::Arc;

use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED};

use super::patience::Clock;
use super::word::Reading;

/// How many passages a window spans.
const WINDOW: DocId = 8_192;

/// With more than this in a window, counting it into place beats comparing.
const MANY: usize = 1_024;

/// The union of many postings.
pub(super) struct Wide<'a> {
    index: Arc<InvertedIndexReader>,
    terms: Vec<TermInfo>,
    reading: Reading,
    clock: &'a Clock<'a>,
    /// Passages only, for each form.
    docs: Vec<SegmentPostings>,
    /// The next passage of each form, beside `docs` because this is what is walked.
    upcoming: Vec<DocId>,
    /// For each form what is read beside the passages, once it is needed.
    details: Vec<Option<SegmentPostings>>,
    /// The first passage after the window; all before are in it or gone by.
    end: DocId,
    /// Which form is in which passage of the window, in order.
    found: Vec<(DocId, u32)>,
    /// The first of `found` not gone by.
    at: usize,
    /// Where each passage of the window starts among `found`, while that is sorted.
    starts: Vec<u32>,
    /// Room to sort in.
    room: Vec<(DocId, u32)>,
}

impl<'a> Wide<'a> {
    pub(super) fn open(
        index: Arc<InvertedIndexReader>,
        terms: Vec<TermInfo>,
        reading: Reading,
        clock: &'a Clock<'a>,
    ) -> tantivy::Result<Self> {
        let mut docs = Vec::with_capacity(terms.len());
        for term in &terms {
            clock.tick();
            docs.push(index.read_postings_from_terminfo(term, IndexRecordOption::Basic)?);
        }
        Ok(Self {
            upcoming: docs.iter().map(DocSet::doc).collect(),
            details: terms.iter().map(|_| None).collect(),
            index,
            terms,
            reading,
            clock,
            docs,
            end: 0,
            found: Vec::new(),
            at: 0,
            starts: Vec::new(),
            room: Vec::new(),
        })
    }

    /// The first passage from `target` on that has one of the forms.
    pub(super) fn next(&mut self, target: DocId) -> DocId {
        loop {
            while let Some((doc, _)) = self.found.get(self.at) {
                if *doc >= target {
                    return *doc;
                }
                self.at += 1;
            }
            if !self.fill(target.max(self.end)) {
                return TERMINATED;
            }
        }
    }

    /// Gathers the window that starts with the first passage from `target` on; false where
    /// there is none, or time is up.
    fn fill(&mut self, target: DocId) -> bool {
        self.found.clear();
        self.at = 0;
        let mut start = TERMINATED;
        for (docs, upcoming) in self.docs.iter_mut().zip(&mut self.upcoming) {
            if *upcoming < target {
                *upcoming = docs.seek(target);
                if self.clock.tick() {
                    return false;
                }
            }
            start = start.min(*upcoming);
        }
        if start == TERMINATED {
            return false;
        }
        self.end = start.saturating_add(WINDOW);
        for (form, (docs, upcoming)) in
            (0_u32..).zip(self.docs.iter_mut().zip(&mut self.upcoming))
        {
            if *upcoming < self.end && self.clock.tick() {
                return false;
            }
            while *upcoming < self.end {
                self.found.push((*upcoming, form));
                *upcoming = docs.advance();
            }
        }
        self.sort(start);
        true
    }

    /// Puts the window, which begins with this passage and was gathered form by form, in
    /// order. A full one is counted into place, which keeps the order of forms.
    fn sort(&mut self, start: DocId) {
        if self.found.len() < MANY {
            return self.found.sort_unstable();
        }
        self.starts.clear();
        self.starts.resize(WINDOW as usize, 0);
        for (doc, _) in &self.found {
            self.starts[(doc - start) as usize] += 1;
        }
        let mut sum = 0;
        for place in &mut self.starts {
            sum += std::mem::replace(place, sum);
        }
        self.room.clear();
        self.room.resize(self.found.len(), (0, 0));
        for one in &self.found {
            let place = &mut self.starts[(one.0 - start) as usize];
            self.room[*place as usize] = *one;
            *place += 1;
        }
        std::mem::swap(&mut self.found, &mut self.room);
    }

    /// The forms that are in a passage which `next` gave last.
    fn forms(&self, doc: DocId) -> Vec<u32> {
        let from = &self.found[self.at..];
        from.iter().take_while(|(at, _)| *at == doc).map(|(_, form)| *form).collect()
    }

    /// How often the forms are in a passage.
    pub(super) fn count(&mut self, doc: DocId) -> u32 {
        let mut count = 0;
        for form in self.forms(doc) {
            count += self.detail(form, doc).map_or(1, |postings| postings.term_freq());
        }
        count
    }

    /// Where the forms stand in a passage, in order.
    pub(super) fn positions(&mut self, doc: DocId, out: &mut Vec<u32>) {
        for form in self.forms(doc) {
            if let Some(postings) = self.detail(form, doc) {
                postings.append_positions_with_offset(0, out);
            }
        }
        out.sort_unstable();
    }

    /// A form's own postings, at this passage.
    fn detail(&mut self, form: u32, doc: DocId) -> Option<&mut SegmentPostings> {
        let place = self.details.get_mut(form as usize)?;
        if place.is_none() {
            let term = self.terms.get(form as usize)?;
            let option = self.reading.option();
            match self.index.read_postings_from_terminfo(term, option) {
                Ok(postings) => *place = Some(postings),
                Err(error) => self.clock.fail(error.into()),
            }
        }
        let postings = place.as_mut()?;
        if postings.doc() < doc {
            postings.seek(doc);
        }
        (postings.doc() == doc).then_some(postings)
    }
}
