//! Single words next to each other: the commonest operator, and the one compared with
//! phrase queries of search engines.
//!
//! The rarest word leads from passage to passage. In a passage that has all words, the two
//! neighbours that are rarest together are compared first; most passages end there.

use tantivy::{DocId, TERMINATED};

use super::marks::Marks;
use super::patience::Clock;
use super::span::Span;
use super::word::WordCursor;

/// A phrase, walking over a segment's passages.
pub(super) struct PhraseCursor<'a> {
    words: Vec<WordCursor<'a>>,
    /// The places of the words, rarest first.
    order: Vec<usize>,
    /// The first of the two neighbours that are compared first.
    pair: usize,
    marks: Marks<'a>,
    clock: &'a Clock<'a>,
    /// How much finding it says.
    pub weight: f64,
    /// The passage that `next` gave last.
    doc: Option<DocId>,
    /// The passage that `spans` is about.
    read: Option<DocId>,
    spans: Vec<Span>,
    next: Vec<Span>,
}

impl<'a> PhraseCursor<'a> {
    /// A phrase of these words, two or more.
    pub(super) fn new(
        words: Vec<WordCursor<'a>>,
        marks: Marks<'a>,
        clock: &'a Clock<'a>,
    ) -> Self {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_key(|at| words[*at].passages);
        let together = |at: &usize| words[*at].passages + words[at + 1].passages;
        Self {
            pair: (0..words.len() - 1).min_by_key(together).unwrap_or(0),
            weight: words.iter().map(|word| word.weight).sum(),
            words,
            order,
            marks,
            clock,
            doc: None,
            read: None,
            spans: Vec::new(),
            next: Vec::new(),
        }
    }

    /// In how many passages it is at most.
    pub(super) fn passages(&self) -> u64 {
        self.words[self.order[0]].passages
    }

    /// The first passage from `target` on that has all the words.
    pub(super) fn next(&mut self, target: DocId) -> DocId {
        if let Some(doc) = self.doc.filter(|doc| *doc >= target) {
            return doc;
        }
        let doc = self.meet(target);
        self.doc = Some(doc);
        doc
    }

    fn meet(&mut self, target: DocId) -> DocId {
        let (rarest, others) = (self.order[0], &self.order[1..]);
        let mut doc = self.words[rarest].next(target);
        'again: loop {
            if doc == TERMINATED || self.clock.tick() {
                return TERMINATED;
            }
            for at in others {
                let next = self.words[*at].next(doc);
                if next > doc {
                    doc = self.words[rarest].next(next);
                    continue 'again;
                }
            }
            return doc;
        }
    }

    /// Where it stands in a passage that has all the words.
    pub(super) fn spans(&mut self, doc: DocId) -> &[Span] {
        if self.read != Some(doc) {
            self.read = Some(doc);
            self.spans.clear();
            if self.words.len() == 2 || self.has_pair(doc) {
                self.join(doc);
            }
        }
        &self.spans
    }

    /// Whether the rarest neighbours stand as neighbours anywhere, an `s` between them
    /// aside.
    fn has_pair(&mut self, doc: DocId) -> bool {
        let (before, after) = self.words.split_at_mut(self.pair + 1);
        let (Some(one), Some(other)) = (before.last_mut(), after.first_mut()) else {
            return false;
        };
        let (one, other) = (one.positions(doc), other.positions(doc));
        let mut from = 0;
        one.iter().any(|at| {
            while other.get(from).is_some_and(|next| next <= at) {
                from += 1;
            }
            other.get(from).is_some_and(|next| *next <= at + 2)
        })
    }

    fn join(&mut self, doc: DocId) {
        let Self { words, spans, next, marks, .. } = self;
        let [first, second, rest @ ..] = words.as_mut_slice() else { return };
        begin(first.positions(doc), second.positions(doc), spans, &mut |at| {
            marks.is_possessive(doc, at)
        });
        for word in rest {
            if spans.is_empty() {
                return;
            }
            next.clear();
            follow(spans, word.positions(doc), next, &mut |at| {
                marks.is_possessive(doc, at)
            });
            std::mem::swap(spans, next);
        }
    }
}

/// The spans of two words, both lists in order.
fn begin(
    first: &[u32],
    second: &[u32],
    out: &mut Vec<Span>,
    is_possessive: &mut impl FnMut(u32) -> bool,
) {
    let mut from = 0;
    for &start in first {
        while second.get(from).is_some_and(|next| *next <= start) {
            from += 1;
        }
        for &next in second[from..].iter().take_while(|next| **next <= start + 2) {
            if next == start + 1 || is_possessive(start + 1) {
                out.push(Span { start, end: next + 1 });
            }
        }
    }
}

/// The spans continued by a word at one of these positions, the `s` of a possessive
/// between them aside; all in order.
fn follow(
    spans: &[Span],
    positions: &[u32],
    out: &mut Vec<Span>,
    is_possessive: &mut impl FnMut(u32) -> bool,
) {
    let mut at = 0;
    for span in spans {
        // ends rise but for a span that took in an `s` before one that did not
        while at > 0 && positions[at - 1] >= span.end {
            at -= 1;
        }
        while positions.get(at).is_some_and(|next| *next < span.end) {
            at += 1;
        }
        for next in positions[at..].iter().take_while(|next| **next <= span.end + 1) {
            if *next == span.end || is_possessive(span.end) {
                out.push(Span { start: span.start, end: next + 1 });
            }
        }
    }
}
