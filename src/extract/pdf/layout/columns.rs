//! Columns: where a page, or part of it, is read down one side and then the other.
//!
//! Looks for the place that leaves most rows free; whether what stands on both sides of
//! it is prose is asked of `sides`. A document set in two columns has its gutter in one
//! place, so a gutter that one page has proved serves for the short and mixed stretches
//! of this page and the next ones, which could prove nothing by themselves.

use super::rows::Row;
use super::sides::{is_level_set, is_prose, is_tall};
use crate::extract::pdf::canvas::Rule;

/// A stretch of rows with two columns.
#[derive(Debug, PartialEq)]
pub(super) struct Columns {
    /// The first row and one past the last.
    pub(super) first: usize,
    pub(super) end: usize,
    /// Where the right column starts.
    pub(super) x: f32,
}

/// Where right columns start that pages before have proved, at most a few: facing pages
/// may differ.
#[derive(Debug, Default)]
pub(in crate::extract::pdf) struct Gutters(Vec<f32>);

/// How far a gutter may be off, in points.
const SAME: f32 = 2.5;
/// Rows that prove a gutter, and how many gutters are kept.
const PROOF: usize = 12;
const MAX_GUTTERS: usize = 4;

impl Gutters {
    fn knows(&self, x: f32) -> bool {
        self.0.iter().any(|gutter| (gutter - x).abs() < SAME)
    }

    /// Keeps the gutter of a stretch that is long and has columns of one width.
    pub(super) fn learn(&mut self, rows: &[Row], rules: &[Rule], found: &Columns) {
        let part = &rows[found.first..found.end];
        let proved = part.len() >= PROOF
            && is_even(part, found.x)
            && is_prose(rows, rules, found)
            && self.0.len() < MAX_GUTTERS;
        if proved && !self.knows(found.x) {
            self.0.push(found.x);
        }
    }

    fn holds(&self, rows: &[Row], rules: &[Rule], found: &Columns) -> bool {
        let part = &rows[found.first..found.end];
        is_prose(rows, rules, found)
            || is_even(part, found.x) && is_tall(rows, rules, found)
            || self.knows(found.x) && is_level_set(rows, rules, found)
    }
}

/// Whether a place parts some rows into columns of one width.
fn is_even(rows: &[Row], x: f32) -> bool {
    let left = rows.iter().map(Row::left).fold(f32::INFINITY, f32::min);
    let right = rows.iter().map(Row::right).fold(f32::NEG_INFINITY, f32::max);
    ((x - left) - (right - x)).abs() < 0.12 * (right - left)
}

/// Lines there must be on either side.
pub(super) const MIN_LINES: usize = 4;
/// The narrowest gutter, as a share of the letters' size.
const MIN_GUTTER: f32 = 0.65;
/// Distance of lines set solid, as a share of their size.
pub(super) const LEADING: f32 = 1.2;
/// How many places are tried, and how many to the left of each.
const MAX_TRIES: usize = 4;
/// How far numbers hang out to the left of the text of a column, as a share of the size.
const HANGING: f32 = 4.5;

/// The first stretch of two columns, if there is one: at the place that leaves most rows
/// free, and of equal places at the one farthest left, since numbers hang out to the left
/// of their column and the edge of a list is no gutter.
pub(super) fn columns(
    rows: &[Row],
    rules: &[Rule],
    gutters: &Gutters,
) -> Option<Columns> {
    if rows.len() < MIN_LINES && gutters.0.is_empty() {
        return None;
    }
    let mut best: Option<(usize, Columns)> = None;
    for x in starts(rows, gutters) {
        let mut length = 0;
        let mut first = None;
        for found in stretches(rows, x).filter(|found| gutters.holds(rows, rules, found))
        {
            length += found.end - found.first;
            first.get_or_insert(found);
        }
        let better = |(most, found): &(usize, Columns)| {
            length > *most || length == *most && x < found.x
        };
        if let Some(first) = first
            && best.as_ref().is_none_or(better)
        {
            best = Some((length, first));
        }
    }
    best.map(|(_, found)| found)
}

/// Places to try: those where many lines start after a gap, well inside the region, and
/// those a little to the left of them where any line does.
fn starts(rows: &[Row], gutters: &Gutters) -> Vec<f32> {
    let groups = start_groups(rows);
    let reach = usual_size(rows) * HANGING;
    let mut common: Vec<&Group> =
        groups.iter().filter(|group| group.lines >= MIN_LINES).collect();
    common.sort_by(|a, b| b.lines.cmp(&a.lines).then(a.x.total_cmp(&b.x)));
    let mut places: Vec<f32> = Vec::new();
    for Group { x, .. } in common.into_iter().take(MAX_TRIES) {
        let hanging = groups.iter().filter(|group| group.beside > 0).map(|group| group.x);
        let hanging = hanging.filter(|start| *start < *x && *start > x - reach);
        places.extend(std::iter::once(*x).chain(hanging.take(MAX_TRIES)));
    }
    let proved = groups.iter().map(|group| group.x);
    places.extend(proved.filter(|start| gutters.knows(*start)));
    places.sort_by(f32::total_cmp);
    places.dedup();
    places
}

