//! Operators whose operands must stand in some way to one another, walking over a
//! segment's passages.
//!
//! Passages that have all operands are found first, the rarest operand leading; only there
//! positions are read and compared.

use tantivy::DocId;

use super::cursor::{Cursor, meet, rarest_first};
use super::join::{Kept, Want, apart, follow, neighbours, tidy, together};
use super::marks::Marks;
use super::patience::Clock;
use super::score::{Found, Scoring, closeness, times};
use super::span::{Span, keep_hits};
use crate::query::Relation;

/// How operands must stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// One after the other with no word between.
    Row,
    /// As this relation says.
    Together(Relation),
    /// The first, where the second does not stand to it as this relation says.
    Apart(Relation),
    /// The only one, so often.
    AtLeast(u32),
}

/// An operator and its operands.
pub(super) struct JoinedCursor<'a> {
    how: How,
    want: Want,
    parts: Vec<Cursor<'a>>,
    /// The operands that a passage must have, by their place, rarest first.
    needed: Vec<usize>,
    /// What each operand has in the passage.
    operands: Vec<Vec<Span>>,
    marks: Marks<'a>,
    weight: f64,
    clock: &'a Clock<'a>,
    /// The passage that `next` gave last.
    doc: Option<DocId>,
    /// The passage that `spans` is about.
    read: Option<DocId>,
    spans: Vec<Span>,
    /// The hits among some spans, while they are counted.
    hits: Vec<Span>,
    kept: Kept,
}

impl<'a> JoinedCursor<'a> {
    pub(super) fn new(
        how: How,
        want: Want,
        parts: Vec<Cursor<'a>>,
        marks: Marks<'a>,
        weight: f64,
        clock: &'a Clock<'a>,
    ) -> Self {
        let mut needed = rarest_first(&parts);
        if matches!(how, How::Apart(_)) {
            needed = vec![0];
        }
        Self {
            how,
            want,
            operands: parts.iter().map(|_| Vec::new()).collect(),
            parts,
            needed,
            marks,
            weight,
            clock,
            doc: None,
            read: None,
            spans: Vec::new(),
            hits: Vec::new(),
            kept: Kept::Whole,
        }
    }

    /// How many passages may match, at most.
    pub(super) fn passages(&self) -> u64 {
        self.needed.first().map_or(0, |at| self.parts[*at].passages())
    }

    /// The first passage from `target` on that has every operand it needs.
    pub(super) fn next(&mut self, target: DocId) -> DocId {
        if let Some(doc) = self.doc.filter(|doc| *doc >= target) {
            return doc;
        }
        let doc = meet(&mut self.parts, &self.needed, target, self.clock);
        self.doc = Some(doc);
        doc
    }

    /// Whether more stretches matched in the passage last read than were kept.
    pub(super) fn kept(&self) -> Kept {
        self.parts.iter().fold(self.kept, |kept, part| kept.and(part.kept()))
    }

    /// Where it matches in a passage, in order; passages are asked for in rising order.
    pub(super) fn spans(&mut self, doc: DocId) -> &[Span] {
        if self.read != Some(doc) {
            self.read = Some(doc);
            self.spans.clear();
            self.kept = Kept::Whole;
            if !self.join_two_words(doc) && self.gather(doc) {
                self.join(doc);
            }
        }
        &self.spans
    }

    /// The commonest case in one pass: two single words of which the shortest spans are
    /// enough. False if this is another case.
    fn join_two_words(&mut self, doc: DocId) -> bool {
        let (How::Together(relation), Want::Shortest) = (self.how, self.want) else {
            return false;
        };
        let [Cursor::Word(one), Cursor::Word(other)] = self.parts.as_mut_slice() else {
            return false;
        };
        self.clock.tick();
        if one.next(doc) != doc || other.next(doc) != doc {
            return true;
        }
        let (one, other) = (one.positions(doc), other.positions(doc));
        let sentences = sentences(relation, &mut self.marks, doc);
        let told = neighbours(relation, one, other, sentences, &mut self.spans);
        if !told {
            self.spans.clear();
        }
        told
    }

    /// Reads the operands; false if one that is needed is not there.
    fn gather(&mut self, doc: DocId) -> bool {
        self.clock.tick();
        for at in &self.needed {
            if !self.parts[*at].matches(doc) {
                return false;
            }
        }
        for (part, operand) in self.parts.iter_mut().zip(&mut self.operands) {
            operand.clear();
            if part.matches(doc) {
                part.spans(doc, operand);
            }
        }
        true
    }

    fn join(&mut self, doc: DocId) {
        let Self { operands, spans, hits, marks, .. } = self;
        self.kept = match self.how {
            How::Row => row(operands, marks, doc, spans),
            How::Together(relation) => {
                let sentences = sentences(relation, marks, doc);
                together(relation, operands, sentences, self.want, spans)
            }
            How::Apart(relation) => {
                let sentences = sentences(relation, marks, doc);
                if let [kept, others] = operands.as_slice() {
                    apart(relation, kept, others, sentences, spans);
                }
                Kept::Whole
            }
            How::AtLeast(times) => {
                hits.clone_from(&operands[0]);
                keep_hits(hits);
                if hits.len() >= times as usize {
                    spans.extend_from_slice(&operands[0]);
                }
                Kept::Whole
            }
        };
    }

    /// Adds what a matching passage shows.
    pub(super) fn read(&mut self, doc: DocId, found: &mut Found) {
        self.spans(doc);
        if found.scoring == Scoring::On {
            self.weigh(doc, found);
        }
        found.spans.extend_from_slice(&self.spans);
    }

    fn weigh(&mut self, doc: DocId, found: &mut Found) {
        let shown = found.spans.len();
        match self.how {
            How::Row => return found.weigh(self.weight, times(self.spans.len())),
            How::Apart(_) | How::AtLeast(_) => self.parts[0].read(doc, found),
            How::Together(_) => {
                for part in &mut self.parts {
                    match part {
                        Cursor::Word(word) => {
                            let count = f64::from(word.count(doc));
                            found.weigh(word.weight, count);
                        }
                        other => other.read(doc, found),
                    }
                }
                self.hits.clone_from(&self.spans);
                keep_hits(&mut self.hits);
                found.weigh(self.weight, closeness(&self.hits, self.parts.len()));
            }
        }
        // the operands are weighed, but only the operator itself is shown
        found.spans.truncate(shown);
    }
}

/// The sentences of a passage, where the relation asks for them.
fn sentences<'m>(relation: Relation, marks: &'m mut Marks<'_>, doc: DocId) -> &'m [u32] {
    if relation == Relation::Sentence { marks.sentences(doc) } else { &[] }
}

/// The operands one after the other.
fn row(
    operands: &[Vec<Span>],
    marks: &mut Marks<'_>,
    doc: DocId,
    out: &mut Vec<Span>,
) -> Kept {
    let Some((first, rest)) = operands.split_first() else { return Kept::Whole };
    out.extend_from_slice(first);
    let mut kept = Kept::Whole;
    let mut next = Vec::new();
    for operand in rest {
        next.clear();
        follow(out, operand, &mut |word| marks.is_possessive(doc, word), &mut next);
        kept = kept.and(tidy(&mut next));
        std::mem::swap(out, &mut next);
    }
    kept
}
