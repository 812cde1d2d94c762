//! Who may come in, and what every answer says about itself.
//!
//! From the outside in: headers on whatever is answered; the host that was asked for,
//! before anything else is looked at; where the request comes from; and whether the
//! visitor has been let in with the link that was printed when serving began.

mod headers;
mod host;
mod origin;
mod posted;
mod token;
mod visitors;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::routing::get;

use super::Desk;
use super::trouble::Trouble;

pub(super) use posted::Posted;
pub use token::Token;
pub(super) use visitors::{Visitor, Visitors};

/// Routes behind the gate.
pub(super) fn guarded(routes: Router<Desk>, desk: Desk) -> Router {
    routes
        .route("/enter", get(visitors::enter))
        .fallback(async || Trouble::Missing("There is no such page.".to_owned()))
        .method_not_allowed_fallback(async || {
            Trouble::refused(StatusCode::METHOD_NOT_ALLOWED, "That cannot be done here.")
        })
        .layer(from_fn_with_state(desk.clone(), visitors::known))
        .layer(from_fn(origin::same))
        .layer(from_fn_with_state(desk.clone(), host::allowed))
        .layer(map_response(headers::add))
        .with_state(desk)
}
