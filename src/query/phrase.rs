//! What stands between quotation marks: words in exactly this form, wildcards, and
//! alternatives in brackets.

use std::ops::Range;

use super::piece::Reader;
use super::{Error, Note, Pattern, Place};

/// The places of the phrase in these bytes of the query, quotation marks left out.
pub(super) fn phrase(
    query: &str,
    at: &Range<usize>,
    notes: &mut Vec<Note>,
) -> Result<Vec<Place>, Error> {
    let mut reader = Reader { query, plain: Pattern::Exact, notes };
    let mut places = Vec::new();
    let mut from = at.start;
    while let Some((sign_at, sign)) = next_sign(query, from..at.end) {
        places.extend(reader.places(from..sign_at)?);
        if sign != '(' {
            return Err(stray(sign, sign_at));
        }
        let close = closing(query, sign_at, at.end)?;
        whole_words(query, at, sign_at..close + 1)?;
        places.extend(alternatives(&mut reader, sign_at + 1..close)?);
        from = close + 1;
    }
    places.extend(reader.places(from..at.end)?);
    if places.is_empty() {
        return Err(Error::new(
            at.clone(),
            format!("`{}` has no letter or digit", &query[at.clone()]),
        )
        .hint("write a word, or a phrase in quotation marks"));
    }
    Ok(places)
}

/// The next character in these bytes that means something in a phrase.
fn next_sign(query: &str, within: Range<usize>) -> Option<(usize, char)> {
    let start = within.start;
    let is_sign = |sign: &(usize, char)| matches!(sign.1, '(' | ')' | '|' | '~');
    query[within].char_indices().find(is_sign).map(|(at, sign)| (start + at, sign))
}

fn stray(sign: char, at: usize) -> Error {
    let here = at..at + 1;
    match sign {
        ')' => Error::new(here, "this bracket closes nothing"),
        '|' => Error::new(here, "alternatives in a phrase stand in brackets")
            .hint("as in \"(missed|failed) visit\""),
        _ => Error::new(here, format!("`{sign}` cannot stand in a phrase")).hint(
            "a phrase finds its words as they are; fuzzy words stand alone: neglet~1",
        ),
    }
}

/// The bracket that closes the one there.
fn closing(query: &str, open: usize, end: usize) -> Result<usize, Error> {
    let mut from = open + 1;
    loop {
        match next_sign(query, from..end) {
            Some((at, ')')) => return Ok(at),
            Some((at, '|')) => from = at + 1,
            Some((at, '(')) => {
                return Err(Error::new(at..at + 1, "a bracket in a bracket of a phrase")
                    .hint("write every alternative out, with | between them"));
            }
            Some((at, sign)) => return Err(stray(sign, at)),
            None => {
                return Err(Error::new(open..open + 1, "this bracket is never closed"));
            }
        }
    }
}

/// Refuses a bracket that touches a word: alternatives are whole words.
fn whole_words(
    query: &str,
    at: &Range<usize>,
    bracket: Range<usize>,
) -> Result<(), Error> {
    let is_letter = |letter: &char| letter.is_alphanumeric() || "*?".contains(*letter);
    let before = query[at.start..bracket.start].chars().next_back().filter(is_letter);
    let after = query[bracket.end..at.end].chars().next().filter(is_letter);
    if before.is_none() && after.is_none() {
        return Ok(());
    }
    Err(Error::new(bracket, "these alternatives touch a word")
        .hint("alternatives are whole words: \"(agree|disagree) with\""))
}

/// The place of the alternatives in these bytes; one alternative is its own places.
fn alternatives(reader: &mut Reader<'_>, at: Range<usize>) -> Result<Vec<Place>, Error> {
    let mut rows = Vec::new();
    let mut from = at.start;
    for alternative in reader.query[at].split('|') {
        let here = from..from + alternative.len();
        let row = reader.places(here.clone())?;
        if row.is_empty() {
            return Err(Error::new(here, "an alternative is missing here")
                .hint("write a word on both sides of each |"));
        }
        rows.push(row);
        from += alternative.len() + 1;
    }
    Ok(if rows.len() == 1 { rows.remove(0) } else { vec![Place::Any(rows)] })
}
