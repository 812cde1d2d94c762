//! Names that only their review explains: `Hafan Deg, a refuge`, `the Lodge (which is run
//! by a housing association)`.

use std::cell::OnceCell;

use super::bodies::bodies;
use super::kinds::{Addressee, HealthKind};
use super::words::Words;
use crate::index::StoredPassage;

/// How many words around a name may say what it is.
const NEAR: usize = 9;

/// What a review says of the bodies it names.
pub(super) struct Explained<'a> {
    passages: &'a [StoredPassage],
    /// Whether it names a board, once somebody asked.
    has_board: OnceCell<bool>,
}

impl<'a> Explained<'a> {
    pub(super) const fn new(passages: &'a [StoredPassage]) -> Self {
        Self { passages, has_board: OnceCell::new() }
    }

    /// Whether this is a review that a board or a partnership had made.
    pub(super) fn has_board(&self) -> bool {
        let names_one = |one: &StoredPassage| {
            let words = Words::of(&one.passage.text);
            words.has(0..words.len(), BOARDS)
        };
        *self.has_board.get_or_init(|| self.passages.iter().any(names_one))
    }

    /// Whether this is the name of something: capitals throughout, and a first word that
    /// the review never writes without one.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let words = Words::of(text);
        let start = usize::from(words.at(0) == "the");
        let small = |at: usize| matches!(words.at(at), "of" | "and" | "for" | "the");
        let capital = |at: usize| words.written(at).starts_with(char::is_uppercase);
        let first = words.at(start);
        (start..words.len()).all(|at| small(at) || capital(at))
            && (1..=6).contains(&words.len().saturating_sub(start))
            && !PLAIN.contains(&first)
            && !self.writes_small(first)
    }

    /// Whether a word stands anywhere in small letters.
    fn writes_small(&self, word: &str) -> bool {
        self.passages.iter().any(|passage| {
            let text = &passage.passage.text;
            text.match_indices(word).any(|(at, _)| {
                let alone =
                    |one: Option<char>| one.is_none_or(|one| !one.is_alphanumeric());
                alone(text[..at].chars().next_back())
                    && alone(text[at + word.len()..].chars().next())
            })
        })
    }

    /// Whom a name means, by the words that stand beside it where it is explained: after
    /// a comma, a bracket or `is a`, or before it as its kind. The first explanation
    /// counts, since authors explain a name where they bring it in.
    pub(super) fn of(&self, name: &str) -> Vec<(Addressee, Option<HealthKind>)> {
        let name = name.trim_start_matches("The ").trim_start_matches("the ");
        let name = name.split(" and ").next().unwrap_or(name).trim();
        if !name.starts_with(char::is_uppercase) || name.len() < 4 {
            return Vec::new();
        }
        for passage in self.passages {
            let text = &passage.passage.text;
            for (at, _) in text.match_indices(name) {
                let found = explained(text, at, at + name.len());
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }
}

/// Names of those who have reviews made.
const BOARDS: &str = "\
safeguarding children board|safeguarding board|safeguarding children s board\
|safeguarding children partnership|safeguarding partnership|safeguarding partners|lscb|lscp\
|acpc|child protection committee|cysur|sbni|safeguarding adults board|safeguarding panel\
|community safety partnership|children s safeguarding partnership";

/// Words that are no part of a name.
const PLAIN: [&str; 14] = [
    "all", "any", "each", "every", "no", "this", "that", "these", "those", "where",
    "when", "there", "it", "they",
];

/// What the words around a name say that it is.
fn explained(
    text: &str,
    start: usize,
    end: usize,
) -> Vec<(Addressee, Option<HealthKind>)> {
    let words = Words::of(text);
    let after = words.after(end);
    let rest = text.get(end..).unwrap_or("");
    let opens = [
        ", a ",
        ", an ",
        ", the ",
        ", which ",
        " (",
        " is a ",
        " is an ",
        " was a ",
        " was an ",
        ", run by ",
        ": ",
    ]
    .iter()
    .any(|turn| rest.starts_with(turn));
    if opens {
        let found = bodies(&words, after..words.len().min(after + NEAR));
        // who runs it says more than what it is
        if let Some(body) = found.last() {
            return of(body.addressees, body.health);
        }
    }
    let before = words.after(start);
    let kind = bodies(&words, before.saturating_sub(4)..before);
    match kind.last() {
        Some(body) if body.words.end == before && !ends_sentence(text, start) => {
            of(body.addressees, body.health)
        }
        // `the Fernleigh children's home`
        _ => {
            let found = bodies(&words, after..words.len().min(after + 3));
            match found.first() {
                Some(body) if body.words.start == after && rest.starts_with(' ') => {
                    of(body.addressees, body.health)
                }
                _ => Vec::new(),
            }
        }
    }
}

fn ends_sentence(text: &str, start: usize) -> bool {
    text.get(..start)
        .is_some_and(|before| before.trim_end().ends_with(['.', ',', ';', ':', '(']))
}

fn of(
    addressees: &[Addressee],
    health: Option<HealthKind>,
) -> Vec<(Addressee, Option<HealthKind>)> {
    addressees.iter().map(|one| (*one, health)).collect()
}
