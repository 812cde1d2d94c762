//! A plan walking over the passages of one segment.
//!
//! Document at a time: [`next`](Cursor::next) says where the next match can be at the
//! earliest, [`matches`](Cursor::matches) whether it is one, [`read`](Cursor::read) what
//! there is to see. Passages are asked for in rising order only.

use tantivy::{DocId, TERMINATED};

use super::check::{Check, passes};
use super::join::{Kept, Want, in_order};
use super::joined::{How, JoinedCursor};
use super::marks::Marks;
use super::patience::Clock;
use super::phrase::PhraseCursor;
use super::plan::Plan;
use super::schema::Fields;
use super::score::{Found, Scoring, nearest, times};
use super::segment::Segment;
use super::span::Span;
use super::word::{Reading, WordCursor};

/// A plan opened on a segment.
pub(super) enum Cursor<'a> {
    Word(Box<WordCursor<'a>>),
    Phrase(Box<PhraseCursor<'a>>),
    Joined(Box<JoinedCursor<'a>>),
    Check(&'a Check, &'a Segment),
    Not(Box<Cursor<'a>>),
    And(All<'a>),
    Or(Any<'a>),
}

/// What all must hold.
pub(super) struct All<'a> {
    parts: Vec<Cursor<'a>>,
    /// By their place, rarest first.
    needed: Vec<usize>,
    /// What each part with a place in the text says, for how close they stand.
    operands: Vec<Vec<Span>>,
    weight: f64,
    clock: &'a Clock<'a>,
}

/// What one or more must hold.
pub(super) struct Any<'a> {
    parts: Vec<Cursor<'a>>,
    /// The passage each part gave last: asking again costs more than remembering.
    docs: Vec<Option<DocId>>,
}

/// What is needed to open a plan.
#[derive(Clone, Copy)]
pub(super) struct Opening<'a> {
    pub segment: &'a Segment,
    pub fields: Fields,
    pub reading: Reading,
    pub clock: &'a Clock<'a>,
}

impl<'a> Cursor<'a> {
    /// Opens a plan on a segment. Of what nothing encloses the shortest spans suffice.
    pub(super) fn open(plan: &'a Plan, opening: Opening<'a>) -> tantivy::Result<Self> {
        Self::open_for(plan, opening, Want::Shortest)
    }

    fn open_for(
        plan: &'a Plan,
        opening: Opening<'a>,
        want: Want,
    ) -> tantivy::Result<Self> {
        let Opening { segment, clock, .. } = opening;
        let all = |parts: &'a [Plan], want| {
            let open = |part| Self::open_for(part, opening, want);
            parts.iter().map(open).collect::<tantivy::Result<Vec<_>>>()
        };
        let joined = |how, parts| {
            let (marks, weight) = (Marks::new(opening), plan.weight());
            let cursor = JoinedCursor::new(how, want, parts, marks, weight, clock);
            Ok(Self::Joined(Box::new(cursor)))
        };
        Ok(match plan {
            Plan::Word(leaf) => Self::Word(Box::new(WordCursor::open(leaf, opening)?)),
            Plan::Row(parts) => match plan.phrase() {
                Some(words) => {
                    let open = |leaf| WordCursor::open(leaf, opening);
                    let words = words.into_iter().map(open);
                    let words = words.collect::<tantivy::Result<Vec<_>>>()?;
                    let phrase = PhraseCursor::new(words, Marks::new(opening), clock);
                    Self::Phrase(Box::new(phrase))
                }
                None => return joined(How::Row, all(parts, Want::All)?),
            },
            Plan::Together(relation, parts) => {
                return joined(How::Together(*relation), all(parts, Want::All)?);
            }
            Plan::Apart(relation, parts) => {
                return joined(How::Apart(*relation), all(parts, Want::All)?);
            }
            Plan::AtLeast(times, part) => {
                let part = Self::open_for(part, opening, Want::All)?;
                return joined(How::AtLeast(*times), vec![part]);
            }
            Plan::Check(check) => Self::Check(check, segment),
            Plan::Not(inner) => {
                Self::Not(Box::new(Self::open_for(inner, opening, want)?))
            }
            Plan::And(parts) => {
                Self::And(All::new(all(parts, want)?, plan.weight(), clock))
            }
            Plan::Or(parts) => {
                let parts = all(parts, want)?;
                Self::Or(Any { docs: vec![None; parts.len()], parts })
            }
        })
    }

    /// How many passages may match, at most.
    pub(super) fn passages(&self) -> u64 {
        match self {
            Self::Word(word) => word.passages,
            Self::Phrase(phrase) => phrase.passages(),
            Self::Joined(joined) => joined.passages(),
            Self::Check(..) | Self::Not(_) => u64::MAX,
            Self::And(all) => {
                all.needed.first().map_or(0, |at| all.parts[*at].passages())
            }
            Self::Or(any) => {
                let parts = any.parts.iter().map(Self::passages);
                parts.fold(0, u64::saturating_add)
            }
        }
    }

    /// The first passage from `target` on that may match: never one too late.
    pub(super) fn next(&mut self, target: DocId) -> DocId {
        match self {
            Self::Word(word) => word.next(target),
            Self::Phrase(phrase) => phrase.next(target),
            Self::Joined(joined) => joined.next(target),
            Self::Check(..) | Self::Not(_) => target,
            Self::And(all) => meet(&mut all.parts, &all.needed, target, all.clock),
            Self::Or(any) => {
                let docs = (0..any.parts.len()).map(|at| any.reach(at, target));
                docs.min().unwrap_or(TERMINATED)
            }
        }
    }

    /// Whether a passage matches.
    pub(super) fn matches(&mut self, doc: DocId) -> bool {
        match self {
            Self::Word(word) => word.next(doc) == doc,
            Self::Phrase(phrase) => {
                phrase.next(doc) == doc && !phrase.spans(doc).is_empty()
            }
            Self::Joined(joined) => {
                joined.next(doc) == doc && !joined.spans(doc).is_empty()
            }
            Self::Check(check, segment) => passes(check, segment, doc),
            Self::Not(inner) => !inner.matches(doc),
            Self::And(All { parts, needed, .. }) => {
                needed.iter().all(|at| parts[*at].matches(doc))
            }
            Self::Or(any) => (0..any.parts.len()).any(|at| any.holds(at, doc)),
        }
    }

    /// Adds where a matching passage has it, in order, each place once; nothing for what
    /// has no place in the text.
    pub(super) fn spans(&mut self, doc: DocId, out: &mut Vec<Span>) {
        match self {
            Self::Word(word) => word.spans(doc, out),
            Self::Phrase(phrase) => out.extend_from_slice(phrase.spans(doc)),
            Self::Joined(joined) => out.extend_from_slice(joined.spans(doc)),
            Self::Check(..) | Self::Not(_) => {}
            Self::And(All { parts, .. }) => {
                for part in parts {
                    part.spans(doc, out);
                }
                in_order(out);
            }
            Self::Or(any) => {
                for at in 0..any.parts.len() {
                    if any.holds(at, doc) {
                        any.parts[at].spans(doc, out);
                    }
                }
                in_order(out);
            }
        }
    }

    /// Whether more stretches matched in the passage last read than were kept.
    pub(super) fn kept(&self) -> Kept {
        match self {
            Self::Word(_) | Self::Phrase(_) | Self::Check(..) => Kept::Whole,
            Self::Joined(joined) => joined.kept(),
            Self::Not(inner) => inner.kept(),
            Self::And(All { parts, .. }) | Self::Or(Any { parts, .. }) => {
                parts.iter().fold(Kept::Whole, |kept, part| kept.and(part.kept()))
            }
        }
    }

    /// Adds what a matching passage shows: the hits of every part of the query that holds
    /// for it and is not under a NOT.
    pub(super) fn read(&mut self, doc: DocId, found: &mut Found) {
        match self {
            Self::Word(word) => {
                let count = word.count(doc);
                found.weigh(word.weight, f64::from(count));
                match word.reading {
                    Reading::Numbers => found.counted += count,
                    Reading::Places => word.spans(doc, &mut found.spans),
                }
            }
            Self::Phrase(phrase) => {
                let weight = phrase.weight;
                let spans = phrase.spans(doc);
                found.weigh(weight, times(spans.len()));
                found.spans.extend_from_slice(spans);
            }
            Self::Joined(joined) => joined.read(doc, found),
            Self::Check(..) | Self::Not(_) => {}
            Self::And(all) => all.read(doc, found),
            Self::Or(any) => {
                for at in 0..any.parts.len() {
                    if any.holds(at, doc) {
                        any.parts[at].read(doc, found);
                    }
                }
            }
        }
    }
}

impl Any<'_> {
    /// The first passage from `target` on that may match a part.
    fn reach(&mut self, at: usize, target: DocId) -> DocId {
        match self.docs[at] {
            Some(doc) if doc >= target => doc,
            _ => {
                let doc = self.parts[at].next(target);
                self.docs[at] = Some(doc);
                doc
            }
        }
    }

    /// Whether a passage matches a part.
    fn holds(&mut self, at: usize, doc: DocId) -> bool {
        self.reach(at, doc) == doc && self.parts[at].matches(doc)
    }
}

