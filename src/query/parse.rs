//! A query read from left to right: OR of AND of proximity of NOT of words, phrases and
//! brackets.
//!
//! Recursive descent, a function per level of precedence, so that a new level is a new
//! function between two others. Limits are checked before and while going down: text
//! from outside must not choose how deep the stack grows.

use std::ops::Range;

use super::lex::{Lexeme, LexemeKind, inside, lex};
use super::limits;
use super::near::{Chain, Sense, loose_phrase};
use super::operator::{Operator, is_dialect, operator};
use super::phrase::phrase;
use super::value::Typed;
use super::{
    Error, Expr, ExprKind, Filter, Limits, Note, Query, Relation, regular, word,
};

/// Reads a query.
pub(super) fn parse(query: &str, limits: &Limits) -> Result<Query, Error> {
    limits::characters(query, limits)?;
    let lexemes = lex(query)?;
    limits::clauses(query, &lexemes, limits)?;
    let operators = lexemes
        .iter()
        .map(|lexeme| match lexeme.kind {
            LexemeKind::Run => operator(&query[lexeme.at.clone()], &lexeme.at),
            _ => Ok(None),
        })
        .collect::<Result<_, _>>()?;
    let depth = limits.depth;
    let mut parser =
        Parser { query, lexemes: &lexemes, operators, next: 0, depth, notes: Vec::new() };
    let root = parser.any()?;
    if let Some(lexeme) = parser.peek() {
        return Err(Error::new(lexeme.at.clone(), "this bracket closes nothing"));
    }
    limits::nesting(&root, limits.depth)?;
    Ok(Query { root, notes: parser.notes })
}

