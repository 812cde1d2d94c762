//! Every file of the corpus: how reading it ended, how much text it has, and reading the
//! corpus again.

mod address;
mod again;
mod files;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use crate::index::SourceRecord;
use crate::model::Status;
use crate::present::counted;
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::trouble::{Asked, Trouble};
use crate::web::view::{Place, Screen, command};

use address::{Address, PROBLEMS, is_problem};

pub(super) use again::{note, progress, read};

/// `GET /status`
pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    desk.screen(visit, move |ask| screen(&address, ask)).await
}

fn screen(address: &Address, ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let records = ask.opened.library.records()?;
    let body = html! {
        (again::shown(ask))
        p.counts { (summed(records)) }
        (filters(address, records))
        (files::shown(address, records, ask))
        (versions(ask))
        (as_command(address))
    };
    let screen = Screen::new("Files", Place::Status, body);
    let running = ask.desk.reading().is_running();
    Ok(if running { screen.waiting() } else { screen.fleeting() })
}

/// How much there is.
fn summed(records: &[SourceRecord]) -> String {
    let read = records.iter().filter(|record| record.status.is_read());
    let (mut reviews, mut pages, mut words) = (0, 0, 0);
    for record in read {
        reviews += 1;
        pages += u64::from(record.pages);
        words += record.words;
    }
    format!(
        "{}; {} read, with {} and {}",
        counted(records.len() as u64, "file"),
        counted(reviews, "review"),
        counted(pages, "page"),
        counted(words, "word"),
    )
}

/// Every status that occurs, with its number: they add up to all files. Beside them what
/// somebody should look at.
fn filters(address: &Address, records: &[SourceRecord]) -> Markup {
    let count = |status: Status| records.iter().filter(|it| it.status == status).count();
    let problems = records.iter().filter(|record| is_problem(record)).count();
    let link = |name: &str, words: &str, count: usize| {
        let other =
            Address { status: name.to_owned(), page: None, ..address.clone() }.url();
        let here = (address.status == name).then_some("true");
        html! {
            li {
                a href=(other) aria-current=[here] { (words) }
                " " span.count { (count) }
            }
        }
    };
    html! {
        nav.statuses aria-label="Status" {
            ul {
                (link("", "all", records.len()))
                @for status in Status::ALL {
                    @if count(status) > 0 { (link(status.name(), status.name(), count(status))) }
                }
            }
            ul { (link(PROBLEMS, "to look at: not read, or in part", problems)) }
        }
    }
}

/// Which code made the library.
fn versions(ask: &Ask<'_>) -> Markup {
    let versions = ask.opened.library.versions();
    let codebook = &ask.opened.coder.codebook;
    let rows = [
        ("written by", format!("throughline {}", versions.tool)),
        ("format", versions.schema.to_string()),
        ("definition of words", versions.text.to_string()),
        ("reading of files", versions.extractor.clone()),
        ("codebook", codebook.name.clone()),
        ("codings", ask.opened.codings.hash.clone()),
    ];
    html! {
        details.versions {
            summary { h2 { "Versions of the library" } }
            dl { @for (name, value) in rows { div { dt { (name) } dd { (value) } } } }
        }
    }
}

fn as_command(address: &Address) -> Markup {
    command(match address.status.as_str() {
        PROBLEMS => "throughline status --problems",
        _ => "throughline status",
    })
}
