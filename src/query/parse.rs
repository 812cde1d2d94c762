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

#[cfg(test)]
mod tests {
    use super::super::{Error, Query};

    fn refused(query: &str) -> Error {
        query.parse::<Query>().expect_err(query)
    }

    #[track_caller]
    fn reads(query: &str, canonical: &str) {
        let read: Query = query.parse().unwrap_or_else(|error: Error| {
            panic!("{}", error.shown(query));
        });
        assert_eq!(read.to_string(), canonical);
        assert_eq!(canonical.parse::<Query>().as_ref(), Ok(&read), "{canonical}");
    }

    /// The query is refused, pointing at this part of it.
    #[track_caller]
    fn points_at(query: &str, part: &str, message: &str) {
        let error = refused(query);
        assert_eq!(&query[error.at.clone()], part, "{query}");
        assert_eq!(error.message, message);
    }

    #[test]
    fn words_next_to_each_other_mean_and() {
        reads("referral threshold", "referral AND threshold");
        reads("a (b c) AND d", "a AND b AND c AND d");
    }

    #[test]
    fn not_binds_tighter_than_and_tighter_than_or() {
        reads("a OR b c OR NOT d e", "a OR b AND c OR NOT d AND e");
        reads("(a OR b) c", "(a OR b) AND c");
        reads("NOT (a b)", "NOT (a AND b)");
        reads("NOT NOT a", "NOT NOT a");
    }

    #[test]
    fn operators_are_capitals_and_other_case_is_words() {
        reads("this and That or not", "this AND and AND that AND or AND not");
        reads("\"AND OR\"", "\"and or\"");
    }

    #[test]
    fn curly_quotation_marks_are_quotation_marks() {
        reads("“No further Action”", "\"no further action\"");
        reads("„no further action“", "\"no further action\"");
    }

    #[test]
    fn what_is_joined_without_a_space_stays_together() {
        reads("child’s non-accidental risk,", "child-s AND non-accidental AND risk");
        reads("and/or 4.12", "and-or AND 4-12");
        reads("child\"no\"(a)", "child AND \"no\" AND a");
    }

    #[test]
    fn filters_read_back() {
        reads(
            "section:findings year:2014..2018 year:2014 page:..3 kind:list-item",
            "section:findings AND year:2014..2018 AND year:2014 AND page:..3 AND kind:list-item",
        );
        reads("board:“Harrow* LSCB”", "board:\"harrow* lscb\"");
        reads("board:Harrow review:child-n*", "board:\"harrow\" AND review:child-n*");
    }

    #[test]
    fn what_is_missing_is_named_where_it_is_missing() {
        points_at("", "", "the query is empty");
        points_at("a AND", "", "a word is missing after `AND`");
        points_at("a OR OR b", "OR", "a word is missing after `OR`");
        points_at("AND a", "AND", "a word is missing before this");
        points_at("a ()", ")", "a word is missing after `(`");
        points_at("(a", "(", "this bracket is never closed");
        points_at("a) b", ")", "this bracket closes nothing");
        points_at("a “b", "“", "this quotation mark is never closed");
        points_at("board:", "", "a word is missing after the colon");
        points_at("a … b", "…", "`…` has no letter or digit");
        points_at("\"--\"", "--", "`--` has no letter or digit");
    }

    #[test]
    fn signs_of_other_tools_are_refused_not_dropped() {
        points_at("safeguard*", "*", "`*` cannot stand in a word");
        points_at("wom?n", "?", "`?` cannot stand in a word");
        points_at("neglet~1", "~", "`~` cannot stand in a word");
        points_at("\"a b\"~5", "~", "`~` cannot stand in a word");
        points_at("\"(a|b) c\"", "(", "`(` cannot stand in a phrase");
        points_at("-child", "-", "a word cannot start with `-`");
        points_at("a +b", "+", "a word cannot start with `+`");
        points_at("'no action'", "'", "a word cannot start with `'`");
        points_at("/safeguard.*/", "/", "a word cannot start with `/`");
        points_at("a && b", "&&", "`&&` is not an operator");
        points_at("a NEAR/5 b", "NEAR/5", "`NEAR/5` is not an operator here");
        points_at("a w/5 b", "w/5", "`w/5` is not an operator here");
        points_at("a NOT w/s b", "w/s", "`w/s` is not an operator here");
        points_at("ATLEAST/3(risk)", "ATLEAST/3", "`ATLEAST/3` is not an operator here");
        points_at("a SENT b", "SENT", "`SENT` is not an operator here");
    }

    #[test]
    fn a_wrong_field_or_value_is_pointed_at() {
        points_at("a bord:x", "bord", "`bord` is not a field");
        points_at("section:finding", "finding", "`finding` is none of the kinds");
        points_at(
            "year:2018..2014",
            "2018..2014",
            "`2018..2014` is not a range of numbers",
        );
        points_at("year:..", "..", "`..` is not a range of numbers");
        points_at(
            "page:99999999999",
            "99999999999",
            "`99999999999` is not a range of numbers",
        );
        points_at("board:\"a*b c\"", "a*b c", "a star here ends a word");
    }

    #[test]
    fn size_is_limited_before_anything_is_read() {
        let deep = format!("{}a{}", "(".repeat(17), ")".repeat(17));
        assert_eq!(
            refused(&deep).message,
            "too many brackets and NOTs inside one another"
        );
        assert!(deep[1..deep.len() - 1].parse::<Query>().is_ok());
        let nots = "NOT ".repeat(17) + "a";
        assert_eq!(
            refused(&nots).message,
            "too many brackets and NOTs inside one another"
        );
        let many = "a ".repeat(65);
        assert_eq!(refused(&many).message, "a query has at most 64 words and phrases");
        assert!(many[2..].parse::<Query>().is_ok());
        let long = "é".repeat(1_001);
        assert_eq!(refused(&long).message, "a query has at most 1000 characters");
        assert_eq!(refused(&long).at, 2_000..2_002);
    }
}
