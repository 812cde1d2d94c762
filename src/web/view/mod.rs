//! How pages look: the frame around every screen, and the parts that screens share.
//!
//! Every text goes through maud, which escapes it, and through `clean`, which replaces
//! what is not seen; no page is put together from strings.

mod frame;
mod marked;
mod parts;
mod sections;

use maud::Markup;

pub(super) use frame::{page, trouble};
pub(super) use marked::{excerpt, marked};
pub(super) use parts::{being_made, command, pages, shell, token};
pub(super) use sections::sections;

/// Seconds between two looks of a page that waits.
const AGAIN: u32 = 3;

/// A screen, before its frame.
pub(super) struct Screen {
    /// What it is called: in the title of the window, and as its heading.
    pub(super) title: String,
    /// Where it stands among the others.
    pub(super) place: Place,
    /// What stands below the heading.
    pub(super) body: Markup,
    /// Whether the same address has the same answer as long as the corpus is the same.
    pub(super) lasting: bool,
    /// Seconds after which it looks again by itself, where no script does.
    pub(super) again: Option<u32>,
}

/// The places of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The whole on one page.
    Overview,
    /// Searching.
    Search,
    /// What reviews recommend.
    Recommendations,
    /// Judging codings.
    Judge,
    /// Themes and their rules.
    Codebook,
    /// Files and how they were read.
    Status,
    /// None of them.
    Elsewhere,
}

impl Place {
    /// Those in the menu, with their words and addresses.
    pub(super) const MENU: [(Self, &'static str, &'static str); 6] = [
        (Self::Overview, "Overview", "/"),
        (Self::Search, "Search", "/search"),
        (Self::Recommendations, "Recommendations", "/recommendations"),
        (Self::Judge, "Judge", "/judge"),
        (Self::Codebook, "Codebook", "/codebook"),
        (Self::Status, "Files", "/status"),
    ];
}

impl Screen {
    /// A screen that stays the same as long as the corpus does.
    pub(super) fn new(title: impl Into<String>, place: Place, body: Markup) -> Self {
        Self { title: title.into(), place, body, lasting: true, again: None }
    }

    /// One that is made anew each time.
    #[must_use]
    pub(super) fn fleeting(self) -> Self {
        Self { lasting: false, ..self }
    }

    /// One that waits for something and looks again by itself.
    #[must_use]
    pub(super) fn waiting(self) -> Self {
        Self { lasting: false, again: Some(AGAIN), ..self }
    }
}
