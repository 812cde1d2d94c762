//! A query as brackets, quotations and runs of other characters.

use std::ops::Range;

use super::Error;

/// The smallest piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lexeme {
    /// The bytes it was typed in, quotation marks included.
    pub at: Range<usize>,
    /// What it is.
    pub kind: LexemeKind,
}

/// What a lexeme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LexemeKind {
    /// `(`
    Open,
    /// `)`
    Close,
    /// What stands between double quotation marks, straight or curly.
    Quoted,
    /// Anything else up to white space, a bracket or a quotation mark.
    Run,
}

/// Straight and curly double quotation marks are the same: word processors and telephones
/// make the curly ones unasked.
fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '‟' | '＂')
}

/// Cuts a query. The only thing that can be wrong is a quotation that does not end.
pub(super) fn lex(query: &str) -> Result<Vec<Lexeme>, Error> {
    let mut lexemes = Vec::new();
    let mut letters = query.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let after = start + letter.len_utf8();
        let (end, kind) = match letter {
            _ if letter.is_whitespace() => continue,
            '(' => (after, LexemeKind::Open),
            ')' => (after, LexemeKind::Close),
            _ if is_quote(letter) => {
                let closing = letters.find(|(_, letter)| is_quote(*letter));
                let (at, quote) = closing.ok_or_else(|| unclosed(start..after))?;
                (at + quote.len_utf8(), LexemeKind::Quoted)
            }
            _ => {
                let mut end = after;
                while let Some((at, next)) = letters.next_if(|(_, next)| is_inside(*next))
                {
                    end = at + next.len_utf8();
                }
                (end, LexemeKind::Run)
            }
        };
        lexemes.push(Lexeme { at: start..end, kind });
    }
    Ok(lexemes)
}

fn is_inside(letter: char) -> bool {
    !letter.is_whitespace() && !matches!(letter, '(' | ')') && !is_quote(letter)
}

fn unclosed(at: Range<usize>) -> Error {
    Error::new(at, "this quotation mark is never closed")
        .hint("end the phrase with another quotation mark")
}

/// The bytes between the quotation marks of a quoted lexeme.
pub(super) fn inside_quotes(query: &str, at: &Range<usize>) -> Range<usize> {
    let text = &query[at.clone()];
    let width = |letter: Option<char>| letter.map_or(0, char::len_utf8);
    at.start + width(text.chars().next())..at.end - width(text.chars().next_back())
}
