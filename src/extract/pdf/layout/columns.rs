//! Columns: where a page, or part of it, is read down one side and then the other.
//!
//! A gutter alone proves nothing, since every table has gutters. Columns of prose are
//! told from tables by all of these: several lines on both sides, lines that fill their
//! side and hold more than a few words, hardly a hole within them, and no rules or common
//! row starts across the gutter. In doubt it is a table, which reads row by row and loses
//! nothing.

use super::pieces::Piece;
use super::rows::Row;
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

/// Lines there must be on either side.
const MIN_LINES: usize = 4;
/// The narrowest gutter, as a share of the letters' size.
const MIN_GUTTER: f32 = 0.65;
/// Distance of lines set solid, as a share of their size.
const LEADING: f32 = 1.2;
/// How many places are tried, and how many to the left of each.
const MAX_TRIES: usize = 4;
/// How far numbers hang out to the left of the text of a column, as a share of the size.
const HANGING: f32 = 4.5;

/// The first stretch of two columns, if there is one: at the place that leaves most rows
/// free, and of equal places at the one farthest left, since numbers hang out to the left
/// of their column and the edge of a list is no gutter.
pub(super) fn columns(rows: &[Row], rules: &[Rule]) -> Option<Columns> {
    if rows.len() < MIN_LINES {
        return None;
    }
    let mut best: Option<(usize, Columns)> = None;
    for x in starts(rows) {
        let mut length = 0;
        let mut first = None;
        for found in stretches(rows, x).filter(|found| is_prose(rows, rules, found)) {
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
fn starts(rows: &[Row]) -> Vec<f32> {
    let groups = start_groups(rows);
    let reach = usual_size(rows) * HANGING;
    let mut common: Vec<(usize, f32)> = groups.clone();
    common.retain(|(size, _)| *size >= MIN_LINES);
    common.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    let mut places: Vec<f32> = Vec::new();
    for (_, x) in common.into_iter().take(MAX_TRIES) {
        let hanging = groups.iter().map(|(_, start)| *start);
        let hanging = hanging.filter(|start| *start < x && *start > x - reach);
        places.extend(std::iter::once(x).chain(hanging.take(MAX_TRIES)));
    }
    places.sort_by(f32::total_cmp);
    places.dedup();
    places
}

/// Where lines start after a gap, and how many do.
fn start_groups(rows: &[Row]) -> Vec<(usize, f32)> {
    let left = rows.iter().map(Row::left).fold(f32::INFINITY, f32::min);
    let right = rows.iter().map(Row::right).fold(f32::NEG_INFINITY, f32::max);
    let margin = (right - left) * 0.15;
    let inside = left + margin..right - margin;
    let mut found = Vec::new();
    for row in rows {
        let mut end = f32::NEG_INFINITY;
        for piece in &row.pieces {
            if piece.x0 - end > piece.size * MIN_GUTTER && inside.contains(&piece.x0) {
                found.push(piece.x0);
            }
            end = end.max(piece.x1);
        }
    }
    found.sort_by(f32::total_cmp);
    let mut groups: Vec<(usize, f32)> = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let size = found[at..].iter().take_while(|x| **x - found[at] < 2.5).count();
        groups.push((size, found[at]));
        at += size.max(1);
    }
    groups
}

/// Where the text of a row lies, seen from a gutter.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Sides {
    /// End of what stands left of it.
    left: Option<f32>,
    /// Start and end of what stands right of it.
    right: Option<(f32, f32)>,
    fit: Fit,
}

/// Whether a row keeps clear of the gutter.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fit {
    Clear,
    /// Its left side hangs into the gutter, as quotation marks and long words do.
    Tight,
}

