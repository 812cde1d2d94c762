//! The list as a file: the same rows, in the same order, as the command writes.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::{Address, Of, Only, only, recommended};
use crate::analysis::recommendations::Recommendations;
use crate::analysis::themes::{self, Made, Subcorpus};
use crate::present::{self, Recommended, command_line};
use crate::web::Desk;
use crate::web::desk::Ask;
use crate::web::screens::export::{ALL, Form, NOWHERE};
use crate::web::trouble::{Asked, Trouble};

/// In which form.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::web::screens) struct Sent {
    pub(super) format: String,
}

/// `GET /recommendations/export`
pub(in crate::web::screens) async fn export(
    State(desk): State<Desk>,
    Asked(address): Asked<Address>,
    Asked(sent): Asked<Sent>,
) -> Result<Response, Trouble> {
    let form = Form::named(&ALL, &sent.format)?;
    let bytes = desk.answer(move |ask| written(&address, form, ask)).await?;
    Ok(form.sent("recommendations", bytes))
}

impl Address {
    /// The command that gives the list.
    pub(super) fn command(&self) -> String {
        let cell = self.cell().map(|cell| cell.to_string());
        let mut words = vec!["throughline", "recommendations"];
        if self.of == Of::Questions {
            words.push("--questions");
        }
        if !self.q.trim().is_empty() {
            words.extend(["--where", &self.q]);
        }
        words.extend(cell.iter().flat_map(|cell| ["--cell", cell]));
        command_line(words)
    }

    /// The list as the command writes it with `--format json`.
    pub(in crate::web) fn as_json(&self, ask: &Ask<'_>) -> Result<Vec<u8>, Trouble> {
        written(self, Form::named(&ALL, "json")?, ask)
    }
}

fn written(address: &Address, form: Form, ask: &Ask<'_>) -> Result<Vec<u8>, Trouble> {
    let (only, question) = limit(&address.q, ask)?;
    let all = recommended(ask)?.ok_or_else(not_yet)?;
    let cell = address.cell();
    let kept = all.all.iter().filter(|one| {
        only.as_ref().is_none_or(|only| one.is_in(only))
            && cell.as_ref().is_none_or(|cell| cell.has(one))
    });
    let kept =
        Recommendations { reviews: all.reviews.clone(), all: kept.cloned().collect() };
    let what = Recommended::List(&kept, address.of.sort(), None);
    let mut bytes = Vec::new();
    let made = made(question, address.command(), ask)?;
    present::recommendations(&what, &made, form.format, NOWHERE, &mut bytes)
        .map_err(|error| Trouble::Failed(error.to_string()))?;
    Ok(bytes)
}

/// The passages that a query limits a file to, and the query.
pub(super) fn limit(
    typed: &str,
    ask: &Ask<'_>,
) -> Result<(Option<Subcorpus>, Option<String>), Trouble> {
    match only(typed, ask)? {
        Only::All => Ok((None, None)),
        Only::In(passages, question) => Ok((Some(passages), Some(question))),
        Only::Mistake(_) => Err(Trouble::Unclear("This is no query.".to_owned())),
    }
}

/// What a file says it was made from.
pub(super) fn made(
    only: Option<String>,
    command: String,
    ask: &Ask<'_>,
) -> Result<Made, Trouble> {
    let command = Some(command);
    let asked = themes::Asked { only, command, ..themes::Asked::default() };
    Ok(Made::now(&ask.opened.coded()?, asked))
}

/// Said to who wants a file before there is anything to write.
pub(super) fn not_yet() -> Trouble {
    let words = "What the reviews recommend is still being counted. Load this again in a \
                 moment.";
    Trouble::Later(words.to_owned())
}
