//! One segment of the library, its columns at hand.

use std::collections::BTreeMap;

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use super::schema::column;
use crate::model::ReviewId;

/// A segment and what is read of it for every match.
pub(super) struct Segment {
    pub reader: SegmentReader,
    /// The review of a document, by its number in this segment's own list.
    review: Column<u64>,
    /// The place of each of that list's reviews among all of the library's.
    ranks: Vec<u32>,
    pub ord: Column<u64>,
    pub words: Column<u64>,
    pub section: Column<u64>,
    pub kind: Column<u64>,
    pub page: Column<u64>,
    pub page_end: Column<u64>,
}

impl Segment {
    /// Opens the columns. `ranks` are the places of all reviews of the library.
    pub(super) fn open(
        reader: &SegmentReader,
        ranks: &BTreeMap<ReviewId, u32>,
    ) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        let number = |name| {
            let found = columns.column_opt::<u64>(name)?;
            // a segment of unread sources only has no passage and so no such column
            Ok::<_, tantivy::TantivyError>(
                found.unwrap_or_else(|| Column::build_empty_column(reader.max_doc())),
            )
        };
        let (review, names) = review_names(reader)?;
        Ok(Self {
            reader: reader.clone(),
            review,
            ranks: names
                .into_iter()
                .map(|name| ranks.get(&ReviewId(name)).copied().unwrap_or(u32::MAX))
                .collect(),
            ord: number(column::ORD)?,
            words: number(column::WORDS)?,
            section: number(column::SECTION)?,
            kind: number(column::KIND)?,
            page: number(column::PAGE)?,
            page_end: number(column::PAGE_END)?,
        })
    }

    /// The place of a document's review among all of the library's.
    pub(super) fn rank(&self, doc: DocId) -> Option<u32> {
        let number = usize::try_from(self.review.first(doc)?).ok()?;
        self.ranks.get(number).copied()
    }

    /// The place in its review of a passage that is there; none for what is deleted and
    /// for what is no passage.
    pub(super) fn alive_ord(&self, doc: DocId) -> Option<u32> {
        let ord = self.ord.first(doc).filter(|_| !self.reader.is_deleted(doc))?;
        u32::try_from(ord).ok()
    }
}

/// The column of a segment's review names, and the names by their number in it.
pub(super) fn review_names(
    reader: &SegmentReader,
) -> tantivy::Result<(Column<u64>, Vec<String>)> {
    let Some(column) = reader.fast_fields().str(column::REVIEW)? else {
        return Ok((Column::build_empty_column(reader.max_doc()), Vec::new()));
    };
    let mut names = Vec::with_capacity(column.num_terms());
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        names.push(String::from_utf8_lossy(stream.key()).into_owned());
    }
    let (_, numbers) = column.into_parts();
    Ok((numbers, names))
}
