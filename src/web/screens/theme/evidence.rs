//! The passages behind a theme, a page of them, each leading to where it stands.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::address::Shown;
use crate::analysis::themes::{cell, cell_name};
use crate::analysis::{Evidence, Wanted, Why, evidence};
use crate::model::{CodedReview, Coding, ReviewId, Stance, ThemeIndex};
use crate::present::{Fragment, clean, counted};
use crate::web::desk::Ask;
use crate::web::screens::page;
use crate::web::screens::parted;
use crate::web::trouble::Trouble;
use crate::web::view::{command, excerpt, pages};

use super::Subject;

/// Passages on a page.
const SCREENFUL: usize = 20;

/// A passage, by its review and its place there.
type Place = (ReviewId, u32);

/// Where a theme is, each part by review and place.
struct Places {
    /// Counted as found, of the group that was asked for.
    found: Vec<Place>,
    /// The same of all reviews.
    found_in_all: usize,
    mentioned: Vec<Place>,
    uncounted: Vec<Place>,
}

impl Places {
    fn of(subject: &Subject<'_>) -> Result<Self, Trouble> {
        let (opened, address) = (subject.ask.opened, subject.address);
        let coded = opened.coded()?;
        let by = parted::named(&address.by)?;
        let cell_of = |name: &str| {
            let places = cell(&coded, name, None);
            places.map_err(|error| Trouble::Unclear(format!("{error}.")))
        };
        let name = &subject.theme.id.0;
        let all = cell_of(name)?;
        let group = by.filter(|_| !address.group.is_empty());
        let found = match group {
            Some(by) => cell_of(&cell_name(name, Some((by, &address.group))))?,
            None => all.clone(),
        };
        let all: BTreeSet<Place> = all.into_iter().collect();
        let (mut mentioned, mut uncounted) = (Vec::new(), Vec::new());
        for (review, coding) in codings(&opened.codings.reviews, subject.index) {
            let place = (review.review.clone(), coding.passage);
            match coding.stance {
                Stance::Mentioned => mentioned.push(place),
                Stance::Found if !all.contains(&place) => uncounted.push(place),
                Stance::Found => {}
            }
        }
        Ok(Self { found, found_in_all: all.len(), mentioned, uncounted })
    }

    fn shown(&self, which: Shown) -> &[Place] {
        match which {
            Shown::Found => &self.found,
            Shown::Mentioned => &self.mentioned,
            Shown::Uncounted => &self.uncounted,
        }
    }

    fn count(&self, which: Shown) -> usize {
        match which {
            Shown::Found => self.found_in_all,
            other => self.shown(other).len(),
        }
    }
}

/// The codings of one theme, by review and passage.
fn codings(
    reviews: &[CodedReview],
    theme: ThemeIndex,
) -> impl Iterator<Item = (&CodedReview, &Coding)> {
    reviews.iter().flat_map(move |review| {
        let own = review.codings.iter().filter(move |one| one.theme == theme);
        own.map(move |one| (review, one))
    })
}

/// The passages, with what they can be changed to.
pub(super) fn shown(subject: &Subject<'_>) -> Result<Fragment, Trouble> {
    let (theme, address) = (&subject.theme.id, subject.address);
    let places = Places::of(subject)?;
    let all = places.shown(address.stance);
    let last = all.len().div_ceil(SCREENFUL).max(1);
    let page = address.page().min(last);
    let first = (page - 1) * SCREENFUL;
    let here = &all[first..all.len().min(first + SCREENFUL)];
    let shown = read(subject, here)?;
    let reviews: BTreeSet<&ReviewId> = all.iter().map(|place| &place.0).collect();
    let markup = html! {
        (tabs(subject, &places))
        p.note { (told(address.stance)) }
        (group(subject))
        p.counts role="status" {
            (counted(all.len() as u64, "passage")) " in "
            (counted(reviews.len() as u64, "document"))
        }
        @for group in shown.chunk_by(|a, b| a.review == b.review) {
            (of_review(group, subject.ask))
        }
        (pages(page, last, |page| address.turned(theme, page)))
        (as_command(subject))
    };
    let (id, title) = ("evidence".to_owned(), "The passages".to_owned());
    Ok(Fragment { id, title, markup })
}

