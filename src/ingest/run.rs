//! One run from beginning to end.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use crate::corpus::{Folder, Overlay};
use crate::index::{self, Library, SourceRecord, State, Writer};
use crate::model::{Metadata, Source, Status};

use super::plan::{Plan, Task, plan};
use super::read::{Reading, read};
use super::relations::{Portrait, Relation, relations};
use super::{Error, Ocr, Options, Progress, Report, Step, WITH_SCANS, versions};

/// Pages after which what was read is committed: about a second of work, which is what a
/// run that is killed loses.
const BATCH: u64 = 1_000;
/// Readings that may wait for the writer. More would only hold memory.
const WAITING: usize = 4;

/// How a run ended.
pub struct Ended {
    /// What it found and left.
    pub report: Report,
    /// The library, if nothing had to be changed: it is open, and as the folder is now.
    pub library: Option<Library>,
}

/// Brings the library of a corpus up to date and says what it holds.
///
/// A file that cannot be read is no error: it has a status. Where nothing changed,
/// nothing is written and no lock is taken. Fails when the folder, the library or the
/// workers cannot be used; what was committed until then stays and the next run goes on.
pub fn ingest(
    folder: &Folder,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Ended, Error> {
    let overlay = Overlay::read(&folder.overlay())?;
    let library = before(folder, progress)?;
    let state = library.as_ref().map(Library::state);
    let records = library.as_ref().map_or(Ok(&[][..]), Library::records)?;
    let plan = plan(folder, &overlay, records, options)?;
    if plan.is_empty() && state == Some(State::Finished) {
        let report = report(&plan, plan.keep.iter().map(AsRef::as_ref));
        return Ok(Ended { report, library });
    }
    let plan =
        plan.whole(library.as_ref().map_or(Ok(Vec::new()), Library::whole_records)?);
    // not every system lets files be replaced that are open
    drop(library);
    let start = match state {
        Some(_) => index::Start::Resume,
        None => index::Start::Anew,
    };
    let mut writer = Writer::open(folder.root(), &options.holder, &versions(), start)?;
    let mut records = apply(&plan, &overlay, options, progress, &mut writer)?;
    settle(&mut records, &overlay, options, progress, &mut writer, folder)?;
    progress(Step::Finish);
    writer.finish()?;
    Ok(Ended { report: report(&plan, &records), library: None })
}

/// The library before a run; none where it has to be made anew.
fn before(folder: &Folder, progress: Progress<'_>) -> Result<Option<Library>, Error> {
    match Library::open(folder.root()) {
        Ok(library) => Ok(Some(library)),
        Err(index::Error::Missing { .. }) => Ok(None),
        Err(error @ index::Error::Rebuild { .. }) => {
            progress(Step::Rebuild { reason: &error.to_string() });
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Does what the plan says and returns every record there now is.
fn apply(
    plan: &Plan<'_>,
    overlay: &Overlay,
    options: &Options,
    progress: Progress<'_>,
    writer: &mut Writer,
) -> Result<Vec<SourceRecord>, Error> {
    let mut records: Vec<SourceRecord> =
        plan.keep.iter().map(|record| record.as_ref().clone()).collect();
    for review in &plan.remove {
        writer.remove(review)?;
    }
    for record in &plan.empty {
        writer.replace(record, None)?;
        records.push(record.clone());
    }
    for record in &plan.amend {
        writer.amend(record)?;
        records.push(record.clone());
    }
    progress(Step::Begin { files: plan.read.len() });
    records.extend(read_and_write(&plan.read, overlay, options, progress, writer)?);
    records.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(records)
}

/// Reads sources on threads of their own and writes them on this one.
fn read_and_write(
    tasks: &[Task],
    overlay: &Overlay,
    options: &Options,
    progress: Progress<'_>,
    writer: &mut Writer,
) -> Result<Vec<SourceRecord>, Error> {
    if tasks.is_empty() {
        return Ok(Vec::new());
    }
    let (send, receive) = sync_channel(WAITING);
    thread::scope(|scope| {
        let reading = scope.spawn(move || read(tasks, overlay, options, progress, &send));
        let written = write(receive, writer);
        let read =
            reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let records = written?;
        read.map(|()| records)
    })
}

/// Writes what comes, a commit every so many pages.
fn write(
    receive: Receiver<Reading>,
    writer: &mut Writer,
) -> Result<Vec<SourceRecord>, Error> {
    let (mut records, mut pages) = (Vec::new(), 0);
    for Reading { record, review } in receive {
        writer.replace(&record, review.as_ref())?;
        pages += u64::from(record.pages);
        records.push(record);
        if pages >= BATCH {
            writer.commit()?;
            pages = 0;
        }
    }
    Ok(records)
}

/// Decides which reviews are copies, versions or parts of one another, and writes what
/// changed by it. A text whose first copy is gone is read once more.
pub(super) fn settle(
    records: &mut [SourceRecord],
    overlay: &Overlay,
    options: &Options,
    progress: Progress<'_>,
    writer: &mut Writer,
    folder: &Folder,
) -> Result<(), Error> {
    let found = {
        let portraits: Vec<Portrait<'_>> = records.iter().map(portrait).collect();
        relations(&portraits)
    };
    let mut again = Vec::new();
    for (record, relation) in records.iter_mut().zip(found) {
        if is_copy_of_bytes(record) {
            continue;
        }
        let was = record.clone();
        relate(record, &relation);
        if was.status == Status::Duplicate && record.status != Status::Duplicate {
            again.extend(task(record, folder));
        } else if was.status != record.status {
            writer.replace(record, None)?;
        } else if was != *record {
            writer.amend(record)?;
        }
    }
    for read in read_and_write(&again, overlay, options, progress, writer)? {
        let place = records.iter_mut().find(|record| record.review == read.review);
        if let Some(record) = place {
            let (duplicate_of, case) = (record.duplicate_of.take(), record.case.take());
            *record = SourceRecord { duplicate_of, case, ..read };
            writer.amend(record)?;
        }
    }
    Ok(())
}

fn portrait(record: &SourceRecord) -> Portrait<'_> {
    Portrait { review: &record.review, text: record.text_hash, sketch: &record.sketch }
}

/// Whether the file was never read because another has the same bytes.
fn is_copy_of_bytes(record: &SourceRecord) -> bool {
    record.status == Status::Duplicate && record.text_hash.is_none()
}

/// Notes in a record what the review is to the others.
fn relate(record: &mut SourceRecord, relation: &Relation) {
    record.case = said_case(&record.metadata)
        .or_else(|| relation.case.as_ref().map(ToString::to_string));
    if let Some(first) = &relation.same_as {
        record.status = Status::Duplicate;
        record.detail = Some(format!("the same text as {first}"));
        record.duplicate_of = Some(first.clone());
        record.passages = 0;
    } else {
        if record.status == Status::Duplicate {
            record.status = Status::Ok;
            record.detail = None;
        }
        record.duplicate_of.clone_from(&relation.near);
    }
}

fn said_case(metadata: &Metadata) -> Option<String> {
    metadata.case.as_ref().map(|case| case.value.clone())
}

fn task(record: &SourceRecord, folder: &Folder) -> Option<Task> {
    let source = Source {
        review: record.review.clone(),
        file: record.file.clone(),
        path: folder.root().join(&record.file),
        stamp: record.stamp,
    };
    let ocr =
        if record.extractor.ends_with(WITH_SCANS) { Ocr::Tesseract } else { Ocr::Off };
    record.sha256.map(|sha256| Task { source, sha256, ocr })
}

fn report<'a>(
    plan: &Plan<'_>,
    records: impl IntoIterator<Item = &'a SourceRecord>,
) -> Report {
    let mut report = Report {
        read: plan.read.len() as u64,
        forgotten: plan.forgotten as u64,
        strays: plan.strays.clone(),
        statuses: Status::ALL.into_iter().map(|status| (status, 0)).collect(),
        ..Report::default()
    };
    for record in records {
        report.files += 1;
        *report.statuses.entry(record.status).or_default() += 1;
        if record.status.is_read() {
            report.reviews += 1;
            report.pages += u64::from(record.pages);
            report.passages += u64::from(record.passages);
            report.words += record.words;
        }
    }
    report
}
