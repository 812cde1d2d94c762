//! Reading the corpus again: the button, how far it is, and how it ended.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use crate::present::{clean, counted};
use crate::web::Desk;
use crate::web::desk::Ask;
use crate::web::gate::Posted;
use crate::web::reading::{Progress, Reading, State as Run};
use crate::web::trouble::Trouble;
use crate::web::view::token;

/// The form has no fields of its own.
#[derive(Debug, Deserialize)]
pub(in crate::web::screens) struct Nothing {}

/// `POST /status/read`
pub(in crate::web::screens) async fn read(
    State(desk): State<Desk>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Response {
    Reading::begin(&desk);
    Redirect::to("/status").into_response()
}

/// How far a run is, for the script.
#[derive(Debug, Serialize)]
pub(in crate::web::screens) struct Told {
    /// Whether it is on its way.
    running: bool,
    /// What it does, or how it ended.
    words: String,
    /// Files that were opened.
    done: usize,
    /// Files that are to be opened; 0 while that is not known.
    files: usize,
    /// The same as a share, where that can be told.
    percent: Option<usize>,
}

/// `GET /status/progress`
pub(in crate::web::screens) async fn progress(
    State(desk): State<Desk>,
) -> Result<Json<Told>, Trouble> {
    let state = desk.reading().state();
    let words = words(&state);
    Ok(Json(match state {
        Run::Running(progress) => Told {
            running: true,
            words,
            done: progress.done,
            files: progress.files,
            percent: progress.percent(),
        },
        _ => Told { running: false, words, done: 0, files: 0, percent: None },
    }))
}

/// The button, or how far it is.
pub(super) fn shown(ask: &Ask<'_>) -> Markup {
    html! {
        section.again aria-labelledby="again" {
            h2 id="again" { "Reading the corpus" }
            (note(ask))
            @if !ask.desk.reading().is_running() {
                form action="/status/read" method="post" {
                    (token(ask.form))
                    button type="submit" { "Read the corpus again" }
                    p.note {
                        "Reads what is new or changed in the folder, " code { "reviews.csv" }
                        " among it. Other files are not opened."
                    }
                }
            }
        }
    }
}

/// How far the run is that is on its way, or how the last one ended.
pub(in crate::web::screens) fn note(ask: &Ask<'_>) -> Markup {
    let state = ask.desk.reading().state();
    let words = words(&state);
    html! {
        @match state {
            Run::Never => {}
            Run::Running(progress) => { (bar(progress, &words)) }
            Run::Done { .. } => { p.done role="status" { (clean(&words)) } }
            Run::Failed(_) => { div.mistake role="alert" { p { (clean(&words)) } } }
        }
    }
}

fn bar(progress: Progress, words: &str) -> Markup {
    let (done, files) = (progress.done.min(progress.files), progress.files);
    html! {
        div.running data-progress="" {
            p id="progress" { (words) }
            @if progress.percent().is_some() {
                progress aria-labelledby="progress" max=(files) value=(done) {}
            } @else {
                progress aria-labelledby="progress" {}
            }
            p.note { "This page looks again by itself. Others can be used meanwhile." }
        }
    }
}

fn words(state: &Run) -> String {
    match state {
        Run::Never => "The corpus is as it was when serving began.".to_owned(),
        Run::Running(progress) => {
            let phase = progress.phase.words();
            match progress.percent() {
                Some(percent) => format!(
                    "{phase}: {} of {} ({percent} %)",
                    progress.done,
                    counted(progress.files as u64, "file"),
                ),
                None => format!("{phase}."),
            }
        }
        Run::Done { files, read, strays } => {
            let read = format!(
                "The corpus was read again: {}, {read} of them opened.",
                counted(*files, "file"),
            );
            let stray =
                |file: &String| format!("reviews.csv names {file}, which is not there.");
            [read]
                .into_iter()
                .chain(strays.iter().map(stray))
                .collect::<Vec<_>>()
                .join(" ")
        }
        Run::Failed(why) => format!("The corpus was not read again: {why}"),
    }
}
