//! Every passage of the library, review by review in order of their names.
//!
//! One review is in memory at a time: a corpus can be larger than memory.

use serde::Serialize;

use crate::index::{Error, Library, StoredPassage};
use crate::model::{PageNumber, PassageId, PassageKind, ReviewId, SectionKind};

/// A row of `export passages`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassageRow {
    /// The review.
    pub review: ReviewId,
    /// Its file, relative to the corpus folder.
    pub file: String,
    /// The passage's name.
    pub passage: PassageId,
    /// What sort of block it is.
    pub kind: PassageKind,
    /// The page it starts on.
    pub page: PageNumber,
    /// The page it ends on.
    pub page_end: PageNumber,
    /// What is printed on the page it starts on.
    pub page_label: Option<String>,
    /// The number printed before it.
    pub number: Option<String>,
    /// The heading of its section; empty before the first one.
    pub section: String,
    /// The headings above it, from the highest, its section's own last.
    pub section_path: Vec<String>,
    /// What its section is for.
    pub section_kind: SectionKind,
    /// How many words it has.
    pub words: u32,
    /// Its text.
    pub text: String,
}

impl From<StoredPassage> for PassageRow {
    fn from(stored: StoredPassage) -> Self {
        Self {
            section: stored.section().to_owned(),
            review: stored.review,
            file: stored.file,
            passage: stored.passage.id,
            kind: stored.passage.kind,
            page: stored.passage.page,
            page_end: stored.passage.page_end,
            page_label: stored.passage.page_label,
            number: stored.passage.number,
            section_path: stored.section_path,
            section_kind: stored.section_kind,
            words: stored.passage.words,
            text: stored.passage.text,
        }
    }
}

/// All passages, by review and in reading order. After an error there are no more.
pub fn export_passages(
    library: &Library,
) -> impl Iterator<Item = Result<PassageRow, Error>> + '_ {
    let reviews = library.review_ids().iter();
    reviews.flat_map(|review| {
        let (rows, failure) = match library.passages(review) {
            Ok(passages) => (passages, None),
            Err(error) => (Vec::new(), Some(Err(error))),
        };
        rows.into_iter().map(|stored| Ok(stored.into())).chain(failure)
    })
}