/// A place where lines start.
struct Group {
    x: f32,
    lines: usize,
    /// How many of them have other text to their left.
    beside: usize,
}

/// Where lines start after a gap or at the head of a row.
fn start_groups(rows: &[Row]) -> Vec<Group> {
    let left = rows.iter().map(Row::left).fold(f32::INFINITY, f32::min);
    let right = rows.iter().map(Row::right).fold(f32::NEG_INFINITY, f32::max);
    let margin = (right - left) * 0.15;
    let inside = left + margin..right - margin;
    let mut found = Vec::new();
    for row in rows {
        let mut end = f32::NEG_INFINITY;
        for piece in &row.pieces {
            if piece.x0 - end > piece.size * MIN_GUTTER && inside.contains(&piece.x0) {
                found.push((piece.x0, end.is_finite()));
            }
            end = end.max(piece.x1);
        }
    }
    found.sort_by(|a: &(f32, bool), b| a.0.total_cmp(&b.0));
    let mut groups = Vec::new();
    let mut rest = found.as_slice();
    while let Some((x, _)) = rest.first().copied() {
        let lines = rest.iter().take_while(|start| start.0 - x < SAME).count().max(1);
        let beside = rest[..lines].iter().filter(|start| start.1).count();
        groups.push(Group { x, lines, beside });
        rest = &rest[lines..];
    }
    groups
}

/// Where the text of a row lies, seen from a gutter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sides {
    /// End of what stands left of it.
    left: Option<f32>,
    /// Start and end of what stands right of it.
    right: Option<(f32, f32)>,
    pub(super) fit: Fit,
}

/// Whether a row keeps clear of the gutter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fit {
    Clear,
    /// Its left side hangs into the gutter, as quotation marks and long words do.
    Tight,
}

/// `None` if the row runs across the gutter.
pub(super) fn sides(row: &Row, x: f32, usual: f32) -> Option<Sides> {
    let mut sides = Sides { left: None, right: None, fit: Fit::Clear };
    for piece in &row.pieces {
        if piece.x0 >= x - 1.0 {
            let (from, to) = sides.right.unwrap_or((piece.x0, piece.x1));
            sides.right = Some((from.min(piece.x0), to.max(piece.x1)));
            continue;
        }
        let gutter = piece.size.min(usual) * MIN_GUTTER;
        if piece.x1 > x - gutter * 0.3 {
            return None;
        } else if piece.x1 > x - gutter {
            sides.fit = Fit::Tight;
        }
        sides.left = Some(sides.left.map_or(piece.x1, |end| end.max(piece.x1)));
    }
    let aligned = sides.right.is_none_or(|(from, _)| from < x + 2.5);
    (sides.fit == Fit::Clear || aligned).then_some(sides)
}

/// Stretches of rows that leave the gutter free, cut where one side has ended and a wide
/// space follows.
fn stretches(rows: &[Row], x: f32) -> impl Iterator<Item = Columns> {
    let mut found = Vec::new();
    let mut first = None;
    let usual = usual_size(rows);
    let pitch = usual * LEADING;
    for (index, row) in rows.iter().enumerate() {
        let free = sides(row, x, usual);
        let apart = index > 0 && row.y - rows[index - 1].y > pitch * 4.0;
        if let Some(start) = first
            && (free.is_none() || apart)
        {
            found.push(Columns { first: start, end: index, x });
            first = None;
        }
        if free.is_some() && first.is_none() {
            first = Some(index);
        }
    }
    found.extend(first.map(|start| Columns { first: start, end: rows.len(), x }));
    found.into_iter().map(move |columns| trimmed(rows, columns, usual))
}

/// The usual size of letters. The distance of lines follows from it: that of rows would
/// not do, since the rows of two columns need not be level with each other.
pub(super) fn usual_size(rows: &[Row]) -> f32 {
    let mut sizes: Vec<f32> = rows.iter().map(|row| row.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(f32::INFINITY)
}

/// Without the lines above the right column and those below it that stand apart: they
/// belong to the text around the columns. Lines below that fill the left column belong to
/// it, since free text would run on across the gutter.
fn trimmed(rows: &[Row], mut columns: Columns, usual: f32) -> Columns {
    let x = columns.x;
    let has_right = |row: &Row| sides(row, x, usual).is_some_and(|it| it.right.is_some());
    let left_end = |row: &Row| sides(row, x, usual).and_then(|it| it.left).unwrap_or(0.0);
    let part = &rows[columns.first..columns.end];
    let Some(from) = part.iter().position(has_right) else { return columns };
    let last = part.iter().rposition(has_right).unwrap_or(from);
    let edge = part[from..=last].iter().map(left_end).fold(0.0, f32::max);
    let apart = |at: usize| part[at].y - part[at - 1].y > usual * LEADING * 1.6;
    let full =
        |at: usize| part[at..].iter().any(|row| left_end(row) > edge - usual * 3.0);
    let end = (last + 1..part.len()).find(|at| apart(*at) && !full(*at));
    let start = (1..=from).rev().find(|at| apart(*at)).unwrap_or(0);
    columns.end = columns.first + end.unwrap_or(part.len());
    columns.first += start;
    columns
}
