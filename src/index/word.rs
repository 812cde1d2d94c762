//! One word of a query, in all its forms, walking over a segment's passages.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED};

use super::cursor::Opening;
use super::plan::Leaf;
use super::span::Span;
use super::wide::Wide;

/// With more forms than this, they are gathered in windows.
const FEW: usize = 12;

/// What is read of each occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// How often a word is in a passage.
    Numbers,
    /// Where it stands.
    Places,
}

impl Reading {
    pub(super) const fn option(self) -> IndexRecordOption {
        match self {
            Self::Numbers => IndexRecordOption::WithFreqs,
            Self::Places => IndexRecordOption::WithFreqsAndPositions,
        }
    }
}

/// The passages and places of a word.
pub(super) struct WordCursor<'a> {
    forms: Forms<'a>,
    /// What is read of each occurrence.
    pub reading: Reading,
    /// How much finding it says.
    pub weight: f64,
    /// In how many passages it is at most.
    pub passages: u64,
    /// The passage that `next` gave last.
    doc: Option<DocId>,
    /// The passage that `positions` is about.
    read: Option<DocId>,
    positions: Vec<u32>,
}

enum Forms<'a> {
    One(Box<SegmentPostings>),
    Few(Vec<SegmentPostings>),
    Many(Box<Wide<'a>>),
}

impl<'a> WordCursor<'a> {
    /// Opens the postings of every form that the segment has.
    pub(super) fn open(leaf: &Leaf, opening: Opening<'a>) -> tantivy::Result<Self> {
        let Opening { segment, fields, reading, clock } = opening;
        let index = segment.reader.inverted_index(fields.body)?;
        let mut terms = Vec::new();
        for word in leaf.forms() {
            terms.extend(index.terms().get(word)?);
        }
        let passages = terms.iter().map(|term| u64::from(term.doc_freq)).sum();
        let forms = if terms.len() > FEW {
            Forms::Many(Box::new(Wide::open(index, terms, reading, clock)?))
        } else {
            let open = |term| index.read_postings_from_terminfo(term, reading.option());
            let mut few = terms.iter().map(open).collect::<Result<Vec<_>, _>>()?;
            match few.len() {
                1 => Forms::One(Box::new(few.remove(0))),
                _ => Forms::Few(few),
            }
        };
        Ok(Self {
            forms,
            reading,
            weight: leaf.weight,
            passages,
            doc: None,
            read: None,
            positions: Vec::new(),
        })
    }

    /// The first passage from `target` on that has the word.
    pub(super) fn next(&mut self, target: DocId) -> DocId {
        if let Some(doc) = self.doc.filter(|doc| *doc >= target) {
            return doc;
        }
        let doc = match &mut self.forms {
            Forms::One(form) => reach(form, target),
            Forms::Few(forms) => {
                let docs = forms.iter_mut().map(|form| reach(form, target));
                docs.min().unwrap_or(TERMINATED)
            }
            Forms::Many(wide) => wide.next(target),
        };
        self.doc = Some(doc);
        doc
    }

    /// How often it is in a passage that `next` gave.
    pub(super) fn count(&mut self, doc: DocId) -> u32 {
        match &mut self.forms {
            Forms::One(form) => form.term_freq(),
            Forms::Few(forms) => {
                let there = forms.iter().filter(|form| form.doc() == doc);
                there.map(Postings::term_freq).sum()
            }
            Forms::Many(wide) => wide.count(doc),
        }
    }

    /// Where it stands in a passage that `next` gave, in order.
    pub(super) fn positions(&mut self, doc: DocId) -> &[u32] {
        if self.read != Some(doc) {
            self.read = Some(doc);
            self.positions.clear();
            match &mut self.forms {
                Forms::One(form) => {
                    form.append_positions_with_offset(0, &mut self.positions);
                }
                Forms::Few(forms) => {
                    for form in forms.iter_mut().filter(|form| form.doc() == doc) {
                        form.append_positions_with_offset(0, &mut self.positions);
                    }
                    self.positions.sort_unstable();
                }
                Forms::Many(wide) => wide.positions(doc, &mut self.positions),
            }
        }
        &self.positions
    }

    /// The same as spans, added to these.
    pub(super) fn spans(&mut self, doc: DocId, out: &mut Vec<Span>) {
        out.extend(self.positions(doc).iter().map(|at| Span::word(*at)));
    }
}

/// Moves forward to the first passage from `target` on.
fn reach(postings: &mut SegmentPostings, target: DocId) -> DocId {
    let doc = postings.doc();
    if doc < target { postings.seek(target) } else { doc }
}
