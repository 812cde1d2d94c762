//! Passages found, under the review they stand in, each leading to its page.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::address::SortBy;
use super::{Address, FARTHEST, SCREENFUL};
use crate::analysis::{Found, Hit, Options, pick};
use crate::model::ReviewId;
use crate::present::clean;
use crate::web::desk::Ask;
use crate::web::screens::page;
use crate::web::trouble::Trouble;
use crate::web::view::{excerpt, pages};

/// A page of them.
pub(super) fn shown(
    address: &Address,
    found: &Found<'_>,
    ask: &Ask<'_>,
) -> Result<Markup, Trouble> {
    let last = found.counts().passages.div_ceil(SCREENFUL).clamp(1, FARTHEST);
    let page = address.page().min(last);
    let first = (page - 1) * SCREENFUL;
    let options = Options { limit: Some(first + SCREENFUL), sort: address.sort.sort() };
    let answer = pick(found, &options)?;
    let hits = answer.hits.get(first..).unwrap_or_default();
    Ok(html! {
        @for group in grouped(hits) { (review(group, address, ask)) }
        (pages(page, last, |page| {
            Address { page: Some(page), ..address.clone() }.url()
        }))
    })
}

/// Orders to choose from.
pub(super) fn orders(address: &Address) -> Markup {
    html! {
        @for (sort, _, words) in SortBy::ALL {
            @let here = (sort == address.sort).then_some("true");
            a href=(address.with(|it| it.sort = sort).url()) aria-current=[here] { (words) }
            " "
        }
    }
}

/// The passages of each review together, reviews in the order of their first.
fn grouped(hits: &[Hit]) -> Vec<Vec<&Hit>> {
    let mut places: BTreeMap<&ReviewId, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Hit>> = Vec::new();
    for hit in hits {
        let place = *places.entry(&hit.review).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(hit);
    }
    groups
}

fn review(hits: Vec<&Hit>, address: &Address, ask: &Ask<'_>) -> Markup {
    let name = &hits[0].review;
    html! {
        section.review {
            h2 { a href=(page::of_review(name)) { (clean(&ask.opened.title(name))) } }
            p.known { (page::known(ask, name)) }
            ol { @for hit in hits { li { (passage(hit, address)) } } }
        }
    }
}

fn passage(hit: &Hit, address: &Address) -> Markup {
    html! {
        p.where {
            a href=(page::of_hit(hit, &address.q)) {
                "p. " (hit.page)
                @if let Some(number) = &hit.number { ", " (clean(number)) }
            }
            @if !hit.section.is_empty() { " · " (clean(&hit.section)) }
        }
        p.passage { (excerpt(&hit.text, &hit.spans)) }
    }
}
