//! The same recommendation in two places: in the summary and the body, in the list and
//! the action plan, in two documents of a case.

use std::collections::BTreeSet;

use super::area::{Ground, lineage};
use super::item::Item;
use crate::text::tokens;

/// From what share of words in common two are one. Summaries shorten and plans cut off
/// reasons, so the words of one may be all in the other; then they must follow one
/// another there, too, since long texts share many words by chance.
const ALIKE: f64 = 0.7;
const WITHIN: f64 = 0.75;
/// The same for a summary that gives it the number it has in the list: words are put
/// in another order there.
const SUMMED: f64 = 0.8;

/// An item with the document it stands in, by number.
pub(super) struct Placed<'a> {
    pub(super) document: usize,
    pub(super) item: Item<'a>,
    /// Its words.
    set: BTreeSet<String>,
    /// Each two of them that follow one another.
    pairs: BTreeSet<(String, String)>,
}

impl<'a> Placed<'a> {
    pub(super) fn new(document: usize, item: Item<'a>) -> Self {
        let words: Vec<String> =
            tokens(item.told()).map(|token| token.word.into_owned()).collect();
        let pairs = words.iter().cloned().zip(words.iter().skip(1).cloned()).collect();
        Self { document, item, set: words.into_iter().collect(), pairs }
    }

    /// The last part of its number: 4 of `9.4`.
    fn last_number(&self) -> Option<&str> {
        self.item.number.as_deref()?.rsplit('.').next()
    }

    /// Which of two places speaks for a recommendation: its list, not a summary's, before
    /// running text, plan and answers.
    fn rank(&self) -> (Ground, bool) {
        let summary = self.item.passages.first().is_some_and(|one| {
            lineage(&one.section_path)
                .iter()
                .any(|heading| heading.to_lowercase().contains("summary"))
        });
        (self.item.ground, summary)
    }
}

/// For each item that is no repetition, its place and those of its repetitions. Rows of a
/// plan that carry out what the list says, and say no more, are left out.
pub(super) fn groups(items: &[Placed<'_>]) -> Vec<(usize, Vec<usize>)> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| (items[*at].rank(), *at));
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for at in order {
        let same =
            groups.iter_mut().find(|(first, _)| is_same(&items[*first], &items[at]));
        match same {
            Some((_, others)) => others.push(at),
            None if answers_to_list(items, at) => {}
            None => groups.push((at, Vec::new())),
        }
    }
    groups.sort_by_key(|group| group.0);
    groups
}

/// Whether a row of a plan stands in a document whose list says what is recommended: then
/// what is new in it is how it will be done.
fn answers_to_list(items: &[Placed<'_>], at: usize) -> bool {
    let own = &items[at];
    own.item.ground == Ground::Plan
        && items
            .iter()
            .any(|one| one.document == own.document && one.item.ground == Ground::List)
}

fn is_same(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    let one_list = a.document == b.document
        && a.item.ground == b.item.ground
        && a.item.headings.first() == b.item.headings.first();
    if a.item.sort != b.item.sort || (one_list && a.item.ground != Ground::Running) {
        return false;
    }
    let shorter = a.set.len().min(b.set.len());
    if shorter < 5 {
        return a.set == b.set;
    }
    let alike = share(a.set.intersection(&b.set).count(), a.set.union(&b.set).count());
    let pairs = a.pairs.len().min(b.pairs.len());
    let numbered = a.document == b.document && a.rank().1 != b.rank().1 && {
        let (a, b) = (a.last_number(), b.last_number());
        a.is_some() && a == b
    };
    let held = share(a.set.intersection(&b.set).count(), shorter);
    if numbered && held >= SUMMED {
        return true;
    }
    let within = share(a.pairs.intersection(&b.pairs).count(), pairs);
    alike >= ALIKE || (shorter >= 8 && within >= WITHIN)
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}
