//! What was recommended before and is recommended again: clusters, the oldest first in
//! each.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use form_urlencoded::Serializer;
use maud::{Markup, html};
use serde::Deserialize;

use super::address::address as path;
use super::sent::{Sent, limit, made, not_yet};
use super::{Only, TITLE, Tab, only, ready, recommended, tabs, waiting};
use crate::analysis::recommendations::{Recommendation, Recommendations};
use crate::analysis::repeats::{Cluster, Member, Repeats, Scope, changes};
use crate::analysis::themes::Subcorpus;
use crate::present::{self, Repeated, clean, command_line, counted};
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::screens::export::{self, Form, NOWHERE};
use crate::web::screens::page;
use crate::web::trouble::{Asked, Trouble};
use crate::web::view::{Place, Screen, command, marked, pages};

/// How many clusters are on a page.
const SCREENFUL: usize = 15;

/// Members of a cluster that are shown at once; the others can be opened.
const FIRST: usize = 6;

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::web::screens) struct Address {
    q: String,
    within: Within,
    page: Option<usize>,
}

/// Between what it is said again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Within {
    /// Between two reviews.
    #[default]
    Across,
    /// Anywhere, also in one review.
    Anywhere,
}

impl Within {
    const fn scope(self) -> Scope {
        match self {
            Self::Across => Scope::Across,
            Self::Anywhere => Scope::Anywhere,
        }
    }
}

/// `GET /recommendations/repeats`
pub(in crate::web::screens) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    desk.screen(visit, move |ask| screen(&address, ask)).await
}

/// `GET /recommendations/repeats/export`
pub(in crate::web::screens) async fn export(
    State(desk): State<Desk>,
    Asked(address): Asked<Address>,
    Asked(sent): Asked<Sent>,
) -> Result<Response, Trouble> {
    let form = Form::named(&export::ALL, &sent.format)?;
    let bytes = desk.answer(move |ask| {
        let (only, question) = limit(&address.q, ask)?;
        let found = repeated(&address, only.as_ref(), ask)?.ok_or_else(not_yet)?;
        let made = made(question, address.command(), ask)?;
        let mut bytes = Vec::new();
        let what = Repeated::Clusters(&found, None);
        present::repeats(&what, &made, form.format, NOWHERE, &mut bytes)
            .map_err(|error| Trouble::Failed(error.to_string()))?;
        Ok(bytes)
    });
    Ok(form.sent("repeats", bytes.await?))
}

fn screen(address: &Address, ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let passages = match only(&address.q, ask)? {
        Only::All => None,
        Only::In(passages, _) => Some(passages),
        Only::Mistake(mistake) => {
            let body = html! { (tabs(Tab::Repeats)) (form(address)) (mistake) };
            return Ok(Screen::new(TITLE, Place::Recommendations, body).fleeting());
        }
    };
    let Some(found) = repeated(address, passages.as_ref(), ask)? else {
        return Ok(waiting(Tab::Repeats));
    };
    let body = html! {
        (tabs(Tab::Repeats))
        (form(address))
        (scopes(address))
        p.counts role="status" { (told(&found)) }
        @if found.clusters.is_empty() {
            p.note { "Nothing is recommended again here, word for word or nearly." }
        } @else {
            p.note {
                "The oldest stands first. Words that it does not have are marked in the \
                 others, and the number is the share of words in common: 100 % is word \
                 for word."
            }
        }
        (clusters(address, &found, ask))
        @if !found.clusters.is_empty() {
            (export::links(&export::ALL, |form| address.export(form)))
        }
        (command(&address.command()))
    };
    Ok(Screen::new(TITLE, Place::Recommendations, body))
}

/// What is repeated, in the scope and the passages that were asked for; none while it is
/// looked for.
fn repeated(
    address: &Address,
    only: Option<&Subcorpus>,
    ask: &Ask<'_>,
) -> Result<Option<Repeats>, Trouble> {
    let Some(all) = recommended(ask)? else { return Ok(None) };
    let Some(found) = ready(ask.opened.repeated(&all))? else { return Ok(None) };
    let scope = address.within.scope();
    let Some(only) = only else { return Ok(Some(found.narrowed(scope, |_| true))) };
    let named = named(&all);
    let is_in = |member: &Member| {
        named.get(member.id.as_str()).is_some_and(|one| one.is_in(only))
    };
    Ok(Some(found.narrowed(scope, is_in)))
}

fn named(all: &Recommendations) -> HashMap<&str, &Recommendation> {
    all.all.iter().map(|one| (one.id.as_str(), one)).collect()
}

