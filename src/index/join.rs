//! How spans of several operands make spans of an operator: pure arithmetic on intervals.
//!
//! All distinct intervals are kept, not only those that contain no other (Clarke, Cormack
//! and Burkowski 1995 keep the latter): in a nested query a longer one may be the one that
//! stands right. Where nothing encloses the operator, the shortest suffice for counting
//! hits and are all that is made.
//!
//! Every list of spans is in order and without repetition.

use super::span::Span;
use crate::query::Relation;

/// More spans than this are not kept of one operator in one passage; it is said when it
/// happens.
pub(super) const MOST: usize = 4_096;

/// Which of the spans are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// All.
    All,
    /// At least those that contain no other.
    Shortest,
}

/// Whether there were more spans than are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kept {
    #[default]
    Whole,
    Cut,
}

/// Where the sentences of a passage but the first begin, as word positions in order.
pub(super) type Sentences<'a> = &'a [u32];

/// The spans from the first to the last word of one span of each part that stand so.
pub(super) fn together(
    relation: Relation,
    parts: &[Vec<Span>],
    sentences: Sentences<'_>,
    want: Want,
    out: &mut Vec<Span>,
) -> Kept {
    out.clear();
    match relation {
        Relation::Near(words) => near(parts, words, want, out),
        Relation::Pre(words) => chain(parts, out, |before, after, last, out| {
            ordered(before, after, words, if last { want } else { Want::All }, out);
        }),
        Relation::Sentence | Relation::Passage => {
            let sentences = (relation == Relation::Sentence).then_some(sentences);
            chain(parts, out, |one, other, last, out| {
                let want = if last { want } else { Want::All };
                anywhere(one, other, sentences, want, out);
            })
        }
    }
}

/// Joins the first part with the second, the result with the third, and so on. `join` is
/// told whether it is the last time.
fn chain(
    parts: &[Vec<Span>],
    out: &mut Vec<Span>,
    join: impl Fn(&[Span], &[Span], bool, &mut Vec<Span>),
) -> Kept {
    let Some((first, rest)) = parts.split_first() else { return Kept::Whole };
    out.extend_from_slice(first);
    let mut kept = Kept::Whole;
    for (at, part) in rest.iter().enumerate() {
        let before = std::mem::take(out);
        join(&before, part, at + 1 == rest.len(), out);
        kept = kept.and(tidy(out));
    }
    kept
}

impl Kept {
    pub(super) const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Whole, Self::Whole) => Self::Whole,
            _ => Self::Cut,
        }
    }
}

/// Puts spans in order, each once.
pub(super) fn in_order(spans: &mut Vec<Span>) {
    if !spans.is_sorted_by(|a, b| a < b) {
        spans.sort_unstable();
        spans.dedup();
    }
}

/// Puts spans in order, each once, and no more than are kept.
pub(super) fn tidy(spans: &mut Vec<Span>) -> Kept {
    in_order(spans);
    let cut = spans.len() > MOST;
    spans.truncate(MOST);
    if cut { Kept::Cut } else { Kept::Whole }
}

/// One span of each part, in any order, each at most so many words after the one before.
///
/// Built up by the set of parts that are already placed: what comes next stands to the
/// right of everything before, so only where that ends matters.
fn near(parts: &[Vec<Span>], words: u32, want: Want, out: &mut Vec<Span>) -> Kept {
    if let [one, other] = parts {
        ordered(one, other, words, want, out);
        ordered(other, one, words, want, out);
        return tidy(out);
    }
    let all = (1_usize << parts.len()) - 1;
    let mut placed: Vec<Vec<Span>> = vec![Vec::new(); all + 1];
    let mut kept = Kept::Whole;
    for set in 1..=all {
        if let Some(only) = only_one(set) {
            placed[set].clone_from(&parts[only]);
            continue;
        }
        // where a set ends decides what can follow it: only of the last are the shortest enough
        let want = if set == all { want } else { Want::All };
        let mut spans = Vec::new();
        for (at, part) in parts.iter().enumerate().filter(|(at, _)| set & 1 << at != 0) {
            ordered(&placed[set & !(1 << at)], part, words, want, &mut spans);
        }
        kept = kept.and(tidy(&mut spans));
        placed[set] = spans;
    }
    out.append(&mut placed[all]);
    kept
}

fn only_one(set: usize) -> Option<usize> {
    set.is_power_of_two().then(|| set.trailing_zeros() as usize)
}

/// Adds the spans from one of `before` to one of `after` that starts at most so many words
/// after its last word.
fn ordered(before: &[Span], after: &[Span], words: u32, want: Want, out: &mut Vec<Span>) {
    for one in before {
        let from = after.partition_point(|other| other.start < one.end);
        let last = (one.end - 1).saturating_add(words);
        let within = after[from..].iter().take_while(|other| other.start <= last);
        let span = |other: &Span| Span { start: one.start, end: other.end };
        match want {
            Want::All => out.extend(within.map(span)),
            Want::Shortest => out.extend(within.min_by_key(|o| o.end).map(span)),
        }
        if out.len() > MOST * 4 {
            return;
        }
    }
}

