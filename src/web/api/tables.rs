//! Tables of the corpus, as the commands of the same names write them.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::{Refused, written};
use crate::analysis::status as files;
use crate::analysis::themes::{Asked as Table, By, Layout, answer};
use crate::present::{self, Format, Screen};
use crate::web::Desk;
use crate::web::trouble::{Asked, Trouble};

/// Nobody looks at it on a terminal.
pub(super) const SCREEN: Screen = Screen { width: None, colour: false };

/// What the address of a table of themes says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    by: Option<String>,
}

/// `GET /api/themes`
pub(super) async fn themes(
    State(desk): State<Desk>,
    Asked(wanted): Asked<Wanted>,
) -> Result<Response, Refused> {
    let by = wanted.by.map(|name| {
        let by = By::from_name(&name);
        by.ok_or_else(|| Trouble::Unclear(format!("nothing is counted by `{name}`")))
    });
    let layout = by.transpose()?.map_or(Layout::Frequencies, Layout::By);
    let table = desk.answer(move |ask| {
        let asked = Table { layout, ..Table::default() };
        let coded = ask.opened.coded()?;
        let numbers = answer(&coded, &asked, None)
            .map_err(|error| Trouble::Unclear(error.to_string()))?;
        let mut bytes = Vec::new();
        present::themes(&numbers, Format::Json, SCREEN, &mut bytes)
            .map_err(|error| Trouble::Failed(error.to_string()))?;
        Ok(bytes)
    });
    Ok(written(table.await?))
}

/// `GET /api/status`
pub(super) async fn status(State(desk): State<Desk>) -> Result<Response, Refused> {
    let table = desk.answer(|ask| {
        let table = files(ask.opened.library.records()?);
        let mut bytes = Vec::new();
        present::table(&table, Format::Json, SCREEN, &mut bytes)
            .map_err(|error| Trouble::Failed(error.to_string()))?;
        Ok(bytes)
    });
    Ok(written(table.await?))
}
