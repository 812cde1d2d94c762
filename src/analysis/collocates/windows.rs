//! Where company stands: the words of each passage that are near a hit.

use super::asked::Window;
use crate::analysis::lexis::Scope;
use crate::index::{self, Effort, Error, Library, Slot, Span, Spans};

/// The entry of a passage without a hit.
const NONE: u32 = u32::MAX;

/// The words near the hits of a query, passage by passage.
pub(super) struct Windows {
    /// By slot: which of the passages with a hit it is.
    places: Vec<u32>,
    /// By passage with a hit, and one more: where its ranges begin.
    starts: Vec<u32>,
    ranges: Vec<Span>,
    /// The hits of each passage, in the same way.
    hit_starts: Vec<u32>,
    hits: Vec<Span>,
    /// How many words stand in them, each once however many windows it stands in.
    pub(super) words: u64,
    /// What it took to find them.
    pub(super) effort: Effort,
}

impl Windows {
    /// The windows around the hits of a query in the passages that count.
    pub(super) fn of(
        library: &Library,
        query: &index::Question<'_>,
        (scope, window): (&Scope, Window),
    ) -> Result<Self, Error> {
        let mut windows = Self {
            places: vec![NONE; library.slots()],
            starts: vec![0],
            ranges: Vec::new(),
            hit_starts: vec![0],
            hits: Vec::new(),
            words: 0,
            effort: Effort::default(),
        };
        let mut room = Vec::new();
        windows.effort = query.each_span(|found| {
            if scope.unit(found.slot).is_some() && !found.hits.is_empty() {
                ranges(found, window, &mut room);
                windows.add(found, &room);
            }
        })?;
        Ok(windows)
    }

    fn add(&mut self, found: &Spans<'_, '_>, ranges: &[Span]) {
        self.places[found.slot.place()] = number(self.starts.len() - 1);
        self.ranges.extend_from_slice(ranges);
        self.starts.push(number(self.ranges.len()));
        self.hits.extend_from_slice(found.hits);
        self.hit_starts.push(number(self.hits.len()));
        self.words +=
            ranges.iter().map(|one| u64::from(one.end - one.start)).sum::<u64>();
    }

    /// How many hits there are.
    pub(super) fn hits(&self) -> u64 {
        self.hits.len() as u64
    }

    /// The words of a passage that are near a hit, in order; none where it has no hit.
    #[inline]
    pub(super) fn near(&self, slot: Slot) -> &[Span] {
        of(&self.places, slot, &self.starts, &self.ranges)
    }

    /// The hits of a passage.
    pub(super) fn hits_of(&self, slot: Slot) -> &[Span] {
        of(&self.places, slot, &self.hit_starts, &self.hits)
    }
}

/// What a passage has of a list.
#[inline]
fn of<'a>(places: &[u32], slot: Slot, starts: &[u32], list: &'a [Span]) -> &'a [Span] {
    match places.get(slot.place()) {
        Some(&place) if place != NONE => {
            let place = place as usize;
            &list[starts[place] as usize..starts[place + 1] as usize]
        }
        _ => &[],
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).expect("a corpus has fewer than 2^32 hits")
}

/// The words near the hits of a passage, in order, none twice. The words of a hit are not
/// near it; they may be near another.
fn ranges(found: &mut Spans<'_, '_>, window: Window, out: &mut Vec<Span>) {
    let (words, hits) = (found.words, found.hits);
    out.clear();
    for hit in hits {
        let (from, to) = match window {
            Window::Words(left, right) => {
                (hit.start.saturating_sub(left), hit.end.saturating_add(right).min(words))
            }
            Window::Sentence => {
                let starts = found.sentences();
                let last = hit.end.saturating_sub(1).max(hit.start);
                let before = starts.partition_point(|start| *start <= hit.start);
                let after = starts.partition_point(|start| *start <= last);
                let from = before.checked_sub(1).map_or(0, |at| starts[at]);
                (from, starts.get(after).copied().unwrap_or(words))
            }
        };
        let sides = [(from, hit.start), (hit.end, to)];
        let sides = sides.into_iter().filter(|(start, end)| start < end);
        out.extend(sides.map(|(start, end)| Span { start, end }));
    }
    joined(out);
}

/// Puts ranges in order, those that touch or overlap as one.
fn joined(ranges: &mut Vec<Span>) {
    ranges.sort_unstable();
    let mut kept: usize = 0;
    for at in 0..ranges.len() {
        let one = ranges[at];
        match kept.checked_sub(1).map(|last| &mut ranges[last]) {
            Some(last) if one.start <= last.end => last.end = last.end.max(one.end),
            _ => {
                ranges[kept] = one;
                kept += 1;
            }
        }
    }
    ranges.truncate(kept);
}

/// Those of some words of a passage, in order, that are in these ranges.
pub(super) fn inside<'a>(
    positions: &'a [u32],
    ranges: &'a [Span],
) -> impl Iterator<Item = u32> + 'a {
    let mut open = ranges.iter().peekable();
    positions.iter().copied().filter(move |at| {
        while open.next_if(|range| range.end <= *at).is_some() {}
        open.peek().is_some_and(|range| range.start <= *at)
    })
}

#[cfg(test)]
mod tests {
    use super::{Span, inside, joined};

    fn span((start, end): (u32, u32)) -> Span {
        Span { start, end }
    }

    #[test]
    fn windows_that_overlap_are_one() {
        let mut ranges: Vec<Span> =
            [(7, 9), (0, 3), (2, 4), (4, 5), (7, 8)].map(span).to_vec();
        joined(&mut ranges);
        assert_eq!(ranges, [(0, 5), (7, 9)].map(span));
    }

    #[test]
    fn words_are_near_where_a_range_has_them() {
        let ranges = [(1, 3), (6, 8)].map(span);
        let near: Vec<u32> = inside(&[0, 1, 2, 3, 5, 7, 8], &ranges).collect();
        assert_eq!(near, [1, 2, 7]);
        assert_eq!(inside(&[0, 1], &[]).count(), 0);
    }
}
