//! Answers as files: the same bytes as the command writes.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::present::{Format, Screen};
use crate::web::trouble::Trouble;

/// For whom files are laid out: for nobody's terminal.
pub(super) const NOWHERE: Screen = Screen { width: None, colour: false };

/// A form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    /// Its name in addresses, and on the command line.
    name: &'static str,
    /// The end of the file's name.
    end: &'static str,
    /// What it is.
    kind: &'static str,
    /// How its rows are written; none for a workbook.
    pub(super) format: Option<Format>,
}

/// A workbook.
const WORKBOOK: Form = Form {
    name: "xlsx",
    end: "xlsx",
    kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    format: None,
};

/// Forms of rows.
pub(super) const ROWS: [Form; 5] = [
    rows("csv", "csv", "text/csv; charset=utf-8", Format::Csv),
    rows("json", "json", "application/json", Format::Json),
    rows("ndjson", "ndjson", "application/x-ndjson", Format::Ndjson),
    rows("markdown", "md", "text/markdown; charset=utf-8", Format::Markdown),
    rows("html", "html", "text/html; charset=utf-8", Format::Html),
];

/// The same, and a workbook.
pub(super) const ALL: [Form; 6] = [ROWS[0], WORKBOOK, ROWS[1], ROWS[2], ROWS[3], ROWS[4]];

const fn rows(
    name: &'static str,
    end: &'static str,
    kind: &'static str,
    format: Format,
) -> Form {
    Form { name, end, kind, format: Some(format) }
}

impl Form {
    /// The one of that name.
    pub(super) fn named(forms: &[Self], name: &str) -> Result<Self, Trouble> {
        let found = forms.iter().find(|form| form.name == name);
        found
            .copied()
            .ok_or_else(|| Trouble::Unclear(format!("There is no form `{name}`.")))
    }

    /// The file, under this name.
    pub(super) fn sent(self, name: &str, bytes: impl Into<Body>) -> Response {
        let way = format!("attachment; filename=\"{name}.{}\"", self.end);
        let headers = [
            (header::CONTENT_TYPE, self.kind.to_owned()),
            (header::CONTENT_DISPOSITION, way),
        ];
        (headers, bytes.into()).into_response()
    }
}

/// Links to these forms, `address` being that of each.
pub(super) fn links(forms: &[Form], address: impl Fn(&str) -> String) -> Markup {
    html! {
        p.export {
            "All of it as "
            @for (at, form) in forms.iter().enumerate() {
                @if at > 0 { ", " }
                a href=(address(form.name)) download { (form.name) }
            }
        }
    }
}
