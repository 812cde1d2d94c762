//! How well a passage matches, and the numbers that come with it.

use super::span::Span;

/// What a matching passage shows.
#[derive(Debug)]
pub(super) struct Found {
    /// Whether scores are wanted.
    pub scoring: Scoring,
    /// Every stretch that matched a part of the query.
    pub spans: Vec<Span>,
    /// Hits that were only counted.
    pub counted: u32,
    /// What is found, weighed; see [`Found::weigh`].
    pub score: f64,
    /// The passage's length in words over the average of the library.
    pub relative_length: f64,
    /// How often a word in this passage counts: [`HEADING`] in a heading, else 1.
    pub emphasis: f64,
}

/// Whether scores are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scoring {
    On,
    Off,
}

/// A word in a heading counts as if it stood there so often: a field weight as in Robertson,
/// Zaragoza and Taylor 2004.
pub(super) const HEADING: f64 = 2.0;

impl Found {
    pub(super) const fn new(scoring: Scoring) -> Self {
        Self {
            scoring,
            spans: Vec::new(),
            counted: 0,
            score: 0.0,
            relative_length: 1.0,
            emphasis: 1.0,
        }
    }

    /// Makes ready for another passage.
    pub(super) fn begin(&mut self, relative_length: f64, emphasis: f64) {
        self.spans.clear();
        (self.counted, self.score) = (0, 0.0);
        (self.relative_length, self.emphasis) = (relative_length, emphasis);
    }

    /// Adds to the score what finding something of this weight so often is worth: BM25
    /// (Robertson and Zaragoza 2009) with the customary `k1` and `b`. The order in which
    /// parts of a query are weighed is the order of the query, so that the last digit of
    /// the sum is the same on every run.
    pub(super) fn weigh(&mut self, weight: f64, count: f64) {
        if self.scoring == Scoring::On {
            self.score += bm25(weight, count * self.emphasis, self.relative_length);
        }
    }
}

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// What finding something of this weight so often is worth in a passage of this length
/// over the average.
pub(super) fn bm25(weight: f64, count: f64, relative_length: f64) -> f64 {
    weight * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * relative_length))
}

/// The length over the average up to which so many findings are worth this score.
pub(super) fn longest_worth(weight: f64, count: f64, score: f64) -> f64 {
    ((weight * count * (K1 + 1.0) / score - count) / K1 - (1.0 - B)) / B
}

/// Inverse document frequency as in BM25 (Robertson and Zaragoza 2009, equation 3.3, with
/// one added below the logarithm so that a word in most passages does not count against
/// them).
#[expect(clippy::cast_precision_loss, reason = "counts of passages stay far below 2^52")]
pub(super) fn idf(with: u64, all: u64) -> f64 {
    let (with, all) = (with as f64, all.max(with) as f64);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
}

/// A number of findings as a weight's factor.
pub(super) fn times(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How close together the parts of these hits stand: one for each hit that has no word
/// between its parts, the less the more words there are (the sloppy frequency of search
/// engines: 1 / (1 + words between)).
pub(super) fn closeness(hits: &[Span], parts: usize) -> f64 {
    let parts = u32::try_from(parts).unwrap_or(u32::MAX);
    let slack = |span: &Span| (span.end - span.start).saturating_sub(parts);
    hits.iter().map(|span| 1.0 / (1.0 + f64::from(slack(span)))).sum()
}

/// The smallest distance in words between spans of two different operands, each in order;
/// none where there are no two.
pub(super) fn nearest(operands: &[Vec<Span>]) -> Option<u32> {
    let mut best = None;
    for (at, one) in operands.iter().enumerate() {
        for other in &operands[at + 1..] {
            let found = smallest_distance(one, other);
            best = [best, found].into_iter().flatten().min();
        }
    }
    best
}

/// Walks both lists once: of spans in order only neighbours can be closest.
fn smallest_distance(one: &[Span], other: &[Span]) -> Option<u32> {
    let (mut a, mut b) = (0, 0);
    let mut best = None;
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        let (before, after) = if x.start <= y.start { (x, y) } else { (y, x) };
        let distance = (after.start + 1).saturating_sub(before.end).max(1);
        best = Some(best.map_or(distance, |best: u32| best.min(distance)));
        if x.start <= y.start {
            a += 1;
        } else {
            b += 1;
        }
    }
    best
}
