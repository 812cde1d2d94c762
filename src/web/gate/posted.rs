//! A form that was sent from one of our own pages.

use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Visitor;
use crate::web::trouble::Trouble;

/// What a form holds. It carried the visitor's own token, or it would not be here.
pub(in crate::web) struct Posted<T>(pub(in crate::web) T);

#[derive(Deserialize)]
struct Sent<T> {
    /// The hidden field of every form.
    #[serde(default)]
    token: String,
    #[serde(flatten)]
    fields: T,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Posted<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let visitor = request.extensions().get::<Visitor>().cloned();
        let sent = Form::<Sent<T>>::from_request(request, state).await;
        let Form(sent) = sent.map_err(|error| {
            Trouble::refused(error.status(), "The form could not be read.")
        })?;
        match visitor {
            Some(visitor) if visitor.form.is(&sent.token) => Ok(Self(sent.fields)),
            _ => Err(Trouble::refused(
                StatusCode::FORBIDDEN,
                "The form was not sent from a page that was opened here.",
            )),
        }
    }
}
