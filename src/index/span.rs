//! Stretches of a passage's words, and which of them count as hits.

use std::cmp::Reverse;
use std::ops::Range;

use crate::text::tokens;

/// Words `start` to `end` of a passage, the last not included; the first word is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first word.
    pub start: u32,
    /// One past the last word.
    pub end: u32,
}

impl Span {
    /// A single word.
    pub(super) const fn word(at: u32) -> Self {
        Self { start: at, end: at + 1 }
    }

    /// From the first word of either to the last.
    pub(super) fn over(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The hits among everything that matched: those that contain no other, from the left,
/// none overlapping one already taken. Leaves them in order.
///
/// Always to take what ends first, the shortest where several end together, is the same
/// thing: what it contains would have ended no later. It is also the largest number of
/// spans that do not overlap.
pub(super) fn keep_hits(spans: &mut Vec<Span>) {
    if !spans.is_sorted_by(|a, b| a.end < b.end) {
        spans.sort_unstable_by_key(|span| (span.end, Reverse(span.start)));
    }
    let mut end = 0;
    spans.retain(|span| {
        let kept = span.start >= end;
        if kept {
            end = span.end;
        }
        kept
    });
}

/// The bytes of a text that these spans of its words cover; the spans are in order.
pub(super) fn bytes(text: &str, spans: &[Span]) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(spans.len());
    let mut open = spans.iter().peekable();
    let mut start = 0;
    for (position, word) in (0_u32..).zip(tokens(text)) {
        let Some(span) = open.peek() else { break };
        if position == span.start {
            start = word.start;
        }
        if position + 1 == span.end {
            found.push(start..word.end);
            open.next();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Span, bytes, keep_hits};

    fn span(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    #[test]
    fn hits_are_the_leftmost_shortest_that_do_not_overlap() {
        let mut spans = vec![span(3, 5), span(0, 2), span(0, 1), span(1, 3), span(2, 3)];
        keep_hits(&mut spans);
        assert_eq!(spans, [span(0, 1), span(2, 3), span(3, 5)]);
    }

    #[test]
    fn a_long_span_gives_way_to_a_short_one_inside_it() {
        let mut spans = vec![span(0, 10), span(5, 6), span(7, 12)];
        keep_hits(&mut spans);
        assert_eq!(spans, [span(5, 6), span(7, 12)]);
    }

    #[test]
    fn spans_slice_the_text_they_stand_for() {
        let text = "The child’s “non-accidental” injury.";
        let found = bytes(text, &[span(1, 2), span(3, 5)]);
        let slices: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(slices, ["child", "non-accidental"]);
    }
}