/// `None` if the row runs across the gutter.
fn sides(row: &Row, x: f32, usual: f32) -> Option<Sides> {
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
fn usual_size(rows: &[Row]) -> f32 {
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

/// One side of the gutter, line by line.
struct Side {
    lines: Vec<Part>,
}

/// The part of a row on one side of the gutter.
#[derive(Debug, Clone, Copy)]
struct Part {
    y: f32,
    from: f32,
    to: f32,
    pieces: usize,
    /// The widest space between its words.
    hole: f32,
}

/// The narrowest column of prose and the widest hole in it, as shares of the size.
const MIN_WIDTH: f32 = 11.0;
const MAX_HOLE: f32 = 2.5;

impl Part {
    fn with(self, piece: &Piece) -> Self {
        Self {
            to: self.to.max(piece.x1),
            pieces: self.pieces + 1,
            hole: self.hole.max(piece.x0 - self.to),
            ..self
        }
    }
}

impl Side {
    fn of(rows: &[Row], keep: impl Fn(f32) -> bool) -> Self {
        let mut lines = Vec::new();
        for row in rows {
            let mut own = row.pieces.iter().filter(|piece| keep(piece.x0));
            let Some(first) = own.next() else { continue };
            let (from, to) = (first.x0, first.x1);
            let part = Part { y: row.y, from, to, pieces: 1, hole: 0.0 };
            lines.push(own.fold(part, Part::with));
        }
        Self { lines }
    }

    /// Whether most lines are full and hold several words without holes between them.
    fn is_prose(&self, usual: f32) -> bool {
        let lines = self.lines.len();
        let left = self.lines.iter().map(|part| part.from).fold(f32::INFINITY, f32::min);
        let right =
            self.lines.iter().map(|part| part.to).fold(f32::NEG_INFINITY, f32::max);
        let width = right - left;
        let filled =
            self.lines.iter().filter(|part| part.to - part.from > width * 0.7).count();
        let holes = self.lines.iter().filter(|part| part.hole > usual * MAX_HOLE).count();
        let pieces: usize = self.lines.iter().map(|part| part.pieces).sum();
        lines >= MIN_LINES
            && width > usual * MIN_WIDTH
            && filled * 2 >= lines
            && holes * 3 <= lines
            && pieces >= lines * 3
    }

    /// Baselines of lines that follow a space wider than between lines.
    fn block_starts(&self, pitch: f32) -> Vec<f32> {
        let pairs = self.lines.windows(2);
        pairs
            .filter(|two| two[1].y - two[0].y > pitch * 1.25)
            .map(|two| two[1].y)
            .collect()
    }
}

fn is_prose(rows: &[Row], rules: &[Rule], columns: &Columns) -> bool {
    let part = &rows[columns.first..columns.end];
    let x = columns.x;
    let left = Side::of(part, |from| from < x - 1.0);
    let right = Side::of(part, |from| from >= x - 1.0);
    let usual = usual_size(rows);
    if !left.is_prose(usual) || !right.is_prose(usual) {
        return false;
    }
    let within =
        |reach: f32| right.lines.iter().filter(|part| part.from < x + reach).count();
    let tight = |row: &&Row| sides(row, x, usual).is_some_and(|it| it.fit == Fit::Tight);
    within(2.5) >= 1
        && within(usual * 3.0) * 2 >= right.lines.len()
        && part.iter().filter(tight).count() * 4 <= part.len()
        && !is_ruled(part, rules, x)
        && !has_common_rows(part, &left, &right)
}

/// Whether level rules run across the gutter between the rows. Borders of neighbouring
/// cells count as one rule.
fn is_ruled(rows: &[Row], rules: &[Rule], x: f32) -> bool {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
    let inside = |rule: &&Rule| rule.y > first.y && rule.y < last.y;
    let reach = |from: f32, to: f32| -> Vec<f32> {
        let reaching = rules.iter().filter(inside);
        let reaching = reaching.filter(|rule| rule.x0 <= from && rule.x1 >= to);
        let mut levels: Vec<f32> = reaching.map(|rule| rule.y).collect();
        levels.sort_by(f32::total_cmp);
        levels.dedup_by(|a, b| *a - *b < 4.0);
        levels
    };
    let (left, right) = (reach(x - 20.0, x - 14.0), reach(x + 4.0, x + 10.0));
    common(&left, &right) >= 2
}

/// How many heights of one list are also in another; both are in order.
fn common(a: &[f32], b: &[f32]) -> usize {
    let near = |y: f32| {
        let next = b.partition_point(|other| *other < y - 2.0);
        b.get(next).is_some_and(|other| *other < y + 2.0)
    };
    a.iter().filter(|y| near(**y)).count()
}

/// Whether the paragraphs of both sides start level with each other, as cells do.
fn has_common_rows(rows: &[Row], left: &Side, right: &Side) -> bool {
    let pitch = usual_size(rows) * LEADING;
    let (a, b) = (left.block_starts(pitch), right.block_starts(pitch));
    let fewer = a.len().min(b.len());
    let common =
        a.iter().filter(|y| b.iter().any(|other| (*y - other).abs() < 2.0)).count();
    fewer >= 2 && common * 5 >= fewer * 3
}
