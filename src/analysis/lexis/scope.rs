//! Which passages count, and to which review each belongs.

use std::collections::BTreeMap;

use crate::analysis::themes::cases;
use crate::index::{Error, Library, Question, Slot};
use crate::model::ReviewId;

/// The entry of a passage that does not count.
const NONE: u32 = u32::MAX;

/// The passages that count: those of reviews that count, or what of them a query matches.
pub struct Scope {
    /// By slot: the place of its review among those that count.
    units: Vec<u32>,
    /// By review: how many words of it count.
    words: Vec<u64>,
    passages: u64,
}

impl Scope {
    /// All passages that a query matches, or all there are.
    pub fn of(library: &Library, only: Option<&Question<'_>>) -> Result<Self, Error> {
        let chosen = only.map(|only| chosen(library, only)).transpose()?;
        let read = library.records()?.iter().filter(|record| record.status.is_read());
        let cases = cases(read);
        let places: BTreeMap<&ReviewId, u32> = (0..)
            .zip(&cases)
            .flat_map(|(place, case)| case.iter().map(move |one| (&one.review, place)))
            .collect();
        let ranks: Vec<u32> = library
            .review_ids()
            .iter()
            .map(|id| places.get(id).copied().unwrap_or(NONE))
            .collect();
        let mut scope = Self {
            units: vec![NONE; library.slots()],
            words: vec![0; cases.len()],
            passages: 0,
        };
        library.each_slot(|slot, rank, words| {
            let unit = ranks.get(rank as usize).copied().unwrap_or(NONE);
            let wanted = chosen.as_ref().is_none_or(|chosen| chosen[slot.place()]);
            if unit != NONE && wanted {
                scope.units[slot.place()] = unit;
                scope.words[unit as usize] += u64::from(words);
                scope.passages += 1;
            }
        });
        Ok(scope)
    }

    /// The place of a passage's review among those that count, if it does.
    #[inline]
    pub(in crate::analysis) fn unit(&self, slot: Slot) -> Option<u32> {
        self.units.get(slot.place()).copied().filter(|unit| *unit != NONE)
    }

    /// In how many reviews these passages are; those that do not count are in none.
    pub(in crate::analysis) fn reviews_of<'a>(
        &self,
        slots: impl IntoIterator<Item = &'a Slot>,
    ) -> usize {
        let mut units: Vec<u32> =
            slots.into_iter().filter_map(|slot| self.unit(*slot)).collect();
        units.sort_unstable();
        units.dedup();
        units.len()
    }

    /// How many reviews there are places for.
    pub(in crate::analysis) fn width(&self) -> usize {
        self.words.len()
    }

    /// How many words of a review count.
    pub(in crate::analysis) fn words_of(&self, unit: u32) -> u64 {
        self.words.get(unit as usize).copied().unwrap_or_default()
    }

    /// How many words count.
    pub fn words(&self) -> u64 {
        self.words.iter().sum()
    }

    /// How many passages count.
    pub fn passages(&self) -> u64 {
        self.passages
    }

    /// How many reviews have words that count.
    pub fn reviews(&self) -> u64 {
        self.words.iter().filter(|words| **words > 0).count() as u64
    }
}

/// As many passages as asked for, by review and in reading order.
pub(in crate::analysis) fn in_order<T>(
    library: &Library,
    found: &BTreeMap<Slot, T>,
    limit: Option<usize>,
) -> Vec<Slot> {
    let mut order: Vec<(u32, u32, Slot)> = Vec::with_capacity(found.len());
    library.each_slot(|slot, review, _| {
        if found.contains_key(&slot) {
            order.push((review, library.ord(slot), slot));
        }
    });
    order.sort_unstable();
    order.truncate(limit.unwrap_or(usize::MAX));
    order.into_iter().map(|(_, _, slot)| slot).collect()
}

/// By slot, whether a query matches.
pub(in crate::analysis) fn chosen(
    library: &Library,
    query: &Question<'_>,
) -> Result<Vec<bool>, Error> {
    let mut chosen = vec![false; library.slots()];
    query.each_match(|slot| chosen[slot.place()] = true)?;
    Ok(chosen)
}
