//! A review leaves the library for good.
//!
//! Its hash goes on the list first: a run that is killed between two steps leaves a
//! review that the next run takes out, never one that comes back.

use std::fs;

use crate::corpus::{Folder, Forgotten, Overlay, remove_judgements};
use crate::index::{self, Library, SourceRecord, Writer};
use crate::model::ReviewId;

use super::run::settle;
use super::{Error, Options, versions};

/// What becomes of the file itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forget {
    /// It stays where it is and is left out from now on.
    KeepSource,
    /// It is deleted.
    DeleteSource,
}

/// Removes a review, and its copies, from the library: documents, postings and stored
/// text are merged away before this returns, and people's judgements about it go too, from
/// what a codebook learnt as well.
/// Returns the files concerned.
///
/// What a disk or a backup keeps of deleted bytes is beyond reach.
pub fn forget(
    folder: &Folder,
    review: &ReviewId,
    what: Forget,
    options: &Options,
) -> Result<Vec<String>, Error> {
    let records = Library::open(folder.root())?.whole_records()?;
    let named = records
        .iter()
        .find(|record| record.review == *review)
        .ok_or_else(|| Error::NoReview(review.0.clone()))?;
    let gone = copies(&records, named);
    let mut writer =
        Writer::open(folder.root(), &options.holder, &versions(), index::Start::Resume)?;
    if let Some(sha256) = &named.sha256 {
        Forgotten::append(&folder.forgotten(), sha256)?;
    }
    for record in &gone {
        writer.remove(&record.review)?;
        remove_judgements(&folder.judgements(), &record.review)?;
        remove_judgements(&folder.learned(), &record.review)?;
    }
    let mut rest: Vec<SourceRecord> =
        records.iter().filter(|record| !gone.contains(record)).cloned().collect();
    let overlay = Overlay::read(&folder.overlay())?;
    settle(&mut rest, &overlay, options, &|_| {}, &mut writer, folder)?;
    writer.finish()?;
    if what == Forget::DeleteSource {
        for record in &gone {
            let path = folder.root().join(&record.file);
            fs::remove_file(&path).map_err(|source| Error::Delete { path, source })?;
        }
    }
    Ok(gone.into_iter().map(|record| record.file.clone()).collect())
}

/// The records of files with the same bytes as this one's, itself included.
fn copies<'a>(
    records: &'a [SourceRecord],
    named: &'a SourceRecord,
) -> Vec<&'a SourceRecord> {
    let same = |record: &&SourceRecord| {
        record.review == named.review
            || (record.sha256.is_some() && record.sha256 == named.sha256)
    };
    records.iter().filter(same).collect()
}
