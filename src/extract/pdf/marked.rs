//! Marked content: text that stands in for what is drawn, and layers not shown.
//!
//! `ActualText` says what a stretch of glyphs means: a soft hyphen for a hyphen, a word
//! for a picture of it. The glyphs keep their place and give up their letters.

use super::canvas::Canvas;
use super::font::push_clean;
use super::lexer::Token;
use super::strings::text_string;

/// The marks that are open.
#[derive(Debug, Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    hidden: usize,
    replacing: bool,
}

#[derive(Debug)]
enum Mark {
    Plain,
    Hidden,
    /// From this glyph on, this text counts.
    Replaced {
        from: usize,
        text: String,
    },
}

/// Marks beyond this many are not told apart.
const MAX_MARKS: usize = 10_000;

impl Marks {
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden > 0
    }

    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Opens a mark. The text that replaces its content is in a named property list
    /// or among the operands.
    pub(super) fn open(
        &mut self,
        hidden: bool,
        named: Option<&[u8]>,
        operands: &[Token<'_>],
        text: &[u8],
        canvas: &Canvas<'_>,
    ) {
        let actual = named.or_else(|| inline(operands, text));
        let mark = match actual {
            _ if hidden => Mark::Hidden,
            Some(bytes) if !self.replacing => {
                Mark::Replaced { from: canvas.glyphs.len(), text: text_string(bytes) }
            }
            _ => Mark::Plain,
        };
        self.hidden += usize::from(hidden);
        self.replacing |= matches!(mark, Mark::Replaced { .. });
        if self.open.len() < MAX_MARKS {
            self.open.push(mark);
        }
    }

    pub(super) fn close(&mut self, canvas: &mut Canvas<'_>) {
        match self.open.pop() {
            Some(Mark::Hidden) => self.hidden -= 1,
            Some(Mark::Replaced { from, text }) => {
                self.replacing = false;
                replace(canvas, from, &text);
            }
            Some(Mark::Plain) | None => {}
        }
    }

    /// Closes what a form left open.
    pub(super) fn close_to(&mut self, depth: usize, canvas: &mut Canvas<'_>) {
        while self.open.len() > depth {
            self.close(canvas);
        }
    }
}

/// The `ActualText` of a property list written in place.
fn inline<'t>(operands: &[Token<'_>], text: &'t [u8]) -> Option<&'t [u8]> {
    let pair = operands.windows(2).find(|pair| pair[0] == Token::Name(b"ActualText"))?;
    match pair[1] {
        Token::Text { start, end } => text.get(start..end),
        _ => None,
    }
}

/// Gives the text to the first of the glyphs, which grows to the end of its own line,
/// and drops the others.
fn replace(canvas: &mut Canvas<'_>, from: usize, text: &str) {
    let Some((first, others)) =
        canvas.glyphs.get_mut(from..).and_then(<[_]>::split_first_mut)
    else {
        return;
    };
    let level = |y: f32| (y - first.y).abs() < first.size * 0.5;
    if let Some(last) =
        others.iter().rev().find(|it| it.angle == first.angle && level(it.y))
    {
        first.dx = last.x + last.dx - first.x;
        first.dy = last.y + last.dy - first.y;
        first.spacing = last.spacing;
    }
    let start = canvas.text.len();
    for letter in text.chars() {
        push_clean(&mut canvas.text, letter);
    }
    first.start = u32::try_from(start).unwrap_or(u32::MAX);
    first.end = u32::try_from(canvas.text.len()).unwrap_or(u32::MAX);
    canvas.glyphs.truncate(from + 1);
}
