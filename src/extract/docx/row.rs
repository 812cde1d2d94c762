//! A row of a table while its cells are read.

use crate::extract::clean::Text;
use crate::model::{Block, Style};

/// A note of the document: footnotes and endnotes are counted apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteId {
    /// At the foot of a page.
    Foot(String),
    /// At the end of the document.
    End(String),
}

/// A block as it stands in the document.
#[derive(Debug)]
pub(super) struct Piece {
    /// What it is.
    pub(super) block: Block,
    /// The number before it.
    pub(super) marker: Option<String>,
    /// Its text.
    pub(super) text: Text,
}

/// Where a page ends around a block.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Breaks {
    /// The block is the first of a page.
    pub(super) before: bool,
    /// The block is the last of a page, or runs over its end.
    pub(super) after: bool,
}

impl Breaks {
    /// Adds a break that stands before or after the first text of a block.
    pub(super) fn add(&mut self, text: &Text) {
        if text.is_empty() { self.before = true } else { self.after = true }
    }
}

/// The cells of a row, and what is remembered of them until the row ends.
#[derive(Debug, Default)]
pub(super) struct Row {
    cells: Vec<Vec<Piece>>,
    /// Where a page ends around the row.
    pub(super) breaks: Breaks,
    /// The notes whose marks stand in it.
    pub(super) marks: Vec<NoteId>,
}

impl Row {
    /// Begins the next cell.
    pub(super) fn cell(&mut self) {
        self.cells.push(Vec::new());
    }

    /// Adds a block to the open cell.
    pub(super) fn add(&mut self, piece: Piece) {
        if let Some(cell) = self.cells.last_mut().filter(|_| !piece.text.is_empty()) {
            cell.push(piece);
        }
    }

    /// Adds a page break that stands after this much of the open paragraph.
    pub(super) fn page_break(&mut self, paragraph: &Text) {
        if self.cells.iter().all(Vec::is_empty) {
            self.breaks.add(paragraph);
        } else {
            self.breaks.after = true;
        }
    }

    /// A row of several cells is a block. A row of one cell is a frame around text: what
    /// is in it goes on as if the frame were not there.
    pub(super) fn pieces(mut self) -> Vec<Piece> {
        if self.cells.len() < 2 {
            return self.cells.pop().unwrap_or_default();
        }
        let mut text = Text::default();
        for (index, cell) in self.cells.iter().enumerate() {
            if index > 0 {
                text.cell();
            }
            for piece in cell {
                text.space();
                if let Some(marker) = &piece.marker {
                    text.push_prose(marker, Style::default());
                    text.space();
                }
                text.append(&piece.text);
            }
        }
        vec![Piece { block: Block::TableRow, marker: None, text }]
    }
}
