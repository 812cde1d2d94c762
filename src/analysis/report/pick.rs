//! Which passages are quoted for a theme: of as many reviews as there are, the passage of
//! each that shows it most surely.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::quotation::{Quotation, in_order_of_years};
use super::shelf::Shelf;
use super::{Material, Wanted};
use crate::analysis::rule_spans;
use crate::analysis::themes::{Counted, cell, counted};
use crate::index::{self, SourceRecord, StoredPassage};
use crate::model::{Coding, ReviewId, Stance, ThemeIndex};

/// A passage of so many words is understood by itself and soon read.
const READABLE: std::ops::RangeInclusive<u32> = 12..=110;

/// A coding that might be quoted.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    review: &'a ReviewId,
    record: &'a SourceRecord,
    coding: &'a Coding,
    words: u32,
}

/// Quotations of passages in which a theme is found, each from another review, in the
/// order of years. Passages that are quoted already come last.
pub(super) fn quotations(
    from: Material<'_>,
    wanted: Wanted<'_>,
    theme: ThemeIndex,
    shelf: &mut Shelf<'_>,
) -> Result<Vec<Quotation>, index::Error> {
    let name = &from.coded.codebook.themes[usize::from(theme.0)].id.0;
    let places = cell(from.coded, name, wanted.only).unwrap_or_default();
    let places: BTreeSet<(ReviewId, u32)> = places.into_iter().collect();
    let reviews = counted(from.coded);
    let mut best: Vec<Vec<Candidate<'_>>> =
        reviews.iter().map(|review| candidates(review, theme, &places)).collect();
    best.retain(|own| !own.is_empty());
    best.sort_by_key(|own| rank(&own[0]));
    let mut found = Vec::new();
    for own in best {
        if found.len() >= wanted.quotations {
            break;
        }
        found.extend(first_new(from, theme, &own, shelf)?);
    }
    in_order_of_years(&mut found);
    Ok(found)
}

/// The codings of a review that count, the surest readable one first.
fn candidates<'a>(
    review: &Counted<'a>,
    theme: ThemeIndex,
    places: &BTreeSet<(ReviewId, u32)>,
) -> Vec<Candidate<'a>> {
    let mut own = Vec::new();
    for document in &review.documents {
        let coded = document.coded;
        for coding in &coded.codings {
            let counts = coding.theme == theme && coding.stance == Stance::Found;
            if counts && places.contains(&(coded.review.clone(), coding.passage)) {
                let weight = coded.passages.get(coding.passage as usize);
                let words = weight.map_or(0, |weight| weight.words);
                let (review, record) = (&coded.review, document.record);
                own.push(Candidate { review, record, coding, words });
            }
        }
    }
    own.sort_by_key(rank);
    own
}

/// Readable ones first, then the surest; then by place.
fn rank(one: &Candidate<'_>) -> (bool, Reverse<u32>, ReviewId, u32) {
    // scores are between 0 and 1, where bits are in the order of numbers
    let score = Reverse(one.coding.score.to_bits());
    (!READABLE.contains(&one.words), score, one.review.clone(), one.coding.passage)
}

/// The first of them that is not yet quoted; else the first.
fn first_new(
    from: Material<'_>,
    theme: ThemeIndex,
    own: &[Candidate<'_>],
    shelf: &mut Shelf<'_>,
) -> Result<Option<Quotation>, index::Error> {
    let mut chosen: Option<(Candidate<'_>, StoredPassage)> = None;
    for &candidate in own {
        let one = shelf.passage(candidate.review, candidate.coding.passage)?.cloned();
        let Some(one) = one else { continue };
        let is_new = !shelf.is_quoted(&one.passage.id);
        if is_new || chosen.is_none() {
            chosen = Some((candidate, one));
        }
        if is_new {
            break;
        }
    }
    let Some((candidate, stored)) = chosen else { return Ok(None) };
    shelf.quote(&stored.passage.id);
    let mark = mark(from, theme, candidate)?;
    let name = &from.coded.codebook.themes[usize::from(theme.0)].id;
    let id = format!("{}:{name}", stored.passage.id);
    Ok(Some(Quotation::of(&stored, Some(candidate.record), id, mark)))
}

/// The words that show the theme, as `evidence` marks them.
fn mark(
    from: Material<'_>,
    theme: ThemeIndex,
    one: Candidate<'_>,
) -> Result<(usize, usize), index::Error> {
    let spans = rule_spans(from.library, from.coder, one.review, &[one.coding])?;
    let own = (one.coding.span.0 as usize, one.coding.span.1 as usize);
    Ok(spans.get(&(theme, one.coding.passage)).copied().unwrap_or(own))
}
