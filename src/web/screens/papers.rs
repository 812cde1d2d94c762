//! Reports and briefs to take away: the same bytes as the command writes.

use std::sync::Arc;

use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::analysis::report::Report;
use crate::present::PaperFormat;
use crate::web::desk::Ask;
use crate::web::later::Stage;
use crate::web::trouble::Trouble;

/// A form of a paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// Its name in addresses, and on the command line.
    name: &'static str,
    /// What it is called on the page.
    words: &'static str,
    /// The end of the file's name.
    end: &'static str,
    /// What it is.
    kind: &'static str,
    /// How it is written; none for a workbook.
    pub(super) format: Option<PaperFormat>,
}

/// What is read from end to end.
pub(super) const READ: [Form; 3] = [
    Form {
        name: "html",
        words: "web page",
        end: "html",
        kind: "text/html; charset=utf-8",
        format: Some(PaperFormat::Html),
    },
    Form {
        name: "markdown",
        words: "Markdown",
        end: "md",
        kind: "text/markdown; charset=utf-8",
        format: Some(PaperFormat::Markdown),
    },
    Form {
        name: "docx",
        words: "Word document",
        end: "docx",
        kind: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        format: Some(PaperFormat::Docx),
    },
];

/// The same, and a workbook.
pub(super) const ALL: [Form; 4] = [
    READ[0],
    READ[1],
    READ[2],
    Form {
        name: "xlsx",
        words: "workbook",
        end: "xlsx",
        kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        format: None,
    },
];

/// What the address of a paper says.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::web::screens) struct Taken {
    pub(super) format: String,
}

impl Form {
    /// The one of that name.
    pub(super) fn named(forms: &[Self], name: &str) -> Result<Self, Trouble> {
        let found = forms.iter().find(|form| form.name == name).copied();
        found.ok_or_else(|| {
            let all: Vec<&str> = forms.iter().map(|form| form.name).collect();
            Trouble::Unclear(format!(
                "There is no form `{name}`; there are {}.",
                all.join(", ")
            ))
        })
    }

    /// The file, under this name.
    pub(super) fn sent(self, name: &str, bytes: Vec<u8>) -> Response {
        let way = format!("attachment; filename=\"{name}.{}\"", self.end);
        let headers = [
            (header::CONTENT_TYPE, self.kind.to_owned()),
            (header::CONTENT_DISPOSITION, way),
        ];
        (headers, bytes).into_response()
    }
}

/// Links to these forms below this path.
pub(super) fn links(what: &str, forms: &[Form], path: &str) -> Markup {
    html! {
        p.export {
            (what) " to take away: "
            @for (at, form) in forms.iter().enumerate() {
                @if at > 0 { ", " }
                a href=(format!("{path}?format={}", form.name)) download { (form.words) }
            }
        }
    }
}

/// The report, which must be there.
pub(super) fn report(ask: &Ask<'_>) -> Result<Arc<Report>, Trouble> {
    match ask.opened.report.stage() {
        Stage::Made(report) => Ok(report),
        Stage::Failed(why) => Err(Trouble::Failed(why)),
        Stage::Making => Err(Trouble::Later(
            "What the reviews recommend is still being counted. Load this again in a \
             moment."
                .to_owned(),
        )),
    }
}
