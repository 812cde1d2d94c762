//! The rules of a codebook put to a library: which hit which passage.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Error;
use super::model::RuleHits;
use crate::codebook::{Codebook, Role, Rule, Theme};
use crate::index::Library;
use crate::query::{Expr, ExprKind, Query, Relation};

/// What the rules of one theme say of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hit {
    pub hits: RuleHits,
    /// The first rule that hits.
    pub rule: Option<u16>,
}

/// For each theme, the passages hit, by the place of their review and their own in it.
pub(super) struct Hits(Vec<BTreeMap<(u32, u32), Hit>>);

impl Hits {
    /// Puts every rule of every theme to a library, `only` to one review of it if that is
    /// named. `says` is told of each query that was
    /// put.
    pub(super) fn of(
        library: &Library,
        codebook: &Codebook,
        only: Option<&str>,
        says: &(dyn Fn() + Sync),
    ) -> Result<Self, Error> {
        let asked: Vec<Asked<'_>> =
            codebook.themes.iter().enumerate().flat_map(all).collect();
        let matched: Vec<Vec<(u32, u32)>> = asked
            .par_iter()
            .map(|asked| {
                let matched = asked.matched(library, only);
                says();
                matched
            })
            .collect::<Result<_, Error>>()?;
        let mut themes = vec![BTreeMap::new(); codebook.themes.len()];
        for (asked, matched) in asked.iter().zip(matched) {
            for at in matched {
                let hit: &mut Hit = themes[asked.place].entry(at).or_default();
                match asked.number {
                    Some(number) => {
                        hit.rule.get_or_insert(number);
                        hit.hits.rules = hit.hits.rules.saturating_add(1);
                    }
                    None => hit.hits.mentions = true,
                }
            }
        }
        Ok(Self(themes))
    }

    /// How many queries that is: how often [`Hits::of`] says how far it is.
    pub(super) fn steps(codebook: &Codebook) -> usize {
        codebook.themes.iter().enumerate().map(|theme| all(theme).count()).sum()
    }

    /// What the rules of a theme say of a passage.
    pub(super) fn get(&self, theme: usize, review: u32, ord: u32) -> Hit {
        let hits = self.0.get(theme).and_then(|theme| theme.get(&(review, ord)));
        hits.copied().unwrap_or_default()
    }

    /// The themes with a hit in each passage of a review, with what their rules say.
    pub(super) fn of_review(&self, review: u32) -> BTreeMap<u32, Vec<(usize, Hit)>> {
        let mut all: BTreeMap<u32, Vec<(usize, Hit)>> = BTreeMap::new();
        for (theme, hits) in self.0.iter().enumerate() {
            for ((_, ord), hit) in hits.range((review, 0)..=(review, u32::MAX)) {
                all.entry(*ord).or_default().push((theme, *hit));
            }
        }
        all
    }
}

/// A query of a theme.
struct Asked<'a> {
    theme: &'a Theme,
    place: usize,
    rule: &'a Rule,
    /// The rule's number; none for a query for the topic.
    number: Option<u16>,
}

/// The queries of a theme: its rules in their order, then those for its topic.
fn all((place, theme): (usize, &Theme)) -> impl Iterator<Item = Asked<'_>> {
    let codes = theme.role != Role::Family;
    let rules = (0..).map(Some).zip(&theme.rules);
    let mentions = theme.mentions.iter().map(|rule| (None, rule));
    rules.chain(mentions).filter(move |_| codes).map(move |(number, rule)| Asked {
        theme,
        place,
        rule,
        number,
    })
}

impl Asked<'_> {
    fn matched(
        &self,
        library: &Library,
        only: Option<&str>,
    ) -> Result<Vec<(u32, u32)>, Error> {
        let query = match self.number {
            Some(_) => rule_query(self.theme, self.rule),
            None => self.rule.query.clone(),
        };
        let query = match only {
            Some(review) => query.within(review),
            None => query,
        };
        let failed = |source| Error::Rule {
            theme: self.theme.id.0.clone(),
            rule: self.rule.text.clone(),
            line: self.rule.line,
            source,
        };
        let mut matched = Vec::new();
        let question = library.ask(&query).map_err(failed)?;
        question
            .each_passage(|review, ord| matched.push((review, ord)))
            .map_err(failed)?;
        Ok(matched)
    }
}

/// A rule with the vetoes of its theme: not where one of them hits in the same sentence;
/// a rule that is no stretch of words (it has AND or a filter) not where one hits in the
/// same passage.
pub fn rule_query(theme: &Theme, rule: &Rule) -> Query {
    let vetoes: Vec<Expr> =
        theme.unless.iter().map(|veto| veto.query.root.clone()).collect();
    if vetoes.is_empty() {
        return rule.query.clone();
    }
    let at = rule.query.root.at.clone();
    let expr = |kind| Expr { at: at.clone(), kind };
    let root = rule.query.root.clone();
    let spans = root.is_span() && vetoes.iter().all(Expr::is_span);
    let vetoes = expr(ExprKind::Or(vetoes));
    let root = if spans {
        expr(ExprKind::Apart(Relation::Sentence, Box::new(root), Box::new(vetoes)))
    } else {
        let not = expr(ExprKind::Not(Box::new(vetoes)));
        expr(ExprKind::And(vec![root, not]))
    };
    Query { root, notes: Vec::new() }
}
