//! What is known about the sources of a library, read from their own documents.
//!
//! The sketch of a source's text is by far the largest part of its document and wanted by
//! the one who looks for copies alone: every command starts with the records, so they are
//! read up to the sketch, which is written last.

use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer,
};
use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, TantivyDocument, Term};

use super::schema::REVIEW;
use super::{Error, Library, SourceRecord};
use crate::model::ReviewId;

/// The first stored field of a source's document.
struct First(Field, String);

impl DocumentDeserialize for First {
    fn deserialize<'de, D>(mut fields: D) -> Result<Self, DeserializeError>
    where
        D: DocumentDeserializer<'de>,
    {
        let first = fields.next_field()?;
        let first = first.map(|(field, text)| Self(field, text));
        first.ok_or_else(|| DeserializeError::custom("a source without a record"))
    }
}

impl Library {
    /// Everything about every source but its sketch, by file. Who writes a record again
    /// needs [`whole_records`](Self::whole_records).
    pub fn records(&self) -> Result<&[SourceRecord], Error> {
        if let Some(records) = self.records.get() {
            return Ok(records);
        }
        let records = self.by_file(|address| self.record_at(address))?;
        Ok(self.records.get_or_init(|| records))
    }

    /// Everything about every source, by file.
    pub fn whole_records(&self) -> Result<Vec<SourceRecord>, Error> {
        self.by_file(|address| self.whole_record_at(address))
    }

    /// Everything about one source.
    pub fn record(&self, review: &ReviewId) -> Result<SourceRecord, Error> {
        for address in
            self.documents(Term::from_field_text(self.fields().review, &review.0))?
        {
            let segment = self.segments().get(address.segment_ord as usize);
            if segment.is_some_and(|segment| segment.ord.first(address.doc_id).is_none())
            {
                return self.whole_record_at(address);
            }
        }
        Err(Error::NoReview(review.clone()))
    }

    fn by_file(
        &self,
        read: impl Fn(DocAddress) -> Result<SourceRecord, Error>,
    ) -> Result<Vec<SourceRecord>, Error> {
        let term = Term::from_field_text(self.fields().document, REVIEW);
        let sources = self.documents(term)?.into_iter();
        let mut records = sources.map(read).collect::<Result<Vec<_>, _>>()?;
        records.sort_by(|a, b| a.file.cmp(&b.file).then_with(|| a.review.cmp(&b.review)));
        Ok(records)
    }

    fn record_at(&self, address: DocAddress) -> Result<SourceRecord, Error> {
        let First(field, json) = self.document(address)?;
        let json = (field == self.fields().record).then_some(json);
        self.parsed(json.as_deref())
    }

    fn whole_record_at(&self, address: DocAddress) -> Result<SourceRecord, Error> {
        let document: TantivyDocument = self.document(address)?;
        let json = document.get_first(self.fields().record);
        let mut record = self.parsed(json.as_ref().and_then(Value::as_str))?;
        let sketch = document.get_first(self.fields().sketch);
        let (hashes, _) =
            sketch.as_ref().and_then(Value::as_bytes).unwrap_or_default().as_chunks();
        record.sketch = hashes.iter().map(|hash| u64::from_le_bytes(*hash)).collect();
        Ok(record)
    }

    fn parsed(&self, json: Option<&str>) -> Result<SourceRecord, Error> {
        json.and_then(|json| serde_json::from_str(json).ok())
            .ok_or_else(|| self.damaged("a review's record cannot be read"))
    }
}
