//! Counting matches, and keeping the best of them.

use std::cmp::Ordering;

use serde::Serialize;
use tantivy::DocId;

use super::Match;
use super::segment::Segment;

/// How many reviews, passages and stretches of text match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Reviews with a passage that matches.
    pub reviews: usize,
    /// Passages that match.
    pub passages: usize,
    /// Hits in them; none for a query of filters and NOTs only.
    pub hits: usize,
}

/// Counts as passages come by.
pub(super) struct Tally {
    seen: Vec<bool>,
    /// The review of the passage before: passages of one mostly follow each other.
    last: u32,
    counts: Counts,
}

impl Tally {
    /// For a library of so many reviews.
    pub(super) fn new(reviews: usize) -> Self {
        Self { seen: vec![false; reviews], last: u32::MAX, counts: Counts::default() }
    }

    /// A passage of this review, by its place, has so many hits.
    #[inline]
    pub(super) fn add(&mut self, review: u32, hits: u32) {
        self.counts.passages += 1;
        self.counts.hits += hits as usize;
        if review != self.last {
            self.last = review;
            if let Some(seen) = self.seen.get_mut(review as usize) {
                self.counts.reviews += usize::from(!*seen);
                *seen = true;
            }
        }
    }

    pub(super) const fn counts(&self) -> Counts {
        self.counts
    }
}

/// A match whose place in its review was not looked up yet: few are ever asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub segment: u32,
    pub doc: DocId,
    pub review: u32,
    pub score: f64,
    pub hits: u32,
}

impl Candidate {
    fn ord(&self, segments: &[Segment]) -> u32 {
        segments.get(self.segment as usize).map_or(0, |segment| segment.place(self.doc))
    }

    /// With its place.
    pub(super) fn matched(&self, segments: &[Segment]) -> Match {
        Match {
            segment: self.segment,
            doc: self.doc,
            review: self.review,
            ord: self.ord(segments),
            score: self.score,
            hits: self.hits,
        }
    }
}

/// The best matches so far: twice as many as are wanted, cut when there are more.
pub(super) struct Top<'a> {
    segments: &'a [Segment],
    limit: usize,
    kept: Vec<Candidate>,
    floor: f64,
}

impl<'a> Top<'a> {
    pub(super) fn new(limit: usize, segments: &'a [Segment]) -> Self {
        let kept = Vec::with_capacity(limit.min(1_024) * 2);
        Self { segments, limit, kept, floor: 0.0 }
    }

    /// What scores less is not among the best.
    #[inline]
    pub(super) const fn floor(&self) -> f64 {
        if self.limit == 0 { f64::INFINITY } else { self.floor }
    }

    pub(super) fn offer(&mut self, one: Candidate) {
        if one.score < self.floor() {
            return;
        }
        self.kept.push(one);
        if self.kept.len() >= self.limit.saturating_mul(2).max(64) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.kept.len() > self.limit && self.limit > 0 {
            let better = better(self.segments);
            self.kept.select_nth_unstable_by(self.limit - 1, better);
            self.kept.truncate(self.limit);
            self.floor = self.kept[self.limit - 1].score;
        }
    }

    /// The best, best first.
    pub(super) fn finish(mut self) -> Vec<Match> {
        self.cut();
        self.kept.sort_unstable_by(better(self.segments));
        self.kept.iter().map(|one| one.matched(self.segments)).collect()
    }
}

/// The better first; of equals by review and place in it.
fn better(segments: &[Segment]) -> impl Fn(&Candidate, &Candidate) -> Ordering {
    |a, b| {
        let places = || a.ord(segments).cmp(&b.ord(segments));
        b.score.total_cmp(&a.score).then(a.review.cmp(&b.review)).then_with(places)
    }
}
