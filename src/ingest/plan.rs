//! What a run has to do, from what lies in the folder and what the library holds.
//!
//! A file unchanged in size and time is not opened. A file that was only touched is known
//! by its hash. The first of several files with the same bytes, in the order of their
//! names, is the one that counts.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::corpus::{Folder, Forgotten, Overlay, Refused, read_digest, walk};
use crate::index::SourceRecord;
use crate::model::{Digest, Metadata, ReviewId, Source, Status};

use super::{Error, Ocr, Options, Start, WITH_SCANS, version};

/// What a run has to do.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// Sources to read, the largest first, so that the last ones are short.
    pub(super) read: Vec<Task>,
    /// Records to write in place of those the library holds, their passages kept.
    pub(super) amend: Vec<SourceRecord>,
    /// Records of sources that hold no passages (any more).
    pub(super) empty: Vec<SourceRecord>,
    /// Records that stand as they are; as a rule all of them, which are not copied then.
    pub(super) keep: Vec<Cow<'a, SourceRecord>>,
    /// Reviews whose file is gone or forgotten.
    pub(super) remove: Vec<ReviewId>,
    /// How many files are left out because they were forgotten.
    pub(super) forgotten: usize,
    /// Rows of `reviews.csv` that name no file.
    pub(super) strays: Vec<String>,
}

/// A source to read.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub(super) source: Source,
    pub(super) sha256: Digest,
    /// Whether its scans are read: if asked for now, or if they were before.
    pub(super) ocr: Ocr,
}

impl Plan<'_> {
    /// Without the library it was made from, its records with their sketches: they will
    /// be compared, and some written again.
    pub(super) fn whole(self, whole: Vec<SourceRecord>) -> Plan<'static> {
        let Self { read, mut amend, empty, keep, remove, forgotten, strays } = self;
        let mut whole: BTreeMap<ReviewId, SourceRecord> =
            whole.into_iter().map(|record| (record.review.clone(), record)).collect();
        for record in &mut amend {
            let sketch = whole.remove(&record.review).map(|whole| whole.sketch);
            record.sketch = sketch.unwrap_or_default();
        }
        let keep = keep.into_iter().filter_map(|record| whole.remove(&record.review));
        let keep = keep.map(Cow::Owned).collect();
        Plan { read, amend, empty, keep, remove, forgotten, strays }
    }

    /// Whether the library is as it should be.
    pub(super) fn is_empty(&self) -> bool {
        self.read.is_empty()
            && self.amend.is_empty()
            && self.empty.is_empty()
            && self.remove.is_empty()
    }
}

/// Compares the folder with the records of the library.
pub(super) fn plan<'a>(
    folder: &Folder,
    overlay: &Overlay,
    records: &'a [SourceRecord],
    options: &Options,
) -> Result<Plan<'a>, Error> {
    let forgotten = Forgotten::read(&folder.forgotten())?;
    let found = walk(folder)?;
    let mut known: BTreeMap<&ReviewId, &SourceRecord> =
        records.iter().map(|record| (&record.review, record)).collect();
    let digests: Vec<io::Result<Digest>> = found
        .sources
        .par_iter()
        .map(|source| digest(source, known.get(&source.review).copied(), options.start))
        .collect();
    let mut plan = Plan { strays: strays(overlay, &found.sources), ..Plan::default() };
    let mut firsts: BTreeMap<Digest, ReviewId> = BTreeMap::new();
    for (source, digest) in found.sources.into_iter().zip(digests) {
        let old = known.remove(&source.review);
        let sha256 = match digest {
            Ok(sha256) => sha256,
            Err(error) => {
                plan.settle(unreadable(source, error.to_string()), old);
                continue;
            }
        };
        if forgotten.holds(&sha256) {
            plan.forgotten += 1;
            plan.remove.extend(old.map(|old| old.review.clone()));
            continue;
        }
        if let Some(first) = firsts.get(&sha256) {
            plan.settle(copy(source, sha256, first.clone()), old);
        } else {
            firsts.insert(sha256, source.review.clone());
            let task = Task { source, sha256, ocr: ocr(old, options) };
            let read =
                old.filter(|old| options.start == Start::Resume && was_read(old, &task));
            plan.decide(task, read, overlay);
        }
    }
    for Refused { source, reason } in found.refused {
        let old = known.remove(&source.review);
        plan.settle(unreadable(source, reason), old);
    }
    plan.remove.extend(known.into_keys().cloned());
    plan.read.sort_by(|a, b| {
        let size = |task: &Task| task.source.stamp.size;
        size(b).cmp(&size(a)).then_with(|| a.source.file.cmp(&b.source.file))
    });
    Ok(plan)
}

