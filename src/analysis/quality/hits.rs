//! Where the rules of some themes hit: every rule put to the library once.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::codebook::{Rule, Theme};
use crate::coding::rule_query;
use crate::index::{Error, Library, Shown};

/// A stretch of a passage that a rule hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The bytes of the passage's text.
    pub(super) at: Range<usize>,
    /// The rule, by its place among those of its theme.
    pub(super) rule: usize,
}

/// The hits of a theme, by the place of the review in the library and the passage in it.
pub(super) type Hits = BTreeMap<(u32, u32), Vec<Stretch>>;

/// Where the rules of a theme hit, its vetoes heeded. Stretches of a passage that
/// overlap, of one rule or of several, are one, which goes by the first of them.
pub(super) fn hits(library: &Library, theme: &Theme) -> Result<Hits, Error> {
    let of_rules: Vec<Hits> = theme
        .rules
        .par_iter()
        .enumerate()
        .map(|(place, rule)| of_rule(library, theme, rule, place))
        .collect::<Result<_, Error>>()?;
    let mut all = Hits::new();
    for (passage, stretches) in of_rules.into_iter().flatten() {
        all.entry(passage).or_default().extend(stretches);
    }
    for stretches in all.values_mut() {
        *stretches = joined(std::mem::take(stretches));
    }
    Ok(all)
}

fn of_rule(
    library: &Library,
    theme: &Theme,
    rule: &Rule,
    place: usize,
) -> Result<Hits, Error> {
    let question = library.ask(&rule_query(theme, rule))?.unscored();
    let matches = question.all()?.matches;
    let shown = question.show(&matches)?;
    let stretches = |one: Shown| {
        // a rule of filters alone has no word to point at: all of the passage is it
        let whole = one.hits.is_empty().then_some(0..one.stored.passage.text.len());
        let all = one.hits.into_iter().chain(whole);
        all.map(|at| Stretch { at, rule: place }).collect()
    };
    let places = matches.iter().map(|one| (one.review, one.ord));
    Ok(places.zip(shown.into_iter().map(stretches)).collect())
}

/// Stretches in order, those that overlap made one.
fn joined(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_by_key(|one| (one.at.start, one.at.end, one.rule));
    let mut all: Vec<Stretch> = Vec::new();
    for one in stretches {
        match all.last_mut() {
            Some(last) if one.at.start < last.at.end => {
                last.at.end = last.at.end.max(one.at.end);
            }
            _ => all.push(one),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Stretch, joined};

    #[test]
    fn stretches_that_overlap_are_one_and_go_by_the_first() {
        let stretch = |start, end, rule| Stretch { at: start..end, rule };
        let given = vec![stretch(4, 9, 0), stretch(0, 3, 2), stretch(6, 12, 1)];
        assert_eq!(joined(given), [stretch(0, 3, 2), stretch(4, 12, 0)]);
    }
}
