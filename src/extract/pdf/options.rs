//! What a caller may ask of the reader, and how much a file may cost.
//!
//! The limits are far above what a report needs, which is some dozens of pages and some
//! hundreds of kilobytes, and far below what a machine has: a file that meets one is
//! named so, with what was read until then.

/// How to read a PDF file.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether lines carry the boxes of their words.
    pub words: Words,
    /// How much of anything one file may hold.
    pub limits: Limits,
}

/// Whether lines carry the boxes of their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Words {
    /// They do not: text, runs and the box of the line are enough.
    #[default]
    Skip,
    /// They do, for marking words on a drawn page.
    Keep,
}

/// How much of anything one file may hold. What is read until a limit is met is kept.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Pages that are read; later ones are left out.
    pub pages: usize,
    /// Bytes of text in the whole document.
    pub text: usize,
    /// Bytes that one stream may inflate to.
    pub stream: usize,
    /// Bytes that all streams of the document may inflate to, one after the other.
    pub inflated: usize,
    /// Drawing operators on one page, those of its forms included.
    pub operators: usize,
    /// Glyphs on one page.
    pub glyphs: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pages: 5_000,
            text: 64 << 20,
            stream: 64 << 20,
            inflated: 1 << 30,
            operators: 4_000_000,
            glyphs: 500_000,
        }
    }
}
