//! Layout: glyphs on a page to lines in the order they are read.
//!
//! Glyphs become pieces, pieces rows, and rows lines, after rows that hold two columns of
//! prose have been taken apart. Text that runs in another direction, up the side of a
//! table or across the page as a watermark, is laid out by the same code in coordinates
//! of its own and follows the rest.

mod cells;
mod columns;
mod line;
mod pieces;
mod rows;
mod sides;
#[cfg(test)]
mod tests;

use self::cells::cells;
pub(super) use self::columns::Gutters;
use self::columns::columns;
use self::line::line;
use self::pieces::{Piece, pieces};
use self::rows::{Row, rows};
use super::canvas::{Canvas, Glyph, Rule};
use super::font::Fonts;
use super::options::Words;
use crate::model::{Line, Rect};

/// Coordinates in which the text of one direction runs from left to right.
#[derive(Debug, Clone, Copy)]
struct Frame {
    angle: u16,
    sine: f32,
    cosine: f32,
}

/// Stretches of columns one below the other.
const MAX_BANDS: usize = 32;
/// Columns within columns.
const MAX_DEPTH: usize = 4;

/// The lines of a page in reading order. `gutters` are those of the pages before.
pub(super) fn lines(
    canvas: &Canvas<'_>,
    fonts: &Fonts,
    words: Words,
    gutters: &mut Gutters,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for frame in frames(canvas) {
        let mut flow =
            Flow { rules: &canvas.rules, gutters: &mut *gutters, rows: Vec::new() };
        // What is turned on its side is a table or a label, hardly ever columns of prose.
        let depth = if frame.angle == 0 { MAX_DEPTH } else { 0 };
        flow.take(rows(pieces(canvas, fonts, &frame)), depth);
        let rows = flow.rows.iter().zip(cells(&flow.rows));
        lines.extend(rows.filter_map(|(row, cells)| line(row, &cells, &frame, words)));
    }
    lines
}

/// The directions of a page: level text first, then the others as they were met.
fn frames(canvas: &Canvas<'_>) -> Vec<Frame> {
    let mut angles: Vec<u16> = vec![0];
    for glyph in &canvas.glyphs {
        if glyph.angle != 0 && !angles.contains(&glyph.angle) {
            angles.push(glyph.angle);
        }
    }
    angles.into_iter().map(Frame::new).collect()
}

impl Frame {
    fn new(angle: u16) -> Self {
        let (sine, cosine) = match angle {
            0 => (0.0, 1.0),
            90 => (1.0, 0.0),
            180 => (0.0, -1.0),
            270 => (-1.0, 0.0),
            _ => f32::from(angle).to_radians().sin_cos(),
        };
        Self { angle, sine, cosine }
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        glyph.angle == self.angle
    }

    /// From the page into the frame.
    fn enter(&self, x: f32, y: f32) -> (f32, f32) {
        (x * self.cosine + y * self.sine, y * self.cosine - x * self.sine)
    }

    /// From the frame back to the page.
    fn leave(&self, x: f32, y: f32) -> (f32, f32) {
        (x * self.cosine - y * self.sine, x * self.sine + y * self.cosine)
    }

    /// The upright box on the page around a box in the frame.
    fn rect(&self, rect: &Rect) -> Rect {
        let (ax, ay) = self.leave(rect.x0, rect.y0);
        let (bx, by) = self.leave(rect.x1, rect.y1);
        let (cx, cy) = self.leave(rect.x0, rect.y1);
        let (dx, dy) = self.leave(rect.x1, rect.y0);
        Rect {
            x0: ax.min(bx).min(cx).min(dx),
            y0: ay.min(by).min(cy).min(dy),
            x1: ax.max(bx).max(cx).max(dx),
            y1: ay.max(by).max(cy).max(dy),
        }
    }
}

/// Rows being put into reading order.
struct Flow<'r> {
    rules: &'r [Rule],
    gutters: &'r mut Gutters,
    rows: Vec<Row>,
}

impl Flow<'_> {
    /// Takes the rows of a region, one column after the other where it has columns.
    fn take(&mut self, mut region: Vec<Row>, depth: usize) {
        for _ in 0..MAX_BANDS {
            let found =
                if depth > 0 { columns(&region, self.rules, self.gutters) } else { None };
            let Some(found) = found else { break };
            if depth == MAX_DEPTH {
                self.gutters.learn(&region, self.rules, &found);
            }
            let below = region.split_off(found.end);
            let both = region.split_off(found.first);
            self.take(region, depth - 1);
            let (left, right): (Vec<Piece>, Vec<Piece>) = both
                .into_iter()
                .flat_map(|row| row.pieces)
                .partition(|piece| piece.x0 < found.x - 1.0);
            self.take(rows(left), depth - 1);
            self.take(rows(right), depth - 1);
            region = below;
        }
        self.rows.append(&mut region);
    }
}
