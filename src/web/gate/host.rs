//! The host that was asked for must be this machine: a page elsewhere that has its name
//! point here (DNS rebinding) is told so before any route is looked at.

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::web::Desk;
use crate::web::trouble::Trouble;

/// Bytes of an address, at most.
const LONGEST: usize = 8 << 10;

pub(super) async fn allowed(
    State(desk): State<Desk>,
    request: Request,
    next: Next,
) -> Response {
    if request.uri().to_string().len() > LONGEST {
        let trouble = "The address is too long.";
        return Trouble::refused(StatusCode::URI_TOO_LONG, trouble).into_response();
    }
    let mut named = request.headers().get_all(header::HOST).iter();
    let host = named.next().and_then(|host| host.to_str().ok());
    let whole = request.uri().authority().is_none_or(|it| Some(it.as_str()) == host);
    match host {
        Some(host) if named.next().is_none() && whole && is_own(host, desk.port()) => {
            next.run(request).await
        }
        _ => {
            let trouble = "This page answers only under its own address.";
            Trouble::refused(StatusCode::FORBIDDEN, trouble).into_response()
        }
    }
}

/// Whether this is one of the three names of this machine, with the port.
fn is_own(host: &str, port: u16) -> bool {
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|own| host == format!("{own}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn only_the_three_names_with_the_port_pass() {
        for host in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"] {
            assert!(is_own(host, 8080), "{host}");
        }
        let others = [
            "",
            "localhost",
            "127.0.0.1",
            "localhost:80",
            "LOCALHOST:8080.",
            "localhost.:8080",
            "localhost:8080:8080",
            "127.0.0.2:8080",
            "127.1:8080",
            "0.0.0.0:8080",
            "2130706433:8080",
            "0x7f000001:8080",
            "evil.example:8080",
            "localhost.evil.example:8080",
            "127.0.0.1.nip.io:8080",
            "[::]:8080",
            "[::ffff:127.0.0.1]:8080",
            "user@localhost:8080",
            "localhost:8080/",
            " localhost:8080",
            "localhost:08080",
            "localhost:8080\t",
            "::1:8080",
        ];
        for host in others {
            assert!(!is_own(host, 8080), "{host}");
        }
    }
}
