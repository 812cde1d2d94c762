//! The library as one commit left it.
//!
//! Opening takes a snapshot: what other processes commit later is seen by opening again.

use std::collections::BTreeMap;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::document::DocumentDeserialize;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    DocAddress, DocId, DocSet, Index, ReloadPolicy, Searcher, TantivyDocument,
    TantivyError, Term,
};

use super::expanded::Expanded;
use super::schema::{Fields, REVIEW, schema};
use super::segment::{Segment, review_names};
use super::versions::{Note, State, Versions};
use super::{
    Error, Match, Patience, Question, SourceRecord, StoredPassage, folder, nearest,
    stored,
};
use crate::model::{Codings, PassageId, ReviewId, SectionKind};
use crate::query::Query;

/// A library, open for reading.
pub struct Library {
    folder: PathBuf,
    index: Index,
    searcher: Searcher,
    fields: Fields,
    note: Note,
    reviews: Vec<ReviewId>,
    segments: Vec<Segment>,
    pub(super) records: OnceLock<Vec<SourceRecord>>,
    totals: OnceLock<Totals>,
    pub(super) expanded: Expanded,
    codings: Option<Arc<Codings>>,
}

/// Sums over all passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Totals {
    pub passages: u64,
    pub words: u64,
}

impl Totals {
    /// The average length of a passage in words; 1 where there is none.
    #[expect(clippy::cast_precision_loss, reason = "words of a corpus stay below 2^52")]
    pub(super) fn average_length(&self) -> f64 {
        if self.words == 0 { 1.0 } else { self.words as f64 / self.passages as f64 }
    }
}

impl Library {
    /// Opens the library of a corpus folder.
    pub fn open(corpus: &Path) -> Result<Self, Error> {
        // tantivy trusts offsets within its files: a wrong one is a panic, not an error
        panic::catch_unwind(|| Self::open_sound(corpus)).unwrap_or_else(|_| {
            let cause = "its files contradict themselves".to_owned();
            Err(Error::Damaged { folder: folder::library(corpus), cause })
        })
    }

    fn open_sound(corpus: &Path) -> Result<Self, Error> {
        let folder = folder::library(corpus);
        if !folder.join("meta.json").exists() {
            return Err(Error::Missing { folder });
        }
        let failed = |error| Error::of("read", &folder, error);
        let index = Index::open_in_dir(&folder).map_err(failed)?;
        let note = note(&folder, &index)?;
        Self::of_index(index, folder, note)
    }

    /// A library of an index that is open.
    pub(super) fn of_index(
        index: Index,
        folder: PathBuf,
        note: Note,
    ) -> Result<Self, Error> {
        let failed = |error| Error::of("read", &folder, error);
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(failed)?;
        let searcher = reader.searcher();
        let reviews = reviews(&searcher).map_err(failed)?;
        let ranks: BTreeMap<ReviewId, u32> = reviews.iter().cloned().zip(0..).collect();
        let open = |reader| Segment::open(reader, &ranks);
        let segments =
            searcher.segment_readers().iter().map(open).collect::<Result<_, _>>();
        Ok(Self {
            segments: segments.map_err(failed)?,
            index,
            searcher,
            fields: schema().1,
            note,
            reviews,
            records: OnceLock::new(),
            totals: OnceLock::new(),
            expanded: Expanded::default(),
            codings: None,
            folder,
        })
    }

    /// With what was coded in it, so that a query can ask for themes. Reviews are known by
    /// their names; what is coded of a review that the library does not have is never
    /// found.
    #[must_use]
    pub fn with_codings(self, codings: Arc<Codings>) -> Self {
        Self { codings: Some(codings), ..self }
    }

    /// What was coded in it, if it was given any.
    pub fn codings(&self) -> Option<&Codings> {
        self.codings.as_deref()
    }

    /// Which code made it.
    pub fn versions(&self) -> &Versions {
        &self.note.versions
    }

    /// Whether the run that wrote it came to its end.
    pub fn state(&self) -> State {
        self.note.state
    }

    /// The names of all sources in the library, read or not, in order.
    pub fn review_ids(&self) -> &[ReviewId] {
        &self.reviews
    }

    /// How many passages it has.
    pub fn passage_count(&self) -> u64 {
        self.totals().passages
    }

    /// The passages of a review in reading order; none for a source that was not read.
    pub fn passages(&self, review: &ReviewId) -> Result<Vec<StoredPassage>, Error> {
        let mut passages = Vec::new();
        for address in
            self.documents(Term::from_field_text(self.fields.review, &review.0))?
        {
            let segment = self.segments.get(address.segment_ord as usize);
            if segment.is_some_and(|segment| segment.ord.first(address.doc_id).is_some())
            {
                passages.push(self.stored(address.segment_ord, address.doc_id)?);
            }
        }
        passages.sort_by_key(|passage| passage.ord);
        Ok(passages)
    }

    /// What the section of a passage found is for; what is not known counts as other.
    pub fn section_kind(&self, found: &Match) -> SectionKind {
        let segment = self.segments.get(found.segment as usize);
        let number = segment.and_then(|segment| segment.section.first(found.doc));
        let place = number.and_then(|number| usize::try_from(number).ok());
        place
            .and_then(|place| SectionKind::ALL.get(place))
            .copied()
            .unwrap_or(SectionKind::Other)
    }

