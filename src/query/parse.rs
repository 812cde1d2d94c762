//! A query read from left to right: OR of AND of NOT of words, phrases and brackets.
//!
//! Recursive descent, a function per level of precedence, so that a new level is a new
//! function between two others. Limits are checked before and while going down: text
//! from outside must not choose how deep the stack grows.

use std::ops::Range;

use super::filter::Typed;
use super::lex::{Lexeme, LexemeKind, inside_quotes, lex};
use super::{Error, Expr, ExprKind, Filter, word};

/// How large a query may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many characters.
    pub characters: usize,
    /// How many brackets and NOTs inside one another.
    pub depth: usize,
    /// How many words, phrases and filters.
    pub clauses: usize,
}

impl Limits {
    /// For what a person types.
    pub const TYPED: Self = Self { characters: 1_000, depth: 16, clauses: 64 };
    /// For a rule in a codebook.
    pub const RULE: Self = Self { characters: 20_000, depth: 16, clauses: 64 };
}

/// Reads a query.
pub(super) fn parse(query: &str, limits: &Limits) -> Result<Expr, Error> {
    if let Some((end, _)) = query.char_indices().nth(limits.characters) {
        let message = format!("a query has at most {} characters", limits.characters);
        return Err(Error::new(end..query.len(), message));
    }
    let lexemes = lex(query)?;
    let is_clause =
        |lexeme: &&Lexeme| matches!(lexeme.kind, LexemeKind::Quoted | LexemeKind::Run);
    let over = lexemes
        .iter()
        .filter(is_clause)
        .filter(|lexeme| operator(&query[lexeme.at.clone()]).is_none());
    if let Some(lexeme) = over.clone().nth(limits.clauses) {
        let message = format!("a query has at most {} words and phrases", limits.clauses);
        return Err(Error::new(lexeme.at.clone(), message));
    }
    let mut parser = Parser { query, lexemes: &lexemes, next: 0, depth: limits.depth };
    let root = parser.any()?;
    match parser.peek() {
        None => Ok(root),
        Some(lexeme) => Err(Error::new(lexeme.at.clone(), "this bracket closes nothing")),
    }
}

/// The words that are operators, in capitals only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    And,
    Or,
    Not,
}

fn operator(run: &str) -> Option<Operator> {
    match run {
        "AND" => Some(Operator::And),
        "OR" => Some(Operator::Or),
        "NOT" => Some(Operator::Not),
        _ => None,
    }
}

struct Parser<'a> {
    query: &'a str,
    lexemes: &'a [Lexeme],
    next: usize,
    /// How many more brackets and NOTs may be opened.
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Lexeme> {
        self.lexemes.get(self.next)
    }

    fn text(&self, lexeme: &Lexeme) -> &'a str {
        &self.query[lexeme.at.clone()]
    }

    fn peek_operator(&self) -> Option<Operator> {
        let lexeme = self.peek().filter(|lexeme| lexeme.kind == LexemeKind::Run)?;
        operator(self.text(lexeme))
    }

    /// Steps over this operator if it comes next.
    fn take(&mut self, wanted: Operator) -> bool {
        let found = self.peek_operator() == Some(wanted);
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
        let mut parts = vec![self.not()?];
        loop {
            let joined = self.take(Operator::And);
            let ends = match self.peek() {
                None => true,
                Some(lexeme) => {
                    lexeme.kind == LexemeKind::Close
                        || self.peek_operator() == Some(Operator::Or)
                }
            };
            if ends && !joined {
                return Expr::all(parts).ok_or_else(|| self.missing());
            }
            parts.push(self.not()?);
        }
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
        self.depth = self.depth.checked_sub(1).ok_or_else(|| {
            Error::new(at.clone(), "too many brackets and NOTs inside one another")
        })?;
        let expr = inner(self)?;
        self.depth += 1;
        Ok(expr)
    }

    fn atom(&mut self, lexeme: &'a Lexeme) -> Result<Expr, Error> {
        let at = lexeme.at.clone();
        match lexeme.kind {
            LexemeKind::Close => Err(self.missing()),
            LexemeKind::Open => self.brackets(&at),
            LexemeKind::Quoted => {
                self.next += 1;
                let inside = inside_quotes(self.query, &at);
                let kind = word::quoted(&self.query[inside.clone()], &inside)?;
                Ok(Expr { at, kind })
            }
            LexemeKind::Run if self.peek_operator().is_some() => Err(self.missing()),
            LexemeKind::Run => self.run(lexeme),
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

    fn run(&mut self, lexeme: &Lexeme) -> Result<Expr, Error> {
        let (text, at) = (self.text(lexeme), &lexeme.at);
        refuse_operators(text, at)?;
        self.next += 1;
        let Some(colon) = text.find(':') else {
            return Ok(Expr { at: at.clone(), kind: word::bare(text, at)? });
        };
        let name = Typed { text: &text[..colon], at: at.start..at.start + colon };
        let value = self.value(at.start + colon + 1..at.end);
        let end = self.lexemes[self.next - 1].at.end;
        let kind = ExprKind::Filter(Filter::read(&name, &value)?);
        Ok(Expr { at: at.start..end, kind })
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
        let at = inside_quotes(self.query, &quoted.at);
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

/// Operators of distance and number, ours to come or other tools': to read them as words
/// would answer another question than the one typed.
fn refuse_operators(run: &str, at: &Range<usize>) -> Result<(), Error> {
    let (name, number) = run.split_once('/').unwrap_or((run, ""));
    let counted = !number.is_empty()
        && (number.bytes().all(|byte| byte.is_ascii_digit())
            || matches!(number, "s" | "p"));
    let lower = name.to_ascii_lowercase();
    let distance = counted && matches!(lower.as_str(), "w" | "near" | "pre" | "onear");
    let capital = matches!(name, "NEAR" | "PRE" | "SENT" | "PARA" | "ATLEAST" | "XOR");
    if distance || capital {
        return Err(Error::new(at.clone(), format!("`{run}` is not an operator here"))
            .hint(
                "between words AND, OR and NOT are understood; to find this as words, \
             put it in quotation marks",
            ));
    }
    Ok(())
}
