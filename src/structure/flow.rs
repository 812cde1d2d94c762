//! The lines of a source as one stream of reading, each with what it looks like.
//!
//! Takes the pages as extraction ordered them and trusts that order; what it adds is
//! which lines belong to one column (`run`), so that "the line before reached the right
//! edge" means the edge of its own column. Running heads and feet are already left out.

use crate::model::{Line, Page};

/// How the letters of a line look, as far as blocks are told apart by it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// Points.
    pub(super) size: f32,
    /// Every letter is bold.
    pub(super) bold: bool,
    /// Every letter is slanted.
    pub(super) italic: bool,
}

impl Look {
    fn of(line: &Line) -> Self {
        let italic = !line.runs.is_empty()
            && line.runs.iter().all(|run| {
                run.style.italic
                    || slice(&line.text, run.start, run.end).trim().is_empty()
            });
        Self { size: line.size(), bold: line.is_bold(), italic }
    }

    /// Whether two sizes are one size: fonts stretched to justify a line vary by 2 %.
    pub(super) fn same_size(self, other: Self) -> bool {
        (self.size - other.size).abs() <= 0.04 * self.size.max(other.size) + 0.1
    }
}

/// A stretch of one line of one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Place of the page in the source, from 0.
    pub(super) page: usize,
    /// Place of the line on the page, from 0.
    pub(super) line: usize,
    /// First byte in the line's text.
    pub(super) start: usize,
    /// One past the last byte in the line's text.
    pub(super) end: usize,
}

impl Piece {
    /// The words it stands for.
    pub(super) fn text(self, pages: &[Page]) -> &str {
        &pages[self.page].lines[self.line].text[self.start..self.end]
    }
}

/// A line in the stream.
#[derive(Debug, Clone)]
pub(super) struct Placed<'a> {
    /// Place of the page in the source, from 0.
    pub(super) page: usize,
    /// Place of the line on the page, from 0.
    pub(super) index: usize,
    /// The line itself.
    pub(super) line: &'a Line,
    /// How it looks.
    pub(super) look: Look,
    /// Which column of which page it stands in; counts through the whole source.
    pub(super) run: usize,
    /// A number printed beside it as a line of its own.
    pub(super) margin: Option<Piece>,
}

impl Placed<'_> {
    /// The whole line as a piece.
    pub(super) fn piece(&self) -> Piece {
        Piece { page: self.page, line: self.index, start: 0, end: self.line.text.len() }
    }

    /// Whether `next` stands below it in the same column.
    pub(super) fn is_above(&self, next: &Self) -> bool {
        self.run == next.run
    }
}

/// The lines that are not marked as left out, in reading order.
///
/// `left_out[page][line]` says which lines are furniture.
pub(super) fn flow<'a>(pages: &'a [Page], left_out: &[Vec<bool>]) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed<'a>> = Vec::new();
    let mut run = 0;
    for (page, content) in pages.iter().enumerate() {
        let mut before: Option<&Line> = None;
        run += 1;
        for (index, line) in content.lines.iter().enumerate() {
            if left_out[page][index] || line.text.trim().is_empty() {
                continue;
            }
            if before.is_some_and(|before| leaves_column(before, line)) {
                run += 1;
            }
            before = Some(line);
            placed.push(Placed {
                page,
                index,
                line,
                look: Look::of(line),
                run,
                margin: None,
            });
        }
    }
    placed
}

/// Whether a line stands clearly above the one read before it: a new column.
fn leaves_column(before: &Line, line: &Line) -> bool {
    let slack = 0.6 * before.size().max(line.size()).max(1.0);
    line.baseline < before.baseline - slack
}

/// A slice of a text that a hostile file cannot make us cut in a wrong place.
pub(super) fn slice(text: &str, start: u32, end: u32) -> &str {
    text.get(start as usize..end as usize).unwrap_or("")
}
