//! The runs that are operators, in this language and in the dialects of other tools.
//!
//! A run that looks like an operator and is none is refused: to read `NEAR5` or `near/5`
//! as a word would answer another question than the one typed.

use std::ops::Range;

use super::{Error, Relation};

/// The widest distance and the largest number that may be asked for.
const MOST: u32 = 999;

/// What stands between or before expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    And,
    Or,
    Not,
    /// How the expressions on both sides stand to one another.
    Together(Relation),
    /// What must be there so many times follows.
    AtLeast(u32),
}

/// The operator that this run is; none if it is a word or a filter.
pub(super) fn operator(run: &str, at: &Range<usize>) -> Result<Option<Operator>, Error> {
    let found = match run {
        "AND" => Operator::And,
        "OR" => Operator::Or,
        "NOT" => Operator::Not,
        "SENT" | "w/s" | "W/s" | "W/S" | "w/S" => Operator::Together(Relation::Sentence),
        "PARA" | "w/p" | "W/p" | "W/P" | "w/P" => Operator::Together(Relation::Passage),
        "XOR" => return Err(exclusive(at)),
        _ => return counted(run, at),
    };
    Ok(Some(found))
}

/// Whether this run is a distance as dtSearch writes it, before which a lower-case `not`
/// is an operator too.
pub(super) fn is_dialect(run: &str) -> bool {
    let name = run.split('/').next().unwrap_or_default();
    !matches!(name, "NEAR" | "PRE" | "SENT" | "PARA")
}

fn exclusive(at: &Range<usize>) -> Error {
    Error::new(at.clone(), "`XOR` is not an operator here")
        .hint("write (a NOT b) OR (b NOT a); the word itself in lower case")
}

/// An operator with a number: `NEAR/5`, `w/5`, `ATLEAST/3`.
fn counted(run: &str, at: &Range<usize>) -> Result<Option<Operator>, Error> {
    let end = run.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(run.len());
    let (name, rest) = run.split_at(end);
    let number = rest.strip_prefix('/');
    let counts = number.is_some_and(|number| number.starts_with(is_digit));
    let relation = |of: fn(u32) -> Relation| {
        count(run, number, at).map(|count| Some(Operator::Together(of(count))))
    };
    match name {
        "NEAR" => relation(Relation::Near),
        "PRE" | "ONEAR" => relation(Relation::Pre),
        "ATLEAST" => count(run, number, at).map(|count| Some(Operator::AtLeast(count))),
        "SENT" | "PARA" if !rest.is_empty() => Err(numberless(name, run, at)),
        _ if !counts => Ok(None),
        _ => match name.to_ascii_lowercase().as_str() {
            "w" => relation(Relation::Near),
            "pre" | "onear" => relation(Relation::Pre),
            "near" | "atleast" | "sent" | "para" => Err(capitals(name, run, at)),
            _ => Ok(None),
        },
    }
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// The number after the slash.
fn count(run: &str, number: Option<&str>, at: &Range<usize>) -> Result<u32, Error> {
    let end = run.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(run.len());
    let name = &run[..end];
    let digits =
        number.filter(|number| !number.is_empty() && number.chars().all(is_digit));
    let Some(digits) = digits else {
        let name = if name.eq_ignore_ascii_case("w") { "w" } else { name };
        return Err(Error::new(at.clone(), wanted(name)).hint(example(name)));
    };
    distance(digits, &(at.end - digits.len()..at.end))
}

/// A number of words or times, 1 to 999, that stands there.
pub(super) fn distance(digits: &str, at: &Range<usize>) -> Result<u32, Error> {
    let number = digits.parse().ok().filter(|number| (1..=MOST).contains(number));
    number.ok_or_else(|| {
        Error::new(at.clone(), format!("`{digits}` is not a number from 1 to {MOST}")).hint(
            "words next to each other are at distance 1; anywhere in one passage is PARA",
        )
    })
}

fn wanted(name: &str) -> String {
    let of = if name == "ATLEAST" { "times" } else { "words" };
    format!("{name} needs a number of {of}")
}

fn example(name: &str) -> String {
    match name {
        "ATLEAST" => "as in ATLEAST/3(risk)".to_owned(),
        name => format!("as in child {name}/5 seen; the word itself in lower case"),
    }
}

fn numberless(name: &str, run: &str, at: &Range<usize>) -> Error {
    Error::new(at.clone(), format!("`{run}` is not an operator"))
        .hint(format!("{name} takes no number, as in a {name} b"))
}

fn capitals(name: &str, run: &str, at: &Range<usize>) -> Error {
    let written = match name.to_ascii_uppercase().as_str() {
        name @ ("SENT" | "PARA") => name.to_owned(),
        _ => run.to_ascii_uppercase(),
    };
    Error::new(at.clone(), format!("`{run}` is not an operator"))
        .hint(format!("operators are written in capitals: {written}"))
}
