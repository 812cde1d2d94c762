//! The graphics state, as far as text depends on it.

use super::font::FontId;
use super::matrix::Matrix;

/// What `q` saves and `Q` brings back: the text state belongs to it, font included. A
/// reader that forgets this decodes text with the wrong font after every apostrophe that
/// Word sets in another one.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    pub(super) font: Option<FontId>,
    pub(super) size: f64,
    pub(super) char_space: f64,
    pub(super) word_space: f64,
    /// Horizontal scale, 1 being none.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) render: Render,
}

/// How glyphs are painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Render {
    Fill,
    /// Filled and outlined, which makes a font look bold.
    Thick,
    /// Neither: the text layer behind a scan.
    Invisible,
}

impl Render {
    pub(super) fn from_mode(mode: f64) -> Self {
        match mode.rem_euclid(4.0) {
            2.0 => Self::Thick,
            3.0 => Self::Invisible,
            _ => Self::Fill,
        }
    }
}

impl State {
    pub(super) const fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            render: Render::Fill,
        }
    }
}

/// The text and line matrices: they live from `BT` to `ET` and are saved by nobody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    object: TextObject,
}

/// Whether a text object is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextObject {
    Open,
    Closed,
}

impl Pen {
    pub(super) const START: Self = Self {
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        object: TextObject::Closed,
    };

    pub(super) fn begin(&mut self) {
        *self = Self { object: TextObject::Open, ..Self::START };
    }

    pub(super) fn end(&mut self) {
        self.object = TextObject::Closed;
    }

    /// Whether a text object was begun and not ended: at the end of a page's content,
    /// this means that the rest of it is missing.
    pub(super) fn is_down(&self) -> bool {
        self.object == TextObject::Open
    }

    /// To the start of a line, offset from the start of the current one.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(Matrix::shift(x, y).then(&self.line));
    }

    pub(super) fn set(&mut self, matrix: Matrix) {
        self.text = matrix;
        self.line = matrix;
    }
}
