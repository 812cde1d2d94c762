//! Every field of the library, in one place.
//!
//! One index holds two kinds of documents: a *review* document for every source, also for
//! one that could not be read, and the *passage* documents of those that could. What is
//! known about a review (board, year, harm, ...) stands in its review document only and
//! not again in each passage: there are few reviews, so a filter on them is answered
//! first and becomes a set of reviews, and a correction in `reviews.csv` need not touch
//! what passages hold.
//!
//! A passage's body has positions but no norms: tantivy keeps lengths to one significant
//! byte and only estimates their total when deleted passages are merged away, which would
//! make scores depend on history. The exact length is a column of its own.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};

/// Counts the changes of what is stored and how. Another number, and the library is made
/// anew.
pub(super) const VERSION: u32 = 2;

/// The name under which our tokenizer is registered.
pub(super) const TOKENIZER: &str = "throughline";

/// Value of [`Fields::document`] for the document of a source.
pub(super) const REVIEW: &str = "review";
/// Value of [`Fields::document`] for the document of a passage.
pub(super) const PASSAGE: &str = "passage";

/// The markers of [`Fields::marks`].
pub(super) mod mark {
    /// The first word of a sentence that is not the first.
    pub(in crate::index) const SENTENCE: &str = ".";
    /// The `s` of a possessive.
    pub(in crate::index) const POSSESSIVE: &str = "'";
}

/// The columns that queries and counts read; `tantivy` finds them by name.
pub(super) mod column {
    /// The review a document belongs to.
    pub(in crate::index) const REVIEW: &str = "review";
    /// A passage's place in its review, from 0. No other document has one.
    pub(in crate::index) const ORD: &str = "ord";
    /// How many words a passage has.
    pub(in crate::index) const WORDS: &str = "words";
    /// A passage's section kind, by its place in `SectionKind::ALL`.
    pub(in crate::index) const SECTION: &str = "section";
    /// A passage's kind, by its place in `stored::KINDS`.
    pub(in crate::index) const KIND: &str = "kind";
    /// The page a passage starts on.
    pub(in crate::index) const PAGE: &str = "page";
    /// The page a passage ends on.
    pub(in crate::index) const PAGE_END: &str = "page_end";
}

/// The fields of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// Which kind of document it is.
    pub document: Field,
    /// The review it belongs to, as a term and a column.
    pub review: Field,
    /// A source's whole record, as JSON, stored.
    pub record: Field,
    /// A source's sketch, packed, stored.
    pub sketch: Field,
    /// A passage's name.
    pub passage: Field,
    /// A passage's text: stored, and as words with their positions.
    pub body: Field,
    /// A marker at the position of each word that starts a sentence but the first, and at
    /// each possessive `s`; see [`mark`]. In a field of its own: in the body it would
    /// match wildcards and count as a word.
    pub marks: Field,
    /// Everything else about a passage, packed; see `stored`.
    pub place: Field,
    /// Column.
    pub ord: Field,
    /// Column.
    pub words: Field,
    /// Column.
    pub section: Field,
    /// Column.
    pub kind: Field,
    /// Column.
    pub page: Field,
    /// Column.
    pub page_end: Field,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexed = |tokenizer, option| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(option)
            .set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing)
    };
    let positions =
        |tokenizer| indexed(tokenizer, IndexRecordOption::WithFreqsAndPositions);
    let name = || indexed("raw", IndexRecordOption::Basic);
    let fields = Fields {
        document: schema.add_text_field("document", name()),
        review: schema.add_text_field(column::REVIEW, name() | FAST),
        record: schema.add_text_field("record", STORED),
        sketch: schema.add_bytes_field("sketch", STORED),
        passage: schema.add_text_field("passage", name()),
        body: schema.add_text_field("body", positions(TOKENIZER).set_stored()),
        marks: schema.add_text_field("marks", positions("raw")),
        place: schema.add_bytes_field("place", STORED),
        ord: schema.add_u64_field(column::ORD, FAST),
        words: schema.add_u64_field(column::WORDS, FAST),
        section: schema.add_u64_field(column::SECTION, FAST),
        kind: schema.add_u64_field(column::KIND, FAST),
        page: schema.add_u64_field(column::PAGE, FAST),
        page_end: schema.add_u64_field(column::PAGE_END, FAST),
    };
    (schema.build(), fields)
}