impl<'a> All<'a> {
    fn new(parts: Vec<Cursor<'a>>, weight: f64, clock: &'a Clock<'a>) -> Self {
        Self {
            needed: rarest_first(&parts),
            operands: parts.iter().map(|_| Vec::new()).collect(),
            parts,
            weight,
            clock,
        }
    }

    /// All parts, and something more the closer two of them come (after Tao and Zhai 2007,
    /// who found the smallest distance of any two terms to be the one that tells).
    fn read(&mut self, doc: DocId, found: &mut Found) {
        self.parts.iter_mut().for_each(|part| part.read(doc, found));
        if found.scoring == Scoring::Off {
            return;
        }
        for (part, operand) in self.parts.iter_mut().zip(&mut self.operands) {
            operand.clear();
            part.spans(doc, operand);
        }
        if let Some(distance) = nearest(&self.operands) {
            found.weigh(self.weight, 1.0 / f64::from(distance));
        }
    }
}

/// The places of these parts, the one with the fewest passages first.
pub(super) fn rarest_first(parts: &[Cursor<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| parts[*at].passages());
    order
}

/// The first passage from `target` on that every part allows, the parts asked in this
/// order.
pub(super) fn meet(
    parts: &mut [Cursor<'_>],
    order: &[usize],
    target: DocId,
    clock: &Clock<'_>,
) -> DocId {
    let Some((rarest, others)) = order.split_first() else { return TERMINATED };
    let mut doc = parts[*rarest].next(target);
    'again: loop {
        if doc == TERMINATED || clock.tick() {
            return TERMINATED;
        }
        for at in others {
            let next = parts[*at].next(doc);
            if next > doc {
                doc = parts[*rarest].next(next);
                continue 'again;
            }
        }
        return doc;
    }
}
