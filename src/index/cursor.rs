//! A plan walking over the passages of one segment.
//!
//! Document at a time: [`next`](Cursor::next) says where the next match can be at the
//! earliest, [`matches`](Cursor::matches) whether it is one, [`read`](Cursor::read) what
//! there is to see. Passages are asked for in rising order only.

use tantivy::schema::Field;
use tantivy::{DocId, TERMINATED};

use super::plan::{Check, Plan};
use super::segment::Segment;
use super::span::Span;
use super::words::WordsCursor;

/// A plan opened on a segment.
pub(super) enum Cursor<'a> {
    Words(WordsCursor),
    Check(&'a Check, &'a Segment),
    Not(Box<Cursor<'a>>),
    And(Vec<Cursor<'a>>),
    Or(Vec<Cursor<'a>>),
}

/// What a matching passage shows.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Every stretch that matched a word or phrase of the query.
    pub spans: Vec<Span>,
    /// What is found, weighed; see [`Found::weigh`].
    pub score: f64,
    /// Its length in words over the average of the library.
    pub relative_length: f64,
}

impl Found {
    /// Adds to the score what `count` findings of something of this weight are worth: BM25
    /// (Robertson and Zaragoza 2009) with the customary `k1` and `b`. The order in which
    /// parts of a query are weighed is the order of the query, so that the last digit of
    /// the sum is the same on every run.
    fn weigh(&mut self, weight: f64, count: usize) {
        const K1: f64 = 1.2;
        const B: f64 = 0.75;
        let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let norm = K1 * (1.0 - B + B * self.relative_length);
        self.score += weight * count * (K1 + 1.0) / (count + norm);
    }
}

impl<'a> Cursor<'a> {
    /// Opens a plan on a segment.
    pub(super) fn open(
        plan: &'a Plan,
        segment: &'a Segment,
        body: Field,
    ) -> tantivy::Result<Self> {
        let all = |parts: &'a [Plan]| {
            let open = |part| Self::open(part, segment, body);
            parts.iter().map(open).collect::<tantivy::Result<Vec<_>>>()
        };
        Ok(match plan {
            Plan::Words(leaf) => Self::Words(WordsCursor::open(leaf, segment, body)?),
            Plan::Check(check) => Self::Check(check, segment),
            Plan::Not(inner) => Self::Not(Box::new(Self::open(inner, segment, body)?)),
            Plan::And(parts) => Self::And(all(parts)?),
            Plan::Or(parts) => Self::Or(all(parts)?),
        })
    }

    /// The first passage from `target` on that may match: never one too late.
    pub(super) fn next(&mut self, target: DocId) -> DocId {
        match self {
            Self::Words(words) => words.next(target),
            Self::Check(..) | Self::Not(_) => target,
            Self::And(parts) => meet(parts, target),
            Self::Or(parts) => {
                parts.iter_mut().map(|part| part.next(target)).min().unwrap_or(TERMINATED)
            }
        }
    }

    /// Whether a passage matches.
    pub(super) fn matches(&mut self, doc: DocId) -> bool {
        match self {
            Self::Words(words) => words.matches(doc),
            Self::Check(check, segment) => passes(check, segment, doc),
            Self::Not(inner) => !inner.matches(doc),
            Self::And(parts) => parts.iter_mut().all(|part| part.matches(doc)),
            Self::Or(parts) => parts.iter_mut().any(|part| part.matches(doc)),
        }
    }

    /// Adds what a matching passage shows: the words and phrases of every part of the
    /// query that holds for it and is not under a NOT.
    pub(super) fn read(&mut self, doc: DocId, found: &mut Found) {
        match self {
            Self::Words(words) => {
                let weight = words.weight();
                let spans = words.spans(doc);
                found.weigh(weight, spans.len());
                found.spans.extend_from_slice(spans);
            }
            Self::Check(..) | Self::Not(_) => {}
            Self::And(parts) => parts.iter_mut().for_each(|part| part.read(doc, found)),
            Self::Or(parts) => {
                for part in parts {
                    if part.matches(doc) {
                        part.read(doc, found);
                    }
                }
            }
        }
    }
}

/// The first passage from `target` on that every part allows.
fn meet(parts: &mut [Cursor<'_>], target: DocId) -> DocId {
    let mut doc = target;
    loop {
        let before = doc;
        for part in &mut *parts {
            doc = part.next(doc);
            if doc == TERMINATED {
                return TERMINATED;
            }
        }
        if doc == before {
            return doc;
        }
    }
}

fn passes(check: &Check, segment: &Segment, doc: DocId) -> bool {
    let number = |value: Option<u64>| value.and_then(|value| u32::try_from(value).ok());
    match check {
        Check::Section(kind) => segment.section.first(doc) == Some(*kind),
        Check::Kind(kind) => segment.kind.first(doc) == Some(*kind),
        Check::Page(pages) => {
            let first = number(segment.page.first(doc));
            let last = number(segment.page_end.first(doc));
            first.zip(last).is_some_and(|(first, last)| {
                pages.from.is_none_or(|from| from <= last)
                    && pages.to.is_none_or(|to| first <= to)
            })
        }
        Check::Reviews(wanted) => {
            let rank = segment.rank(doc).and_then(|rank| wanted.get(rank as usize));
            rank.copied().unwrap_or(false)
        }
    }
}
