//! Numbers and bullets that were extracted as lines of their own.
//!
//! A number in a hanging margin is often set by itself, and may come before, after or
//! far from its paragraph in the file. What ties the two together is the baseline.

use std::collections::BTreeMap;

use super::body::steps;
use super::chunk::lone_mark;
use super::flow::Placed;

/// The widest space between a number in the margin and its text, in points.
const REACH: f32 = 110.0;

/// Gives each lone number to the line it stands beside and takes it out of the stream.
/// One that stands beside nothing stays.
pub(super) fn settle(lines: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    let mut rows: BTreeMap<(usize, i16), Vec<usize>> = BTreeMap::new();
    for (at, placed) in lines.iter().enumerate() {
        rows.entry((placed.page, row(placed))).or_default().push(at);
    }
    for row in rows.values_mut() {
        row.sort_by(|a, b| lines[*a].line.rect.x0.total_cmp(&lines[*b].line.rect.x0));
    }
    let mut given: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, placed) in lines.iter().enumerate() {
        let lone = placed.line.block.is_none() && lone_mark(&placed.line.text).is_some();
        if let Some(taker) = beside(&lines, &rows, at).filter(|_| lone) {
            given.entry(taker).or_insert(at);
        }
    }
    let takers: BTreeMap<usize, usize> =
        given.iter().map(|(to, from)| (*from, *to)).collect();
    let pieces: Vec<_> = lines.iter().map(Placed::piece).collect();
    let mut settled = Vec::with_capacity(lines.len());
    for (at, mut placed) in lines.into_iter().enumerate() {
        if takers.contains_key(&at) {
            continue;
        }
        placed.margin = given.get(&at).map(|from| pieces[*from]);
        settled.push(placed);
    }
    settled
}

fn row(placed: &Placed<'_>) -> i16 {
    steps(placed.line.baseline, 4.0)
}

/// The nearest line to the right on the same baseline, if nothing stands to the left.
fn beside(
    lines: &[Placed<'_>],
    rows: &BTreeMap<(usize, i16), Vec<usize>>,
    at: usize,
) -> Option<usize> {
    let own = &lines[at];
    let slack = (0.4 * own.look.size).max(1.0);
    let near = (-1..=1)
        .filter_map(|step| rows.get(&(own.page, row(own).saturating_add(step))))
        .filter(|row| row.len() <= 32);
    let mut best: Option<usize> = None;
    for other in near.flatten().copied().filter(|other| *other != at) {
        let line = &lines[other];
        if (line.line.baseline - own.line.baseline).abs() > slack
            || line.line.block.is_some()
        {
            continue;
        }
        let space = line.line.rect.x0 - own.line.rect.x1;
        let left = own.line.rect.x0 - line.line.rect.x1;
        if (0.0..REACH).contains(&left) && line.run == own.run {
            return None;
        }
        let nearer = best.is_none_or(|best| line.line.rect.x0 < lines[best].line.rect.x0);
        if space > -1.0 && space < REACH && nearer && lone_mark(&line.line.text).is_none()
        {
            best = Some(other);
        }
    }
    best
}
