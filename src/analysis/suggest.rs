//! What a query would find that also took words that are used like its own.
//!
//! Whoever does not know how reviews word a matter searches for one of its words and misses
//! the rest. Each suggestion is a whole query, counted as a search counts it.

use std::collections::BTreeSet;

use super::Counts;
use super::lexis::Work;
use super::related::{self, Likeness, Related, related};
use crate::index::{Error, Library, Patience};
use crate::query::{Expr, Query, Wider};
use crate::text::stem;

/// Words to widen a query by.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestions {
    /// What the query finds as it is.
    pub counts: Counts,
    /// Its words and phrases, in its order.
    pub terms: Vec<Term>,
    /// The query with all the words suggested; none where there is none, or where that
    /// would be too large to be typed.
    pub all: Option<Widened>,
}

/// A word or phrase of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// As one would type it.
    pub term: String,
    /// What is used like it, all of it.
    pub related: Related,
    /// What of that is suggested, the most alike first.
    pub suggestions: Vec<Suggestion>,
}

/// A word to widen a query by.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The word, and how far it is used like the term.
    pub likeness: Likeness,
    /// What a search for it alone finds.
    pub alone: Counts,
    /// The query with it beside the term.
    pub widened: Widened,
}

/// A query with more words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Widened {
    /// As one would type it.
    pub query: String,
    /// What it finds.
    pub counts: Counts,
}

/// Suggests at most so many words for each term of a query. How alike words are is told
/// from all passages that count in `question`, whatever the query is limited to.
pub fn suggest(
    library: &Library,
    (query, patience): (&Query, &Patience),
    (question, most): (&related::Question<'_>, usize),
    work: Work<'_>,
) -> Result<Suggestions, Error> {
    let terms = query.terms();
    let alone = |term: &Expr| Query { root: term.clone(), notes: Vec::new() };
    let queries: Vec<Query> = terms.iter().map(|term| alone(term)).collect();
    let ask = |query| library.ask_within(query, patience);
    let asked: Vec<_> = queries.iter().map(ask).collect::<Result<_, _>>()?;
    let found = related(library, &asked, question, work)?;
    let suggest = Suggest { library, query, patience, known: known(&ask(query)?) };
    let mut all = Vec::new();
    let mut said = Vec::new();
    for ((term, query), related) in terms.into_iter().zip(&queries).zip(found) {
        let mut wider = Wider { term: term.clone(), words: Vec::new() };
        let mut suggestions = Vec::new();
        let new = related.rows.iter().filter(|one| suggest.is_new(one));
        for likeness in new.take(most) {
            let new_word = likeness.word.clone();
            let one = Wider { words: vec![new_word.clone()], ..wider.clone() };
            let Some(widened) = suggest.widened(&[one])? else { continue };
            let alone = suggest.count(&Query::of_word(&new_word))?;
            wider.words.push(new_word);
            suggestions.push(Suggestion { likeness: likeness.clone(), alone, widened });
        }
        all.push(wider);
        said.push(Term { term: query.to_string(), related, suggestions });
    }
    let any = all.iter().any(|wider| !wider.words.is_empty());
    let all = if any { suggest.widened(&all)? } else { None };
    Ok(Suggestions { counts: suggest.count(query)?, terms: said, all })
}

/// What widens one query.
struct Suggest<'a> {
    library: &'a Library,
    query: &'a Query,
    patience: &'a Patience,
    /// The stems of all words that the query has already, wanted or not.
    known: BTreeSet<String>,
}

impl Suggest<'_> {
    fn is_new(&self, one: &Likeness) -> bool {
        !self.known.contains(&stem(&one.word))
    }

    /// The query with more words, and what it finds; none if it cannot be typed.
    fn widened(&self, with: &[Wider]) -> Result<Option<Widened>, Error> {
        let Ok(query) = self.query.widened(with) else { return Ok(None) };
        let counts = self.count(&query)?;
        Ok(Some(Widened { query: query.to_string(), counts }))
    }

    fn count(&self, query: &Query) -> Result<Counts, Error> {
        let question = self.library.ask_within(query, self.patience)?.unscored();
        Ok(question.count()?.0)
    }
}

fn known(question: &crate::index::Question<'_>) -> BTreeSet<String> {
    let forms = question.expansions().into_iter().flat_map(|one| one.forms);
    forms.map(|(form, _)| stem(&form)).collect()
}
