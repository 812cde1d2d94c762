//! An item read: whom it asks, what for, how exactly.

use super::addressees::{Asked, Found, addressees, by_default};
use super::area::Ground;
use super::asking::{directives, is_stem, owner, sentences};
use super::directive::{Directive, Setting};
use super::explained::Explained;
use super::item::Item;
use super::kinds::{Addressee, HealthKind, Level, Type};
use super::law::law;
use super::level::{Told, is_class, level};
use super::recommendation::{Because, Smart, Sort};
use super::smart::smart;
use super::types::kind;
use super::wish::{modal_or_wish, named};
use super::words::Words;

/// What an item says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    pub(super) level: Level,
    pub(super) addressees: Vec<Addressee>,
    pub(super) health_kind: Vec<HealthKind>,
    pub(super) law: bool,
    pub(super) smart: Smart,
    pub(super) verb: Option<String>,
    pub(super) kind: Type,
    pub(super) because: Because,
}

/// Reads an item; `parted` tells whether its review has a list of single agencies'.
pub(super) fn read(item: &Item<'_>, explained: &Explained<'_>, parted: bool) -> Read {
    let words = Words::of(&item.text);
    let directives = all(item, &words);
    let found = asked(item, &words, &directives, explained);
    let addressees = found.addressees();
    let listed = is_listed(item);
    let told = Told {
        addressees: &addressees,
        parted,
        listed,
        class: directives.first().is_some_and(|one| is_class(&words, &one.subject)),
    };
    let (level, why) = level(&item.headings, told);
    let law = law(&words, &directives, &addressees);
    let (kind, told_by) = kind(&words, &directives, law.as_ref());
    let first = directives.first();
    let question = item.sort == Sort::Question;
    Read {
        level,
        law: law.is_some() && !question,
        smart: if question {
            Smart::default()
        } else {
            smart(&words, &directives, &found)
        },
        verb: first.filter(|_| !question).map(|one| one.plain.clone()),
        kind,
        because: Because {
            found: item.found,
            addressees: found.named.clone(),
            level: why,
            law: law.and_then(|law| words.span(&law)),
            verb: first.and_then(|one| words.span(&one.verb)),
            kind: told_by.and_then(|told| words.span(&told)),
        },
        addressees,
        health_kind: found.health,
    }
}

/// What the item asks; of one that only its lead makes a wish (`The panel recommends that:
/// the Trust reviews its form`), what it says.
fn all(item: &Item<'_>, words: &Words<'_>) -> Vec<Directive> {
    let found = directives(words, item.told, Setting::Numbered);
    if !found.is_empty() || item.sort == Sort::Question {
        return found;
    }
    let Some(first) = sentences(words, item.told).into_iter().next() else {
        return found;
    };
    let led = !item.opening.is_empty() && !is_stem(&item.opening);
    let wish = led.then(|| modal_or_wish(words, &first).or_else(|| named(words, &first)));
    wish.flatten().into_iter().collect()
}

fn asked(
    item: &Item<'_>,
    words: &Words<'_>,
    directives: &[Directive],
    explained: &Explained<'_>,
) -> Found {
    // the nearest heading below that of the whole list
    let heading =
        item.headings.iter().skip(usize::from(item.headings.len() > 1)).next_back();
    let asked = Asked {
        words,
        label: owner(words, item.told),
        directives,
        heading: heading.map_or("", String::as_str),
        lead: &item.lead,
        opening: &item.opening,
        explained,
    };
    let found = addressees(&asked);
    match item.ground {
        Ground::Plan | Ground::Response | Ground::Closed => found,
        _ if is_listed(item) => by_default(found, &asked),
        _ => found,
    }
}

/// Whether an item stands in a list, if only in one that a sentence announces.
fn is_listed(item: &Item<'_>) -> bool {
    item.ground != Ground::Running || !item.headings.is_empty()
}