/// These passages, as `evidence` gives them.
fn read(subject: &Subject<'_>, places: &[Place]) -> Result<Vec<Evidence>, Trouble> {
    let opened = subject.ask.opened;
    let wanted = Wanted {
        themes: vec![subject.index],
        passages: Some(places.iter().cloned().collect()),
        ..Wanted::default()
    };
    let mut all = Vec::new();
    let (library, coder, codings) = (&opened.library, &opened.coder, &opened.codings);
    evidence(library, coder, codings, &wanted, Why::Untold, |one| {
        all.push(one);
        Ok::<_, Trouble>(())
    })?;
    Ok(all)
}

fn tabs(subject: &Subject<'_>, places: &Places) -> Markup {
    let address = subject.address;
    html! {
        nav.forms aria-label="Which passages" {
            @for (which, _, words) in Shown::ALL {
                @let here = which == address.stance && address.group.is_empty();
                a href=(address.passages(&subject.theme.id, which, ""))
                    aria-current=[here.then_some("true")] {
                    (words) " (" (places.count(which)) ")"
                }
            }
        }
    }
}

const fn told(which: Shown) -> &'static str {
    match which {
        Shown::Found => {
            "Passages that report the problem, of reviews that are found to have it: what \
             the numbers above count."
        }
        Shown::Mentioned => {
            "Passages that only speak of it: terms of reference, policies, praise, \
             recommendations. They are counted apart."
        }
        Shown::Uncounted => {
            "Passages that seem to report the problem, but not surely enough for the \
             review as a whole, or in a copy of a document that is counted already."
        }
    }
}

/// To which reviews the passages are limited, with a way back.
fn group(subject: &Subject<'_>) -> Markup {
    let address = subject.address;
    let limited = address.stance == Shown::Found && !address.group.is_empty();
    html! {
        @if limited {
            p {
                "Only " (clean(&address.by.replace('-', " "))) ": "
                strong { (clean(&address.group)) } ". "
                a href=(address.passages(&subject.theme.id, Shown::Found, "")) { "Show all" }
            }
        }
    }
}

fn of_review(group: &[Evidence], ask: &Ask<'_>) -> Markup {
    let name = &group[0].review;
    html! {
        section.review {
            h3 { a href=(page::of_review(name)) { (clean(&ask.opened.title(name))) } }
            p.known { (page::known(ask, name)) }
            ol { @for one in group { li { (passage(one)) } } }
        }
    }
}

fn passage(one: &Evidence) -> Markup {
    let address = page::of_page(&one.review, one.page, "", Some(&one.passage));
    let spans = if one.span == (0, one.text.len()) { vec![] } else { vec![one.span] };
    html! {
        p.where {
            a href=(address) {
                "p. " (one.page)
                @if let Some(number) = &one.number { ", " (clean(number)) }
            }
            @if !one.section.is_empty() { " · " (clean(&one.section)) }
            " · " (one.stance.name()) " " (format!("{:.2}", one.score))
        }
        p.passage { (excerpt(&one.text, &spans)) }
        @if let Some(plain) = &one.plain { p.note { "Plainly: " (clean(plain)) } }
    }
}

fn as_command(subject: &Subject<'_>) -> Markup {
    let (name, address) = (&subject.theme.id.0, subject.address);
    command(&match address.stance {
        Shown::Found if address.group.is_empty() => {
            format!("throughline evidence --cell {name}")
        }
        Shown::Found => format!(
            "throughline evidence --cell '{name},{}:{}'",
            address.by,
            address.group.replace('\'', "'\\''")
        ),
        Shown::Mentioned => format!("throughline evidence {name} --stance mentioned"),
        Shown::Uncounted => format!(
            "throughline evidence {name} --stance found   # without those of --cell {name}"
        ),
    })
}
