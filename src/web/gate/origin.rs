//! Where a request comes from, as browsers say it: from here, or from nowhere (typed, or
//! opened from outside a browser). Another page on this machine is elsewhere, too.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::web::trouble::Trouble;

/// The header without which nothing is changed by way of `/api`: no form of another page
/// can send it.
const OWN: &str = "x-throughline";

pub(super) async fn same(request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let by_api = request.uri().path().starts_with("/api/");
    match judged(request.headers(), changes, by_api) {
        Ok(()) => next.run(request).await,
        Err(why) => Trouble::refused(StatusCode::FORBIDDEN, why).into_response(),
    }
}

fn judged(headers: &HeaderMap, changes: bool, by_api: bool) -> Result<(), &'static str> {
    const ELSEWHERE: &str = "This request comes from another page.";
    let text = |name: &str| {
        let value = headers.get(name);
        value.map(|value| value.to_str().unwrap_or("unreadable"))
    };
    if text("sec-fetch-site").is_some_and(|from| !["same-origin", "none"].contains(&from))
    {
        return Err(ELSEWHERE);
    }
    // the host was looked at before
    let own = text(header::HOST.as_str()).map(|host| format!("http://{host}"));
    let here = text("sec-fetch-site") == Some("same-origin");
    match text(header::ORIGIN.as_str()) {
        // a page that tells nobody where it is sends its forms so; what no page can forge
        // says that it is ours
        Some("null") if here && changes => {}
        Some(from) if Some(from) != own.as_deref() => return Err(ELSEWHERE),
        None if changes => return Err(ELSEWHERE),
        _ => {}
    }
    if changes && by_api {
        let json = text(header::CONTENT_TYPE.as_str())
            .is_some_and(|kind| kind.split(';').next() == Some("application/json"));
        if !json || text(OWN).is_none() {
            return Err("A change by way of /api is JSON and carries the header \
                        X-Throughline.");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::judged;
    use axum::http::HeaderMap;

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("host", "localhost:80".parse().expect("a value"));
        for (name, value) in lines {
            headers.insert(*name, value.parse().expect("a value"));
        }
        headers
    }

    #[test]
    fn reading_needs_no_origin_and_changing_does() {
        assert!(judged(&headers(&[]), false, false).is_ok());
        assert!(judged(&headers(&[]), true, false).is_err());
        let own = [("origin", "http://localhost:80")];
        assert!(judged(&headers(&own), true, false).is_ok());
    }

    #[test]
    fn other_origins_are_refused_whatever_they_want() {
        let others =
            ["http://localhost:81", "https://localhost:80", "null", "http://a.b"];
        for other in others {
            let headers = headers(&[("origin", other)]);
            assert!(judged(&headers, false, false).is_err(), "{other}");
        }
        for from in ["cross-site", "same-site", ""] {
            let headers = headers(&[("sec-fetch-site", from)]);
            assert!(judged(&headers, false, false).is_err(), "{from}");
        }
    }

    #[test]
    fn a_form_of_a_page_that_sends_no_referrer_is_known_by_what_the_browser_says() {
        let hidden = ("origin", "null");
        let from = |site| headers(&[hidden, ("sec-fetch-site", site)]);
        assert!(judged(&from("same-origin"), true, false).is_ok());
        for site in ["none", "same-site", "cross-site"] {
            assert!(judged(&from(site), true, false).is_err(), "{site}");
        }
        assert!(judged(&headers(&[hidden]), true, false).is_err());
    }

    #[test]
    fn the_api_is_changed_by_json_with_a_header_of_its_own() {
        let own = ("origin", "http://localhost:80");
        let json = ("content-type", "application/json; charset=utf-8");
        let mark = ("x-throughline", "1");
        assert!(judged(&headers(&[own, json, mark]), true, true).is_ok());
        assert!(judged(&headers(&[own, json]), true, true).is_err());
        assert!(judged(&headers(&[own, mark]), true, true).is_err());
    }
}
