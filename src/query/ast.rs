//! What a query asks, as a tree, each node with the bytes it was typed in.
//!
//! Words in a row are one node whatever their number: a word, a phrase and `child's` are
//! matched alike, and what stands between words (wildcards, alternatives) is a matter of
//! the single [`Pattern`]. Two expressions are equal when they ask the same, wherever
//! they were typed: tests and caches compare questions, not keystrokes.

use std::ops::Range;
use std::str::FromStr;

use super::filter::ReviewName;
use super::{Error, Filter, Limits, parse};

/// A whole query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What it asks.
    pub root: Expr,
}

impl Query {
    /// Reads a query within these limits.
    pub fn parse(text: &str, limits: &Limits) -> Result<Self, Error> {
        parse::parse(text, limits).map(|root| Self { root })
    }

    /// The same question to one review only, by its name.
    #[must_use]
    pub fn within(self, review: &str) -> Self {
        let at = self.root.at.clone();
        let filter = Filter::Review(ReviewName::Is(review.to_owned()));
        let only = Expr { at: at.clone(), kind: ExprKind::Filter(filter) };
        let root = Expr::all(vec![self.root.clone(), only]).unwrap_or(self.root);
        Self { root }
    }
}

impl FromStr for Query {
    type Err = Error;

    /// Reads a query within [`Limits::TYPED`].
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text, &Limits::TYPED)
    }
}

/// A part of a query.
#[derive(Debug, Clone)]
pub struct Expr {
    /// The bytes it was typed in, brackets around it left out.
    pub at: Range<usize>,
    /// What it asks.
    pub kind: ExprKind,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Expr {}

/// What a part of a query asks of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprKind {
    /// These words stand next to each other in this order. At least one.
    Words(Vec<Pattern>),
    /// The passage, or its review, is of this kind. Has no hits.
    Filter(Filter),
    /// That is not so. Has no hits.
    Not(Box<Expr>),
    /// All are so. At least two, none of them `And`.
    And(Vec<Expr>),
    /// One or more are so. At least two, none of them `Or`.
    Or(Vec<Expr>),
}

/// Which words may stand in one place. The word is one token's: lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// Any word with the same stem as this one.
    Inflections(String),
    /// This word.
    Exact(String),
}

impl Pattern {
    /// The word it was typed as.
    pub fn word(&self) -> &str {
        match self {
            Self::Inflections(word) | Self::Exact(word) => word,
        }
    }
}

impl Expr {
    /// All of these; just that one if there is one. `And` in `And` becomes one.
    pub(super) fn all(parts: Vec<Self>) -> Option<Self> {
        Self::join(parts, ExprKind::And, |kind| match kind {
            ExprKind::And(parts) => Ok(parts),
            other => Err(other),
        })
    }

    /// Any of these; just that one if there is one. `Or` in `Or` becomes one.
    pub(super) fn any(parts: Vec<Self>) -> Option<Self> {
        Self::join(parts, ExprKind::Or, |kind| match kind {
            ExprKind::Or(parts) => Ok(parts),
            other => Err(other),
        })
    }

    fn join(
        parts: Vec<Self>,
        together: fn(Vec<Self>) -> ExprKind,
        apart: fn(ExprKind) -> Result<Vec<Self>, ExprKind>,
    ) -> Option<Self> {
        let at = parts.first()?.at.start..parts.last()?.at.end;
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match apart(part.kind) {
                Ok(inner) => flat.extend(inner),
                Err(kind) => flat.push(Self { at: part.at, kind }),
            }
        }
        if flat.len() == 1 {
            return flat.pop();
        }
        Some(Self { at, kind: together(flat) })
    }
}
