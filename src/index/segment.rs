//! One segment of the library, its columns at hand.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tantivy::columnar::Column;
use tantivy::{DocId, SegmentReader};

use super::schema::column;
use super::stored::kind_number;
use crate::model::{PassageKind, ReviewId};

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
    passages: OnceLock<Passages>,
}

/// What is looked up for every match, side by side in memory: a column is packed, and
/// unpacking it match by match costs more than finding the match.
pub(super) struct Passages(Vec<Facts>);

/// What every match is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// How long the passage is.
    pub length: Length,
    /// The place of its review among all of the library's.
    pub review: u32,
}

/// How long a passage is and whether it is a heading; nothing for what is no passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length(u32);

impl Length {
    const NONE: Self = Self(u32::MAX);
    const HEADING: u32 = 1 << 31;

    fn new(words: u64, kind: Option<u64>) -> Self {
        let words = u32::try_from(words).unwrap_or(u32::MAX).min(Self::HEADING - 1);
        let heading = kind == Some(kind_number(PassageKind::Heading).into());
        Self(if heading { words | Self::HEADING } else { words })
    }

    /// In words; none if this is no passage, or a deleted one.
    #[inline]
    pub(super) fn words(self) -> Option<u32> {
        (self != Self::NONE).then_some(self.0 & !Self::HEADING)
    }

    #[inline]
    pub(super) const fn is_heading(self) -> bool {
        self.0 & Self::HEADING != 0
    }
}

impl Passages {
    /// Reads the columns once.
    fn read(segment: &Segment) -> Self {
        const BLOCK: usize = 128;
        let count = segment.reader.max_doc();
        let mut facts = Vec::with_capacity(count as usize);
        let docs: Vec<DocId> = (0..count).collect();
        let [mut ords, mut words, mut kinds, mut reviews] = [[None; BLOCK]; 4];
        for block in docs.chunks(BLOCK) {
            let size = block.len();
            segment.ord.first_vals(block, &mut ords[..size]);
            segment.words.first_vals(block, &mut words[..size]);
            segment.kind.first_vals(block, &mut kinds[..size]);
            segment.review.first_vals(block, &mut reviews[..size]);
            for (at, doc) in block.iter().enumerate() {
                let there = ords[at].is_some() && !segment.reader.is_deleted(*doc);
                let length = Length::new(words[at].unwrap_or(0), kinds[at]);
                let rank = reviews[at].and_then(|number| usize::try_from(number).ok());
                let rank = rank.and_then(|number| segment.ranks.get(number));
                facts.push(Facts {
                    length: if there { length } else { Length::NONE },
                    review: rank.copied().unwrap_or(u32::MAX),
                });
            }
        }
        Self(facts)
    }

    /// What is known of a document.
    #[inline]
    pub(super) fn get(&self, doc: DocId) -> Facts {
        let none = Facts { length: Length::NONE, review: u32::MAX };
        self.0.get(doc as usize).copied().unwrap_or(none)
    }

    /// How many passages there are and how many words they have.
    pub(super) fn sums(&self) -> (u64, u64) {
        let words = self.0.iter().filter_map(|facts| facts.length.words());
        words
            .fold((0, 0), |(passages, all), words| (passages + 1, all + u64::from(words)))
    }
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
            passages: OnceLock::new(),
        })
    }

    /// What is looked up for every match.
    pub(super) fn passages(&self) -> &Passages {
        self.passages.get_or_init(|| Passages::read(self))
    }

    /// The place of a passage in its review.
    pub(super) fn place(&self, doc: DocId) -> u32 {
        let ord = self.ord.first(doc).and_then(|ord| u32::try_from(ord).ok());
        ord.unwrap_or(u32::MAX)
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
