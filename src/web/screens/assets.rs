//! The style and the script, which are part of the program.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::present::svg;
use crate::web::trouble::Trouble;

/// What all screens share, then what single ones need.
const STYLES: [&str; 9] = [
    include_str!("../assets/base.css"),
    include_str!("../assets/search.css"),
    include_str!("../assets/page.css"),
    include_str!("../assets/report.css"),
    include_str!("../assets/recommendations.css"),
    include_str!("../assets/status.css"),
    include_str!("../assets/judge.css"),
    include_str!("../assets/codebook.css"),
    svg::STYLE,
];
const SCRIPT: &str = include_str!("../assets/script.js");

/// `GET /assets/…`
pub(super) async fn get(Path(name): Path<String>) -> Result<Response, Trouble> {
    let (kind, text) = match name.as_str() {
        "style.css" => ("text/css; charset=utf-8", STYLES.concat()),
        "script.js" => ("text/javascript; charset=utf-8", SCRIPT.to_owned()),
        _ => return Err(Trouble::Missing("There is no such file.".to_owned())),
    };
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}
