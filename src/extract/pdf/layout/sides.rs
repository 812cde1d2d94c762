//! The two sides of a gutter: whether they are columns of prose or cells of a table.
//!
//! A gutter alone proves nothing, since every table has gutters. Columns of prose are
//! told from tables by all of these: several lines on both sides, lines that fill their
//! side and hold more than a few words, hardly a hole within them, and no rules or common
//! row starts across the gutter. In doubt it is a table, which reads row by row and loses
//! nothing.

use super::columns::{Columns, Fit, LEADING, MIN_LINES, sides, usual_size};
use super::pieces::Piece;
use super::rows::Row;
use crate::extract::pdf::canvas::Rule;

/// Lines of a long side, and how many of them are full.
const TALL: usize = 20;
const FULL: usize = 6;

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

    /// How many lines reach across the column and hold several words.
    fn full_lines(&self, usual: f32) -> usize {
        let left = self.lines.iter().map(|part| part.from).fold(f32::INFINITY, f32::min);
        let right =
            self.lines.iter().map(|part| part.to).fold(f32::NEG_INFINITY, f32::max);
        let full = |part: &&Part| {
            part.to - part.from > (right - left) * 0.8
                && part.pieces >= 4
                && part.hole < usual * MAX_HOLE
        };
        self.lines.iter().filter(full).count()
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

pub(super) fn is_prose(rows: &[Row], rules: &[Rule], columns: &Columns) -> bool {
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

/// Whether both sides are long and independent of each other though much of them is
/// lists or a table: each has a few full lines, and hardly a paragraph of one starts level
/// with one of the other, as cells do.
pub(super) fn is_tall(rows: &[Row], rules: &[Rule], columns: &Columns) -> bool {
    let part = &rows[columns.first..columns.end];
    let x = columns.x;
    let usual = usual_size(rows);
    let left = Side::of(part, |from| from < x - 1.0);
    let right = Side::of(part, |from| from >= x - 1.0);
    let long = |side: &Side| side.lines.len() >= TALL && side.full_lines(usual) >= FULL;
    long(&left)
        && long(&right)
        && right.lines.iter().any(|line| line.from < x + 2.5)
        && !is_ruled(part, rules, x)
        && is_independent(rows, &left, &right)
}

/// Whether nothing speaks against columns where a gutter is known to be.
pub(super) fn is_level_set(rows: &[Row], rules: &[Rule], columns: &Columns) -> bool {
    let part = &rows[columns.first..columns.end];
    let x = columns.x;
    let left = Side::of(part, |from| from < x - 1.0);
    let right = Side::of(part, |from| from >= x - 1.0);
    !left.lines.is_empty()
        && right.lines.iter().any(|line| line.from < x + 2.5)
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

/// Whether hardly a paragraph of one side starts level with one of the other.
fn is_independent(rows: &[Row], left: &Side, right: &Side) -> bool {
    let pitch = usual_size(rows) * LEADING;
    let (a, b) = (left.block_starts(pitch), right.block_starts(pitch));
    let fewer = a.len().min(b.len());
    fewer >= 3 && common(&a, &b) * 3 < fewer
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
