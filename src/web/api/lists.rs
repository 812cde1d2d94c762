//! Lists behind the numbers: the passages of a theme, and what reviews recommend.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::tables::SCREEN;
use super::{Refused, written};
use crate::analysis::{self, Evidence, Why, evidence};
use crate::model::{ReviewId, Stance};
use crate::present::{self, Format, Rows};
use crate::web::Desk;
use crate::web::desk::Ask;
use crate::web::screens::Recommending;
use crate::web::trouble::{Asked, Trouble};

/// What the address of codings says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    theme: String,
    stance: Option<String>,
    review: Option<String>,
}

/// `GET /api/evidence`
pub(super) async fn codings(
    State(desk): State<Desk>,
    Asked(wanted): Asked<Wanted>,
) -> Result<Response, Refused> {
    Ok(written(desk.answer(move |ask| rows(&wanted, ask)).await?))
}

fn rows(wanted: &Wanted, ask: &Ask<'_>) -> Result<Vec<u8>, Trouble> {
    let (wanted, opened) = (understood(wanted, ask)?, ask.opened);
    let (library, coder, codings) = (&opened.library, &opened.coder, &opened.codings);
    let full = |error: std::io::Error| Trouble::Failed(error.to_string());
    let (columns, mut bytes) = (present::evidence_columns(), Vec::new());
    let mut rows =
        Rows::begin(Format::Json, SCREEN, columns, &mut bytes).map_err(full)?;
    let row = |one: Evidence| {
        rows.row(&present::evidence_row(&one, &codings.hash)).map_err(full)
    };
    evidence(library, coder, codings, &wanted, Why::Untold, row)?;
    rows.finish().map_err(full)?;
    Ok(bytes)
}

fn understood(wanted: &Wanted, ask: &Ask<'_>) -> Result<analysis::Wanted, Trouble> {
    let theme = ask.opened.coder.codebook.theme(&wanted.theme);
    let theme = theme.ok_or_else(|| {
        Trouble::Missing(format!("The codebook has no theme `{}`.", wanted.theme))
    })?;
    let stance = match wanted.stance.as_deref() {
        None => None,
        Some("found") => Some(Stance::Found),
        Some("mentioned") => Some(Stance::Mentioned),
        Some(other) => {
            return Err(Trouble::Unclear(format!("There is no stance `{other}`.")));
        }
    };
    let review = wanted.review.clone().map(ReviewId);
    if review.as_ref().is_some_and(|one| !ask.opened.library.review_ids().contains(one)) {
        return Err(Trouble::Missing("There is no review of that name.".to_owned()));
    }
    Ok(analysis::Wanted { themes: vec![theme], stance, review, ..Default::default() })
}

/// `GET /api/recommendations`
pub(super) async fn recommendations(
    State(desk): State<Desk>,
    Asked(address): Asked<Recommending>,
) -> Result<Response, Refused> {
    Ok(written(desk.answer(move |ask| address.as_json(ask)).await?))
}
