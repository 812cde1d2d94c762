//! The same answers as JSON, for programs on this machine: each is what the command of
//! the same name writes with `--format json`. `/api/openapi.json` describes them.

mod lists;
mod search;
mod tables;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;

use super::Desk;
use super::trouble::Trouble;

/// What there is, in the words of `OpenAPI` 3.1.
const DESCRIPTION: &str = include_str!("openapi.json");

/// All routes.
pub(super) fn routes() -> Router<Desk> {
    Router::new()
        .route("/api/openapi.json", get(async || written(DESCRIPTION)))
        .route("/api/search", get(search::search))
        .route("/api/count", get(search::count))
        .route("/api/evidence", get(lists::codings))
        .route("/api/recommendations", get(lists::recommendations))
        .route("/api/themes", get(tables::themes))
        .route("/api/status", get(tables::status))
        .route("/api/{*other}", get(async || Refused(nothing())))
}

fn nothing() -> Trouble {
    Trouble::Missing("There is nothing of that name.".to_owned())
}

/// What went wrong, for a program.
#[derive(Debug)]
struct Refused(Trouble);

impl<T: Into<Trouble>> From<T> for Refused {
    fn from(trouble: T) -> Self {
        Self(trouble.into())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = self.0.status();
        let told =
            json!({ "error": { "status": status.as_u16(), "message": self.0.words() } });
        let headers = [(header::CONTENT_TYPE, "application/json")];
        (status, headers, told.to_string()).into_response()
    }
}

/// JSON that is written already.
fn written(json: impl IntoResponse) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], json).into_response()
}
