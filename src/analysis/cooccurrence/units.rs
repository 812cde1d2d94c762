//! Reviews taken apart into the units that two subjects can be together in.

use crate::analysis::Subject;
use crate::analysis::subjects::{Place, Scanned, kept, scan};
use crate::analysis::themes::{Coded, Document, Subcorpus, counted};
use crate::index::{Error, Library};

use super::asked::Unit;
use super::sections::Headings;

/// A unit that has at least one subject.
pub(super) struct Seen<'a> {
    /// Its places, in reading order; all of one review.
    pub(super) places: &'a [Place],
    /// The documents of that review.
    pub(super) documents: &'a [Document<'a>],
    /// Which document and passage the unit begins with; a review begins with its first.
    pub(super) first: (usize, u32),
}

/// What is looked for, together in what, and in which passages.
pub(super) type Asked<'a> = (&'a [Subject], Unit, Option<&'a Subcorpus>);

/// Calls `visit` with every unit that has a subject, by review and in reading order, and
/// says how many units there are, with and without.
pub(super) fn each(
    library: &Library,
    coded: &Coded<'_>,
    (subjects, unit, only): Asked<'_>,
    mut visit: impl FnMut(Seen<'_>) -> Result<(), Error>,
) -> Result<u64, Error> {
    let headings = match unit {
        Unit::Sections => Some(Headings::of(library)?),
        Unit::Reviews | Unit::Passages => None,
    };
    let mut total = 0;
    let reviews = counted(coded);
    for scanned in scan(&reviews, subjects, only) {
        let documents = &scanned.review.documents;
        match &headings {
            Some(headings) => {
                let sections: Vec<Vec<u32>> =
                    documents.iter().map(|one| headings.sections(one)).collect();
                let parts = documents.iter().zip(&sections);
                total += parts.map(|(one, of)| sections_kept(one, of, only)).sum::<u64>();
                by_section(&scanned, &sections, &mut visit)?;
            }
            None if unit == Unit::Reviews => {
                total += 1;
                if !scanned.places.is_empty() {
                    let places = &scanned.places;
                    visit(Seen { places, documents, first: (0, 0) })?;
                }
            }
            None => {
                total += documents.iter().map(|one| kept(one, only) as u64).sum::<u64>();
                let same = |a: &Place, b: &Place| key(a) == key(b);
                for places in scanned.places.chunk_by(same) {
                    visit(Seen { places, documents, first: key(&places[0]) })?;
                }
            }
        }
    }
    Ok(total)
}

const fn key(place: &Place) -> (usize, u32) {
    (place.document, place.passage)
}

/// How many sections of a document have a passage that counts.
fn sections_kept(document: &Document<'_>, of: &[u32], only: Option<&Subcorpus>) -> u64 {
    let mut sections: Vec<u32> = match only {
        None => of.to_vec(),
        Some(only) => {
            let kept = only.of(&document.coded.review).iter();
            kept.filter_map(|passage| of.get(*passage as usize).copied()).collect()
        }
    };
    sections.sort_unstable();
    sections.dedup();
    sections.len() as u64
}

fn by_section(
    scanned: &Scanned<'_>,
    sections: &[Vec<u32>],
    visit: &mut impl FnMut(Seen<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let section = |place: &Place| {
        let of = sections.get(place.document);
        let number = of.and_then(|of| of.get(place.passage as usize)).copied();
        (place.document, number.unwrap_or_default())
    };
    let mut places = scanned.places.clone();
    // what a list of contents interrupts is put together again
    places.sort_by_key(|place| (section(place), *place));
    for places in places.chunk_by(|a, b| section(a) == section(b)) {
        let (document, number) = section(&places[0]);
        let begins = sections[document].iter().position(|one| *one == number);
        let begins = begins.and_then(|at| u32::try_from(at).ok()).unwrap_or_default();
        let documents = &scanned.review.documents;
        visit(Seen { places, documents, first: (document, begins) })?;
    }
    Ok(())
}