/// Adds the spans over one of each that are not the same, in one sentence where sentences
/// are given.
fn anywhere(
    one: &[Span],
    other: &[Span],
    sentences: Option<Sentences<'_>>,
    want: Want,
    out: &mut Vec<Span>,
) {
    let whole = |span: &Span| sentences.is_none_or(|starts| is_one(*span, starts));
    match want {
        Want::All => {
            for a in one {
                let hulls = other.iter().filter(|b| *b != a).map(|b| a.over(*b));
                out.extend(hulls.filter(whole));
                if out.len() > MOST * 4 {
                    return;
                }
            }
        }
        Want::Shortest => {
            for (from, to) in [(one, other), (other, one)] {
                soonest(from, to, &mut |a, b| out.extend(Some(a.over(b)).filter(whole)));
            }
        }
    }
}

/// For each span of `from`, the span of `to` that ends first among those that start no
/// earlier and are not the same. A shortest span over one of each starts with one of them
/// and ends with the soonest other, so these pairs have them all.
fn soonest(from: &[Span], to: &[Span], pair: &mut impl FnMut(Span, Span)) {
    // the two that end first among those seen, from the right: one may be the span itself
    let mut best: [Option<Span>; 2] = [None, None];
    let mut right = to.len();
    for a in from.iter().rev() {
        while right > 0 && to[right - 1].start >= a.start {
            right -= 1;
            let b = to[right];
            if best[0].is_none_or(|first| b.end <= first.end) {
                best = [Some(b), best[0]];
            } else if best[1].is_none_or(|second| b.end <= second.end) {
                best[1] = Some(b);
            }
        }
        if let Some(b) = best.into_iter().flatten().find(|b| b != a) {
            pair(*a, b);
        }
    }
}

/// The spans over one word of each list that stand so to one another and contain no other
/// such span; false if a word is in both lists, where this cannot tell.
///
/// Such a span has no other word of either list between its two, so that only neighbours
/// in both lists taken together are looked at.
pub(super) fn neighbours(
    relation: Relation,
    one: &[u32],
    other: &[u32],
    sentences: Sentences<'_>,
    out: &mut Vec<Span>,
) -> bool {
    let (mut a, mut b) = (0, 0);
    let mut before: Option<(u32, bool)> = None;
    loop {
        let (at, first) = match (one.get(a), other.get(b)) {
            (None, None) => return true,
            (Some(x), Some(y)) if x == y => return false,
            (Some(x), y) if y.is_none_or(|y| x < y) => (*x, true),
            (_, Some(y)) => (*y, false),
            (Some(x), None) => (*x, true),
        };
        if first {
            a += 1;
        } else {
            b += 1;
        }
        if let Some((start, was_first)) = before
            && was_first != first
        {
            let span = Span { start, end: at + 1 };
            let fits = match relation {
                Relation::Near(words) => at - start <= words,
                Relation::Pre(words) => was_first && at - start <= words,
                Relation::Sentence => is_one(span, sentences),
                Relation::Passage => true,
            };
            if fits {
                out.push(span);
            }
        }
        before = Some((at, first));
    }
}

/// Whether a span lies in one sentence.
fn is_one(span: Span, sentences: Sentences<'_>) -> bool {
    let next = sentences.partition_point(|start| *start <= span.start);
    sentences.get(next).is_none_or(|start| *start >= span.end)
}

/// The spans of `kept` to which no other span of `others` stands so.
///
/// For NEAR what overlaps is near, too.
pub(super) fn apart(
    relation: Relation,
    kept: &[Span],
    others: &[Span],
    sentences: Sentences<'_>,
    out: &mut Vec<Span>,
) {
    let stands = |a: Span, b: Span| match relation {
        Relation::Near(words) => {
            b.start < a.end.saturating_add(words) && a.start < b.end.saturating_add(words)
        }
        Relation::Pre(words) => a.end <= b.start && b.start < a.end.saturating_add(words),
        Relation::Sentence => is_one(a.over(b), sentences),
        Relation::Passage => true,
    };
    out.clear();
    let alone = |a: &&Span| !others.iter().any(|b| b != *a && stands(**a, *b));
    out.extend(kept.iter().filter(alone));
}

/// The spans of `before` continued by one of `after` that follows at once; the `s` of a
/// possessive between the two does not count, which is asked only where it matters.
pub(super) fn follow(
    before: &[Span],
    after: &[Span],
    is_possessive: &mut impl FnMut(u32) -> bool,
    out: &mut Vec<Span>,
) {
    for one in before {
        let from = after.partition_point(|other| other.start < one.end);
        for other in after[from..].iter().take_while(|o| o.start <= one.end + 1) {
            if other.start == one.end || is_possessive(one.end) {
                out.push(Span { start: one.start, end: other.end });
            }
        }
    }
}
