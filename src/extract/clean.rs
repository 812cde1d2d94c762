//! Text as a [`Line`](crate::model::Line) may hold it, from text as files hold it.
//!
//! The contract of `Line.text` is kept in this one place for every format that is not
//! PDF: single spaces, none at either end, no control characters, a tab only between the
//! cells of a table row, a soft hyphen only at the end of a line.

use crate::model::{Rect, Run, Style};

/// A tab between cells, as the parsers write it into a [`Text`].
pub(super) const CELL: char = '\t';

/// A line in the making: pieces go in as the file has them, clean text comes out.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    clean: String,
    styles: Vec<(usize, Style)>,
    gap: Gap,
}

/// What stands between the last letter and the next, once there is a next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Gap {
    #[default]
    None,
    Space,
    Cell,
}

impl Text {
    /// Adds a piece of text in one style.
    pub(super) fn push(&mut self, piece: &str, style: Style) {
        for letter in piece.chars() {
            match letter {
                CELL => self.widen(Gap::Cell),
                _ if letter.is_whitespace() => self.space(),
                _ if is_invisible(letter) => {}
                _ => self.letter(letter, style),
            }
        }
    }

    /// Adds a piece in which a tab is a space like any other.
    pub(super) fn push_prose(&mut self, piece: &str, style: Style) {
        for (index, part) in piece.split(CELL).enumerate() {
            if index > 0 {
                self.space();
            }
            self.push(part, style);
        }
    }

    /// Adds all of another text as prose, without what surrounds it.
    pub(super) fn append(&mut self, other: &Self) {
        for (start, end, style) in other.stretches() {
            self.push_prose(&other.clean[start..end], style);
        }
    }

    /// Parts what came from what comes by one space.
    pub(super) fn space(&mut self) {
        if self.gap == Gap::None {
            self.gap = Gap::Space;
        }
    }

    /// Parts what came from what comes as two cells of a row.
    pub(super) fn cell(&mut self) {
        self.widen(Gap::Cell);
    }

    /// Whether no letter came yet.
    pub(super) fn is_empty(&self) -> bool {
        self.clean.is_empty()
    }

    /// The clean text.
    pub(super) fn as_str(&self) -> &str {
        &self.clean
    }

    /// The clean text and its runs, which cover it; `place` tells where on the page the
    /// letters from one count of letters to another stand.
    pub(super) fn finish(
        self,
        size: f32,
        place: impl Fn(usize, usize) -> Rect,
    ) -> (String, Vec<Run>) {
        let mut letters = 0;
        let runs = self
            .stretches()
            .map(|(start, end, style)| {
                let first = letters;
                letters += self.clean[start..end].chars().count();
                let (start, end) = (offset(start), offset(end));
                Run { start, end, rect: place(first, letters), size, style }
            })
            .collect();
        (self.clean, runs)
    }

    fn stretches(&self) -> impl Iterator<Item = (usize, usize, Style)> + '_ {
        let ends = self.styles.iter().skip(1).map(|&(start, _)| start);
        let ends = ends.chain([self.clean.len()]);
        self.styles.iter().zip(ends).map(|(&(start, style), end)| (start, end, style))
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = gap;
    }

    fn letter(&mut self, letter: char, style: Style) {
        let gap = std::mem::take(&mut self.gap);
        if !self.clean.is_empty() {
            match gap {
                Gap::None => {}
                Gap::Space => self.clean.push(' '),
                Gap::Cell => self.clean.push(CELL),
            }
        }
        if self.styles.last().is_none_or(|&(_, last)| last != style) {
            self.styles.push((self.clean.len(), style));
        }
        self.clean.push(letter);
    }
}

/// Letters that show nothing: controls, soft hyphens, zero-width marks and the marks that
/// turn the direction of text, which only serve to make a text look like another.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOLD: Style = Style { bold: true, italic: false, fixed: false };

    fn clean(piece: &str) -> String {
        let mut text = Text::default();
        text.push(piece, Style::default());
        text.as_str().to_owned()
    }

    #[test]
    fn white_space_is_one_space_and_none_at_either_end() {
        assert_eq!(clean("  the \r\n \u{A0}child\u{2003}was  "), "the child was");
    }

    #[test]
    fn what_shows_nothing_is_left_out() {
        assert_eq!(clean("safe\u{AD}guard\u{200B}ing\u{7}\u{202E}"), "safeguarding");
    }

    #[test]
    fn a_tab_wins_over_the_spaces_around_it() {
        assert_eq!(clean("June \t 2012\t"), "June\t2012");
    }

    #[test]
    fn a_style_that_comes_back_is_a_run_of_its_own() {
        let mut text = Text::default();
        text.push("The ", Style::default());
        text.push("voice", BOLD);
        text.push(" of", Style::default());
        let (text, runs) = text.finish(10.0, |_, _| Rect::default());
        assert_eq!(text, "The voice of");
        let ends: Vec<_> = runs.iter().map(|run| (run.start, run.end)).collect();
        assert_eq!(ends, [(0, 4), (4, 10), (10, 12)]);
    }
}
