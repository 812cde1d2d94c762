//! From the bytes of a file to pages of positioned lines.
//!
//! This stage stands between the corpus folder and structure, and is the only one that
//! meets bytes nobody here wrote. So it has two doors. [`extract_bytes`] reads in the
//! process that calls it and is meant for workers and tests; [`Workers`] is what the rest
//! of the program uses: it hands a file to a process of its own, with limits on memory
//! and time, because a stack overflow or a failed allocation cannot be caught and one bad
//! file must never end a run.
//!
//! The format is told by the bytes first and by the name second: a folder of downloads is
//! full of web pages called `.pdf`.

mod bounds;
mod charset;
mod clean;
mod client;
mod docx;
mod flow;
mod html;
mod markdown;
mod numerals;
mod ocr;
mod options;
pub mod pdf;
mod picture;
mod plain;
mod sniff;
pub mod worker;

use crate::model::{Extracted, Format, Page, PageNumber, PageTrouble, Status};

pub use client::{Error, Limits, Workers};
pub use ocr::Tesseract;
pub use options::{Options, Words};
pub use picture::{Drawing, Form, Picture};
pub use sniff::format_of;

use sniff::Kind;

/// Counts the changes of what this stage reads from the same bytes: a library made by
/// another version is made anew.
pub const VERSION: u32 = 1;

/// Reads a file in this process.
///
/// `name` is only looked at where bytes do not tell the format. `progress` hears of each
/// page before it is read. A file that cannot be read is an answer like any other: its
/// status says so. The status is never `ok` or `partial` without text.
pub fn extract_bytes(
    bytes: &[u8],
    name: &str,
    options: Options,
    progress: &mut dyn FnMut(PageNumber),
) -> Extracted {
    let extracted = match sniff::kind(bytes, name) {
        Kind::Read(Format::Pdf) => read_pdf(bytes, options, progress),
        Kind::Read(Format::Docx) => docx::read(bytes, progress),
        Kind::Read(Format::Html) => html::read(bytes, progress),
        Kind::Read(Format::Markdown) => markdown::read(bytes, progress),
        Kind::Read(Format::Plain) => plain::read(bytes, progress),
        Kind::Refuse(status, why) => refused(name, status, why.to_owned()),
    };
    without_empty_success(extracted)
}

fn read_pdf(
    bytes: &[u8],
    options: Options,
    progress: &mut dyn FnMut(PageNumber),
) -> Extracted {
    let options = pdf::Options { words: options.words, ..pdf::Options::default() };
    let mut extracted = pdf::read(bytes, &options, progress);
    let scanned = |page: &Page| page.trouble == Some(PageTrouble::Scanned);
    if let Some(detail) =
        extracted.detail.as_mut().filter(|_| extracted.pages.iter().any(scanned))
    {
        detail.push_str("; `--ocr` reads pictures of text");
    }
    extracted
}

/// The answer for a file of which nothing was read.
fn refused(name: &str, status: Status, detail: String) -> Extracted {
    Extracted {
        format: format_of(name).unwrap_or(Format::Plain),
        status,
        detail: Some(detail),
        title: None,
        author: None,
        pages: Vec::new(),
    }
}

/// `ok` with no text does not exist.
fn without_empty_success(mut extracted: Extracted) -> Extracted {
    let empty = extracted.pages.iter().all(|page| page.lines.is_empty());
    if extracted.status.is_read() && empty {
        extracted.status = Status::NoText;
        extracted.detail.get_or_insert_with(|| "it holds no text".to_owned());
    }
    extracted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_with_no_text_does_not_exist() {
        let blank = extract_bytes(b" \n\x0C\n", "a.txt", Options::default(), &mut |_| {});
        assert_eq!(blank.status, Status::NoText);
        assert_eq!(blank.pages.len(), 2);
    }
}