struct Parser<'a> {
    query: &'a str,
    lexemes: &'a [Lexeme],
    /// The operator that each lexeme is, if it is one.
    operators: Vec<Option<Operator>>,
    next: usize,
    /// How many more brackets and NOTs may be opened.
    depth: usize,
    notes: Vec<Note>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Lexeme> {
        self.lexemes.get(self.next)
    }

    fn text(&self, lexeme: &Lexeme) -> &'a str {
        &self.query[lexeme.at.clone()]
    }

    fn operator_at(&self, index: usize) -> Option<Operator> {
        self.operators.get(index).copied().flatten()
    }

    /// Steps over this operator if it comes next.
    fn take(&mut self, wanted: Operator) -> bool {
        let found = self.operator_at(self.next) == Some(wanted);
        self.next += usize::from(found);
        found
    }

    fn any(&mut self) -> Result<Expr, Error> {
        let mut parts = vec![self.all()?];
        while self.take(Operator::Or) {
            parts.push(self.all()?);
        }
        Expr::any(parts).ok_or_else(|| self.missing())
    }

    fn all(&mut self) -> Result<Expr, Error> {
        let mut parts = vec![self.near()?];
        loop {
            let joined = self.take(Operator::And);
            let ends = match self.peek() {
                None => true,
                Some(lexeme) => {
                    lexeme.kind == LexemeKind::Close
                        || self.operator_at(self.next) == Some(Operator::Or)
                }
            };
            if ends && !joined {
                return Expr::all(parts).ok_or_else(|| self.missing());
            }
            parts.push(self.near()?);
        }
    }

    fn near(&mut self) -> Result<Expr, Error> {
        let mut chain = Chain::new(self.not()?);
        while let Some((sense, relation)) = self.take_relation() {
            let right = self.not()?;
            chain = chain.and(sense, relation, right)?;
        }
        Ok(chain.finish())
    }

    /// Steps over a relation, with `NOT` before it or without, if one comes next.
    fn take_relation(&mut self) -> Option<(Sense, Relation)> {
        if let Some(Operator::Together(relation)) = self.operator_at(self.next) {
            self.next += 1;
            return Some((Sense::Together, relation));
        }
        let Some(Operator::Together(relation)) = self.operator_at(self.next + 1) else {
            return None;
        };
        let [not, name, ..] = &self.lexemes[self.next..] else { return None };
        let is_not = self.operator_at(self.next) == Some(Operator::Not)
            || (not.kind == LexemeKind::Run
                && self.text(not).eq_ignore_ascii_case("not")
                && is_dialect(self.text(name)));
        is_not.then(|| {
            self.next += 2;
            (Sense::Apart, relation)
        })
    }

    fn not(&mut self) -> Result<Expr, Error> {
        let Some(lexeme) = self.peek() else { return Err(self.missing()) };
        if !self.take(Operator::Not) {
            return self.atom(lexeme);
        }
        let inner = self.deeper(&lexeme.at, Self::not)?;
        let at = lexeme.at.start..inner.at.end;
        Ok(Expr { at, kind: ExprKind::Not(Box::new(inner)) })
    }

    fn deeper(
        &mut self,
        at: &Range<usize>,
        inner: fn(&mut Self) -> Result<Expr, Error>,
    ) -> Result<Expr, Error> {
        self.depth =
            self.depth.checked_sub(1).ok_or_else(|| limits::too_deep(at.clone()))?;
        let expr = inner(self)?;
        self.depth += 1;
        Ok(expr)
    }

    fn atom(&mut self, lexeme: &'a Lexeme) -> Result<Expr, Error> {
        let at = lexeme.at.clone();
        match lexeme.kind {
            LexemeKind::Close => Err(self.missing()),
            LexemeKind::Open => self.brackets(&at),
            LexemeKind::Quoted => self.quoted(at),
            LexemeKind::Regex => {
                self.next += 1;
                let pattern = regular::read(self.query, &inside(self.query, &at))?;
                let place = super::Place::Word(super::Pattern::Regex(pattern));
                Ok(Expr { at, kind: ExprKind::Words(vec![place]) })
            }
            LexemeKind::Run => match self.operator_at(self.next) {
                Some(Operator::AtLeast(times)) => self.at_least(times, &at),
                Some(_) => Err(self.missing()),
                None => self.run(lexeme),
            },
        }
    }

    fn brackets(&mut self, open: &Range<usize>) -> Result<Expr, Error> {
        self.next += 1;
        let expr = self.deeper(open, Self::any)?;
        if self.peek().is_none() {
            return Err(Error::new(open.clone(), "this bracket is never closed"));
        }
        self.next += 1;
        Ok(expr)
    }

    fn at_least(&mut self, times: u32, at: &Range<usize>) -> Result<Expr, Error> {
        self.next += 1;
        let Some(open) = self.peek().filter(|next| next.kind == LexemeKind::Open) else {
            return Err(Error::new(at.clone(), "a bracket is missing after this")
                .hint(format!("as in ATLEAST/{times}(risk)")));
        };
        let inner = self.brackets(&open.at)?;
        if !inner.is_span() {
            let message = "ATLEAST counts words with a place, and these have none";
            return Err(Error::new(inner.at, message)
                .hint("count a word, phrase or distance: ATLEAST/3(risk OR harm)"));
        }
        let end = self.lexemes[self.next - 1].at.end;
        let kind = ExprKind::AtLeast(times, Box::new(inner));
        Ok(Expr { at: at.start..end, kind })
    }

    fn quoted(&mut self, at: Range<usize>) -> Result<Expr, Error> {
        self.next += 1;
        let places = phrase(self.query, &inside(self.query, &at), &mut self.notes)?;
        let tail = self
            .peek()
            .filter(|next| next.at.start == at.end && self.text(next).starts_with('~'));
        if let Some(tail) = tail {
            self.next += 1;
            return loose_phrase(places, &at, self.text(tail), &tail.at);
        }
        Ok(Expr { at, kind: ExprKind::Words(places) })
    }

    fn run(&mut self, lexeme: &Lexeme) -> Result<Expr, Error> {
        let (text, at) = (self.text(lexeme), &lexeme.at);
        self.note_operator(text, at);
        self.next += 1;
        let Some(colon) = text.find(':') else {
            let places = word::run(self.query, at, &mut self.notes)?;
            return Ok(Expr { at: at.clone(), kind: ExprKind::Words(places) });
        };
        let name = Typed { text: &text[..colon], at: at.start..at.start + colon };
        let value = self.value(at.start + colon + 1..at.end);
        let end = self.lexemes[self.next - 1].at.end;
        let kind = ExprKind::Filter(Filter::read(&name, &value)?);
        Ok(Expr { at: at.start..end, kind })
    }

    /// Notes that a word between others is the name of an operator and was read as the
    /// word it is.
    fn note_operator(&mut self, word: &str, at: &Range<usize>) {
        let capitals = match word.to_ascii_lowercase().as_str() {
            "and" => "AND",
            "or" => "OR",
            "not" => "NOT",
            "near" => "NEAR/5",
            "pre" => "PRE/5",
            "sent" => "SENT",
            "para" => "PARA",
            "atleast" => "ATLEAST/3(...)",
            _ => return,
        };
        let can_lead = matches!(capitals, "NOT" | "ATLEAST/3(...)");
        let between = self.next + 1 < self.lexemes.len() && (can_lead || self.next > 0);
        if between {
            let message =
                format!("`{word}` is read as a word; the operator is {capitals}");
            self.notes.push(Note { at: at.clone(), message });
        }
    }

    /// What stands after a field's colon: the rest of the run, or the quotation that
    /// follows at once.
    fn value(&mut self, rest: Range<usize>) -> Typed<'a> {
        let quoted = self.peek().filter(|lexeme| {
            rest.is_empty()
                && lexeme.kind == LexemeKind::Quoted
                && lexeme.at.start == rest.start
        });
        let Some(quoted) = quoted else {
            return Typed { text: &self.query[rest.clone()], at: rest };
        };
        self.next += 1;
        let at = inside(self.query, &quoted.at);
        Typed { text: &self.query[at.clone()], at }
    }

    /// What is missing here, by what stands before.
    fn missing(&self) -> Error {
        let here = self.peek().map_or(self.query.len(), |lexeme| lexeme.at.start);
        let end = self.peek().map_or(self.query.len(), |lexeme| lexeme.at.end);
        match self.next.checked_sub(1).map(|before| self.text(&self.lexemes[before])) {
            None if self.lexemes.is_empty() => Error::new(0..0, "the query is empty")
                .hint("write a word, or a phrase in quotation marks"),
            None => Error::new(here..end, "a word is missing before this"),
            Some(before) => {
                Error::new(here..end, format!("a word is missing after `{before}`"))
            }
        }
    }
}
