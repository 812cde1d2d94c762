//! What was understood of a query: its canonical form, what each word stands for, and
//! what is wrong at which character.

use axum::Json;
use axum::extract::State;
use maud::{Markup, html};
use serde::Serialize;

use super::Address;
use crate::analysis::{Absent, absent};
use crate::corpus::Searches;
use crate::index::Question;
use crate::present::{clean, counted};
use crate::query::{self, Query};
use crate::web::Desk;
use crate::web::desk::Ask;
use crate::web::trouble::{Asked, Trouble};

/// Words that are offered for one that no passage has.
const NEAREST: usize = 3;

/// What became of what was typed.
pub(in crate::web::screens) enum Understood {
    /// It is a query.
    Query(Query),
    /// It is none.
    Mistake(query::Error),
}

/// Reads the query, a saved search in place of its name.
pub(in crate::web::screens) fn understand(
    address: &Address,
    ask: &Ask<'_>,
) -> Result<Understood, Trouble> {
    Ok(match text(&address.q, ask)?.parse::<Query>() {
        Ok(query) => Understood::Query(query),
        Err(mistake) => Understood::Mistake(mistake),
    })
}

/// What was typed, a saved search in place of its name.
pub(in crate::web::screens) fn text(
    typed: &str,
    ask: &Ask<'_>,
) -> Result<String, Trouble> {
    let Some(name) = typed.trim().strip_prefix('@') else { return Ok(typed.to_owned()) };
    let saved = Searches::read(&ask.desk.folder().searches())?;
    let found = saved.named(name).map(|saved| saved.query.clone());
    found.ok_or_else(|| Trouble::Missing(format!("There is no saved search `{name}`.")))
}

/// The query that an address carries along; none where it carries none, or no query.
pub(in crate::web::screens) fn understood(
    typed: &str,
    ask: &Ask<'_>,
) -> Result<Option<Query>, Trouble> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let address = Address { q: typed.to_owned(), ..Address::default() };
    Ok(match understand(&address, ask)? {
        Understood::Query(query) => Some(query),
        Understood::Mistake(_) => None,
    })
}

/// The query with its mistake marked, and what to write instead.
pub(in crate::web::screens) fn pointed(text: &str, mistake: &query::Error) -> Markup {
    let (from, to) = (mistake.at.start.min(text.len()), mistake.at.end.min(text.len()));
    let (before, at, after) = match (text.get(..from), text.get(from..to), text.get(to..))
    {
        (Some(before), Some(at), Some(after)) => (before, at, after),
        _ => (text, "", ""),
    };
    html! {
        div.mistake role="alert" {
            p { strong { "This is not understood: " } (clean(&mistake.message)) "." }
            pre {
                (clean(before))
                @if at.is_empty() { em.here { "␣" } } @else { em.here { (clean(at)) } }
                (clean(after))
            }
            @if let Some(hint) = &mistake.hint { p { (clean(hint)) } }
        }
    }
}

/// What is to be said beside an answer: the canonical form, what may have been meant
/// otherwise, and words that no passage has, each with the address of the same with a word
/// that looks like it in its place.
pub(in crate::web::screens) fn notes(
    query: &Query,
    question: &Question<'_>,
    ask: &Ask<'_>,
    instead_of: impl Fn(&str, &str) -> String,
) -> Result<Markup, Trouble> {
    let library = &ask.opened.library;
    let expansions = question.expansions();
    let missing = absent(&expansions, |word| library.nearest(word, NEAREST))?;
    Ok(html! {
        details.understood {
            summary { "Understood as " code { (clean(&query.to_string())) } }
            @for one in expansions.iter().filter(|one| !one.forms.is_empty()) {
                p {
                    code { (clean(&one.pattern.to_string())) } " stands for "
                    @for (at, (word, passages)) in one.forms.iter().take(30).enumerate() {
                        @if at > 0 { ", " }
                        (clean(word)) " (" (passages) ")"
                    }
                    @if one.forms.len() > 30 { " and " (one.forms.len() - 30) " more" }
                    ", with the passages that have each."
                }
            }
        }
        @for note in &query.notes { p.note { "Note: " (clean(&note.message)) "." } }
        @for one in &missing { (instead(one, &instead_of)) }
    })
}

/// A word that no passage has, and searches with a word that looks like it.
fn instead(missing: &Absent, address: &impl Fn(&str, &str) -> String) -> Markup {
    let word = missing.pattern.typed();
    html! {
        p.note {
            "No passage has " strong { (clean(word)) } "."
            @if !missing.near.is_empty() {
                " Did you mean "
                @for (at, (near, passages)) in missing.near.iter().enumerate() {
                    @if at > 0 { ", " }
                    a href=(address(word, near)) { (clean(near)) }
                    " (" (counted(*passages, "passage")) ")"
                }
                "?"
            }
        }
    }
}

/// What is told while somebody types.
#[derive(Debug, Serialize)]
pub(in crate::web) struct Told {
    /// The query in its canonical form, where it is one.
    query: Option<String>,
    /// What is wrong with it.
    mistake: Option<String>,
    /// The letters that are wrong: the first, and one past the last.
    at: Option<(usize, usize)>,
}

/// `GET /search/understood`: the same while it is typed, for the script.
pub(in crate::web::screens) async fn explained(
    State(desk): State<Desk>,
    Asked(address): Asked<Address>,
) -> Result<Json<Told>, Trouble> {
    desk.answer(move |ask| Ok(Json(Told::of(&address.q, understand(&address, ask)?))))
        .await
}

impl Told {
    /// What became of this text.
    pub(in crate::web::screens) fn of(text: &str, understood: Understood) -> Self {
        let mistake = match understood {
            Understood::Query(query) => {
                return Self { query: Some(query.to_string()), mistake: None, at: None };
            }
            Understood::Mistake(mistake) => mistake,
        };
        let letters = |byte| text.get(..byte).map_or(0, |before| before.chars().count());
        let hint = mistake.hint.as_deref().map(|hint| format!("; {hint}"));
        Self {
            query: None,
            at: Some((letters(mistake.at.start), letters(mistake.at.end))),
            mistake: Some(format!("{}{}", mistake.message, hint.unwrap_or_default())),
        }
    }
}
