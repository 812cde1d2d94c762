//! A rule that is tried: the box, what it matches, and what the theme would gain and lose.

use maud::{Markup, html};

use super::address::{Address, of_theme};
use super::file::Standing;
use super::subject::{Part, Subject};
use super::{moved, sent};
use crate::analysis::known;
use crate::codebook::{Codebook, Role, Rule, RuleChange, Unchanged};
use crate::present::{self, clean};
use crate::query::{Error as Mistake, Limits, Query};
use crate::web::later::Stage;
use crate::web::screens::search::{notes, pointed, search};
use crate::web::trouble::Trouble;
use crate::web::view::being_made;

/// Reads a rule as it was typed.
pub(super) fn rule(text: &str) -> Result<Query, Mistake> {
    Query::parse(text, &Limits::RULE)
}

/// The box, and below it what came of the rule in it.
pub(super) fn shown(
    subject: &Subject<'_>,
    standing: &Standing,
    refused: Option<&str>,
) -> Result<Part, Trouble> {
    let theme = subject.theme;
    if theme.role != Role::Theme {
        let lexicon = theme.role == Role::Lexicon;
        let markup = html! {
            @if lexicon {
                p.note { "Terms stand beside their plain words: change them in codebook.yaml." }
            }
        };
        return Ok(Part { markup, waits: false });
    }
    let result = match subject.address.change(subject.index) {
        Some(change) => result(subject, standing, &change)?,
        None => Part { markup: html! {}, waits: false },
    };
    let markup = html! {
        section.try id="try" aria-labelledby="try-heading" {
            h2 id="try-heading" { (heading(subject.address)) }
            @if let Some(why) = refused {
                div.mistake role="alert" { p { "Nothing was saved. " (clean(why)) } }
            }
            (form(subject))
            (result.markup)
        }
    };
    Ok(Part { markup, ..result })
}

fn heading(address: &Address) -> String {
    match (address.at, address.rule.is_empty()) {
        (None, _) => "Try a rule".to_owned(),
        (Some(at), true) => format!("Without rule {at}"),
        (Some(at), false) => format!("Rule {at}, written otherwise"),
    }
}

fn form(subject: &Subject<'_>) -> Markup {
    let (address, path) = (subject.address, of_theme(&subject.theme.id));
    let at = address.at.filter(|_| !address.rule.is_empty());
    let label = if at.is_some() {
        "The rule"
    } else {
        "A new rule: words, phrases, or any query"
    };
    html! {
        form action={ (path) "#try" } method="get" {
            label for="q" { (label) }
            textarea id="q" name="rule" rows="3" maxlength="20000" required autocomplete="off"
                spellcheck="false" autocapitalize="none" aria-describedby="understood" {
                (clean(&address.rule))
            }
            @if let Some(at) = at { input type="hidden" name="at" value=(at); }
            p.note id="understood" data-understood={ (path) "/understood" } {}
            button type="submit" { "Try it" }
            @if address.at.is_some() || !address.rule.is_empty() {
                " " a href=(path) { "Leave the theme as it is" }
            }
        }
    }
}

/// What a change does.
fn result(
    subject: &Subject<'_>,
    standing: &Standing,
    change: &RuleChange,
) -> Result<Part, Trouble> {
    let here = |markup| Part { markup, waits: false };
    let rules = &subject.theme.rules;
    let old = change.at.and_then(|at| rules.get(at));
    let query = match &change.rule {
        Some(text) => match rule(text) {
            Ok(query) => Some(query),
            Err(mistake) => return Ok(here(pointed(text, &mistake))),
        },
        None => old.map(|old| old.query.clone()),
    };
    let asked = old.map(Rule::asked).filter(|_| change.rule.is_none());
    let text = change.rule.clone().or(asked).unwrap_or_default();
    let changed = match subject.codebook.changed(change) {
        Ok(changed) => changed,
        Err(why) => return Ok(here(said(&why))),
    };
    let matched = query.map(|query| matched(subject, &text, &query)).transpose()?;
    let after = after(subject, standing, change, changed)?;
    let markup = html! {
        @if change.rule.is_none() { p { "Taken away would be " code { (clean(&text)) } } }
        (matched.unwrap_or_default())
        (after.markup)
    };
    Ok(Part { markup, ..after })
}

fn said(why: &Unchanged) -> Markup {
    html! { p.note role="status" { "There is nothing to try: " (clean(&why.to_string())) "." } }
}

/// What the rule matches, and what the theme says of that already.
fn matched(subject: &Subject<'_>, text: &str, query: &Query) -> Result<Markup, Trouble> {
    let opened = subject.ask.opened;
    let question = opened.library.ask_within(query, subject.ask.patience)?;
    let notes = notes(query, &question, subject.ask, |word, near| {
        let rule = text.replacen(word, near, 1);
        Address { rule, ..subject.address.clone() }.trying(&subject.theme.id)
    })?;
    let (counts, _) = question.count()?;
    let known = known(&opened.library, &opened.codings, subject.index, question)?;
    let vetoed = !(subject.theme.unless.is_empty() && subject.theme.sections.is_empty());
    let shown = text.parse::<Query>().is_ok() && counts.passages > 0;
    Ok(html! {
        // what is to go need not be written better
        @if !subject.address.rule.is_empty() { (notes) }
        p.counts role="status" { (present::found(&counts)) }
        p {
            "Of these passages the theme is now found in " (known.found)
            ", only mentioned in " (known.mentioned)
            ", and not seen in " (known.neither) "."
            @if shown { " " a href=(search(text)) { "See them all" } "." }
        }
        @if vetoed {
            p.note { "The vetoes and left-out sections of the theme hold for its rules." }
        }
    })
}

/// What the theme gains and loses, as far as that is counted, and the way to keep it.
fn after(
    subject: &Subject<'_>,
    standing: &Standing,
    change: &RuleChange,
    changed: Codebook,
) -> Result<Part, Trouble> {
    let stage = subject.ask.opened.tried(&subject.theme.id, changed);
    let stage = stage.ok_or_else(|| {
        let words = "Other rules are being tried. Load this page again in a moment.";
        Trouble::Later(words.to_owned())
    })?;
    let learns = !subject.ask.opened.examples.all.is_empty();
    let markup = html! {
        @match &stage {
            Stage::Making => {
                (being_made("What the theme would gain and lose"))
                @if learns {
                    p.note {
                        "The corpus has worked examples: what was learnt from them is learnt "
                        "again with the changed rules, which takes minutes. Saving goes on "
                        "where this ends."
                    }
                }
            }
            Stage::Failed(why) => p.note role="status" {
                "What the theme would gain and lose could not be counted: " (clean(why))
            },
            Stage::Made(trial) => {
                (moved::shown(trial, subject.ask))
                (sent::form(subject, standing, change))
            }
        }
    };
    Ok(Part { markup, waits: matches!(stage, Stage::Making) })
}
