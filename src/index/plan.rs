//! A query against one library: words looked up, filters resolved, weights fixed.
//!
//! Nothing here knows of segments. What is fixed here is true of the whole library, so
//! that a passage scores the same wherever it lies.

use std::collections::BTreeSet;
use std::ops::Range;

use super::check::Check;
use super::expand::{Forms, expand};
use super::patience::Clock;
use super::score::idf;
use super::word::Reading;
use super::{Error, Library};
use crate::query::{Expr, ExprKind, Pattern, Place, Relation};

/// What to look for.
#[derive(Debug)]
pub(super) enum Plan {
    /// A word in one of its forms.
    Word(Leaf),
    /// These next to each other.
    Row(Vec<Plan>),
    Together(Relation, Vec<Plan>),
    /// The first where the second, of two, does not stand so to it.
    Apart(Relation, Vec<Plan>),
    AtLeast(u32, Box<Plan>),
    /// A value in a column.
    Check(Check),
    Not(Box<Plan>),
    And(Vec<Plan>),
    Or(Vec<Plan>),
}

/// A word and what it stands for.
#[derive(Debug)]
pub(super) struct Leaf {
    /// The patterns that may stand here, and the words of each.
    pub patterns: Vec<(Pattern, Forms)>,
    /// How much finding it says: the inverse document frequency.
    pub weight: f64,
}

/// Plans the parts of one query.
pub(super) struct Planner<'a> {
    pub library: &'a Library,
    pub clock: &'a Clock<'a>,
}

impl Planner<'_> {
    /// Plans an expression.
    pub(super) fn plan(&self, expr: &Expr) -> Result<Plan, Error> {
        let all = |parts: &[Expr]| {
            parts.iter().map(|part| self.plan(part)).collect::<Result<Vec<_>, _>>()
        };
        Ok(match &expr.kind {
            ExprKind::Words(places) => self.row(places, &expr.at)?,
            ExprKind::Together(relation, parts) => {
                let parts = parts.iter().map(|part| self.operand(part));
                Plan::Together(*relation, parts.collect::<Result<_, _>>()?)
            }
            ExprKind::Apart(relation, kept, other) => {
                Plan::Apart(*relation, vec![self.operand(kept)?, self.operand(other)?])
            }
            ExprKind::AtLeast(times, of) => {
                Plan::AtLeast(*times, Box::new(self.operand(of)?))
            }
            ExprKind::Filter(filter) => Plan::Check(Check::new(self.library, filter)?),
            ExprKind::Not(inner) => Plan::Not(Box::new(self.plan(inner)?)),
            ExprKind::And(parts) => Plan::And(all(parts)?),
            ExprKind::Or(parts) => Plan::Or(all(parts)?),
        })
    }

    /// Plans an operand of what asks for places. Alternatives that are single words are
    /// one word in many forms, as in a phrase.
    fn operand(&self, expr: &Expr) -> Result<Plan, Error> {
        let parts = match self.plan(expr)? {
            Plan::Or(parts) => parts,
            other => return Ok(other),
        };
        let mut others = Vec::new();
        let mut patterns = Vec::new();
        for part in parts {
            match part {
                Plan::Word(leaf) => patterns.extend(leaf.patterns),
                other => others.push(other),
            }
        }
        if !patterns.is_empty() {
            others.insert(0, Plan::Word(self.weighed(patterns)));
        }
        Ok(if others.len() == 1 { others.remove(0) } else { Plan::Or(others) })
    }

    fn row(&self, places: &[Place], at: &Range<usize>) -> Result<Plan, Error> {
        let places = places.iter().map(|place| self.place(place, at));
        let mut parts = places.collect::<Result<Vec<_>, _>>()?;
        Ok(if parts.len() == 1 { parts.remove(0) } else { Plan::Row(parts) })
    }

    fn place(&self, place: &Place, at: &Range<usize>) -> Result<Plan, Error> {
        match place {
            Place::Word(pattern) => Ok(Plan::Word(self.leaf([pattern], at)?)),
            Place::Joined(patterns) => {
                let words = patterns.iter().map(|one| self.leaf([one], at));
                let apart = words.map(|leaf| leaf.map(Plan::Word));
                let apart = Plan::Row(apart.collect::<Result<Vec<_>, _>>()?);
                let one = Plan::Word(self.leaf([&as_one(patterns)], at)?);
                Ok(Plan::Or(vec![apart, one]))
            }
            Place::Any(rows) => self.alternatives(rows, at),
        }
    }

    /// One of these rows. Those of a single word are one word in many forms.
    fn alternatives(
        &self,
        rows: &[Vec<Place>],
        at: &Range<usize>,
    ) -> Result<Plan, Error> {
        let word = |row: &[Place]| match row {
            [Place::Word(pattern)] => Some(pattern.clone()),
            _ => None,
        };
        let words: Vec<Pattern> = rows.iter().filter_map(|row| word(row)).collect();
        let mut parts = Vec::new();
        if !words.is_empty() {
            parts.push(Plan::Word(self.leaf(&words, at)?));
        }
        for row in rows.iter().filter(|row| word(row).is_none()) {
            parts.push(self.row(row, at)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Plan::Or(parts) })
    }

    fn leaf<'p>(
        &self,
        patterns: impl IntoIterator<Item = &'p Pattern>,
        at: &Range<usize>,
    ) -> Result<Leaf, Error> {
        let mut found = Vec::new();
        for pattern in patterns {
            found.push((pattern.clone(), expand(self.library, pattern, at, self.clock)?));
        }
        Ok(self.weighed(found))
    }

    fn weighed(&self, patterns: Vec<(Pattern, Forms)>) -> Leaf {
        // several forms of one word count as one word, as frequent as its commonest form:
        // a rare form is no rare find (Lucene's SynonymQuery does the same)
        let counts = patterns.iter().flat_map(|(_, forms)| forms.values().copied());
        let commonest = counts.max().unwrap_or(0);
        let weight = idf(commonest, self.library.totals().passages);
        Leaf { patterns, weight }
    }
}