fn told(found: &Repeats) -> String {
    let places: usize = found.clusters.iter().map(|one| one.members.len()).sum();
    format!(
        "{}, {}; {} of {} compared",
        counted(found.clusters.len() as u64, "cluster"),
        counted(places as u64, "place"),
        counted(found.compared, "recommendation"),
        counted(found.reviews, "review"),
    )
}

fn form(address: &Address) -> Markup {
    html! {
        form.search action="/recommendations/repeats" method="get" role="search" {
            label for="q" { "Only what stands in passages with these words, or any query" }
            div.box {
                input id="q" name="q" type="search" value=(address.q) maxlength="1000"
                    autocomplete="off" spellcheck="false" autocapitalize="none"
                    aria-describedby="understood";
                button type="submit" { "Show" }
            }
            @if address.within == Within::Anywhere {
                input type="hidden" name="within" value="anywhere";
            }
            p.note id="understood" data-understood="" {}
        }
    }
}

fn scopes(address: &Address) -> Markup {
    let all =
        [(Within::Across, "between reviews"), (Within::Anywhere, "also within a review")];
    html! {
        nav.forms aria-label="Scope" {
            @for (within, words) in all {
                @let other = Address { within, page: None, ..address.clone() };
                a href=(other.url()) aria-current=[(within == address.within).then_some("true")] {
                    (words)
                }
            }
        }
    }
}

fn clusters(address: &Address, found: &Repeats, ask: &Ask<'_>) -> Markup {
    let last = found.clusters.len().div_ceil(SCREENFUL).max(1);
    let page = address.page.unwrap_or(1).clamp(1, last);
    html! {
        @for one in found.clusters.iter().skip((page - 1) * SCREENFUL).take(SCREENFUL) {
            (cluster(one, address, ask))
        }
        (pages(page, last, |page| Address { page: Some(page), ..address.clone() }.url()))
    }
}

fn cluster(one: &Cluster, address: &Address, ask: &Ask<'_>) -> Markup {
    let years = one.years();
    let first = &one.members[0];
    let member =
        |at: usize| member(&one.members[at], first, one.to_first[at], address, ask);
    let size = one.members.len();
    html! {
        section.review {
            h2 {
                (counted(size as u64, "time")) " in " (counted(one.reviews, "review"))
                @match (years.first(), years.last()) {
                    (Some(first), Some(last)) if first != last => { ", " (first) " to " (last) }
                    (Some(first), _) => { ", " (first) }
                    _ => {}
                }
            }
            ol { @for at in 0..size.min(FIRST) { li { (member(at)) } } }
            @if size > FIRST {
                details {
                    summary { (size - FIRST) " more" }
                    ol { @for at in FIRST..size { li { (member(at)) } } }
                }
            }
        }
    }
}

fn member(
    one: &Member,
    first: &Member,
    similarity: f64,
    address: &Address,
    ask: &Ask<'_>,
) -> Markup {
    let words = |one: &'_ Member| one.text.get(one.from..).unwrap_or_default().to_owned();
    let changed = changes(&words(first), &words(one));
    let shifted = changed.into_iter().map(|(from, to)| (from + one.from, to + one.from));
    let shifted: Vec<_> = shifted.collect();
    html! {
        p.where {
            @match one.year { Some(year) => (year), None => "year not known" }
            " · "
            a href=(page::of_page(&one.review, one.page, &address.q, Some(&one.passage))) {
                (clean(&ask.opened.title(&one.review))) ", p. " (one.page)
                @if let Some(number) = &one.number { ", " (clean(number)) }
            }
            @if one.id != first.id { " · " (format!("{:.0} %", similarity * 100.0)) }
        }
        p.passage { @for bit in marked(&one.text, &shifted) { (bit) } }
    }
}

impl Address {
    /// The command that gives these clusters.
    fn command(&self) -> String {
        let mut words = vec!["throughline", "repeats"];
        if self.within == Within::Across {
            words.push("--across");
        }
        if !self.q.trim().is_empty() {
            words.extend(["--where", &self.q]);
        }
        words.push("--clusters");
        command_line(words)
    }

    fn url(&self) -> String {
        let mut pairs = self.pairs();
        if let Some(page) = self.page.filter(|page| *page > 1) {
            pairs.append_pair("page", &page.to_string());
        }
        path("/recommendations/repeats", &pairs.finish())
    }

    fn export(&self, format: &str) -> String {
        let mut pairs = self.pairs();
        pairs.append_pair("format", format);
        path("/recommendations/repeats/export", &pairs.finish())
    }

    fn pairs(&self) -> Serializer<'static, String> {
        let mut pairs = Serializer::new(String::new());
        if !self.q.is_empty() {
            pairs.append_pair("q", &self.q);
        }
        if self.within == Within::Anywhere {
            pairs.append_pair("within", "anywhere");
        }
        pairs
    }
}
