//! Glyphs to pieces: letters that surely belong together.
//!
//! A piece never holds a space. Two pieces may still be one word, when the file changes
//! font or moves the pen inside it; that is decided when the line is put together and
//! both neighbours are known.

use super::Frame;
use crate::extract::pdf::canvas::{Canvas, Glyph, Weight};
use crate::extract::pdf::font::{Font, FontId, Fonts};
use crate::model::Style;

/// A stretch of letters on one baseline, in the coordinates of its frame.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The baseline.
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) style: Style,
    pub(super) ascent: f32,
    pub(super) descent: f32,
    pub(super) after: After,
}

/// What the file holds behind a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// Nothing: the gap decides.
    Gap,
    /// A space.
    Space,
    /// Nothing, and the gap is letter spacing.
    Joined,
}

/// Gaps up to this share of the size are kerning, not spaces.
pub(super) const KERNING: f32 = 0.1;
/// A glyph drawn again within this share of the size makes its letter look bold.
const OVERPRINT: f32 = 0.1;

/// The pieces of all glyphs written in the direction of a frame, in the order of the file.
pub(super) fn pieces(canvas: &Canvas<'_>, fonts: &Fonts, frame: &Frame) -> Vec<Piece> {
    let mut builder = Builder { pieces: Vec::new(), open: None, last: None };
    for glyph in canvas.glyphs.iter().filter(|glyph| frame.holds(glyph)) {
        let text = &canvas.text[glyph.start as usize..glyph.end as usize];
        if text.is_empty() || is_off_page(canvas, glyph) {
            continue;
        }
        builder.add(glyph, text, frame, fonts.get(glyph.font));
    }
    builder.close();
    builder.pieces
}

fn is_off_page(canvas: &Canvas<'_>, glyph: &Glyph) -> bool {
    let outside = |from: f32, to: f32, end: f64| {
        let (low, high) = (f64::from(from.min(to)), f64::from(from.max(to)));
        !(high > -1.0 && low < end + 1.0)
    };
    outside(glyph.x, glyph.x + glyph.dx, canvas.width)
        || outside(glyph.y, glyph.y + glyph.dy, canvas.height)
}

struct Builder<'c> {
    pieces: Vec<Piece>,
    open: Option<(Piece, FontId)>,
    /// The glyph before, whatever piece it went to.
    last: Option<Last<'c>>,
}

struct Last<'c> {
    text: &'c str,
    x0: f32,
    x1: f32,
    y: f32,
    spacing: f32,
}

impl<'c> Builder<'c> {
    fn add(&mut self, glyph: &Glyph, text: &'c str, frame: &Frame, font: &Font) {
        let (x0, y) = frame.enter(glyph.x, glyph.y);
        let (end, _) = frame.enter(glyph.x + glyph.dx, glyph.y + glyph.dy);
        let x1 = end.max(x0);
        if self.is_overprint(text, x0, y, glyph.size) {
            if let Some((piece, _)) = &mut self.open {
                piece.style.bold = true;
            }
            return;
        }
        if text == " " {
            self.space(x0, y, glyph.size);
        } else if text != "\u{ad}" || x1 - x0 > glyph.size * 0.01 {
            self.letter(glyph, text, (x0, x1, y), font);
        }
        self.last = Some(Last { text, x0, x1, y, spacing: glyph.spacing });
    }

    fn is_overprint(&self, text: &str, x0: f32, y: f32, size: f32) -> bool {
        let near = size * OVERPRINT;
        self.last.as_ref().is_some_and(|last| {
            last.text == text
                && (last.x0 - x0).abs() < near
                && (last.y - y).abs() < near
                && last.x1 - last.x0 > near
        })
    }

    fn space(&mut self, x0: f32, y: f32, size: f32) {
        self.close();
        if let Some(piece) = self.pieces.last_mut()
            && (piece.y - y).abs() < size * 0.5
            && (x0 - piece.x1).abs() < size * 0.5
        {
            piece.after = After::Space;
        }
    }

    fn letter(
        &mut self,
        glyph: &Glyph,
        text: &str,
        (x0, x1, y): (f32, f32, f32),
        font: &Font,
    ) {
        let mut style = font.style;
        style.bold |= glyph.weight == Weight::Thick;
        let goes_on = self.goes_on(glyph, x0, y);
        if let Some((piece, id)) = &mut self.open
            && goes_on
            && *id == glyph.font
        {
            piece.text.push_str(text);
            piece.x1 = piece.x1.max(x1);
            return;
        }
        self.close();
        let piece = Piece {
            text: text.to_owned(),
            x0,
            x1,
            y,
            size: glyph.size,
            style,
            ascent: font.ascent,
            descent: font.descent,
            after: After::Gap,
        };
        self.open = Some((piece, glyph.font));
    }

    /// Whether a glyph stands where the piece before it ends.
    fn goes_on(&self, glyph: &Glyph, x0: f32, y: f32) -> bool {
        let (Some((piece, _)), Some(last)) = (&self.open, &self.last) else {
            return false;
        };
        let size = glyph.size;
        let gap = x0 - last.x1;
        let spaced = last.spacing < size && (gap - last.spacing).abs() < size * 0.05;
        (piece.size - size).abs() < size * 0.05
            && (piece.y - y).abs() < size * 0.05
            && gap > -0.3 * size
            && (gap < KERNING * size || spaced)
    }

    fn close(&mut self) {
        self.pieces.extend(self.open.take().map(|(piece, _)| piece));
    }
}
