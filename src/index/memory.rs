//! A library that is never written to disk: for loose passages, asked once.

use std::path::PathBuf;

use tantivy::Index;
use tantivy::indexer::NoMergePolicy;

use super::document::Documents;
use super::schema::schema;
use super::versions::{Note, State, Versions};
use super::writer::tokenizers;
use super::{Error, Library, SourceRecord};
use crate::model::{Review, Stamp, Status};

/// Memory for passages not yet indexed.
const MEMORY: usize = 50_000_000;

impl Library {
    /// A library of these reviews in memory. What is known about their files is nothing.
    pub fn of_reviews(reviews: &[Review]) -> Result<Self, Error> {
        let folder = PathBuf::from("memory");
        let failed = |error| Error::of("write", &folder, error);
        let (schema, fields) = schema();
        let index = Index::builder()
            .schema(schema)
            .tokenizers(tokenizers())
            .create_in_ram()
            .map_err(failed)?;
        let mut writer = index.writer_with_num_threads(1, MEMORY).map_err(failed)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for review in reviews {
            let record = record(review);
            let documents = Documents { fields, record: &record, review: Some(review) };
            for document in documents.all() {
                writer.add_document(document).map_err(failed)?;
            }
        }
        writer.commit().map_err(failed)?;
        let note = Note { versions: Versions::current("memory"), state: State::Finished };
        Self::of_index(index, folder, note)
    }
}

fn record(review: &Review) -> SourceRecord {
    SourceRecord {
        review: review.id.clone(),
        file: String::new(),
        sha256: None,
        stamp: Stamp { size: 0, modified: 0 },
        status: Status::Ok,
        detail: None,
        pages: review.pages,
        words: review.passages.iter().map(|passage| u64::from(passage.words)).sum(),
        passages: u32::try_from(review.passages.len()).unwrap_or(u32::MAX),
        read: review.metadata.clone(),
        metadata: review.metadata.clone(),
        text_hash: None,
        sketch: Vec::new(),
        duplicate_of: None,
        case: None,
        sections: review.sections.clone(),
        extractor: String::new(),
    }
}
