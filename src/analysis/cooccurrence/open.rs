//! The passages behind a number: what two subjects are together in, and where.

use std::collections::BTreeMap;

use crate::analysis::themes::{Coded, Subcorpus};
use crate::analysis::{Sought, Subject};
use crate::index::{Error, Library, StoredPassage};

use super::asked::Unit;
use super::units::{Seen, each};

/// The units that have all of some subjects, and the passages they have them in.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// What was counted.
    pub unit: Unit,
    /// How many of them: the number that was opened.
    pub units: u64,
    /// Every passage of theirs that has one of the subjects, by unit and in reading order;
    /// one that has several stands there for each.
    pub passages: Vec<Opened>,
}

/// A passage and the subject it was found for.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The unit: the name of the review, of the first passage of the section, or of the
    /// passage.
    pub unit: String,
    /// The theme, or the query as it was typed.
    pub name: String,
    /// The name of the coding, by which evidence is opened; none for a query.
    pub id: Option<String>,
    /// The passage.
    pub stored: StoredPassage,
}

/// Opens the number of units that have all of these subjects.
pub fn open(
    library: &Library,
    coded: &Coded<'_>,
    subjects: &[Subject],
    unit: Unit,
    only: Option<&Subcorpus>,
) -> Result<Opening, Error> {
    let mut opening = Opening { unit, units: 0, passages: Vec::new() };
    each(library, coded, (subjects, unit, only), |seen| {
        let has = |at: usize| seen.places.iter().any(|place| place.subject == at);
        if (0..subjects.len()).all(has) {
            opening.units += 1;
            opening.passages.extend(passages(library, subjects, unit, &seen)?);
        }
        Ok(())
    })?;
    Ok(opening)
}

fn passages(
    library: &Library,
    subjects: &[Subject],
    unit: Unit,
    seen: &Seen<'_>,
) -> Result<Vec<Opened>, Error> {
    let wanted = seen.places.iter().map(|place| place.document).chain([seen.first.0]);
    let mut stored: BTreeMap<usize, Vec<StoredPassage>> = BTreeMap::new();
    for document in wanted {
        if let Some(one) = seen.documents.get(document)
            && !stored.contains_key(&document)
        {
            stored.insert(document, library.passages(&one.coded.review)?);
        }
    }
    let at = |(document, ord): (usize, u32)| {
        let passages = stored.get(&document)?;
        let place = passages.binary_search_by_key(&ord, |one| one.ord).ok()?;
        passages.get(place)
    };
    let name = match unit {
        Unit::Reviews => seen.documents.first().map(|one| one.coded.review.0.clone()),
        Unit::Sections | Unit::Passages => {
            at(seen.first).map(|one| one.passage.id.0.clone())
        }
    };
    let name = name.unwrap_or_default();
    let opened = seen.places.iter().filter_map(|place| {
        let stored = at((place.document, place.passage))?;
        let subject = subjects.get(place.subject)?;
        let id = match subject.sought {
            Sought::Theme(_) => Some(format!("{}:{}", stored.passage.id, subject.name)),
            Sought::Passages(_) => None,
        };
        let (unit, name) = (name.clone(), subject.name.clone());
        Some(Opened { unit, name, id, stored: stored.clone() })
    });
    Ok(opened.collect())
}
