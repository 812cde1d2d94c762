//! The hits of a query in one review, in reading order: where one can stop.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Sheet, of_page};
use crate::index::SourceRecord;
use crate::model::{PageNumber, Passage, PassageId};
use crate::present::counted;
use crate::web::desk::Ask;
use crate::web::screens::search::understood;
use crate::web::trouble::Trouble;

/// Hits by the place of their passage.
#[derive(Debug, Default)]
pub(super) struct Stops {
    by_passage: BTreeMap<u32, Vec<(usize, usize)>>,
    /// Page and passage of each passage that has one.
    places: Vec<(PageNumber, PassageId)>,
    hits: u64,
}

/// The hits of this query in a review; none where it is none.
pub(super) fn of(
    typed: &str,
    record: &SourceRecord,
    ask: &Ask<'_>,
) -> Result<Stops, Trouble> {
    let mut stops = Stops::default();
    let Some(query) = understood(typed, ask)? else { return Ok(stops) };
    let query = query.within(&record.review.0);
    let library = &ask.opened.library;
    let question = library.ask_within(&query, ask.patience)?.unscored();
    let matches = question.all()?.matches;
    for (one, shown) in matches.iter().zip(question.show(&matches)?) {
        let spans: Vec<_> = shown.hits.iter().map(|hit| (hit.start, hit.end)).collect();
        let passage = &shown.stored.passage;
        let page = spans.first().map_or(passage.page, |span| page_of(passage, span.0));
        stops.hits += spans.len() as u64;
        stops.places.push((page, passage.id.clone()));
        stops.by_passage.insert(one.ord, spans);
    }
    Ok(stops)
}

/// The page that a byte of a passage is printed on.
fn page_of(passage: &Passage, byte: usize) -> PageNumber {
    let before = passage.anchors.iter().take_while(|one| one.start as usize <= byte);
    before.last().map_or(passage.page, |anchor| anchor.page)
}

impl Stops {
    /// The hits in the passage of this place.
    pub(super) fn of(&self, ord: u32) -> &[(usize, usize)] {
        self.by_passage.get(&ord).map_or(&[], Vec::as_slice)
    }

    /// Ways to the passages with a hit before and after the one shown, or the page.
    pub(super) fn leafing(&self, sheet: &Sheet<'_>) -> Markup {
        let here = sheet.address.passage.as_deref();
        let at = self.places.iter().position(|(_, passage)| Some(&*passage.0) == here);
        let before = match at {
            Some(at) => self.places[..at].last(),
            None => self.places.iter().rfind(|(page, _)| *page < sheet.page),
        };
        let after = match at {
            Some(at) => self.places.get(at + 1),
            None => self.places.iter().find(|(page, _)| *page > sheet.page),
        };
        let review = &sheet.record.review;
        let to = |(page, passage): &(PageNumber, PassageId)| {
            of_page(review, *page, &sheet.address.q, Some(passage))
        };
        html! {
            @if !self.places.is_empty() {
                span.stops {
                    (counted(self.hits, "hit")) " in this review: "
                    @if let Some(before) = before {
                        a href=(to(before)) data-key="p" { "previous hit" }
                    } @else { "first hit" }
                    " · "
                    @if let Some(after) = after {
                        a href=(to(after)) data-key="n" { "next hit" }
                    } @else { "last hit" }
                }
            }
        }
    }
}
