//! Words and phrases: which characters they may hold, and the patterns they become.

use std::ops::Range;

use super::{Error, ExprKind, Pattern};
use crate::text::tokens;

/// The words of a run of characters outside quotation marks. What is joined without a
/// space (`child's`, `non-accidental`) are words next to each other.
pub(super) fn bare(run: &str, at: &Range<usize>) -> Result<ExprKind, Error> {
    refuse_signs(run, at)?;
    let patterns: Vec<Pattern> =
        tokens(run).map(|token| Pattern::Inflections(token.word.into_owned())).collect();
    words(patterns, run, at)
}

/// The words between quotation marks, each in exactly this form.
pub(super) fn quoted(phrase: &str, at: &Range<usize>) -> Result<ExprKind, Error> {
    if let Some((offset, sign)) = phrase.char_indices().find(|(_, c)| is_reserved(*c)) {
        let place = at.start + offset;
        return Err(Error::new(
            place..place + sign.len_utf8(),
            format!("`{sign}` cannot stand in a phrase"),
        )
        .hint("write the phrase as words, or several phrases with OR between them"));
    }
    let patterns: Vec<Pattern> =
        tokens(phrase).map(|token| Pattern::Exact(token.word.into_owned())).collect();
    words(patterns, phrase, at)
}

fn words(
    patterns: Vec<Pattern>,
    typed: &str,
    at: &Range<usize>,
) -> Result<ExprKind, Error> {
    if patterns.is_empty() {
        return Err(Error::new(at.clone(), format!("`{typed}` has no letter or digit"))
            .hint("write a word, or a phrase in quotation marks"));
    }
    Ok(ExprKind::Words(patterns))
}

fn is_reserved(sign: char) -> bool {
    matches!(sign, '*' | '?' | '|' | '(' | ')')
}

/// Signs that other search tools give a meaning. To drop them would change the question.
fn refuse_signs(run: &str, at: &Range<usize>) -> Result<(), Error> {
    let first = run.chars().next().unwrap_or(' ');
    let one = |offset: usize, sign: char| {
        at.start + offset..at.start + offset + sign.len_utf8()
    };
    if let Some(hint) = leading_sign(first) {
        return Err(Error::new(
            one(0, first),
            format!("a word cannot start with `{first}`"),
        )
        .hint(hint));
    }
    if run.chars().all(|sign| matches!(sign, '&' | '|')) {
        return Err(Error::new(at.clone(), format!("`{run}` is not an operator"))
            .hint("write AND or OR in capitals"));
    }
    let strange = run
        .char_indices()
        .find_map(|(offset, sign)| Some((offset, sign, inner_sign(sign)?)));
    match strange {
        None => Ok(()),
        Some((offset, sign, hint)) => {
            Err(Error::new(one(offset, sign), format!("`{sign}` cannot stand in a word"))
                .hint(hint))
        }
    }
}

fn leading_sign(sign: char) -> Option<&'static str> {
    match sign {
        '-' | '!' | '–' | '−' => Some("to leave a word out, write NOT before it"),
        '+' => Some("every word must be there anyway; write it without the sign"),
        '\'' | '‘' | '’' | '`' => Some("a phrase stands in double quotation marks"),
        '/' => Some("write the word itself, or its forms with OR between them"),
        _ => None,
    }
}

fn inner_sign(sign: char) -> Option<&'static str> {
    match sign {
        '*' | '?' => Some(
            "a bare word already finds its inflections; write other forms with OR between",
        ),
        '~' => Some("write the spellings with OR between them"),
        '|' => Some("write OR in capitals between alternatives"),
        '[' | ']' | '{' | '}' => Some("group with round brackets"),
        '^' | '=' | '<' | '>' | '\\' => Some("put the words in quotation marks"),
        _ => None,
    }
}
