//! What went wrong, as a page: what happened, and what to do next.

use axum::extract::FromRequestParts;
use axum::extract::Query;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::de::DeserializeOwned;

use super::view;
use super::work::Undone;
use crate::analysis::quality::QualityError;
use crate::analysis::report;
use crate::{coding, corpus, index, ingest};

/// Why a request has no answer of its own.
#[derive(Debug)]
pub(super) enum Trouble {
    /// What it names is not there.
    Missing(String),
    /// The same; these may have been meant, each with its address and words.
    Astray(String, Vec<(String, String)>),
    /// It is not answered, with this status.
    Refused(StatusCode, String),
    /// What was asked is not understood.
    Unclear(String),
    /// Others are first, or it would take too long.
    Later(String),
    /// It should have been answered.
    Failed(String),
}

impl Trouble {
    /// Not answered.
    pub(super) fn refused(status: StatusCode, why: &str) -> Self {
        Self::Refused(status, why.to_owned())
    }

    /// The status of the answer.
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::Missing(_) | Self::Astray(..) => StatusCode::NOT_FOUND,
            Self::Refused(status, _) => *status,
            Self::Unclear(_) => StatusCode::BAD_REQUEST,
            Self::Later(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What is said of it.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Missing(words)
            | Self::Astray(words, _)
            | Self::Refused(_, words)
            | Self::Unclear(words)
            | Self::Later(words)
            | Self::Failed(words) => words,
        }
    }

    /// What may have been meant.
    fn ways(&self) -> &[(String, String)] {
        match self {
            Self::Astray(_, ways) => ways,
            _ => &[],
        }
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let status = self.status();
        let page = view::trouble(status, self.words(), self.ways()).into_string();
        let mut answer = (status, Html(page)).into_response();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            let second = axum::http::HeaderValue::from_static("1");
            answer.headers_mut().insert(header::RETRY_AFTER, second);
        }
        answer
    }
}

impl From<Undone> for Trouble {
    fn from(undone: Undone) -> Self {
        match undone {
            Undone::Busy => Self::Later(
                "Other questions are being answered. Load this page again in a moment."
                    .to_owned(),
            ),
            Undone::Fault => Self::Failed(
                "The program made a mistake with this question. Others are answered."
                    .to_owned(),
            ),
        }
    }
}

impl From<index::Error> for Trouble {
    fn from(error: index::Error) -> Self {
        match error {
            index::Error::OutOfTime => Self::Later(
                "This takes longer than a page waits. Ask for less at a time, or ask the \
                 command, which waits."
                    .to_owned(),
            ),
            index::Error::NoTheme { .. } | index::Error::TooWide { .. } => {
                Self::Unclear(sentence(&error))
            }
            error => Self::Failed(sentence(&error)),
        }
    }
}

impl From<report::Error> for Trouble {
    fn from(error: report::Error) -> Self {
        match error {
            report::Error::Theme(error) => Self::Missing(sentence(&error)),
            report::Error::Index(error)
            | report::Error::Quality(QualityError::Index(error)) => error.into(),
            report::Error::Quality(error) => Self::Failed(sentence(&error)),
        }
    }
}

impl From<coding::Error> for Trouble {
    fn from(error: coding::Error) -> Self {
        Self::Failed(sentence(&error))
    }
}

impl From<corpus::Error> for Trouble {
    fn from(error: corpus::Error) -> Self {
        Self::Failed(sentence(&error))
    }
}

impl From<ingest::Error> for Trouble {
    fn from(error: ingest::Error) -> Self {
        Self::Failed(sentence(&error))
    }
}

impl From<super::opened::OpenError> for Trouble {
    fn from(error: super::opened::OpenError) -> Self {
        Self::Failed(sentence(&error))
    }
}

/// An error and its causes, in one line.
pub(super) fn sentence(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(one) = cause {
        words.push_str(": ");
        words.push_str(&one.to_string());
        cause = one.source();
    }
    words
}

/// What an address asks for; one that cannot be read is a page that says so.
pub(super) struct Asked<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(error) => Err(Trouble::Unclear(format!(
                "This address says nothing sensible: {error}."
            ))),
        }
    }
}
