//! Reviews into the library: replaced whole, committed in batches, merged at the end.
//!
//! A commit is all or nothing, so a run that is killed leaves the last one. tantivy only
//! hides what is deleted: the bytes stay, and the counts that scores are made of keep
//! counting them. So the last act of a run that deleted anything is to merge what is
//! deleted away; after it the library gives the answers of one built from nothing, and a
//! forgotten review is forgotten. Nothing is merged before that: merging in the background
//! would write the same passages several times over.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tantivy::indexer::NoMergePolicy;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, IndexSettings, IndexWriter, Term};

use super::document::Documents;
use super::folder::{self, Lock};
use super::merge;
use super::schema::{Fields, REVIEW, TOKENIZER, schema};
use super::tokenizer::Words;
use super::versions::{Note, State, Versions};
use super::{Error, Library, SourceRecord};
use crate::model::{Review, ReviewId};

/// Memory for passages not yet written. More makes fewer and larger segments; at this
/// size a segment holds some twenty thousand passages.
const MEMORY: usize = 50_000_000;

/// What to do with a library that is already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Go on with it; start one if there is none.
    Resume,
    /// Delete it and start a new one.
    Anew,
}

/// The one process that writes the library of a corpus.
pub struct Writer {
    inner: Option<IndexWriter>,
    index: Index,
    fields: Fields,
    library: PathBuf,
    versions: Versions,
    /// The reviews that the library may hold: only those need deleting.
    known: BTreeSet<ReviewId>,
    _lock: Lock,
}

impl Writer {
    /// Opens the library of a corpus for writing. `holder` is what a second process is
    /// told about this one, beside its number: when it started, say.
    ///
    /// With [`Start::Resume`] a library made by other code is [`Error::Rebuild`] and a
    /// broken one [`Error::Damaged`]; neither is touched. One that was begun and never
    /// committed counts as none.
    pub fn open(
        corpus: &Path,
        holder: &str,
        versions: &Versions,
        start: Start,
    ) -> Result<Self, Error> {
        let library = folder::make(corpus)?;
        let lock = Lock::take(corpus, holder)?;
        let known = match start {
            Start::Anew => None,
            Start::Resume => known_reviews(corpus)?,
        };
        if known.is_none() {
            fs::remove_dir_all(&library)
                .map_err(|error| Error::io("write", &library, error))?;
            folder::make(corpus)?;
        }
        let failed = |error| Error::of("write", &library, error);
        let (index, fields) = open_index(&library).map_err(failed)?;
        let inner = index.writer_with_num_threads(1, MEMORY).map_err(failed)?;
        inner.set_merge_policy(Box::new(NoMergePolicy));
        // what a run that was killed left behind is in nobody's way, but takes space; on a
        // full disk even deleting can fail, and then the first write will say so
        let _ = inner.garbage_collect_files().wait();
        Ok(Self {
            inner: Some(inner),
            index,
            fields,
            versions: versions.clone(),
            known: known.unwrap_or_default(),
            _lock: lock,
            library,
        })
    }

    /// Puts a source in the place of what the library holds under its review's name, with
    /// the review's passages if it was read. Seen by readers after the next commit.
    ///
    /// After an error the writer takes nothing more; drop it. What was committed stays.
    pub fn replace(
        &mut self,
        record: &SourceRecord,
        review: Option<&Review>,
    ) -> Result<(), Error> {
        self.delete(&record.review)?;
        let documents = Documents { fields: self.fields, record, review };
        self.run(|inner| {
            for document in documents.all() {
                inner.add_document(document)?;
            }
            Ok(())
        })?;
        self.known.insert(record.review.clone());
        Ok(())
    }

