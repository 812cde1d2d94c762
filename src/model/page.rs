//! What extraction gives: pages of positioned lines, in reading order.
//!
//! Positions are in points (1/72 inch) of the page as it is shown, after rotation and
//! cropping: the origin is the top left corner, `x` grows to the right and `y` downwards.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Status;

/// The place of a page in its file, from 1. Not what is printed on it: that is its label.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct PageNumber(pub u32);

impl fmt::Display for PageNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A rectangle on a page, in points from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub x0: f32,
    /// Top edge.
    pub y0: f32,
    /// Right edge, at least `x0`.
    pub x1: f32,
    /// Bottom edge, at least `y0`.
    pub y1: f32,
}

impl Rect {
    /// Width in points.
    pub fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    /// Height in points.
    pub fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }
}

/// How the letters of a run look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Style {
    /// Heavier than the text around it, by the font's name, flags or weight.
    pub bold: bool,
    /// Slanted, by the font's name, flags or angle.
    pub italic: bool,
    /// Letters spaced by one family of fixed width.
    pub fixed: bool,
}

/// A stretch of a line in one font and size.
///
/// The runs of a line are in order and do not overlap; a space between two words that
/// the file does not hold (it only moved the pen) belongs to the run before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// First byte in the line's text.
    pub start: u32,
    /// One past the last byte in the line's text.
    pub end: u32,
    /// Where it is on the page.
    pub rect: Rect,
    /// Font size in points as shown: the size in the file times every scale above it.
    pub size: f32,
    /// Weight and slant.
    pub style: Style,
}

/// A word and the box around its letters. Only there when asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WordBox {
    /// First byte in the line's text.
    pub start: u32,
    /// One past the last byte in the line's text.
    pub end: u32,
    /// Where it is on the page.
    pub rect: Rect,
}

/// What the file itself says a line is. PDF says nothing; DOCX, HTML and Markdown do.
///
/// A line that carries a block is a whole block: no other line continues it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading, 1 being the highest.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A row of a table, cells set apart by a tab in the text.
    TableRow,
    /// A note at the foot of the page or the end of the text.
    Footnote,
}

/// One line of text on a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its text: Unicode as the file means it, no control characters but the tab between
    /// columns of a table row, single spaces between words, none at either end. A hyphen
    /// at the end of a line is kept: joining words is the business of structure. A soft
    /// hyphen (U+00AD) is kept only as the last character, where it stands for a break.
    pub text: String,
    /// The box around it.
    pub rect: Rect,
    /// The line the letters stand on, from the top of the page.
    pub baseline: f32,
    /// Its runs, covering the text.
    pub runs: Vec<Run>,
    /// The boxes of its words; empty unless asked for.
    pub words: Vec<WordBox>,
    /// What the file says it is, where it does.
    pub block: Option<Block>,
}

impl Line {
    /// The size most of its letters have, in points; 0 for an empty line.
    pub fn size(&self) -> f32 {
        let longest = self.runs.iter().max_by_key(|run| run.end - run.start);
        longest.map_or(0.0, |run| run.size)
    }

    /// Whether every letter of it is bold.
    pub fn is_bold(&self) -> bool {
        !self.runs.is_empty()
            && self.runs.iter().all(|run| {
                run.style.bold
                    || self.text[run.start as usize..run.end as usize].trim().is_empty()
            })
    }
}

/// One page of a source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Its place in the file.
    pub number: PageNumber,
    /// The label the file gives it (`iv`, `12`), where it gives one.
    pub label: Option<String>,
    /// Width in points as shown.
    pub width: f32,
    /// Height in points as shown.
    pub height: f32,
    /// Its lines in reading order, columns one after the other.
    pub lines: Vec<Line>,
    /// What went wrong on it, if anything did.
    pub trouble: Option<PageTrouble>,
}

/// Why a page gave no text, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageTrouble {
    /// It holds a picture and no text: a scan.
    Scanned,
    /// Its content could not be read to the end.
    Damaged,
    /// It holds more than a page may hold.
    Limit,
}

/// The format a source turned out to have, by its bytes and not by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Word's format since 2007.
    Docx,
    /// A web page.
    Html,
    /// Text with Markdown's marks.
    Markdown,
    /// Text.
    Plain,
}

/// Everything that reading one source gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extracted {
    /// What the file is.
    pub format: Format,
    /// How reading ended. With a status that is not read, `pages` may be empty.
    pub status: Status,
    /// What to know beyond the status: the pages without text, the limit that was met.
    pub detail: Option<String>,
    /// Title in the file's own properties, where there is one.
    pub title: Option<String>,
    /// Author in the file's own properties, where there is one.
    pub author: Option<String>,
    /// Its pages, in order.
    pub pages: Vec<Page>,
}
