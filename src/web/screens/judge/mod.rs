//! Judging: a person's word on passages drawn at random, one at a time, and what that says
//! of the codings.
//!
//! What the program made of a passage is not on the page until the person has judged it.
//! Who judges and which sample stand in the address: there is no account.

mod address;
mod definition;
mod measures;
mod passage;
mod past;
mod sent;
mod start;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};

use crate::analysis::judging::{
    Drawn, Sample, Told, Wanted, draw, judge_name, rates, said, sample_name,
};
use crate::codebook::{Role, Theme};
use crate::corpus::read_judgements;
use crate::model::{Judgement, ThemeIndex};
use crate::present::clean;
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::trouble::{Asked, Trouble};
use crate::web::view::{Place, Screen, command};

use address::Address;

pub(super) use sent::send;

/// `GET /judge`: what can be judged, and what came of it so far.
pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    let chosen = address.theme.clone().filter(|theme| !theme.is_empty());
    if let Some(theme) = chosen.filter(|_| judge_name(&address.who).is_some()) {
        return Ok(Redirect::to(&address.url(&theme)).into_response());
    }
    desk.screen(visit, move |ask| start::screen(&address, ask)).await
}

/// `GET /judge/{theme}`: the next passage, or the one asked for.
pub(super) async fn theme(
    State(desk): State<Desk>,
    visit: Visit,
    Path(theme): Path<String>,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    if judge_name(&address.who).is_none() {
        let address = Address { theme: Some(theme), ..address };
        return Ok(Redirect::to(&address.start()).into_response());
    }
    desk.screen(visit, move |ask| screen(&theme, &address, ask)).await
}

/// What all parts of the screen are made from.
struct Bench<'a> {
    ask: &'a Ask<'a>,
    address: Address,
    who: String,
    theme: &'a Theme,
    sample: Arc<Sample>,
    judgements: Vec<Judgement>,
    told: Told,
}

impl<'a> Bench<'a> {
    /// For a theme and what the address says.
    fn of(theme: &str, address: &Address, ask: &'a Ask<'a>) -> Result<Self, Trouble> {
        let who = judge_name(&address.who).ok_or_else(|| {
            Trouble::Unclear(
                "A name begins with a letter and has at most 60 of them.".to_owned(),
            )
        })?;
        let name = sample_name(&address.sample).ok_or_else(|| {
            Trouble::Unclear(
                "A sample is named with letters, digits and hyphens.".to_owned(),
            )
        })?;
        let (index, theme) = named(theme, ask)?;
        let judgements = read_judgements(&ask.desk.folder().judgements())?;
        let wanted = Wanted { theme: index, name, size: address.size() };
        let rates = rates(&judgements, &theme.id, &wanted.name);
        let sample = ask.desk.sample(ask.opened.number, &wanted, &rates, || {
            draw(&ask.opened.library, &ask.opened.coded()?, &wanted, &rates)
        })?;
        let told = said(&sample, &judgements, &who);
        Ok(Self { ask, address: address.clone(), who, theme, sample, judgements, told })
    }

    /// The passage at a place of the sample.
    fn drawn(&self, at: usize) -> Option<&Drawn> {
        self.sample.passages.get(at)
    }
}

/// The theme of this name, if passages are coded with it.
fn named<'a>(theme: &str, ask: &Ask<'a>) -> Result<(ThemeIndex, &'a Theme), Trouble> {
    let codebook = &ask.opened.coder.codebook;
    let index = codebook.theme(theme);
    let found = index.map(|index| (index, &codebook.themes[usize::from(index.0)]));
    found.filter(|(_, theme)| theme.role != Role::Family).ok_or_else(|| {
        Trouble::Missing(format!("The codebook has no theme `{}`.", clean(theme)))
    })
}

fn screen(theme: &str, address: &Address, ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let bench = Bench::of(theme, address, ask)?;
    let all = bench.sample.passages.len();
    let at = address.at.filter(|at| (1..=all).contains(at)).map(|at| at - 1);
    let at = at.or_else(|| bench.told.next(0));
    let title = format!("Judge: {}", bench.theme.title);
    let body = html! {
        (progress(&bench))
        div.bench {
            div.case {
                @match at {
                    Some(at) => (passage::shown(&bench, at)?),
                    None => (finished(&bench)),
                }
            }
            (definition::shown(bench.theme))
        }
        (measures::so_far(&bench)?)
        (past::shown(&bench)?)
        (as_command(&bench))
    };
    Ok(Screen::new(title, Place::Judge, body).fleeting())
}

fn progress(bench: &Bench<'_>) -> Markup {
    let (done, all) = (bench.told.done(), bench.sample.passages.len());
    html! {
        p.progress {
            label for="done" { (done) " of " (all) " judged by " (clean(&bench.who)) " in sample " (bench.sample.name) }
            progress id="done" max=(all.max(1)) value=(done) {}
        }
    }
}

fn finished(bench: &Bench<'_>) -> Markup {
    let all = bench.sample.passages.len();
    html! {
        h2 { @if all == 0 { "Nothing to judge" } @else { "All judged" } }
        @if all == 0 {
            p { "There is no passage that this theme could be coded on." }
        } @else {
            p { "All " (all) " passages of this sample are judged. Each can be judged again below; the last word counts." }
        }
        p { a href=(bench.address.start()) { "Judge another theme or sample" } }
    }
}

fn as_command(bench: &Bench<'_>) -> Markup {
    let theme = &bench.theme.id;
    command(&format!(
        "throughline judge {theme} --who '{}' --sample {}\nthroughline judge --report {theme}",
        bench.who.replace('\'', "'\\''"),
        bench.sample.name
    ))
}
