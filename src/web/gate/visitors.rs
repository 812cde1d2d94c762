//! Who was let in: the link printed at the start is good once, for a cookie that no other
//! site can have sent.

use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::{Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::Token;
use crate::web::Desk;
use crate::web::trouble::Trouble;

/// Seconds for which a browser that was let in need not ask again: a working day.
const DAY: u32 = 12 * 60 * 60;

/// Somebody who was let in.
#[derive(Debug, Clone)]
pub(in crate::web) struct Visitor {
    cookie: Token,
    /// What forms on their pages carry.
    pub(in crate::web) form: Token,
}

/// Everybody who was let in, and the link that lets the next one in.
#[derive(Debug)]
pub(in crate::web) struct Visitors {
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    launch: Option<Token>,
    known: Vec<Visitor>,
}

impl Visitors {
    /// Nobody yet; whoever has this token is let in, once.
    pub(in crate::web) fn new(launch: Token) -> Self {
        let inner = Inner { launch: Some(launch), known: Vec::new() };
        Self { inner: Mutex::new(inner) }
    }

    /// Lets in whoever has the token. It is then spent.
    fn admit(&self, guess: &str) -> Option<Visitor> {
        let mut inner = self.lock();
        if !inner.launch.as_ref().is_some_and(|launch| launch.is(guess)) {
            return None;
        }
        let visitor = Visitor { cookie: Token::new().ok()?, form: Token::new().ok()? };
        inner.launch = None;
        inner.known.push(visitor.clone());
        Some(visitor)
    }

    fn known(&self, cookie: &str) -> Option<Visitor> {
        self.lock().known.iter().find(|one| one.cookie.is(cookie)).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the printed link carries.
#[derive(Debug, Deserialize)]
pub(super) struct Link {
    #[serde(default)]
    token: String,
}

/// `GET /enter?token=…`: takes the token for a cookie, and leads to an address without it.
pub(super) async fn enter(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Query(link): Query<Link>,
) -> Response {
    let Some(visitor) = desk.visitors().admit(&link.token) else {
        // who is in already may follow the link again
        return match cookie(&headers, desk.port()) {
            Some(cookie) if desk.visitors().known(cookie).is_some() => {
                Redirect::to("/").into_response()
            }
            _ => stranger(),
        };
    };
    let cookie = format!(
        "{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={DAY}",
        name(desk.port()),
        visitor.cookie.text(),
    );
    let Ok(cookie) = HeaderValue::from_str(&cookie) else { return stranger() };
    let mut answer = Redirect::to("/").into_response();
    answer.headers_mut().insert(header::SET_COOKIE, cookie);
    answer
}

/// Lets pass whoever is known.
pub(super) async fn known(
    State(desk): State<Desk>,
    mut request: Request,
    next: Next,
) -> Response {
    if request.uri().path() == "/enter" {
        return next.run(request).await;
    }
    let found = cookie(request.headers(), desk.port());
    let Some(visitor) = found.and_then(|cookie| desk.visitors().known(cookie)) else {
        return stranger();
    };
    request.extensions_mut().insert(visitor);
    next.run(request).await
}

fn stranger() -> Response {
    let why = "Open the link that `throughline serve` printed. It is good once: if it was \
               used in another browser, stop serving and start again.";
    Trouble::refused(StatusCode::UNAUTHORIZED, why).into_response()
}

/// Cookies know no ports: the name keeps two corpora, served side by side, apart.
fn name(port: u16) -> String {
    format!("throughline-{port}")
}

fn cookie(headers: &HeaderMap, port: u16) -> Option<&str> {
    let name = name(port);
    let lines = headers.get_all(header::COOKIE).iter();
    let pairs = lines.filter_map(|line| line.to_str().ok()).flat_map(|it| it.split(';'));
    let mut values = pairs.filter_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    });
    values.next()
}

#[cfg(test)]
mod tests {
    use super::{Token, Visitors, cookie};
    use axum::http::HeaderMap;

    #[test]
    fn the_link_is_good_once() {
        let launch = Token::new().expect("randomness");
        let visitors = Visitors::new(launch.clone());
        assert!(visitors.admit("").is_none());
        let visitor = visitors.admit(launch.text()).expect("let in");
        assert!(visitors.admit(launch.text()).is_none());
        assert!(visitors.known(visitor.cookie.text()).is_some());
        assert!(visitors.known(launch.text()).is_none());
        assert!(visitors.known(visitor.form.text()).is_none());
    }

    #[test]
    fn the_cookie_of_this_port_is_taken() {
        let mut headers = HeaderMap::new();
        let line = "a=b; throughline-81=no; throughline-80=yes";
        headers.insert("cookie", line.parse().expect("a value"));
        assert_eq!(cookie(&headers, 80), Some("yes"));
        assert_eq!(cookie(&headers, 8), None);
    }
}