    /// A passage by its name, if there is one.
    pub fn passage(&self, id: &PassageId) -> Result<Option<StoredPassage>, Error> {
        let term = Term::from_field_text(self.fields.passage, &id.0);
        let address = self.documents(term)?.into_iter().next();
        address
            .map(|address| self.stored(address.segment_ord, address.doc_id))
            .transpose()
    }

    /// Plans a query, however long it takes.
    pub fn ask(&self, query: &Query) -> Result<Question<'_>, Error> {
        self.ask_within(query, &Patience::default())
    }

    /// Plans a query; it and its answers take no longer than this.
    pub fn ask_within(
        &self,
        query: &Query,
        patience: &Patience,
    ) -> Result<Question<'_>, Error> {
        Question::new(self, query, patience.clone())
    }

    /// The words of the library that look most like this one, the likeliest first, with
    /// the number of passages that have each. Likely is what needs fewer changes of
    /// letters, two at most, and then what is in more passages.
    pub fn nearest(&self, word: &str, most: usize) -> Result<Vec<(String, u64)>, Error> {
        nearest::nearest(self, word, most)
    }

    /// Reads every byte and compares checksums: the files that are not what was written,
    /// in order. A file that is gone altogether keeps a library from opening.
    pub fn damaged_files(&self) -> Result<Vec<PathBuf>, Error> {
        let damaged =
            self.index.validate_checksum().map_err(|error| self.failed(error))?;
        let mut damaged: Vec<PathBuf> = damaged.into_iter().collect();
        damaged.sort();
        Ok(damaged)
    }

    pub(super) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    pub(super) fn fields(&self) -> Fields {
        self.fields
    }

    pub(super) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// What tantivy says, as an error of this library.
    pub(super) fn failed(&self, error: TantivyError) -> Error {
        Error::of("read", &self.folder, error)
    }

    /// Counted from the columns, not taken from tantivy's own totals: those still count
    /// deleted passages before a merge and estimate lengths after it.
    pub(super) fn totals(&self) -> Totals {
        *self.totals.get_or_init(|| {
            let mut totals = Totals { passages: 0, words: 0 };
            for segment in &self.segments {
                let (passages, words) = segment.passages().sums();
                totals.passages += passages;
                totals.words += words;
            }
            totals
        })
    }

    /// The passage of a document.
    pub(super) fn stored(
        &self,
        segment: u32,
        doc: DocId,
    ) -> Result<StoredPassage, Error> {
        let document: TantivyDocument = self.document(DocAddress::new(segment, doc))?;
        let place = document.get_first(self.fields.place);
        let text = document.get_first(self.fields.body);
        place
            .as_ref()
            .and_then(Value::as_bytes)
            .zip(text.as_ref().and_then(Value::as_str))
            .and_then(|(place, text)| stored::unpack(place, text))
            .ok_or_else(|| self.damaged("a passage cannot be read"))
    }

    /// A document, or what is wanted of it.
    pub(super) fn document<D: DocumentDeserialize>(
        &self,
        address: DocAddress,
    ) -> Result<D, Error> {
        self.searcher.doc(address).map_err(|error| self.failed(error))
    }

    /// The documents that have a term and are not deleted, in no particular order.
    pub(super) fn documents(&self, term: Term) -> Result<Vec<DocAddress>, Error> {
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let found = self.searcher.search(&query, &DocSetCollector);
        let mut found: Vec<DocAddress> =
            found.map_err(|error| self.failed(error))?.into_iter().collect();
        found.sort_unstable();
        Ok(found)
    }

    pub(super) fn damaged(&self, cause: &str) -> Error {
        Error::Damaged { folder: self.folder.clone(), cause: cause.to_owned() }
    }
}

/// The note of the last commit. A library without one was begun and never committed.
fn note(folder: &Path, index: &Index) -> Result<Note, Error> {
    let folder = || folder.to_owned();
    let metas =
        index.load_metas().map_err(|error| Error::of("read", &folder(), error))?;
    let note = metas.payload.ok_or_else(|| Error::Missing { folder: folder() })?;
    let note: Note = serde_json::from_str(&note).map_err(|error| Error::Damaged {
        folder: folder(),
        cause: format!("its note: {error}"),
    })?;
    match note.versions.mismatch() {
        Some(why) => Err(Error::Rebuild { folder: folder(), why }),
        None => Ok(note),
    }
}

/// The reviews of all documents that are not deleted.
fn reviews(searcher: &Searcher) -> tantivy::Result<Vec<ReviewId>> {
    let document = searcher.schema().get_field("document")?;
    let term = Term::from_field_text(document, REVIEW);
    let mut reviews = Vec::new();
    for reader in searcher.segment_readers() {
        let (column, names) = review_names(reader)?;
        let index = reader.inverted_index(document)?;
        let Some(mut docs) = index.read_postings(&term, IndexRecordOption::Basic)? else {
            continue;
        };
        while docs.doc() < reader.max_doc() {
            let number =
                column.first(docs.doc()).filter(|_| !reader.is_deleted(docs.doc()));
            let name = number.and_then(|number| names.get(usize::try_from(number).ok()?));
            reviews.extend(name.map(|name| ReviewId(name.clone())));
            docs.advance();
        }
    }
    reviews.sort();
    Ok(reviews)
}