    /// Puts a record in the place of the one the library holds, whose passages stay.
    pub fn amend(&mut self, record: &SourceRecord) -> Result<(), Error> {
        let fields = self.fields;
        let term = |field, text| -> (Occur, Box<dyn Query>) {
            let term = Term::from_field_text(field, text);
            (Occur::Must, Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
        };
        let own = BooleanQuery::new(vec![
            term(fields.document, REVIEW),
            term(fields.review, &record.review.0),
        ]);
        self.run(|inner| {
            inner.delete_query(Box::new(own))?;
            inner.add_document(Documents { fields, record, review: None }.source())?;
            Ok(())
        })
    }

    /// Removes a source and its passages. Seen by readers after the next commit; its
    /// bytes are gone after [`finish`](Self::finish).
    pub fn remove(&mut self, review: &ReviewId) -> Result<(), Error> {
        self.delete(review)?;
        self.known.remove(review);
        Ok(())
    }

    fn delete(&mut self, review: &ReviewId) -> Result<(), Error> {
        if !self.known.contains(review) {
            return Ok(());
        }
        let term = Term::from_field_text(self.fields.review, &review.0);
        self.run(|inner| {
            inner.delete_term(term);
            Ok(())
        })
    }

    /// Makes everything so far durable and visible to readers opened from now on.
    pub fn commit(&mut self) -> Result<(), Error> {
        self.commit_as(State::Begun)
    }

    fn commit_as(&mut self, state: State) -> Result<(), Error> {
        let note = Note { versions: self.versions.clone(), state };
        let note = serde_json::to_string(&note).expect("versions are plain values");
        self.run(|inner| {
            let mut commit = inner.prepare_commit()?;
            commit.set_payload(&note);
            commit.commit()?;
            Ok(())
        })?;
        folder::close_files(&self.library)
            .map_err(|error| Error::io("write", &self.library, error))
    }

    /// Commits, merges what was deleted away and removes the files that held it. A library
    /// that was finished answers like one built from nothing.
    pub fn finish(mut self) -> Result<(), Error> {
        self.commit()?;
        let segments = self.index.searchable_segment_metas();
        let segments =
            segments.map_err(|error| Error::of("write", &self.library, error))?;
        let groups = merge::groups(&segments);
        drop(segments); // what is listed is not deleted
        self.run(|inner| {
            for group in groups {
                inner.merge(&group).wait()?;
                inner.garbage_collect_files().wait()?;
            }
            inner.garbage_collect_files().wait()?;
            Ok(())
        })?;
        // only now: a run that is killed while merging is not finished
        self.commit_as(State::Finished)?;
        if let Some(inner) = self.inner.take() {
            inner
                .wait_merging_threads()
                .map_err(|error| Error::of("write", &self.library, error))?;
        }
        folder::close_files(&self.library)
            .map_err(|error| Error::io("write", &self.library, error))
    }

    /// Runs a step of tantivy's writer. One that failed is dropped at once: its threads may
    /// be gone, and to go on with it loses documents without a word.
    fn run<T>(
        &mut self,
        step: impl FnOnce(&mut IndexWriter) -> tantivy::Result<T>,
    ) -> Result<T, Error> {
        let closed = || Error::Closed { folder: self.library.clone() };
        let mut inner = self.inner.take().ok_or_else(closed)?;
        match step(&mut inner) {
            Ok(value) => {
                self.inner = Some(inner);
                Ok(value)
            }
            Err(error) => {
                // the thread that writes keeps its cause (a full disk) until it is joined
                let cause = inner.prepare_commit().err().unwrap_or(error);
                Err(Error::of("write", &self.library, cause))
            }
        }
    }
}

/// The reviews of the library that is there; none if there is no library.
fn known_reviews(corpus: &Path) -> Result<Option<BTreeSet<ReviewId>>, Error> {
    match Library::open(corpus) {
        Ok(library) => Ok(Some(library.review_ids().iter().cloned().collect())),
        Err(Error::Missing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn open_index(library: &Path) -> tantivy::Result<(Index, Fields)> {
    let (schema, fields) = schema();
    let directory = tantivy::directory::MmapDirectory::open(library)?;
    let index = Index::builder()
        .schema(schema)
        .settings(IndexSettings::default())
        .tokenizers(tokenizers())
        .open_or_create(directory)?;
    Ok((index, fields))
}

/// The tokenizers that the schema names.
pub(super) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(TOKENIZER, Words);
    tokenizers
}