/// The hash of a source: the one on record where size and time are as they were.
fn digest(
    source: &Source,
    old: Option<&SourceRecord>,
    start: Start,
) -> io::Result<Digest> {
    let untouched = |old: &&SourceRecord| {
        start == Start::Resume && old.file == source.file && old.stamp == source.stamp
    };
    let same = old.filter(untouched);
    match same.and_then(|old| old.sha256) {
        Some(sha256) => Ok(sha256),
        None => read_digest(&source.path),
    }
}

fn strays(overlay: &Overlay, sources: &[Source]) -> Vec<String> {
    let files: BTreeSet<&str> =
        sources.iter().map(|source| source.file.as_str()).collect();
    overlay.files().filter(|file| !files.contains(file)).map(str::to_owned).collect()
}

impl<'a> Plan<'a> {
    /// A source with bytes of its own: to be read, unless they were before.
    fn decide(&mut self, task: Task, read: Option<&'a SourceRecord>, overlay: &Overlay) {
        let Some(old) = read else { return self.read.push(task) };
        let Source { stamp, file, .. } = task.source;
        let metadata = corrected(&file, &old.read, overlay);
        if old.stamp == stamp && old.file == file && old.metadata == metadata {
            self.keep.push(Cow::Borrowed(old));
        } else {
            self.amend.push(SourceRecord { file, stamp, metadata, ..old.clone() });
        }
    }

    /// A source that gives no passages, whatever the library holds of it.
    fn settle(&mut self, new: SourceRecord, old: Option<&'a SourceRecord>) {
        match old {
            Some(old) if *old == new => self.keep.push(Cow::Borrowed(old)),
            _ => self.empty.push(new),
        }
    }
}

/// Whether these very bytes were read, by this version, with what is asked for now. A
/// copy of other bytes was not: what it was a copy of may be gone.
fn was_read(old: &SourceRecord, task: &Task) -> bool {
    let is_copy = old.status == Status::Duplicate && old.text_hash.is_none();
    let scanned = matches!(old.status, Status::NoText | Status::Partial);
    let version_then = old.extractor.trim_end_matches(WITH_SCANS);
    let scans_read = task.ocr == Ocr::Off || !scanned || has_scans(old);
    old.sha256 == Some(task.sha256)
        && old.file == task.source.file
        && !is_copy
        && version_then == version(Ocr::Off)
        && scans_read
}

/// Whether to read the scans of a source: if asked for now, or if they were read before.
fn ocr(old: Option<&SourceRecord>, options: &Options) -> Ocr {
    if old.is_some_and(has_scans) { Ocr::Tesseract } else { options.ocr }
}

/// Whether its scans were looked at.
fn has_scans(record: &SourceRecord) -> bool {
    record.extractor.ends_with(WITH_SCANS)
}

/// What was read, with what a person said.
pub(super) fn corrected(file: &str, read: &Metadata, overlay: &Overlay) -> Metadata {
    overlay.correction(file).map_or_else(|| read.clone(), |said| said.apply(read))
}

/// The record of a source before anything is known about it.
pub(super) fn blank(source: Source, status: Status) -> SourceRecord {
    SourceRecord {
        review: source.review,
        file: source.file,
        sha256: None,
        stamp: source.stamp,
        status,
        detail: None,
        pages: 0,
        words: 0,
        passages: 0,
        read: Metadata::default(),
        metadata: Metadata::default(),
        text_hash: None,
        sketch: Vec::new(),
        duplicate_of: None,
        case: None,
        sections: Vec::new(),
        extractor: version(Ocr::Off),
    }
}

fn unreadable(source: Source, reason: String) -> SourceRecord {
    SourceRecord { detail: Some(reason), ..blank(source, Status::Unreadable) }
}

fn copy(source: Source, sha256: Digest, first: ReviewId) -> SourceRecord {
    SourceRecord {
        sha256: Some(sha256),
        detail: Some(format!("the same bytes as {first}")),
        duplicate_of: Some(first),
        ..blank(source, Status::Duplicate)
    }
}
