//! Recommendations one by one, under their review, each leading to its page.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::address::SortBy;
use super::words::words;
use super::{Address, Of};
use crate::analysis::recommendations::{Addressee, Field, Recommendation, Smart};
use crate::present::clean;
use crate::web::desk::Ask;
use crate::web::screens::page;
use crate::web::view::{excerpt, pages};

/// How many are on a page.
const SCREENFUL: usize = 25;

/// A page of them, in the order that the address asks for.
pub(super) fn shown(
    address: &Address,
    mut all: Vec<&Recommendation>,
    ask: &Ask<'_>,
) -> Markup {
    sort(&mut all, address.sort);
    let last = all.len().div_ceil(SCREENFUL).max(1);
    let page = address.page().min(last);
    let here = all.iter().skip((page - 1) * SCREENFUL).take(SCREENFUL).copied();
    let here: Vec<&Recommendation> = here.collect();
    html! {
        @for group in here.chunk_by(|a, b| a.review == b.review) {
            (review(group, address, ask))
        }
        (pages(page, last, |page| {
            Address { page: Some(page), ..address.clone() }.url()
        }))
    }
}

/// Orders to choose from.
pub(super) fn orders(address: &Address) -> Markup {
    html! {
        @for (sort, _, words) in SortBy::ALL {
            @let here = (sort == address.sort).then_some("true");
            @let other = Address { sort, page: None, ..address.clone() };
            a href=(other.url()) aria-current=[here] { (words) }
            " "
        }
    }
}

/// A stable sort: of equals, those of a review stay together and in their places.
fn sort(all: &mut [&Recommendation], by: SortBy) {
    match by {
        SortBy::Review => {}
        SortBy::Newest => all.sort_by_key(|one| Reverse(one.year)),
        SortBy::Oldest => all.sort_by_key(|one| one.year.unwrap_or(u16::MAX)),
        SortBy::Addressee => all.sort_by_key(|one| {
            let first = one.addressees.first();
            first
                .and_then(|first| Addressee::ALL.iter().position(|it| it == first))
                .unwrap_or(usize::MAX)
        }),
    }
}

fn review(group: &[&Recommendation], address: &Address, ask: &Ask<'_>) -> Markup {
    let name = &group[0].review;
    html! {
        section.review {
            h2 { a href=(page::of_review(name)) { (clean(&ask.opened.title(name))) } }
            p.known { (page::known(ask, name)) }
            ol { @for one in group { li { (item(one, address, ask)) } } }
        }
    }
}

fn item(one: &Recommendation, address: &Address, ask: &Ask<'_>) -> Markup {
    html! {
        p.where {
            a href=(page::of_page(&one.review, one.page, &address.q, one.passages.first())) {
                "p. " (one.page)
                @if let Some(number) = &one.number { ", " (clean(number)) }
            }
            @if !one.section.is_empty() { " · " (clean(&one.section)) }
            @for (at, place) in one.repeated_at.iter().enumerate() {
                @if at == 0 { " · again on " } @else { ", " }
                a href=(page::of_page(&place.review, place.page, &address.q, Some(&place.passage))) {
                    "p. " (place.page)
                }
            }
        }
        p.passage { (excerpt(&one.text, &[])) }
        @if address.of == Of::Recommendations { p.makeup { (makeup(one, ask)) } }
    }
}

/// Whom it asks, whose it is, what for, and how exactly.
fn makeup(one: &Recommendation, ask: &Ask<'_>) -> Markup {
    let told = |field: Field| {
        let values = field.of(one).into_iter();
        values.map(|value| words(field, &value, ask)).collect::<Vec<_>>().join(", ")
    };
    let smart = smart(one.smart);
    html! {
        "Asks " (clean(&told(Field::Addressee)))
        " · " (clean(&told(Field::Level)))
        " · " (clean(&told(Field::Type)))
        @if let Some(verb) = &one.verb { " · " (clean(verb)) }
        @if one.law { " · a change in law or national policy" }
        @if !smart.is_empty() { " · " (smart.join(", ")) }
        @for theme in &one.themes {
            " · " a href=(format!("/theme/{theme}")) {
                (clean(&words(Field::Theme, &theme.0, ask)))
            }
        }
    }
}

/// The parts of the acronym that its words show.
fn smart(smart: Smart) -> Vec<&'static str> {
    let parts = [
        ("specific", smart.specific),
        ("measurable", smart.measurable),
        ("owner", smart.owner),
        ("deadline", smart.deadline),
    ];
    parts.into_iter().filter(|part| part.1.is_some()).map(|part| part.0).collect()
}
