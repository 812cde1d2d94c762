//! A query as brackets, quotations, regular expressions and runs of other characters.
//!
//! A regular expression is told apart here and not later: it may hold brackets and
//! quotation marks of its own sort, which must not be taken for the query's.

use std::ops::Range;

use super::Error;

/// The smallest piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lexeme {
    /// The bytes it was typed in, quotation marks and slashes included.
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
    /// What stands between slashes.
    Regex,
    /// Anything else up to white space, a bracket or a quotation mark.
    Run,
}

/// Straight and curly double quotation marks are the same: word processors and telephones
/// make the curly ones unasked.
fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '‟' | '＂')
}

/// Cuts a query. Only what is opened and never closed can be wrong.
pub(super) fn lex(query: &str) -> Result<Vec<Lexeme>, Error> {
    let mut lexemes = Vec::new();
    let mut start = 0;
    while let Some(first) = query[start..].chars().next() {
        if first.is_whitespace() {
            start += first.len_utf8();
            continue;
        }
        let rest = &query[start..];
        let (length, kind) = match first {
            '(' => (1, LexemeKind::Open),
            ')' => (1, LexemeKind::Close),
            '/' => (regex(rest, start)?, LexemeKind::Regex),
            _ if is_quote(first) => (quoted(rest, start)?, LexemeKind::Quoted),
            _ => (rest.find(ends_run).unwrap_or(rest.len()), LexemeKind::Run),
        };
        lexemes.push(Lexeme { at: start..start + length, kind });
        start += length;
    }
    Ok(lexemes)
}

fn ends_run(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')') || is_quote(letter)
}

/// How long the quotation is that this text starts with.
fn quoted(text: &str, start: usize) -> Result<usize, Error> {
    let mut quotes = text.char_indices().filter(|(_, letter)| is_quote(*letter));
    let opening = quotes.next().map_or(0, |(_, quote)| quote.len_utf8());
    let (at, quote) = quotes.next().ok_or_else(|| {
        Error::new(start..start + opening, "this quotation mark is never closed")
            .hint("end the phrase with another quotation mark")
    })?;
    Ok(at + quote.len_utf8())
}

/// How long the regular expression is that this text starts with.
fn regex(text: &str, start: usize) -> Result<usize, Error> {
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '/' => return ended(text, at + 1, start),
            '\\' if text[at + 1..].starts_with(|next: char| !next.is_whitespace()) => {
                letters.next();
            }
            _ if letter.is_whitespace() => break,
            _ if is_quote(letter) => {
                let at = start + at;
                return Err(Error::new(
                    at..at + letter.len_utf8(),
                    "a quotation mark cannot stand in a regular expression",
                )
                .hint("it matches one word, which holds letters and digits only"));
            }
            _ => {}
        }
    }
    Err(Error::new(start..start + 1, "this regular expression is never closed")
        .hint("it matches one word, holds no space and ends with `/`"))
}

/// A regular expression that closes there must be followed by a space, a closing bracket
/// or nothing.
fn ended(text: &str, length: usize, start: usize) -> Result<usize, Error> {
    match text[length..].chars().next() {
        Some(next) if !next.is_whitespace() && next != ')' => {
            let rest = &text[length..];
            let end = rest.find(ends_run).unwrap_or(rest.len()).max(next.len_utf8());
            let at = start + length..start + length + end;
            Err(Error::new(at, "this follows a regular expression without a space")
                .hint("put a space after `/`; upper and lower case are the same there"))
        }
        _ => Ok(length),
    }
}

/// The bytes between the marks around a quoted lexeme or a regular expression.
pub(super) fn inside(query: &str, at: &Range<usize>) -> Range<usize> {
    let text = &query[at.clone()];
    let width = |letter: Option<char>| letter.map_or(0, char::len_utf8);
    at.start + width(text.chars().next())..at.end - width(text.chars().next_back())
}
