//! How large a query may be, checked before and after it is read.
//!
//! Before, because text from outside must not choose how deep the stack grows. After,
//! because the canonical form can need a bracket that was not typed
//! (`a NEAR/5 b PRE/3 c`), and what is printed must be readable again.

use super::lex::{Lexeme, LexemeKind};
use super::operator::operator;
use super::print::needs_brackets;
use super::{Error, Expr, ExprKind, word};

/// How large a query may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many characters.
    pub characters: usize,
    /// How many brackets, NOTs and ATLEASTs inside one another.
    pub depth: usize,
    /// How many words, phrases and filters; each further alternative or wildcard in a
    /// phrase counts as one more.
    pub clauses: usize,
}

impl Limits {
    /// For what a person types.
    pub const TYPED: Self = Self { characters: 1_000, depth: 16, clauses: 64 };
    /// For a rule in a codebook.
    pub const RULE: Self = Self { characters: 20_000, depth: 16, clauses: 64 };
}

/// How many regular expressions a query may have: each is compiled while the query is
/// read, which takes up to a millisecond.
const REGEXES: usize = 4;

/// Refuses a query with too many characters.
pub(super) fn characters(query: &str, limits: &Limits) -> Result<(), Error> {
    match query.char_indices().nth(limits.characters) {
        None => Ok(()),
        Some((end, _)) => {
            let message = format!("a query has at most {} characters", limits.characters);
            Err(Error::new(end..query.len(), message))
        }
    }
}

/// Refuses a query with too many clauses or regular expressions.
pub(super) fn clauses(
    query: &str,
    lexemes: &[Lexeme],
    limits: &Limits,
) -> Result<(), Error> {
    let (mut clauses, mut regexes) = (0, 0);
    for (index, lexeme) in lexemes.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &lexemes[before]);
        clauses += weight(query, lexeme, before);
        regexes += usize::from(lexeme.kind == LexemeKind::Regex);
        if clauses > limits.clauses {
            let most = limits.clauses;
            let message = format!("a query has at most {most} words and phrases");
            return Err(Error::new(lexeme.at.clone(), message).hint(
                "each alternative and each further wildcard of a phrase counts as one",
            ));
        }
        if regexes > REGEXES {
            let message = format!("a query has at most {REGEXES} regular expressions");
            return Err(Error::new(lexeme.at.clone(), message)
                .hint("alternatives stand within one: /(refer|report)(s|ed)?/"));
        }
    }
    Ok(())
}

/// How many clauses a lexeme counts as.
fn weight(query: &str, lexeme: &Lexeme, before: Option<&Lexeme>) -> usize {
    let text = &query[lexeme.at.clone()];
    match lexeme.kind {
        LexemeKind::Open | LexemeKind::Close => 0,
        LexemeKind::Regex => 1,
        LexemeKind::Run => match operator(text, &lexeme.at) {
            Ok(Some(_)) => 0,
            _ if word::is_abbreviation(text) => 3,
            _ => 1,
        },
        LexemeKind::Quoted => {
            let of_field = before.is_some_and(|before| {
                before.kind == LexemeKind::Run
                    && before.at.end == lexeme.at.start
                    && query[before.at.clone()].ends_with(':')
            });
            if of_field { 0 } else { phrase_weight(text) }
        }
    }
}

fn phrase_weight(phrase: &str) -> usize {
    let breaks = |letter: char| letter.is_whitespace() || "-‐‑|()".contains(letter);
    let wildcards = phrase.split(breaks).filter(|word| word.contains(['*', '?'])).count();
    1 + phrase.matches('|').count() + wildcards.saturating_sub(1)
}

/// Refuses an expression whose canonical form is nested too deep.
pub(super) fn nesting(expr: &Expr, depth: usize) -> Result<(), Error> {
    let down = |part: &Expr, levels: usize| {
        let brackets = usize::from(needs_brackets(part, expr));
        match depth.checked_sub(levels + brackets) {
            Some(depth) => nesting(part, depth),
            None => Err(too_deep(part.at.clone())),
        }
    };
    match &expr.kind {
        ExprKind::Words(_) | ExprKind::Filter(_) => Ok(()),
        ExprKind::Not(part) | ExprKind::AtLeast(_, part) => down(part, 1),
        ExprKind::Apart(_, part, other) => down(part, 0).and_then(|()| down(other, 0)),
        ExprKind::Together(_, parts) | ExprKind::And(parts) | ExprKind::Or(parts) => {
            parts.iter().try_for_each(|part| down(part, 0))
        }
    }
}

/// What is said of a query that is nested too deep.
pub(super) fn too_deep(at: std::ops::Range<usize>) -> Error {
    Error::new(at, "too many brackets and NOTs inside one another")
}
