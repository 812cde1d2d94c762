//! Paths, as far as they draw the rules of tables.

use super::canvas::Canvas;
use super::lexer::Token;
use super::lexer::numbers;
use super::matrix::Matrix;

/// The path under construction: its level lines and its boxes, as shown.
#[derive(Debug, Default)]
pub(super) struct Path {
    at: (f64, f64),
    /// Left, top, right, bottom.
    boxes: Vec<[f64; 4]>,
}

/// Parts of one path; more of them are a drawing.
const MAX_BOXES: usize = 256;
/// Thinner than this, a box is a rule.
const THIN: f64 = 3.0;
/// Shorter than this, a line is a tick or an underlined letter.
const SHORT: f64 = 12.0;

impl Path {
    pub(super) fn build(
        &mut self,
        operator: &[u8],
        operands: &[Token<'_>],
        ctm: &Matrix,
    ) {
        if operator == b"re" {
            let Some([x, y, wide, high]) = numbers(operands) else { return };
            self.add(ctm.bounds(x, y, x + wide, y + high));
            self.at = (x, y);
        } else if let Some([x, y]) = numbers(operands) {
            if operator == b"l" {
                self.add(ctm.bounds(self.at.0, self.at.1, x, y));
            }
            self.at = (x, y);
        }
    }

    fn add(&mut self, bounds: [f64; 4]) {
        if self.boxes.len() < MAX_BOXES {
            self.boxes.push(bounds);
        }
    }

    pub(super) fn clear(&mut self) {
        self.boxes.clear();
    }

    /// Filled boxes are rules where they are thin, and shading where not.
    pub(super) fn fill(&mut self, canvas: &mut Canvas<'_>) {
        for [left, top, right, bottom] in self.boxes.drain(..) {
            if bottom - top < THIN && right - left > SHORT {
                canvas.rule(left, right, f64::midpoint(top, bottom));
            }
        }
    }

    /// Stroked boxes have two level edges.
    pub(super) fn stroke(&mut self, canvas: &mut Canvas<'_>) {
        for [left, top, right, bottom] in self.boxes.drain(..) {
            if right - left > SHORT {
                canvas.rule(left, right, top);
                if bottom - top > THIN {
                    canvas.rule(left, right, bottom);
                }
            }
        }
    }
}
