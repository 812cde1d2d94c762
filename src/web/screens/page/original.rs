//! The file of a review as it was read: opened by what it is, never by a path that a
//! request names.

use std::fs::{self, File};
use std::io::Read as _;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::extract::{Drawing, Form, Options, Words};
use crate::index::SourceRecord;
use crate::model::{Extracted, PageNumber, Status};
use crate::web::Desk;
use crate::web::desk::Ask;
use crate::web::trouble::Trouble;

/// Dots per inch of a page on the screen.
const RESOLUTION: u16 = 110;

/// Bytes of a file that is sent whole, at most.
const LARGEST: u64 = 500_000_000;

/// What a file sent as it is may do: be shown.
const POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; \
                      frame-ancestors 'self'";

/// Opens the file of a record, if it is still the one that was read.
pub(super) fn open(ask: &Ask<'_>, record: &SourceRecord) -> Result<File, Trouble> {
    let root = ask.desk.folder().root();
    let changed = || {
        let words = "The file has changed since it was read. Read the corpus again.";
        Trouble::refused(StatusCode::CONFLICT, words)
    };
    let path = root.join(&record.file);
    let real = path.canonicalize().map_err(|_| changed())?;
    if !real.starts_with(root) {
        return Err(Trouble::Missing("There is no such file.".to_owned()));
    }
    let file = File::open(&real).map_err(|_| changed())?;
    let known = file.metadata().map_err(|_| changed())?;
    let same = known.is_file() && known.len() == record.stamp.size;
    if same { Ok(file) } else { Err(changed()) }
}

/// The pages of a review with the boxes of their words, read again.
pub(super) fn pages(
    ask: &Ask<'_>,
    record: &SourceRecord,
) -> Result<Arc<Extracted>, Trouble> {
    let key = record.sha256.map(|digest| digest.to_string()).unwrap_or_default();
    if let Some(read) = ask.desk.read_lately(&key) {
        return Ok(read);
    }
    let file = open(ask, record)?;
    let options = Options { words: Words::Keep };
    let read = ask.desk.workers().read_file(&file, &record.file, options);
    let read = Arc::new(read.map_err(|error| Trouble::Failed(error.to_string()))?);
    ask.desk.keep_read(key, &read);
    Ok(read)
}

/// `GET /review/{review}/{page}/image`: the page, drawn.
pub(in crate::web::screens) async fn image(
    State(desk): State<Desk>,
    Path((review, page)): Path<(String, u32)>,
) -> Result<Response, Trouble> {
    let png = desk.answer(move |ask| drawn(ask, &review, PageNumber(page))).await?;
    Ok(([(header::CONTENT_TYPE, "image/png")], png).into_response())
}

fn drawn(ask: &Ask<'_>, review: &str, page: PageNumber) -> Result<Vec<u8>, Trouble> {
    let record = super::record(ask, review)?;
    let drawing = Drawing { page, resolution: RESOLUTION, form: Form::Png };
    let drawn = ask.desk.workers().draw(&open(ask, record)?, drawing);
    let drawn = drawn.map_err(|error| Trouble::Missing(format!("{error}.")))?;
    Ok(drawn.file)
}

/// `GET /original/{digest}`: the file itself, by the hash of its bytes.
pub(in crate::web::screens) async fn original(
    State(desk): State<Desk>,
    Path(digest): Path<String>,
) -> Result<Response, Trouble> {
    let (bytes, kind, name) = desk.answer(move |ask| sent(ask, &digest)).await?;
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

fn sent(ask: &Ask<'_>, digest: &str) -> Result<(Vec<u8>, &'static str, String), Trouble> {
    let records = ask.opened.library.records()?;
    let is = |record: &&SourceRecord| {
        record.sha256.is_some_and(|own| own.to_string() == digest)
            && record.status != Status::Unreadable
    };
    let missing = || Trouble::Missing("There is no such file.".to_owned());
    let record = records.iter().find(is).ok_or_else(missing)?;
    let mut file = open(ask, record)?;
    let length = file.metadata().map_or(u64::MAX, |known| known.len());
    if length > LARGEST {
        let words = "The file is too large to be sent.";
        return Err(Trouble::refused(StatusCode::PAYLOAD_TOO_LARGE, words));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|_| missing())?;
    let name = record.file.rsplit('/').next().unwrap_or_default();
    let plain: String = name
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() || "-_.".contains(it) { it } else { '-' })
        .collect();
    let (kind, way) = kind_of(name);
    Ok((bytes, kind, format!("{way}; filename=\"{plain}\"")))
}

/// What a file is sent as, by its name; only a PDF is shown and not saved.
fn kind_of(name: &str) -> (&'static str, &'static str) {
    let end = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    match end.as_str() {
        "pdf" => ("application/pdf", "inline"),
        "docx" => (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment",
        ),
        _ => ("application/octet-stream", "attachment"),
    }
}

/// Whether the file of a record can be drawn.
pub(super) fn is_drawn(record: &SourceRecord) -> bool {
    record.status.is_read() && record.file.to_lowercase().ends_with(".pdf")
}

/// Whether there is such a file at all: a record may outlive it.
pub(super) fn is_there(ask: &Ask<'_>, record: &SourceRecord) -> bool {
    fs::exists(ask.desk.folder().root().join(&record.file)).unwrap_or(false)
}
