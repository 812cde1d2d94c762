//! Characters without white space as words: where they are cut, and what a hyphen joins.
//!
//! Words are cut as [`tokens`] cuts texts, with the signs `*` and `?` kept in the words
//! they touch. Inside and outside quotation marks this is the same.

use std::ops::Range;

use super::{Error, Note, Pattern, Place};
use crate::text::tokens;

/// The signs that stand for letters.
const SIGNS: [char; 2] = ['*', '?'];

/// A word with or without wildcard signs, and the bytes of the query it was typed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub at: Range<usize>,
    /// As it is compared: lower case, no two stars in a row.
    pub body: String,
}

impl Piece {
    /// Whether it has a sign that stands for letters.
    pub(super) fn is_wild(&self) -> bool {
        self.body.contains(SIGNS)
    }

    fn is_number(&self) -> bool {
        self.body.chars().all(char::is_numeric)
    }

    fn takes(&self, at: &Range<usize>, body: &str) -> bool {
        self.at.end == at.start
            && (self.body.ends_with(SIGNS)
                || SIGNS.map(Some).contains(&body.chars().next()))
    }
}

/// The words of a text that starts at this byte of the query.
pub(super) fn pieces(text: &str, start: usize) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut add = |at: Range<usize>, body: &str| match found.last_mut() {
        Some(last) if last.takes(&at, body) => {
            if !(body == "*" && last.body.ends_with('*')) {
                last.body.push_str(body);
            }
            last.at.end = at.end;
        }
        _ => found.push(Piece { at, body: body.to_owned() }),
    };
    let mut from = start;
    for stretch in text.split_inclusive(SIGNS) {
        let letters = stretch.trim_end_matches(SIGNS);
        for token in tokens(letters) {
            add(from + token.start..from + token.end, &token.word);
        }
        from += letters.len();
        let sign = &stretch[letters.len()..];
        if !sign.is_empty() {
            add(from..from + sign.len(), sign);
        }
        from += sign.len();
    }
    found
}

/// Reads texts of one query into places.
pub(super) struct Reader<'a> {
    pub query: &'a str,
    /// What a word without wildcard signs becomes.
    pub plain: fn(String) -> Pattern,
    pub notes: &'a mut Vec<Note>,
}

impl Reader<'_> {
    /// The places that the words in these bytes of the query stand for.
    pub(super) fn places(&mut self, at: Range<usize>) -> Result<Vec<Place>, Error> {
        let pieces = pieces(&self.query[at.clone()], at.start);
        let mut places = Vec::new();
        let mut from = 0;
        for next in 1..=pieces.len() {
            if next < pieces.len() && self.joins(&pieces[next - 1], &pieces[next]) {
                continue;
            }
            let mut patterns = pieces[from..next]
                .iter()
                .map(|piece| self.pattern(piece))
                .collect::<Result<Vec<_>, _>>()?;
            places.push(match patterns.len() {
                1 => Place::Word(patterns.remove(0)),
                _ => Place::Joined(patterns),
            });
            from = next;
        }
        Ok(places)
    }

    /// Whether a hyphen joins these neighbours; between numbers it says from and to.
    fn joins(&self, left: &Piece, right: &Piece) -> bool {
        let between = self.query.get(left.at.end..right.at.start);
        matches!(between, Some("-" | "‐" | "‑"))
            && !(left.is_number() && right.is_number())
    }

    fn pattern(&mut self, piece: &Piece) -> Result<Pattern, Error> {
        if !piece.is_wild() {
            return Ok((self.plain)(piece.body.clone()));
        }
        let known = piece.body.chars().filter(|letter| letter.is_alphanumeric()).count();
        if known < 2 {
            return Err(too_open(piece));
        }
        if piece.body.ends_with('?') {
            self.notes.push(Note {
                at: piece.at.end - 1..piece.at.end,
                message:
                    "`?` stands for one more letter; leave it out where it only ends \
                          a question"
                        .to_owned(),
            });
        }
        Ok(Pattern::Wildcard(piece.body.clone()))
    }
}

fn too_open(piece: &Piece) -> Error {
    let message = "a wildcard needs at least two letters or digits beside it";
    let error = Error::new(piece.at.clone(), message);
    if piece.body.chars().all(|sign| SIGNS.contains(&sign)) {
        return error
            .hint("for any words in between write a distance: \"no\" PRE/4 \"action\"");
    }
    error.hint("as in ref* or w?m?n")
}
