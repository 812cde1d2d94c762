//! Regular expressions on single words: checked with a pointer to the mistake, compiled
//! within limits.
//!
//! What is checked and what is matched is one compiled thing. Matching takes time in
//! proportion to the word, whatever the expression; what compiling may take is bounded
//! by the size of the result and the number of large classes in it. Words have no upper
//! case, so the expression is put in lower case: to match in either case would fold every
//! class, which takes far longer than all the rest.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::Error;
use crate::text::tokens;

/// How much memory a compiled expression may take, in bytes: enough for `\w+ing`.
const SIZE: usize = 64 * 1024;
/// How many groups and classes may stand inside one another.
const NESTING: u32 = 16;

/// How many classes as large as `\w` an expression may have.
const CLASSES: usize = 8;

/// What is wrong with a regular expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mistake {
    /// The bytes of the expression it is about.
    at: Range<usize>,
    message: String,
    hint: Option<&'static str>,
}

impl Mistake {
    fn new(at: Range<usize>, message: &str, hint: &'static str) -> Self {
        Self { at, message: message.to_owned(), hint: Some(hint) }
    }
}

/// An expression that matches whole words.
pub(super) fn compiled(pattern: &str) -> Result<Regex, Mistake> {
    let lower = lower(pattern)?;
    regex_syntax::ParserBuilder::new()
        .nest_limit(NESTING)
        .build()
        .parse(&lower)
        .map_err(|error| {
            let mistake = syntax(&error, &lower);
            Mistake { at: same_place(pattern, &lower, &mistake.at), ..mistake }
        })?;
    RegexBuilder::new(&format!("^(?:{lower})$"))
        .size_limit(SIZE)
        .nest_limit(NESTING + 2)
        .build()
        .map_err(|_| {
            let hint = "repeat less, or write [a-z] for \\w";
            Mistake::new(0..pattern.len(), "this regular expression is too large", hint)
        })
}

fn syntax(error: &regex_syntax::Error, pattern: &str) -> Mistake {
    let (span, message) = match error {
        regex_syntax::Error::Parse(error) => (*error.span(), error.kind().to_string()),
        regex_syntax::Error::Translate(error) => {
            (*error.span(), error.kind().to_string())
        }
        _ => {
            return Mistake {
                at: 0..pattern.len(),
                message: error.to_string(),
                hint: None,
            };
        }
    };
    let message = format!("this regular expression is not understood: {message}");
    Mistake { at: span.start.offset..span.end.offset, message, hint: None }
}

/// The expression typed in these bytes of the query, slashes left out, as it is compared.
pub(super) fn read(query: &str, at: &Range<usize>) -> Result<String, Error> {
    let typed = &query[at.clone()];
    if !typed.chars().any(char::is_alphanumeric) {
        let message = format!("`/{typed}/` has no letter or digit");
        return Err(Error::new(at.start - 1..at.end + 1, message)
            .hint("a regular expression names a part of the words it finds"));
    }
    compiled(typed).and_then(|_| lower(typed)).map_err(|mistake| {
        let here = at.start + mistake.at.start..at.start + mistake.at.end;
        Error {
            at: here,
            message: mistake.message,
            hint: mistake.hint.map(str::to_owned),
        }
    })
}

/// An expression with its letters as words have them, character for character; what stands
/// after a backslash stays. Refused are groups that set flags, look around or have a name
/// (flags could end the expression early: `(?x)` and `#`), and too many large classes.
fn lower(pattern: &str) -> Result<String, Mistake> {
    let mut out = String::with_capacity(pattern.len());
    let mut letters = pattern.char_indices();
    let mut classes = 0;
    while let Some((at, letter)) = letters.next() {
        let rest = &pattern[at + letter.len_utf8()..];
        if letter == '(' && rest.starts_with('?') && !rest.starts_with("?:") {
            let hint = "groups are (...) or (?:...); upper and lower case are the same";
            return Err(Mistake::new(
                at..at + 2,
                "this sort of group is not understood",
                hint,
            ));
        }
        out.push(folded(letter));
        if letter == '\\'
            && let Some((_, escaped)) = letters.next()
        {
            let here = at..at + 1 + escaped.len_utf8();
            classes += usize::from("wWdDsS".contains(escaped));
            if matches!(escaped, 'p' | 'P') {
                let hint = "write \\w, \\d or [a-z]";
                return Err(Mistake::new(here, "this class is not understood", hint));
            }
            if classes > CLASSES {
                let message = format!(
                    "a regular expression has at most {CLASSES} of \\w and its like"
                );
                return Err(Mistake::new(
                    here,
                    &message,
                    "write [a-z], or repeat with {2,5}",
                ));
            }
            out.push(escaped);
        }
    }
    Ok(out)
}

/// A letter as words have it, where that is one letter.
fn folded(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut alone = [0; 4];
    let word = tokens(letter.encode_utf8(&mut alone)).next();
    let mut letters = word.iter().flat_map(|token| token.word.chars());
    match (letters.next(), letters.next()) {
        (Some(only), None) => only,
        _ => letter,
    }
}

/// Where in the expression typed stands what stands there in lower case; both have as many
/// characters.
fn same_place(typed: &str, lower: &str, at: &Range<usize>) -> Range<usize> {
    let place = |byte: usize| {
        let count = lower.char_indices().take_while(|(at, _)| *at < byte).count();
        typed.char_indices().nth(count).map_or(typed.len(), |(at, _)| at)
    };
    place(at.start)..place(at.end)
}
