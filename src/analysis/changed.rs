//! How much another way of coding finds: passages and reviews gained and lost, by theme.

use std::collections::BTreeSet;

use super::difference::{Change, difference};
use crate::model::{Codings, ReviewId, Stance, ThemeId};

/// What a theme gains and loses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The theme.
    pub theme: ThemeId,
    /// Passages found that were not.
    pub passages_gained: u64,
    /// Passages not found that were.
    pub passages_lost: u64,
    /// Reviews found to have it that were not.
    pub reviews_gained: u64,
    /// Reviews not found to have it that were.
    pub reviews_lost: u64,
}

/// What each theme of `after` gains and loses.
pub fn changed(before: &Codings, after: &Codings) -> Vec<Changed> {
    let reviews = difference(before, after);
    let of = |theme: &ThemeId| {
        let (then, now) = (found(before, theme), found(after, theme));
        let decided = |change| {
            let own = reviews.iter().filter(|one| one.theme == *theme);
            own.filter(|one| one.change == change).count() as u64
        };
        Changed {
            theme: theme.clone(),
            passages_gained: now.difference(&then).count() as u64,
            passages_lost: then.difference(&now).count() as u64,
            reviews_gained: decided(Change::Gained),
            reviews_lost: decided(Change::Lost),
        }
    };
    after.themes.iter().map(of).collect()
}

/// The passages found to have a theme.
fn found<'a>(codings: &'a Codings, theme: &ThemeId) -> BTreeSet<(&'a ReviewId, u32)> {
    let Some(theme) = codings.theme(&theme.0) else { return BTreeSet::new() };
    let all = codings.reviews.iter().flat_map(|one| {
        let found = one
            .codings
            .iter()
            .filter(move |c| c.theme == theme && c.stance == Stance::Found);
        found.map(|coding| (&one.review, coding.passage))
    });
    all.collect()
}
