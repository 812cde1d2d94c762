//! How a question was understood and what it was put to: its canonical form, what each
//! word of it stands for in this library, how many passages were looked at.

use serde::Serialize;

use super::{Counts, Found};
use crate::query::Query;

/// How a question was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The canonical form of the query.
    pub query: String,
    /// What each of its words stands for, in its order.
    pub expansions: Vec<Expanded>,
    /// How many passages were looked at.
    pub candidates: u64,
    /// What was found.
    #[serde(flatten)]
    pub counts: Counts,
}

/// What a word of a query stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expanded {
    /// The word as one would type it.
    pub pattern: String,
    /// The words of the library, in order.
    pub forms: Vec<Form>,
}

/// A word of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Form {
    /// The word.
    pub word: String,
    /// How many passages have it.
    pub passages: u64,
}

/// Explains how this query was understood and what it found.
pub fn explain(query: &Query, found: &Found<'_>) -> Explanation {
    let form = |(word, passages)| Form { word, passages };
    let expansions = found.question().expansions().into_iter().map(|one| Expanded {
        pattern: one.pattern.to_string(),
        forms: one.forms.into_iter().map(form).collect(),
    });
    Explanation {
        query: query.to_string(),
        expansions: expansions.collect(),
        candidates: found.effort().candidates,
        counts: found.counts(),
    }
}
