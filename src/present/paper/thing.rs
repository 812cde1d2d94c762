//! What words of a paper are the name of. A paper that is taken away shows the words; a
//! page that has others beside it leads to what they name.

use maud::Markup;

use crate::analysis::recommendations;
use crate::analysis::themes::By;
use crate::model::{PageNumber, PassageId, ReviewId, ThemeId};

/// Something that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A theme.
    Theme(ThemeId),
    /// A review.
    Review(ReviewId),
    /// A passage where it stands.
    Passage {
        /// Its review.
        review: ReviewId,
        /// The page it begins on.
        page: PageNumber,
        /// Its name.
        passage: PassageId,
    },
    /// The passages that a number of a theme counts.
    Passages {
        /// The theme.
        theme: ThemeId,
        /// What the reviews have in common; none for all.
        group: Option<(By, String)>,
    },
    /// The recommendations that a number counts.
    Recommendations(recommendations::Cell),
}

/// The address at which a page shows something; none where it does not.
pub type Leads<'a> = &'a dyn Fn(&Thing) -> Option<String>;

/// A paper that is taken away leads nowhere.
pub(super) fn nowhere(_: &Thing) -> Option<String> {
    None
}

/// A part of a paper on a page that shows more than that.
#[derive(Debug, Clone)]
pub struct Fragment {
    /// A name that no other part of its paper has.
    pub id: String,
    /// Its heading, which is not part of the markup.
    pub title: String,
    /// What stands below a heading of the second level.
    pub markup: Markup,
}
