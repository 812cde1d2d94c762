//! What the two sides say to each other.
//!
//! One `Setup`, answered by `Hello`; then any number of `Read`s, each answered by
//! `Progress`, `Pages` in order, and one `Done`, and `Draw`s, each answered by `Drawn`. Pages come a few at a time, so that no
//! side holds a second copy of a long report, and the parent can stop listening early.

use serde::{Deserialize, Serialize};

use crate::extract::{Drawing, Options, Picture, bounds, without_empty_success};
use crate::model::{Extracted, Format, Page, PageNumber, Status};

use super::Sandbox;

/// What the parent asks.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::extract) enum Request {
    /// Limit yourself, then say hello. Always first.
    Setup(Setup),
    /// Read the file whose descriptor comes with this frame.
    Read {
        /// The file's name, for formats that bytes do not tell.
        name: String,
        /// What to read.
        options: Options,
    },
    /// Draw a page of the file whose descriptor comes with this frame.
    Draw(Drawing),
}

/// The limits that a worker sets itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::extract) struct Setup {
    /// Bytes of address space.
    pub(in crate::extract) memory: u64,
    /// Seconds of processor time for one request.
    pub(in crate::extract) seconds: u64,
}

/// What the worker answers.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::extract) enum Reply {
    /// Ready, and guarded like this.
    Hello(Sandbox),
    /// About to read this page.
    Progress(PageNumber),
    /// The next pages.
    Pages(Vec<Page>),
    /// That was all of the file.
    Done(Summary),
    /// The page that was to be drawn, or why it was not.
    Drawn(Result<Picture, String>),
}

/// All of an [`Extracted`] but its pages.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::extract) struct Summary {
    format: Format,
    status: Status,
    detail: Option<String>,
    title: Option<String>,
    author: Option<String>,
}

impl Summary {
    /// Parts a reading into its pages and the rest.
    pub(in crate::extract) fn split(extracted: Extracted) -> (Self, Vec<Page>) {
        let Extracted { format, status, detail, title, author, pages } = extracted;
        (Self { format, status, detail, title, author }, pages)
    }

    /// Puts the two together again. Remarks are made fit to be shown, and success without
    /// text is none, whatever the worker says.
    pub(in crate::extract) fn join(self, pages: Vec<Page>) -> Extracted {
        let Self { format, status, detail, title, author } = self;
        let tidied = |remark: Option<String>| remark.as_deref().map(bounds::tidied);
        without_empty_success(Extracted {
            format,
            status,
            detail: tidied(detail),
            title: tidied(title),
            author: tidied(author),
            pages,
        })
    }
}
