//! The whole corpus on one page: the report, with links in it.
//!
//! What is counted soon is there at once. What asks the text of every review (what they
//! recommend, how they were made) is counted beside, once for each opening of the corpus;
//! until then the page says so and looks again.

mod address;
mod table;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use crate::analysis::recommendations::Cell;
use crate::analysis::report::Report;
use crate::present::{self, Fragment, Thing, clean, report_parts};
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::later::Stage;
use crate::web::screens::leads::leads;
use crate::web::screens::papers::{self, Form, Taken};
use crate::web::trouble::{Asked, Trouble};
use crate::web::view::{Place, Screen, being_made, sections};

use address::Address;

/// `GET /`
pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    desk.screen(visit, move |ask| screen(&address, ask)).await
}

/// `GET /report`
pub(super) async fn report(
    State(desk): State<Desk>,
    Asked(taken): Asked<Taken>,
) -> Result<Response, Trouble> {
    let form = Form::named(&papers::ALL, &taken.format)?;
    let bytes = desk.answer(move |ask| written(form, ask)).await?;
    Ok(form.sent("report", bytes))
}

fn written(form: Form, ask: &Ask<'_>) -> Result<Vec<u8>, Trouble> {
    let report = papers::report(ask)?;
    let mut bytes = Vec::new();
    let written = if let Some(format) = form.format {
        present::report(&report, format, &mut bytes)
    } else {
        // each sheet carries the command that gives it again
        let mut report = Report::clone(&report);
        report.counts.made.asked.command = Some("throughline report".to_owned());
        present::report_workbook(&report, &mut bytes)
    };
    written.map_err(|error| Trouble::Failed(error.to_string()))?;
    Ok(bytes)
}

fn screen(address: &Address, ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let counts = ask.opened.counts()?;
    let stage = ask.opened.report.stage();
    let report =
        if let Stage::Made(report) = &stage { Some(report.as_ref()) } else { None };
    let parts = parts(address, report, ask)?;
    let body = html! {
        p.known { (clean(&report_parts::subtitle(counts))) }
        @match &stage {
            Stage::Made(_) => (papers::links("The report", &papers::ALL, "/report")),
            Stage::Failed(why) => p.note role="status" {
                "What the reviews recommend could not be counted: " (clean(why))
            },
            Stage::Making => {
                (being_made("What the reviews recommend, and how they were made,"))
            },
        }
        (sections(&parts))
    };
    let screen = Screen::new("What the reviews say", Place::Overview, body);
    Ok(if matches!(stage, Stage::Making) { screen.waiting() } else { screen })
}

/// The parts in the order in which they are read; those of the report as soon as it is
/// there.
fn parts(
    address: &Address,
    report: Option<&Report>,
    ask: &Ask<'_>,
) -> Result<Vec<Fragment>, Trouble> {
    let counts = ask.opened.counts()?;
    let mut parts = Vec::new();
    parts.extend(report.map(|report| report_parts::glance(report, &leads)));
    parts.push(followed(report_parts::corpus(counts, &leads), &files()));
    parts.push(table::shown(address, ask)?);
    parts.push(report_parts::trends(counts, &leads));
    parts.push(report_parts::together(counts, &leads));
    if let Some(report) = report {
        let recommended = report_parts::recommended(report, &leads);
        parts.push(followed(recommended, &recommendations()));
        parts.push(report_parts::repeated(report, &leads));
        parts.push(report_parts::made(report, &leads));
    }
    parts.push(report_parts::method(counts, &leads));
    parts.push(report_parts::reviews(counts, &leads));
    Ok(parts)
}

/// A part with more below it.
fn followed(part: Fragment, more: &Markup) -> Fragment {
    let markup = html! { (part.markup) (more) };
    Fragment { markup, ..part }
}

fn files() -> Markup {
    html! { p { a href="/status" { "Every file, and how it was read" } } }
}

/// Ways to the recommendations themselves.
fn recommendations() -> Markup {
    let of = |name: &str| {
        let cell = Cell::named(name).ok()?;
        leads(&Thing::Recommendations(cell))
    };
    html! {
        p {
            a href="/recommendations" { "All recommendations in full" }
            @if let Some(address) = of("addressee=government") {
                "; those " a href=(address) { "to Government and national bodies" }
            }
            @if let Some(address) = of("law=yes") {
                "; those " a href=(address) { "for a change in law or national policy" }
            }
            "."
        }
    }
}
