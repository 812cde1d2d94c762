//! What the rules of a codebook do on a corpus: which are dead, which are superfluous.

use std::collections::BTreeMap;

use crate::codebook::{Codebook, Rule};
use crate::index::{Counts, Error, Library};
use crate::model::ThemeIndex;
use crate::query::Query;

/// Which of a theme's queries a rule is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleKind {
    /// It looks for words that report the problem.
    Rule,
    /// It looks for words that speak of it.
    Mention,
    /// It vetoes.
    Unless,
}

impl RuleKind {
    /// The name used in every output: the member of a theme it stands under.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rule => "rules",
            Self::Mention => "mentions",
            Self::Unless => "unless",
        }
    }
}

/// A rule of a codebook, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleAt {
    /// The theme.
    pub theme: ThemeIndex,
    /// In which of its lists.
    pub kind: RuleKind,
    /// Its place there, from 0.
    pub at: usize,
}

/// Every rule of a codebook, in its order.
pub fn rules_of(codebook: &Codebook) -> Vec<(RuleAt, &Rule)> {
    let mut all = Vec::new();
    for (theme, one) in (0..).map(ThemeIndex).zip(&codebook.themes) {
        let kinds = [
            (RuleKind::Rule, &one.rules),
            (RuleKind::Mention, &one.mentions),
            (RuleKind::Unless, &one.unless),
        ];
        for (kind, rules) in kinds {
            let place = |(at, rule)| (RuleAt { theme, kind, at }, rule);
            all.extend(rules.iter().enumerate().map(place));
        }
    }
    all
}

/// The passages that a query matches, each by the place of its review in the library and
/// its own in the review, in order.
pub fn matched(library: &Library, query: &Query) -> Result<Vec<(u32, u32)>, Error> {
    let mut passages = Vec::new();
    library.ask(query)?.each_passage(|review, ord| passages.push((review, ord)))?;
    passages.sort_unstable();
    Ok(passages)
}

/// How much each of these rules matches, as `search --count` says it of its query; none
/// for one that stands for too many words of this library.
pub fn rule_counts(
    library: &Library,
    rules: &[Rule],
) -> Result<Vec<Option<Counts>>, Error> {
    let count = |rule: &Rule| match library.ask(&rule.query) {
        Ok(question) => Ok(Some(question.count()?.0)),
        Err(Error::TooWide { .. }) => Ok(None),
        Err(error) => Err(error),
    };
    rules.iter().map(count).collect()
}

/// A rule that could go, or does the work of two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The rule.
    pub rule: RuleAt,
    /// What about it.
    pub kind: FlawKind,
    /// How many passages it matches.
    pub passages: usize,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlawKind {
    /// It matches nothing.
    Dead,
    /// Every passage it matches is matched by this rule of the same theme.
    Shadowed(RuleAt),
    /// It matches exactly the passages of this rule of another theme.
    Same(RuleAt),
}

/// What is wrong with rules that match these passages, in the order given.
///
/// Any query can be dead. Shadowed and same are only rules of themes: two vetoes, or two
/// ways to speak of a theme, do no harm side by side. Of two rules of a theme with the
/// same passages the later is shadowed.
pub fn flaws(matched: &[(RuleAt, Vec<(u32, u32)>)]) -> Vec<Flaw> {
    let mut of_theme: BTreeMap<ThemeIndex, Vec<usize>> = BTreeMap::new();
    let mut alike: BTreeMap<&[(u32, u32)], Vec<RuleAt>> = BTreeMap::new();
    for (place, (rule, passages)) in matched.iter().enumerate() {
        if rule.kind == RuleKind::Rule && !passages.is_empty() {
            of_theme.entry(rule.theme).or_default().push(place);
            alike.entry(passages).or_default().push(*rule);
        }
    }
    let mut flaws = Vec::new();
    for (place, (rule, passages)) in matched.iter().enumerate() {
        let mut say = |kind| {
            flaws.push(Flaw { rule: *rule, kind, passages: passages.len() });
        };
        if passages.is_empty() {
            say(FlawKind::Dead);
            continue;
        }
        if rule.kind != RuleKind::Rule {
            continue;
        }
        let others = of_theme.get(&rule.theme).into_iter().flatten().copied();
        let mut others = others.filter(|other| *other != place);
        let shadow = others.find(|other| {
            let wider = &matched[*other].1;
            is_within(passages, wider) && (wider.len() > passages.len() || *other < place)
        });
        if let Some(other) = shadow {
            say(FlawKind::Shadowed(matched[other].0));
        }
        let alike = alike.get(passages.as_slice()).into_iter().flatten();
        if let Some(other) = { alike }.find(|other| other.theme < rule.theme) {
            say(FlawKind::Same(*other));
        }
    }
    flaws
}

