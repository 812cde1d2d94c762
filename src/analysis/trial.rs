//! What a changed codebook does to one theme of a corpus, before anybody decides for it.

use std::collections::{BTreeMap, BTreeSet};

use super::themes::{Asked, Coded, Figures, cell, frequencies};
use super::{Change, Difference, Evidence, Wanted, Why, difference, evidence};
use crate::coding::Coder;
use crate::index::{Error, Library, Question};
use crate::model::{Codings, ReviewId, Stance, ThemeId, ThemeIndex};

/// Reviews that are shown of those that go one way.
const REVIEWS: usize = 20;
/// Passages that are shown of each of them.
const EACH: usize = 3;
/// Passages that are shown beside, of reviews that stay where they are.
const FURTHER: usize = 20;

/// A passage, by its review and its place there.
type Place = (ReviewId, u32);

/// One way of coding a corpus, and what came of it.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What coded it.
    pub coder: &'a Coder,
    /// The codings.
    pub codings: &'a Codings,
}

/// What a changed codebook does to a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// The numbers of the theme as it is.
    pub before: Figures,
    /// The same with the change.
    pub after: Figures,
    /// What comes to it.
    pub gained: Moved,
    /// What goes from it.
    pub lost: Moved,
    /// Reviews that gain or lose other themes: where much was learnt from examples, it is
    /// learnt again.
    pub elsewhere: Vec<(ThemeId, Change, ReviewId)>,
}

/// What goes one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Passages that are counted as found on one side only.
    pub passages: usize,
    /// Reviews that are found to have the theme on one side only.
    pub reviews: Vec<Difference>,
    /// The first of the passages that decide, of the first of these reviews.
    pub deciding: Vec<Evidence>,
    /// How many of the passages are of reviews that have the theme on both sides.
    pub further: usize,
    /// The first of these.
    pub beside: Vec<Evidence>,
}

/// What a change does to a theme that both sides have.
pub fn trial(
    library: &Library,
    theme: &ThemeId,
    before: Side<'_>,
    after: Side<'_>,
) -> Result<Trial, Error> {
    let all = difference(before.codings, after.codings);
    let (own, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.theme == *theme);
    let (gained, lost): (Vec<_>, Vec<_>) =
        own.into_iter().partition(|one| one.change == Change::Gained);
    let (then, then_places) = numbers(library, theme, before)?;
    let (now, now_places) = numbers(library, theme, after)?;
    let only = |one: &BTreeSet<Place>, other: &BTreeSet<Place>| -> Vec<Place> {
        one.difference(other).cloned().collect()
    };
    let came = only(&now_places, &then_places);
    let went = only(&then_places, &now_places);
    Ok(Trial {
        before: then,
        after: now,
        gained: moved(library, theme, after, gained, came)?,
        lost: moved(library, theme, before, lost, went)?,
        elsewhere: others
            .into_iter()
            .map(|one| (one.theme, one.change, one.review))
            .collect(),
    })
}

/// The numbers of a theme, and the passages that they count.
fn numbers(
    library: &Library,
    theme: &ThemeId,
    side: Side<'_>,
) -> Result<(Figures, BTreeSet<Place>), Error> {
    let measured = BTreeMap::new();
    let coded = Coded {
        codebook: &side.coder.codebook,
        codings: side.codings,
        records: library.records()?,
        measured: &measured,
    };
    let asked = Asked { themes: vec![theme.0.clone()], ..Asked::default() };
    let found = frequencies(&coded, &asked, None).ok();
    let row =
        found.and_then(|found| found.rows.into_iter().find(|it| it.theme == *theme));
    let row = row.ok_or_else(|| Error::NoTheme { name: theme.0.clone() })?;
    let places = cell(&coded, &theme.0, None).unwrap_or_default();
    Ok((row.figures, places.into_iter().collect()))
}

fn moved(
    library: &Library,
    theme: &ThemeId,
    side: Side<'_>,
    reviews: Vec<Difference>,
    places: Vec<Place>,
) -> Result<Moved, Error> {
    let passages = places.len();
    let moving: BTreeSet<&ReviewId> = reviews.iter().map(|one| &one.review).collect();
    let further: Vec<Place> =
        places.into_iter().filter(|place| !moving.contains(&place.0)).collect();
    let deciding = reviews.iter().take(REVIEWS).flat_map(|one| {
        let first = one.deciding.iter().take(EACH);
        first.map(|coding| (one.review.clone(), coding.passage))
    });
    let deciding = shown(library, theme, side, deciding.collect())?;
    let first = further.iter().take(FURTHER).cloned().collect();
    let beside = shown(library, theme, side, first)?;
    Ok(Moved { passages, reviews, deciding, further: further.len(), beside })
}

/// These passages, as `evidence` gives them.
fn shown(
    library: &Library,
    theme: &ThemeId,
    side: Side<'_>,
    places: BTreeSet<Place>,
) -> Result<Vec<Evidence>, Error> {
    let mut all = Vec::new();
    let Some(index) = side.coder.codebook.theme(&theme.0) else { return Ok(all) };
    if places.is_empty() {
        return Ok(all);
    }
    let wanted =
        Wanted { themes: vec![index], passages: Some(places), ..Wanted::default() };
    evidence(library, side.coder, side.codings, &wanted, Why::Untold, |one| {
        all.push(one);
        Ok::<_, Error>(())
    })?;
    Ok(all)
}

/// What a theme says of passages as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Passages in which it is found.
    pub found: usize,
    /// Passages that only speak of it.
    pub mentioned: usize,
    /// All others.
    pub neither: usize,
}

/// What a theme says already of the passages that match a question.
pub fn known(
    library: &Library,
    codings: &Codings,
    theme: ThemeIndex,
    question: Question<'_>,
) -> Result<Known, Error> {
    let matches = question.unscored().all()?.matches;
    let mut known = Known::default();
    for group in matches.chunk_by(|a, b| a.review == b.review) {
        let id = library.review_ids().get(group[0].review as usize);
        let own = id.and_then(|id| codings.review(id)).map(|one| one.codings.as_slice());
        let stances: BTreeMap<u32, Stance> = { own.unwrap_or_default().iter() }
            .filter(|coding| coding.theme == theme)
            .map(|coding| (coding.passage, coding.stance))
            .collect();
        for one in group {
            match stances.get(&one.ord) {
                Some(Stance::Found) => known.found += 1,
                Some(Stance::Mentioned) => known.mentioned += 1,
                None => known.neither += 1,
            }
        }
    }
    Ok(known)
}
