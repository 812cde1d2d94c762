//! A block while it is being put together: pieces of lines, a mark, a look.
//!
//! Chunks are what the stages of structure hand to each other between lines and
//! passages. A chunk keeps its words as places in lines and never as text, so that the
//! anchors of the passage are exact by construction.

use super::flow::{Look, Piece, Placed};
use crate::model::Page;
use crate::text::{Mark, Sort, mark};

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A note at the foot of a page.
    Note,
    /// A heading; the level is known when the file says it.
    Heading(Option<u8>),
}

/// A block: where its words stand and what they look like.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// What it is.
    pub(super) kind: Kind,
    /// Where its number or bullet stands, and of what sort it is.
    pub(super) mark: Option<(Piece, Sort)>,
    /// The number as printed.
    pub(super) number: Option<String>,
    /// Its words without the mark.
    pub(super) pieces: Vec<Piece>,
    /// For a row: the pieces that begin a cell, the first aside.
    pub(super) cells: Vec<usize>,
    /// How its first line looks.
    pub(super) look: Look,
    /// How many lines it has.
    pub(super) lines: usize,
    /// White space above it in line distances; large at the top of a page.
    pub(super) gap: f32,
    /// The file itself said what it is.
    pub(super) declared: bool,
}

impl Chunk {
    /// A chunk that begins with this line.
    pub(super) fn begin(kind: Kind, placed: &Placed<'_>, gap: f32) -> Self {
        Self {
            kind,
            mark: None,
            number: None,
            pieces: vec![placed.piece()],
            cells: Vec::new(),
            look: placed.look,
            lines: 1,
            gap,
            declared: placed.line.block.is_some(),
        }
    }

    /// Takes the mark at its start out of its words.
    pub(super) fn take_mark(&mut self, found: Mark<'_>) {
        let Some(first) = self.pieces.first_mut() else { return };
        let piece = Piece { end: first.start + found.end, ..*first };
        first.start += found.text;
        if first.start >= first.end {
            self.pieces.remove(0);
        }
        self.set_mark(piece, found);
    }

    /// Parts the words of a row that the file itself calls one into its cells.
    pub(super) fn part_cells(&mut self, pages: &[Page]) {
        let Some(whole) = self.pieces.first().copied() else { return };
        let mut start = whole.start;
        let mut cells = Vec::new();
        for cell in whole.text(pages).split('\t') {
            let end = start + cell.len();
            if !cell.trim().is_empty() {
                cells.push(Piece { start, end, ..whole });
            }
            start = end + 1;
        }
        self.cells = (1..cells.len()).collect();
        self.pieces = cells;
    }

    /// Gives it a mark that stands elsewhere.
    pub(super) fn set_mark(&mut self, piece: Piece, found: Mark<'_>) {
        self.mark = Some((piece, found.sort));
        self.number = (found.sort != Sort::Bullet).then(|| found.number.to_owned());
        let item = matches!(found.sort, Sort::Bullet | Sort::Letter);
        if item && self.kind == Kind::Paragraph {
            self.kind = Kind::Item;
        }
    }

    /// Its words as they stand, lines set apart by spaces: for looking at, not for
    /// keeping.
    pub(super) fn plain(&self, pages: &[Page]) -> String {
        let words: Vec<&str> =
            self.pieces.iter().map(|piece| piece.text(pages)).collect();
        words.join(" ").replace('\t', " ")
    }

    /// The page it begins on, from 0.
    pub(super) fn page(&self) -> usize {
        let first = self
            .mark
            .map(|(piece, _)| piece)
            .into_iter()
            .chain(self.pieces.first().copied());
        first.map(|piece| piece.page).min().unwrap_or(0)
    }
}

/// Whether a text ends as sentences and lead-ins do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|letter: char| {
        letter.is_ascii_digit()
            || matches!(letter, '"' | '”' | '’' | '\'' | ')' | ']' | ' ')
    });
    text.ends_with(['.', '?', '!', ':', ';'])
}

/// Whether one number comes right after another: `4.1` then `4.2`, `5` or `4.1.1`.
pub(super) fn follows(before: &str, next: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        text.split('.').map(|part| part.trim_matches(['(', ')']).to_owned()).collect()
    };
    let (before, next) = (parts(before), parts(next));
    let shared = before.iter().zip(&next).take_while(|(a, b)| a == b).count();
    if shared == before.len() {
        return next.len() == shared + 1 && is_first(&next[shared]);
    }
    next.len() == shared + 1 && succeeds(&before[shared], &next[shared])
        || next.len() == shared + 2
            && succeeds(&before[shared], &next[shared])
            && is_first(&next[shared + 1])
}

fn is_first(part: &str) -> bool {
    matches!(part, "0" | "1" | "a" | "i" | "A")
}

fn succeeds(before: &str, next: &str) -> bool {
    match (before.parse::<u32>(), next.parse::<u32>()) {
        (Ok(before), Ok(next)) => next == before.saturating_add(1),
        _ => match (before.as_bytes(), next.as_bytes()) {
            ([before], [next]) => before.checked_add(1) == Some(*next),
            _ => match (crate::text::roman(before), crate::text::roman(next)) {
                (Some(before), Some(next)) => next == before + 1,
                _ => false,
            },
        },
    }
}

/// The mark at the start of a line that holds nothing else.
pub(super) fn lone_mark(text: &str) -> Option<Mark<'_>> {
    mark(text).filter(|found| found.text == text.len() && found.sort != Sort::Named)
}

#[cfg(test)]
mod tests {
    use super::{ends_sentence, follows};

    #[test]
    fn numbers_follow_one_another_across_levels() {
        for (before, next) in [
            ("4.1", "4.2"),
            ("4.1", "4.1.1"),
            ("4.9", "5"),
            ("4.9", "5.1"),
            ("(a)", "(b)"),
            ("ii", "iii"),
        ] {
            assert!(follows(before, next), "{before} {next}");
        }
        assert!(!follows("4.1", "4.3"));
        assert!(!follows("4.1", "7.1"));
    }

    #[test]
    fn closing_quotes_and_note_marks_do_not_hide_the_stop() {
        assert!(ends_sentence("said “no.”"));
        assert!(ends_sentence("in the records.12"));
        assert!(!ends_sentence("in the records"));
    }
}