/// Whether every item of one ordered list is in another.
fn is_within(few: &[(u32, u32)], many: &[(u32, u32)]) -> bool {
    let mut rest = many.iter();
    few.len() <= many.len() && few.iter().all(|one| rest.any(|other| other == one))
}

#[cfg(test)]
mod tests {
    use super::{FlawKind, flaws, matched, rules_of};
    use crate::codebook::Codebook;
    use crate::index::fixture::{library, review};

    /// Theme, list and place of a rule, what is wrong, and its passages.
    fn told(codebook: &str) -> Vec<(String, String, usize)> {
        let texts = ["risk of harm", "harm", "risk and neglect", "calm"];
        let (_corpus, library) = library(&[review("a", &texts), review("b", &["harm"])]);
        let book = Codebook::parse(codebook.as_bytes(), "x").unwrap();
        let all: Vec<_> = rules_of(&book)
            .into_iter()
            .map(|(at, rule)| (at, matched(&library, &rule.query).unwrap()))
            .collect();
        let name = |rule: super::RuleAt| {
            let theme = &book.themes[usize::from(rule.theme.0)].id;
            format!("{theme} {} {}", rule.kind.name(), rule.at)
        };
        let kind = |kind| match kind {
            FlawKind::Dead => "dead".to_owned(),
            FlawKind::Shadowed(by) => format!("shadowed by {}", name(by)),
            FlawKind::Same(other) => format!("same as {}", name(other)),
        };
        let flaws = flaws(&all).into_iter();
        flaws.map(|flaw| (name(flaw.rule), kind(flaw.kind), flaw.passages)).collect()
    }

    fn row(rule: &str, flaw: &str, passages: usize) -> (String, String, usize) {
        (rule.to_owned(), flaw.to_owned(), passages)
    }

    #[test]
    fn a_rule_that_matches_nothing_is_dead_whatever_its_list() {
        assert_eq!(
            told("a:\n  rules: [risk, zebra]\n  mentions: [lion]\n  unless: [tiger]\n"),
            [
                row("a rules 1", "dead", 0),
                row("a mentions 0", "dead", 0),
                row("a unless 0", "dead", 0),
            ]
        );
    }

    #[test]
    fn a_rule_whose_passages_another_matches_too_is_shadowed() {
        // harm is in three passages, risk of harm in one of them
        assert_eq!(
            told("a:\n  rules: ['\"risk of harm\"', harm, harm* OR zebra]\n"),
            [
                row("a rules 0", "shadowed by a rules 1", 1),
                row("a rules 2", "shadowed by a rules 1", 3),
            ]
        );
        assert_eq!(told("a:\n  rules: [harm, risk]\n  mentions: [harm]\n"), []);
    }

    #[test]
    fn rules_of_two_themes_with_the_same_passages_are_told() {
        assert_eq!(
            told("a: [harm]\nb: [risk, 'harm*']\nc: [neglect]\n"),
            [row("b rules 1", "same as a rules 0", 3)]
        );
    }
}
