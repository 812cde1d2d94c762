//! A query with more words in it, for whoever wants to find more.

use std::ops::Range;

use super::{Error, Expr, ExprKind, Pattern, Place, Query};

/// A word or phrase of a query, and the words that are to count as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wider {
    /// The word or phrase, one of [`Query::terms`].
    pub term: Expr,
    /// The words, each with its inflections; as tokens have them.
    pub words: Vec<String>,
}

impl Query {
    /// A query that is a word in all its inflections; `word` is one token's.
    pub fn of_word(word: &str) -> Self {
        Self { root: Expr::of_word(word, 0..0), notes: Vec::new() }
    }

    /// The words and phrases that are looked for, each once, in their order. What must not
    /// be there, or not near, is not looked for, and neither are fields.
    pub fn terms(&self) -> Vec<&Expr> {
        let mut terms = Vec::new();
        self.root.each_term(&mut |term| {
            if !terms.contains(&term) {
                terms.push(term);
            }
        });
        terms
    }

    /// The same query with more words in place of some of its terms, wherever these are
    /// looked for. It is read back from its own text, so that it is what anybody would get
    /// who types that; an error where it has become too large to be typed.
    pub fn widened(&self, with: &[Wider]) -> Result<Self, Error> {
        let root = self.root.widened(with);
        Self { root, notes: Vec::new() }.to_string().parse()
    }
}

impl Expr {
    fn of_word(word: &str, at: Range<usize>) -> Self {
        let place = Place::Word(Pattern::Inflections(word.to_owned()));
        Self { at, kind: ExprKind::Words(vec![place]) }
    }

    fn each_term<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        match &self.kind {
            ExprKind::Words(_) => visit(self),
            ExprKind::Together(_, parts) | ExprKind::And(parts) | ExprKind::Or(parts) => {
                for part in parts {
                    part.each_term(visit);
                }
            }
            ExprKind::Apart(_, kept, _) => kept.each_term(visit),
            ExprKind::AtLeast(_, of) => of.each_term(visit),
            ExprKind::Filter(_) | ExprKind::Not(_) => {}
        }
    }

    fn widened(&self, with: &[Wider]) -> Self {
        let all = |parts: &[Self]| parts.iter().map(|part| part.widened(with)).collect();
        let kind = match &self.kind {
            ExprKind::Words(_) => return self.or_more(with),
            ExprKind::Or(parts) => {
                return Self::any(all(parts)).unwrap_or_else(|| self.clone());
            }
            ExprKind::Together(relation, parts) => {
                ExprKind::Together(*relation, all(parts))
            }
            ExprKind::And(parts) => ExprKind::And(all(parts)),
            ExprKind::Apart(relation, kept, other) => {
                ExprKind::Apart(*relation, Box::new(kept.widened(with)), other.clone())
            }
            ExprKind::AtLeast(times, of) => {
                ExprKind::AtLeast(*times, Box::new(of.widened(with)))
            }
            ExprKind::Filter(_) | ExprKind::Not(_) => return self.clone(),
        };
        Self { at: self.at.clone(), kind }
    }

    /// A term, or any of the words that are to count as well.
    fn or_more(&self, with: &[Wider]) -> Self {
        let words = with.iter().filter(|wider| wider.term == *self);
        let words = words
            .flat_map(|wider| &wider.words)
            .map(|word| Self::of_word(word, self.at.clone()));
        let any = std::iter::once(self.clone()).chain(words).collect();
        Self::any(any).unwrap_or_else(|| self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::{Query, Wider};

    fn read(query: &str) -> Query {
        query.parse().expect(query)
    }

    #[track_caller]
    fn widens(query: &str, words: &[&str], expected: &str) {
        let query = read(query);
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let term = query.terms()[0].clone();
        let wide = query.widened(&[Wider { term, words }]).unwrap();
        assert_eq!(wide.to_string(), expected);
        assert_eq!(read(expected), wide);
    }

    #[test]
    fn terms_are_what_is_looked_for() {
        let query =
            read("\"core group\" a NOT b (ca* NOT NEAR/5 d) year:2014 (a OR risk~1)");
        let terms: Vec<String> = query.terms().iter().map(ToString::to_string).collect();
        assert_eq!(terms, ["\"core group\"", "a", "ca*", "risk~1"]);
        assert_eq!(read("NOT a year:2014").terms().len(), 0);
    }

    #[test]
    fn a_term_takes_more_words_wherever_it_is_looked_for() {
        widens("risk", &["harm", "danger"], "risk OR harm OR danger");
        widens("risk high", &["harm"], "(risk OR harm) AND high");
        widens("risk OR high", &["harm"], "risk OR harm OR high");
        widens(
            "\"core group\" NEAR/3 met",
            &["panel"],
            "(\"core group\" OR panel) NEAR/3 met",
        );
        widens(
            "ATLEAST/2(risk) NOT risk",
            &["harm"],
            "ATLEAST/2(risk OR harm) AND NOT risk",
        );
        widens("risk NOT SENT high", &["harm"], "(risk OR harm) NOT SENT high");
        widens("a (a SENT b)", &["s47"], "(a OR s47') AND (a OR s47') SENT b");
        widens("risk", &[], "risk");
    }

    #[test]
    fn what_is_too_large_to_be_typed_is_an_error() {
        let words: Vec<String> = (0..64).map(|number| format!("w{number}")).collect();
        let query = read("risk");
        let term = query.terms()[0].clone();
        assert!(query.widened(&[Wider { term, words }]).is_err());
    }
}
