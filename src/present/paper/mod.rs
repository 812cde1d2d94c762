//! What is laid out for reading from the first line to the last: a report or a brief,
//! before it is a page, Markdown or a document for a word processor.
//!
//! Each format writes the same parts in the same order. What one of them cannot show (a
//! chart in Markdown, a bar in a word processor) it gives in words, so that nothing
//! depends on seeing.

mod docx;
mod html;
mod markdown;
#[cfg(test)]
mod tests;
mod text;
mod thing;

use std::io::{self, Write};

pub(super) use html::fragment;
pub(super) use text::{Run, Text};
pub use thing::{Fragment, Leads, Thing};

use crate::model::Align;

/// How a paper is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperFormat {
    /// One page that needs nothing beside it: no script, no font, no picture from
    /// elsewhere.
    Html,
    /// Markdown as GitHub reads it.
    Markdown,
    /// For word processors.
    Docx,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Paper {
    /// What it is called.
    pub(super) title: String,
    /// What it is about, in a sentence.
    pub(super) subtitle: String,
    /// Whether it begins with a list of its parts.
    pub(super) contents: Contents,
    /// Its parts, each with a heading.
    pub(super) parts: Vec<Part>,
    /// What stands at the foot: what all of it was made from.
    pub(super) foot: String,
}

/// Whether a paper begins with a list of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Contents {
    /// It does: it is long.
    #[default]
    Listed,
    /// It is soon read.
    NotListed,
}

/// A heading and what stands below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Part {
    /// A name that no other part has: letters, digits and hyphens.
    pub(super) id: String,
    /// Its heading.
    pub(super) title: String,
    /// What stands below the heading.
    pub(super) blocks: Vec<Block>,
    /// Parts of it.
    pub(super) parts: Vec<Part>,
}

/// Something that stands by itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A paragraph that qualifies what stands above it.
    Note(Text),
    /// Names and what is said of each.
    Facts(Vec<(String, Text)>),
    /// A list without an order.
    List(Vec<Text>),
    /// Words of a review, with where they stand.
    Quotation {
        /// The words.
        words: Text,
        /// Where they stand.
        source: Text,
    },
    /// A table.
    Table(Grid),
    /// Charts that are read side by side.
    Charts(Vec<Chart>),
}

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chart {
    /// What it shows.
    pub(super) title: String,
    /// What that is the name of.
    pub(super) names: Option<Thing>,
    /// The drawing, with a title and description of its own.
    pub(super) svg: String,
    /// What it shows, in words and numbers.
    pub(super) described: String,
    /// What is to be said beside it.
    pub(super) note: String,
}

/// A table that is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Grid {
    /// What is counted, out of what.
    pub(super) caption: String,
    /// Its columns; the first names the row.
    pub(super) heads: Vec<Head>,
    /// Its rows.
    pub(super) rows: Vec<Line>,
}

/// The name of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Head {
    /// Its words.
    pub(super) text: String,
    /// Which way the column leans.
    pub(super) align: Align,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// What the rows below have in common.
    Group(String),
    /// As many cells as there are columns.
    Cells(Vec<Cell>),
}

/// What a row says in one column.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Cell {
    /// Its words.
    pub(super) text: Text,
    /// The same as a bar, where it is a share.
    pub(super) bar: Option<Bar>,
}

/// A share of a whole, in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bar {
    /// The share.
    pub(super) percent: f64,
    /// How far it may be off.
    pub(super) interval: Option<(f64, f64)>,
}

impl<T: Into<Text>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), bar: None }
    }
}

impl Chart {
    /// What it shows and what is to be said, for where there is no drawing.
    fn words(&self) -> String {
        format!("{} {}", self.described, self.note)
    }
}

impl Head {
    /// A column of names or words.
    pub(super) fn left(text: &str) -> Self {
        Self { text: text.to_owned(), align: Align::Left }
    }

    /// A column of passages.
    pub(super) fn prose(text: &str) -> Self {
        Self { text: text.to_owned(), align: Align::Prose }
    }

    /// A column of numbers.
    pub(super) fn right(text: &str) -> Self {
        Self { text: text.to_owned(), align: Align::Right }
    }
}

impl Part {
    /// A part with these blocks.
    pub(super) fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        blocks: Vec<Block>,
    ) -> Self {
        Self { id: id.into(), title: title.into(), blocks, parts: Vec::new() }
    }
}

impl Block {
    /// A paragraph of plain words, or of runs.
    pub(super) fn paragraph(text: impl Into<Text>) -> Self {
        Self::Paragraph(text.into())
    }

    /// A note of plain words, or of runs.
    pub(super) fn note(text: impl Into<Text>) -> Self {
        Self::Note(text.into())
    }
}

/// Writes a paper.
pub(super) fn write(
    paper: &Paper,
    format: PaperFormat,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        PaperFormat::Html => html::write(paper, out),
        PaperFormat::Markdown => markdown::write(paper, out),
        PaperFormat::Docx => docx::write(paper, out),
    }
}
