//! What is quoted of a review, and what is said where nothing is.

use crate::model::{PageNumber, PassageId, ReviewId, SectionKind, ThemeId};

/// Something of a review that a number counts, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A passage that is counted.
    Shown(Box<Quoted>),
    /// No passage that shows the marker was found in the text.
    NotFound {
        /// The review.
        review: ReviewId,
        /// The marker.
        marker: ThemeId,
    },
}

impl Piece {
    /// The review, by the document quoted.
    pub fn review(&self) -> &ReviewId {
        match self {
            Self::Shown(one) => &one.review,
            Self::NotFound { review, .. } => review,
        }
    }

    /// The marker, the theme of the codebook or the use of pages.
    pub fn marker(&self) -> &ThemeId {
        match self {
            Self::Shown(one) => &one.marker,
            Self::NotFound { marker, .. } => marker,
        }
    }
}

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The review's own.
    Own,
    /// Those of a record or a person whom the review quotes or reports.
    Others,
}

/// A passage that is counted, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Its name and that of what it is counted as, a colon between.
    pub id: String,
    /// The review, by its document.
    pub review: ReviewId,
    /// The file of that.
    pub file: String,
    /// The page it starts on.
    pub page: PageNumber,
    /// What is printed on that page as its number.
    pub page_label: Option<String>,
    /// The number printed before it.
    pub number: Option<String>,
    /// The heading of its section.
    pub section: String,
    /// What its section is for.
    pub section_kind: SectionKind,
    /// The passage.
    pub passage: PassageId,
    /// The marker it shows, the theme of the codebook, or the use of the pages.
    pub marker: ThemeId,
    /// Whose words they are.
    pub voice: Voice,
    /// The words of the passage.
    pub text: String,
    /// The bytes of them that a rule hits; all of them where no word does.
    pub span: (usize, usize),
    /// The rule, as it is put to the library.
    pub rule: Option<String>,
    /// The plain word for a softening one.
    pub plain: Option<String>,
}
