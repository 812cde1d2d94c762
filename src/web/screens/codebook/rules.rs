//! The rules of a theme, with how much each matches.

use maud::{Markup, html};

use super::address::Address;
use super::subject::{Part, Subject};
use crate::codebook::{Role, Rule};
use crate::index::Counts;
use crate::present::{self, clean};
use crate::query::Query;
use crate::web::later::Stage;
use crate::web::opened::RuleCounts;
use crate::web::screens::search;
use crate::web::trouble::Trouble;
use crate::web::view::being_made;

pub(super) fn shown(subject: &Subject<'_>) -> Result<Part, Trouble> {
    let theme = subject.theme;
    if theme.role == Role::Family {
        return Ok(Part { markup: html! {}, waits: false });
    }
    let stage = subject.ask.opened.rules_matched(subject.index).ok_or_else(|| {
        let words = "The rules of other themes are being counted. Load this page again in a \
                     moment.";
        Trouble::Later(words.to_owned())
    })?;
    let none = RuleCounts::default();
    let counts = if let Stage::Made(counts) = &stage { counts.as_ref() } else { &none };
    let title = if theme.role == Role::Lexicon { "Terms" } else { "Rules" };
    let markup = html! {
        @match &stage {
            Stage::Making => (being_made("What the rules match")),
            Stage::Failed(why) => p.note role="status" { (clean(why)) },
            Stage::Made(_) => {}
        }
        (list(title, "Passages that may report the problem.", &theme.rules, &counts[0], |at| {
            if theme.role == Role::Theme { ways(subject, at) } else { html! {} }
        }))
        (list("Speaks of it", "Passages that at least speak of it.", &theme.mentions, &counts[1], |_| html! {}))
        (list("Vetoes", "No rule holds in a sentence that has one of these.", &theme.unless, &counts[2], |_| html! {}))
        @if !theme.sections.is_empty() {
            h2 { "Sections left out" }
            p { @for (at, kind) in theme.sections.iter().enumerate() {
                @if at > 0 { ", " } (kind.name())
            } }
        }
    };
    Ok(Part { markup, waits: matches!(stage, Stage::Making) })
}

fn list(
    title: &str,
    about: &str,
    rules: &[Rule],
    counts: &[Option<Counts>],
    ways: impl Fn(usize) -> Markup,
) -> Markup {
    html! {
        @if !rules.is_empty() {
            h2 { (title) }
            p.note { (about) }
            ol.rules {
                @for (at, rule) in rules.iter().enumerate() {
                    li {
                        p {
                            code { (clean(&rule.text)) }
                            @if let Some(plain) = rule.plain.as_deref().filter(|it| !it.is_empty()) {
                                " → " (clean(plain))
                            }
                        }
                        p.where { (matched(rule, counts.get(at))) }
                        (ways(at))
                    }
                }
            }
        }
    }
}

/// How much a rule matches, leading to the passages.
fn matched(rule: &Rule, counts: Option<&Option<Counts>>) -> Markup {
    let query = rule.asked();
    // what is too long for the box of a search is not sent there
    let address = query.parse::<Query>().is_ok().then(|| search::search(&query));
    html! {
        @match (counts, address) {
            (None, _) => {}
            (Some(None), _) => "stands for too many words of this corpus",
            (Some(Some(counts)), Some(address)) => {
                a href=(address) { (present::found(counts)) }
            }
            (Some(Some(counts)), None) => (present::found(counts)),
        }
    }
}

/// What can be tried with a rule.
fn ways(subject: &Subject<'_>, at: usize) -> Markup {
    let rule = &subject.theme.rules[at];
    let otherwise = Address { at: Some(at + 1), ..Address::rule(&rule.asked()) };
    let without = Address::without(at + 1);
    let id = &subject.theme.id;
    html! {
        p.ways {
            a href=(otherwise.trying(id)) aria-label={ "Write it otherwise: rule " (at + 1) } { "Write it otherwise" }
            a href=(without.trying(id)) aria-label={ "Try without it: rule " (at + 1) } { "Try without it" }
        }
    }
}
