//! Blocks one under the other, for formats that know blocks and not places.
//!
//! Word, HTML and Markdown say what a paragraph is and leave its place to whoever shows
//! it. Structure and the screen want places, so each block becomes one line on an
//! invented page, as wide as its text may be, under the one before. Nothing but the order
//! of blocks should be concluded from such geometry.

use crate::model::{Block, Line, Page, PageNumber, Rect, Style};

use super::bounds;
use super::clean::Text;

/// Left and top margin, in points.
const MARGIN: f32 = 72.0;
/// A4, in points; a page with more blocks is longer.
const PAPER: (f32, f32) = (595.0, 842.0);
/// Size of a paragraph's letters, in points.
const SIZE: f32 = 10.0;
/// White space under a block, in points.
const GAP: f32 = 6.0;

/// Pages in the making.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pages: Vec<Page>,
    lines: Vec<Line>,
    notes: Vec<Text>,
    volume: bounds::Volume,
    open: Open,
}

/// The block that pieces of text go to.
#[derive(Debug)]
struct Open {
    text: Text,
    block: Block,
    marker: Option<String>,
}

impl Default for Open {
    fn default() -> Self {
        Self { text: Text::default(), block: Block::Paragraph, marker: None }
    }
}

impl Flow {
    /// Ends the open block and begins one of this kind; a marker (`4.12`, `(a)`) stands
    /// before its text. A block that gets no text leaves no trace.
    pub(super) fn begin(&mut self, block: Block, marker: Option<String>) {
        self.end();
        self.open = Open { text: Text::default(), block, marker };
    }

    /// Ends the open block; what follows is a paragraph until something else begins.
    pub(super) fn end(&mut self) {
        let Open { text, block, marker } = std::mem::take(&mut self.open);
        self.add(block, marker.as_deref(), text);
    }

    /// Ends the open block if it has text; if it has none yet, it stays what it is. This
    /// is what a paragraph inside of a list item does.
    pub(super) fn part(&mut self) {
        if !self.open.text.is_empty() {
            self.end();
        }
    }

    /// Adds prose to the open block.
    pub(super) fn push(&mut self, piece: &str, style: Style) {
        self.open.text.push_prose(piece, style);
    }

    /// Parts words in the open block.
    pub(super) fn space(&mut self) {
        self.open.text.space();
    }

    /// Parts cells in the open block.
    pub(super) fn cell(&mut self) {
        self.open.text.cell();
    }

    /// Adds a whole block.
    pub(super) fn add(&mut self, block: Block, marker: Option<&str>, text: Text) {
        if text.is_empty() || self.volume.is_too_much() {
            return;
        }
        let text = match marker {
            Some(marker) => marked(marker, &text),
            None => text,
        };
        let top = self.lines.last().map_or(MARGIN, |line| line.rect.y1 + GAP);
        let line = set(block, text, top);
        self.volume.add_line(&line);
        self.lines.push(line);
    }

    /// Adds a note, which goes to the foot of the page.
    pub(super) fn note(&mut self, text: Text) {
        self.notes.push(text);
    }

    /// Ends the page, unless nothing is on it yet: several breaks between two blocks are
    /// the same break said several times.
    pub(super) fn turn(&mut self) {
        self.end();
        if !self.lines.is_empty() && self.pages.len() < bounds::PAGES {
            self.close_page();
        }
    }

    /// All pages. A document without text has one empty page.
    pub(super) fn finish(mut self) -> Vec<Page> {
        self.end();
        if self.pages.is_empty() || !self.lines.is_empty() || !self.notes.is_empty() {
            self.close_page();
        }
        self.pages
    }

    fn close_page(&mut self) {
        for note in std::mem::take(&mut self.notes) {
            self.add(Block::Footnote, None, note);
        }
        let lines = std::mem::take(&mut self.lines);
        let bottom = lines.last().map_or(0.0, |line| line.rect.y1);
        let number = u32::try_from(self.pages.len() + 1).unwrap_or(u32::MAX);
        self.pages.push(Page {
            number: PageNumber(number),
            label: None,
            width: PAPER.0,
            height: PAPER.1.max(bottom + MARGIN),
            lines,
            trouble: None,
        });
    }
}

fn marked(marker: &str, text: &Text) -> Text {
    let mut whole = Text::default();
    whole.push_prose(marker, Style::default());
    whole.space();
    whole.append(text);
    whole
}

/// Sets a block as one line. Its letters share the width of the paper, however many.
fn set(block: Block, text: Text, top: f32) -> Line {
    let size = size_of(block);
    let letters = text.as_str().chars().count();
    let width = (PAPER.0 - 2.0 * MARGIN).min(share(letters) * size / 2.0);
    let place = |first: usize, last: usize| Rect {
        x0: MARGIN + width * share(first) / share(letters),
        y0: top,
        x1: MARGIN + width * share(last) / share(letters),
        y1: top + size,
    };
    let (text, runs) = text.finish(size, place);
    let rect = place(0, letters);
    let baseline = top + 0.8 * size;
    Line { text, rect, baseline, runs, words: Vec::new(), block: Some(block) }
}

/// Headings are larger, the highest most.
fn size_of(block: Block) -> f32 {
    match block {
        Block::Heading(level) => SIZE + 2.0 * f32::from(5_u8.saturating_sub(level)),
        Block::Footnote => SIZE - 2.0,
        Block::Paragraph | Block::ListItem | Block::TableRow => SIZE,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a position on an invented page")]
fn share(letters: usize) -> f32 {
    letters as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(piece: &str) -> Text {
        let mut text = Text::default();
        text.push(piece, Style::default());
        text
    }

    #[test]
    fn notes_stand_at_the_foot_of_their_page() {
        let mut flow = Flow::default();
        flow.add(Block::Paragraph, None, text("One"));
        flow.note(text("A note"));
        flow.add(Block::Paragraph, None, text("Two"));
        flow.turn();
        flow.turn();
        flow.add(Block::Paragraph, None, text("Three"));
        let pages = flow.finish();
        let texts: Vec<Vec<_>> = pages
            .iter()
            .map(|page| page.lines.iter().map(|line| line.text.as_str()).collect())
            .collect();
        assert_eq!(texts, [vec!["One", "Two", "A note"], vec!["Three"]]);
    }

    #[test]
    fn a_marker_waits_for_the_text_it_belongs_to() {
        let mut flow = Flow::default();
        flow.begin(Block::ListItem, Some("(a)".to_owned()));
        flow.part();
        flow.push("Was seen", Style::default());
        flow.begin(Block::ListItem, Some("(b)".to_owned()));
        let page = flow.finish().remove(0);
        assert_eq!(page.lines.len(), 1);
        assert_eq!(page.lines[0].text, "(a) Was seen");
        assert_eq!(page.lines[0].block, Some(Block::ListItem));
    }

    #[test]
    fn every_block_stands_under_the_one_before() {
        let mut flow = Flow::default();
        flow.add(Block::Heading(1), None, text("Findings"));
        flow.add(Block::Paragraph, None, text(&"long ".repeat(500)));
        let page = flow.finish().remove(0);
        assert!(page.lines[0].rect.y1 < page.lines[1].rect.y0);
        assert!(page.lines[1].rect.x1 <= page.width);
    }
}
