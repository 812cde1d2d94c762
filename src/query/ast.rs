//! What a query asks, as a tree, each node with the bytes it was typed in.
//!
//! Words in a row are one node whatever their number: a word, a phrase and `child's` are
//! matched alike, and what may stand in one place of a row (wildcards, alternatives) is a
//! matter of the single [`Place`]. Two expressions are equal when they ask the same,
//! wherever they were typed: tests and caches compare questions, not keystrokes.

use std::ops::Range;
use std::str::FromStr;

use super::filter::Name;
use super::{Error, Filter, Limits, parse};

/// A whole query.
#[derive(Debug, Clone)]
pub struct Query {
    /// What it asks.
    pub root: Expr,
    /// What a reader may have meant otherwise.
    pub notes: Vec<Note>,
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.root == other.root
    }
}

impl Eq for Query {}

/// Something that was understood as written, though a reader may have meant more by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The bytes of the query it is about.
    pub at: Range<usize>,
    /// What it was read as, and what to write for the other reading.
    pub message: String,
}

impl Query {
    /// Reads a query within these limits.
    pub fn parse(text: &str, limits: &Limits) -> Result<Self, Error> {
        parse::parse(text, limits)
    }

    /// Whether it asks for themes, so that the corpus must be coded to answer it.
    pub fn asks_for_codings(&self) -> bool {
        self.root.asks_for_codings()
    }

    /// The same question to one review only, by its name.
    #[must_use]
    pub fn within(self, review: &str) -> Self {
        let at = self.root.at.clone();
        let filter = Filter::Review(Name::Is(review.to_owned()));
        let only = Expr { at: at.clone(), kind: ExprKind::Filter(filter) };
        let root = Expr::all(vec![self.root.clone(), only]).unwrap_or(self.root);
        Self { root, notes: self.notes }
    }

    /// The same question to the passages that another matches. Hits are of this one
    /// alone: what the other matches shows nothing.
    #[must_use]
    pub fn limited_to(self, other: Self) -> Self {
        let silent = match other.root.kind {
            ExprKind::Filter(_) | ExprKind::Not(_) => other.root,
            _ => other.root.negated().negated(),
        };
        let root = Expr::all(vec![self.root.clone(), silent]).unwrap_or(self.root);
        Self { root, notes: self.notes }
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
///
/// [`Words`](Self::Words), [`Together`](Self::Together), [`Apart`](Self::Apart),
/// [`AtLeast`](Self::AtLeast), and an [`Or`](Self::Or) of such have a place in the text:
/// they are the *span expressions*, and only they can stand inside `Together`, `Apart`
/// and `AtLeast`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprKind {
    /// These stand next to each other in this order. At least one.
    Words(Vec<Place>),
    /// All of these stand so to one another. At least two span expressions. One operator
    /// written several times in a row (`a NEAR/5 b NEAR/5 c`) is one node; in brackets it
    /// is a node in a node.
    Together(Relation, Vec<Expr>),
    /// The first stands somewhere where no span of the second stands so to it.
    Apart(Relation, Box<Expr>, Box<Expr>),
    /// A span expression has at least so many hits in the passage; one or more.
    AtLeast(u32, Box<Expr>),
    /// The passage, or its review, is of this kind. Has no hits.
    Filter(Filter),
    /// That is not so. Has no hits.
    Not(Box<Expr>),
    /// All are so. At least two, none of them `And`.
    And(Vec<Expr>),
    /// One or more are so. At least two, none of them `Or`.
    Or(Vec<Expr>),
}

/// How spans stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// `NEAR/n`: in any order, none overlapping, each at most so many words from the next.
    Near(u32),
    /// `PRE/n`: in this order, none overlapping, each at most so many words from the next.
    Pre(u32),
    /// `SENT`: in one sentence, wherever they stand in it.
    Sentence,
    /// `PARA`: in one passage.
    Passage,
}

/// What may stand in one place of a row of words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// One word.
    Word(Pattern),
    /// These next to each other, or written as one word: what a hyphen joins. At least two.
    Joined(Vec<Pattern>),
    /// One of these rows, each of at least one place and none of them with alternatives of
    /// its own. At least one row.
    Any(Vec<Vec<Place>>),
}

/// Which words may stand for one word. Each is lower case, without accents: what
/// [`tokens`](crate::text::tokens) makes of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// Any word with the same stem as this one.
    Inflections(String),
    /// This word.
    Exact(String),
    /// `*` for any letters and digits or none, `?` for one; the rest as it stands. At
    /// least two letters or digits, no two stars in a row.
    Wildcard(String),
    /// Any word that so many insertions, removals, replacements or swaps of neighbouring
    /// letters make of this one; one or two.
    Fuzzy(String, u8),
    /// Any word that this regular expression matches whole, in either case; without the
    /// slashes around it.
    Regex(String),
}

impl Pattern {
    /// The letters and signs it was typed with, without what says how they are meant.
    pub fn typed(&self) -> &str {
        match self {
            Self::Inflections(typed)
            | Self::Exact(typed)
            | Self::Wildcard(typed)
            | Self::Fuzzy(typed, _)
            | Self::Regex(typed) => typed,
        }
    }
}

impl Expr {
    fn negated(self) -> Self {
        Self { at: self.at.clone(), kind: ExprKind::Not(Box::new(self)) }
    }

    fn asks_for_codings(&self) -> bool {
        match &self.kind {
            ExprKind::Filter(filter) => matches!(filter, Filter::Coded(..)),
            ExprKind::Words(_) => false,
            ExprKind::Together(_, parts) | ExprKind::And(parts) | ExprKind::Or(parts) => {
                parts.iter().any(Self::asks_for_codings)
            }
            ExprKind::Apart(_, kept, other) => {
                kept.asks_for_codings() || other.asks_for_codings()
            }
            ExprKind::AtLeast(_, of) | ExprKind::Not(of) => of.asks_for_codings(),
        }
    }

    /// Whether it has a place in the text.
    pub fn is_span(&self) -> bool {
        match &self.kind {
            ExprKind::Words(_)
            | ExprKind::Together(..)
            | ExprKind::Apart(..)
            | ExprKind::AtLeast(..) => true,
            ExprKind::Or(parts) => parts.iter().all(Self::is_span),
            ExprKind::Filter(_) | ExprKind::Not(_) | ExprKind::And(_) => false,
        }
    }

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