/// Words that a hyphen joins, written as one.
fn as_one(patterns: &[Pattern]) -> Pattern {
    let letters: String = patterns.iter().map(Pattern::typed).collect();
    if patterns.iter().any(|pattern| matches!(pattern, Pattern::Wildcard(_))) {
        Pattern::Wildcard(letters.replace("**", "*"))
    } else if patterns.iter().any(|pattern| matches!(pattern, Pattern::Exact(_))) {
        Pattern::Exact(letters)
    } else {
        Pattern::Inflections(letters)
    }
}

impl Leaf {
    /// Every word it stands for, once, in order.
    pub(super) fn forms(&self) -> BTreeSet<&str> {
        let forms = self.patterns.iter().flat_map(|(_, forms)| forms.keys());
        forms.map(String::as_str).collect()
    }
}

impl Plan {
    /// The only form of the only word there is, and what finding it says.
    pub(super) fn single(&self) -> Option<(&str, f64)> {
        let Self::Word(leaf) = self else { return None };
        let forms = leaf.forms();
        let only = forms.first().filter(|_| forms.len() == 1)?;
        Some((*only, leaf.weight))
    }

    /// The words of a row that is made of single words only.
    pub(super) fn phrase(&self) -> Option<Vec<&Leaf>> {
        let Self::Row(parts) = self else { return None };
        let words = parts.iter().map(|part| match part {
            Self::Word(leaf) => Some(leaf),
            _ => None,
        });
        words.collect()
    }

    /// How much finding it says: the sum of what must be there.
    pub(super) fn weight(&self) -> f64 {
        let sum = |parts: &[Self]| parts.iter().map(Self::weight).sum();
        match self {
            Self::Word(leaf) => leaf.weight,
            Self::Row(parts) | Self::Together(_, parts) | Self::And(parts) => sum(parts),
            Self::Apart(_, parts) => parts.first().map_or(0.0, Self::weight),
            Self::AtLeast(_, part) => part.weight(),
            Self::Check(_) | Self::Not(_) => 0.0,
            Self::Or(parts) => parts.iter().map(Self::weight).fold(0.0, f64::max),
        }
    }

    /// Calls `visit` with every word and its forms, in the order of the query.
    pub(super) fn each_word(&self, visit: &mut impl FnMut(&Pattern, &Forms)) {
        match self {
            Self::Word(leaf) => {
                leaf.patterns.iter().for_each(|(pattern, forms)| visit(pattern, forms));
            }
            Self::Check(_) => {}
            Self::Not(inner) | Self::AtLeast(_, inner) => inner.each_word(visit),
            Self::Row(parts)
            | Self::Together(_, parts)
            | Self::Apart(_, parts)
            | Self::And(parts)
            | Self::Or(parts) => {
                for part in parts {
                    part.each_word(visit);
                }
            }
        }
    }

    /// What must be read to count the hits: where nothing but single words is asked for,
    /// and none of them twice, their numbers are enough.
    pub(super) fn reading_to_count(&self) -> Reading {
        let mut seen = BTreeSet::new();
        if self.counts_by_number(&mut seen) { Reading::Numbers } else { Reading::Places }
    }

    fn counts_by_number<'a>(&'a self, seen: &mut BTreeSet<&'a str>) -> bool {
        match self {
            Self::Word(leaf) => leaf.forms().into_iter().all(|form| seen.insert(form)),
            Self::Check(_) => true,
            // what is under a NOT shows no hits, however it is read
            Self::Not(inner) => inner.counts_by_number(&mut BTreeSet::new()),
            Self::And(parts) | Self::Or(parts) => {
                parts.iter().all(|part| part.counts_by_number(seen))
            }
            Self::Row(_) | Self::Together(..) | Self::Apart(..) | Self::AtLeast(..) => {
                false
            }
        }
    }

    /// Whether a score asks for places beyond those of the hits: how close the parts of
    /// an AND stand.
    pub(super) fn scores_by_place(&self) -> bool {
        match self {
            Self::Word(_) | Self::Check(_) | Self::Not(_) => false,
            Self::And(_)
            | Self::Row(_)
            | Self::Together(..)
            | Self::Apart(..)
            | Self::AtLeast(..) => true,
            Self::Or(parts) => parts.iter().any(Self::scores_by_place),
        }
    }
}
