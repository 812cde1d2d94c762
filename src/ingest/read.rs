//! Sources are read in parallel, and handed on in whatever order they are done.
//!
//! Each thread has a worker process of its own for the file in hand and turns its pages
//! into a review itself; one more thread writes. Results do not depend on the order: the
//! library sorts by name and place whenever it is asked.

use std::fs::File;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::SyncSender;

use crate::corpus::Overlay;
use crate::extract::{self, Tesseract, Workers};
use crate::index::SourceRecord;
use crate::model::{Extracted, Review, Status};
use crate::structure::structure;

use super::plan::{Task, blank, corrected};
use super::sketch::{sketch, text_digest};
use super::{Error, Ocr, Options, Progress, Step, version};

/// A source that was read, one way or another.
pub(super) struct Reading {
    pub(super) record: SourceRecord,
    pub(super) review: Option<Review>,
}

/// Reads sources on as many threads as asked for and sends what comes of each.
///
/// Stops early, without complaint, when nobody receives any more.
pub(super) fn read(
    tasks: &[Task],
    overlay: &Overlay,
    options: &Options,
    progress: Progress<'_>,
    send: &SyncSender<Reading>,
) -> Result<(), Error> {
    let workers = Workers::new(&options.program);
    let tesseract = tesseract(tasks, options.ocr)?;
    progress(Step::Guarded { sandbox: workers.sandbox()? });
    let threads = options.threads.min(tasks.len()).max(1);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let ended = pool.broadcast(|_| {
        while !stop.load(Ordering::Relaxed) {
            let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) else {
                break;
            };
            let reading = read_one(&workers, tesseract.as_ref(), task, overlay)
                .inspect_err(|_| {
                    stop.store(true, Ordering::Relaxed);
                })?;
            progress(Step::Read {
                file: &reading.record.file,
                status: reading.record.status,
                detail: reading.record.detail.as_deref(),
            });
            if send.send(reading).is_err() {
                stop.store(true, Ordering::Relaxed);
            }
        }
        Ok(())
    });
    ended.into_iter().collect()
}

/// The tesseract on this machine, if any source wants it. One that is gone since scans
/// were last read is no error unless it is asked for now.
fn tesseract(tasks: &[Task], asked: Ocr) -> Result<Option<Tesseract>, Error> {
    if tasks.iter().all(|task| task.ocr == Ocr::Off) {
        return Ok(None);
    }
    match (Tesseract::find(), asked) {
        (Ok(tesseract), _) => Ok(Some(tesseract)),
        (Err(error), Ocr::Tesseract) => Err(error.into()),
        (Err(_), Ocr::Off) => Ok(None),
    }
}

fn read_one(
    workers: &Workers,
    tesseract: Option<&Tesseract>,
    task: &Task,
    overlay: &Overlay,
) -> Result<Reading, Error> {
    let extracted = open(workers, tesseract, task)?;
    let mut record = blank(task.source.clone(), extracted.status);
    record.sha256 = Some(task.sha256);
    let scans = tesseract.is_some() && task.ocr == Ocr::Tesseract;
    record.extractor = version(if scans { Ocr::Tesseract } else { Ocr::Off });
    record.detail.clone_from(&extracted.detail);
    record.pages = u32::try_from(extracted.pages.len()).unwrap_or(u32::MAX);
    let review = extracted.status.is_read().then(|| tell(&mut record, &extracted));
    if let Some(review) = &review {
        record.metadata = corrected(&record.file, &review.metadata, overlay);
    }
    Ok(Reading { record, review })
}

/// Reads the pages of a source, its scans too where there is a tesseract.
fn open(
    workers: &Workers,
    tesseract: Option<&Tesseract>,
    task: &Task,
) -> Result<Extracted, Error> {
    let path = &task.source.path;
    let mut extracted = workers.read(path, extract::Options::default())?;
    let scanned = matches!(extracted.status, Status::NoText | Status::Partial);
    let wanted = tesseract.filter(|_| scanned && task.ocr == Ocr::Tesseract);
    if let (Some(tesseract), Ok(file)) = (wanted, File::open(path)) {
        workers.read_scans(&file, &mut extracted, tesseract)?;
    }
    Ok(extracted)
}

/// Structures what was read and notes it in the record.
fn tell(record: &mut SourceRecord, extracted: &Extracted) -> Review {
    let review = structure(record.review.clone(), extracted);
    record.words = review.passages.iter().map(|passage| u64::from(passage.words)).sum();
    record.passages = u32::try_from(review.passages.len()).unwrap_or(u32::MAX);
    record.read = review.metadata.clone();
    record.text_hash = Some(text_digest(&review.passages));
    record.sketch = sketch(&review.passages);
    record.sections.clone_from(&review.sections);
    review
}
