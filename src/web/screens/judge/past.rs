//! What was judged before: each passage, the person's word, and what the program made of
//! it.

use maud::{Markup, html};

use super::Bench;
use crate::analysis::judging::{Drawn, coded_as};
use crate::model::Verdict;
use crate::present::clean;
use crate::web::screens::page;
use crate::web::trouble::Trouble;
use crate::web::view::excerpt;

/// How many are shown: the latest.
const SHOWN: usize = 50;

pub(super) fn shown(bench: &Bench<'_>) -> Result<Markup, Trouble> {
    let all = bench.told.verdicts.iter().enumerate();
    let all = all.filter_map(|(at, verdict)| Some((at, verdict.as_ref()?)));
    let all: Vec<(usize, &Verdict)> = all.rev().take(SHOWN).collect();
    let rows: Vec<Markup> = all
        .into_iter()
        .map(|(at, verdict)| row(bench, at, verdict))
        .collect::<Result<_, _>>()?;
    Ok(html! {
        @if !rows.is_empty() {
            details.past {
                summary { h2 { "What you judged" } }
                div.scroll role="region" tabindex="0" aria-label="What you judged" {
                    table {
                        thead { tr {
                            th scope="col" { "passage" } th scope="col" { "you" }
                            th scope="col" { "program" } th scope="col" { "text" }
                        } }
                        tbody { @for row in rows { (row) } }
                    }
                }
            }
        }
    })
}

fn row(bench: &Bench<'_>, at: usize, verdict: &Verdict) -> Result<Markup, Trouble> {
    let Some(drawn) = bench.drawn(at) else { return Ok(html! {}) };
    let stored = bench.ask.opened.library.passage(&drawn.id)?;
    Ok(html! {
        tr {
            th scope="row" { a href=(bench.address.at(at + 1).url(&bench.theme.id.0)) { (at + 1) } }
            td { (clean(&verdict.to_string())) }
            td { (program(bench, drawn)?) }
            td.prose {
                @if let Some(stored) = stored {
                    (excerpt(&stored.passage.text, &[])) " "
                    a href=(page::of_page(&stored.review, stored.passage.page, "", Some(&drawn.id))) {
                        "p. " (stored.passage.page)
                    }
                }
            }
        }
    })
}

/// What the program made of it.
fn program(bench: &Bench<'_>, drawn: &Drawn) -> Result<String, Trouble> {
    let coded = bench.ask.opened.coded()?;
    let coding = coded_as(&coded, &bench.theme.id, drawn);
    Ok(coding.map_or_else(
        || "not coded".to_owned(),
        |(stance, score)| format!("{} {score:.2}", stance.name()),
    ))
}
