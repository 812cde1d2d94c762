//! What a list can be narrowed to, with how many each value leaves.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::Address;
use super::chosen::Chosen;
use super::words::{FIELDS, words};
use crate::analysis::recommendations::Field;
use crate::present::clean;
use crate::web::desk::Ask;

/// Values that are shown at once.
const FIRST: usize = 8;

/// Values that can be opened beside them; who looks for another writes it in the query.
const MOST: usize = 80;

/// What is chosen, each with a way back.
pub(super) fn chosen(address: &Address, ask: &Ask<'_>) -> Markup {
    let all: Vec<_> = address.chosen().collect();
    html! {
        @if !all.is_empty() {
            nav.chosen aria-label="Chosen filters" {
                @for (field, value) in all {
                    a href=(address.with(field, "").url()) {
                        (title(field)) ": " (clean(&words(field, value, ask)))
                        " (remove)"
                    }
                    " "
                }
            }
        }
    }
}

/// All filters.
pub(super) fn shown(address: &Address, found: &Chosen<'_>, ask: &Ask<'_>) -> Markup {
    html! {
        aside.filters aria-label="Narrow down" {
            h2 { "Narrow down" }
            @for (field, title) in fields(address) {
                @let values = values(field, found);
                @let here = address.value(field);
                @if values.len() > 1 || !here.is_empty() {
                    h3 { (title) }
                    (listed(&values[..values.len().min(FIRST)], field, address, ask))
                    @if values.len() > FIRST {
                        @let rest = &values[FIRST..];
                        details open[rest.iter().any(|(value, _)| value == here)] {
                            summary { (rest.len()) " more" }
                            (listed(&rest[..rest.len().min(MOST)], field, address, ask))
                            @if rest.len() > MOST {
                                p.note { "The others can be named in the query." }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The fields; the parts of health where health is asked.
fn fields(address: &Address) -> Vec<(Field, &'static str)> {
    let mut fields = FIELDS.to_vec();
    let health = (Field::Health, title(Field::Health));
    if address.value(Field::Addressee) == "health"
        || !address.value(Field::Health).is_empty()
    {
        fields.insert(1, health);
    }
    fields
}

fn title(field: Field) -> &'static str {
    let found = FIELDS.iter().find(|(own, _)| *own == field);
    match field {
        Field::Health => "Which part of health",
        Field::Verb => "Verb",
        _ => found.map_or("", |(_, title)| title),
    }
}

/// Values as they come; of reviews those with most first.
fn values(field: Field, found: &Chosen<'_>) -> Vec<(String, u64)> {
    let mut values = found.values(field);
    if field == Field::Review {
        values.sort_by_key(|(_, count)| Reverse(*count));
    }
    values
}

fn listed(
    values: &[(String, u64)],
    field: Field,
    address: &Address,
    ask: &Ask<'_>,
) -> Markup {
    html! {
        ul {
            @for (value, count) in values {
                @let here = address.value(field) == value;
                @let wanted = if here { "" } else { value };
                li {
                    a href=(address.with(field, wanted).url()) aria-current=[here.then_some("true")] {
                        (clean(&words(field, value, ask)))
                    }
                    " " span.count { (count) }
                }
            }
        }
    }
}
