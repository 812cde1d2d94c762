//! Two sets of passages that are held against one another.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::lexis::{Scope, chosen};
use crate::analysis::themes::{Coded, counted, is_found};
use crate::index::{Error, Library, Question, Slot};
use crate::model::{ReviewId, Stance, ThemeIndex};

/// Where a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In neither set.
    Outside,
    /// In the target.
    Target,
    /// In what it is held against.
    Reference,
}

/// Two sets of passages, none of which is in both.
pub struct Sides {
    /// By slot.
    places: Vec<Place>,
    /// Target and reference.
    sizes: [Size; 2],
}

/// How much there is on a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Reviews with a passage of it.
    pub reviews: u64,
    /// Its passages.
    pub passages: u64,
    /// Its words.
    pub words: u64,
}

/// A set of passages, by slot.
pub struct Set(Vec<bool>);

impl Set {
    /// The passages that a query matches.
    pub fn passages(library: &Library, query: &Question<'_>) -> Result<Self, Error> {
        Ok(Self(chosen(library, query)?))
    }

    /// All passages of the reviews that have one that a query matches.
    pub fn reviews(
        library: &Library,
        scope: &Scope,
        query: &Question<'_>,
    ) -> Result<Self, Error> {
        let chosen = chosen(library, query)?;
        let mut units = vec![false; scope.width()];
        library.each_slot(|slot, _, _| {
            if let Some(unit) = scope.unit(slot).filter(|_| chosen[slot.place()]) {
                units[unit as usize] = true;
            }
        });
        Ok(Self::of_units(library, scope, &units))
    }

    /// All passages of the reviews in which a theme is found, as `themes` says.
    pub fn found(
        library: &Library,
        scope: &Scope,
        coded: &Coded<'_>,
        theme: ThemeIndex,
    ) -> Self {
        let mut passages: BTreeMap<&ReviewId, BTreeSet<u32>> = BTreeMap::new();
        let reviews = counted(coded);
        let documents = reviews.iter().flat_map(|review| &review.documents);
        for document in documents.filter(|document| is_found(document, theme)) {
            let found = document.coded.codings.iter();
            let found =
                found.filter(|one| one.theme == theme && one.stance == Stance::Found);
            passages
                .insert(&document.coded.review, found.map(|one| one.passage).collect());
        }
        let ids = library.review_ids();
        let mut units = vec![false; scope.width()];
        library.each_slot(|slot, review, _| {
            let found = ids.get(review as usize).and_then(|id| passages.get(id));
            let has = found.is_some_and(|found| found.contains(&library.ord(slot)));
            if let Some(unit) = scope.unit(slot).filter(|_| has) {
                units[unit as usize] = true;
            }
        });
        Self::of_units(library, scope, &units)
    }

    fn of_units(library: &Library, scope: &Scope, units: &[bool]) -> Self {
        let mut set = vec![false; library.slots()];
        library.each_slot(|slot, _, _| {
            set[slot.place()] = scope.unit(slot).is_some_and(|unit| units[unit as usize]);
        });
        Self(set)
    }
}

/// Two sets have passages in common, of which nobody can say what they mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the two sets share {0} passages")]
pub struct Shared(pub u64);

impl Shared {
    /// What to do about it.
    pub const HINT: &'static str =
        "hold the first against `rest`, or take it out of the second with NOT";
}

impl Sides {
    /// A target, and what it is held against: all else that counts where that is nothing.
    pub fn of(
        library: &Library,
        scope: &Scope,
        target: &Set,
        reference: Option<&Set>,
    ) -> Result<Self, Shared> {
        let mut places = vec![Place::Outside; library.slots()];
        let mut seen = [vec![false; scope.width()], vec![false; scope.width()]];
        let mut sizes = [Size::default(); 2];
        let mut shared = 0;
        library.each_slot(|slot, _, words| {
            let Some(unit) = scope.unit(slot) else { return };
            let at = slot.place();
            let other = reference.map_or(!target.0[at], |reference| reference.0[at]);
            let side = match (target.0[at], other) {
                (true, true) => return shared += 1,
                (true, false) => 0,
                (false, true) => 1,
                (false, false) => return,
            };
            places[at] = [Place::Target, Place::Reference][side];
            sizes[side].passages += 1;
            sizes[side].words += u64::from(words);
            seen[side][unit as usize] = true;
        });
        for (size, seen) in sizes.iter_mut().zip(&seen) {
            size.reviews = seen.iter().filter(|seen| **seen).count() as u64;
        }
        if shared > 0 { Err(Shared(shared)) } else { Ok(Self { places, sizes }) }
    }

    /// Where a passage stands.
    #[inline]
    pub(super) fn place(&self, slot: Slot) -> Place {
        self.places.get(slot.place()).copied().unwrap_or(Place::Outside)
    }

    /// How much there is in the target, and in what it is held against.
    pub fn sizes(&self) -> [Size; 2] {
        self.sizes
    }
}
