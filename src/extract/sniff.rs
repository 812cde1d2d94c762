//! What a file is: told by its bytes, and by its name only where bytes do not tell.
//!
//! Text formats have no mark of their own, so `.md`, `.html` and `.txt` are believed when
//! nothing in the bytes speaks against them. Everything else must look like what it is.

use crate::model::{Format, Status};

/// What to do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Read it as this format.
    Read(Format),
    /// Do not read it, for this reason.
    Refuse(Status, &'static str),
}

/// How far into a file `%PDF-` may stand: as far as the readers people use will look.
const PDF_HEADER_WITHIN: usize = 1024;

/// How much of a file is looked at for the marks of a web page.
const HTML_WITHIN: usize = 1024;

/// The header of the compound files that Office wrote before 2007, and still writes
/// around a document that has a password.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

const OLD_WORD: &str =
    "a Word document from before 2007; save it as .docx or PDF and index that";
const LOCKED_WORD: &str = "a Word document that needs a password";
const RICH_TEXT: &str = "a rich text file; save it as .docx or PDF and index that";
const NOT_PDF: &str = "named as a PDF file and does not begin like one";
const NOT_DOCX: &str = "named as a Word document and does not begin like one";
const NOT_TEXT: &str = "bytes that are no text";
const UNKNOWN: &str = "neither PDF, Word, HTML, Markdown nor plain text";

/// Tells what a file is.
pub(super) fn kind(bytes: &[u8], name: &str) -> Kind {
    if bytes.is_empty() {
        return Kind::Refuse(Status::Damaged, "an empty file");
    }
    by_bytes(bytes).unwrap_or_else(|| by_name(bytes, name))
}

/// The format that a name alone promises, where it is one of the known kinds.
pub fn format_of(name: &str) -> Option<Format> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    match extension.as_str() {
        "pdf" => Some(Format::Pdf),
        "docx" => Some(Format::Docx),
        "html" | "htm" => Some(Format::Html),
        "md" => Some(Format::Markdown),
        "txt" => Some(Format::Plain),
        _ => None,
    }
}

fn by_bytes(bytes: &[u8]) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(PDF_HEADER_WITHIN)];
    if head.starts_with(b"PK\x03\x04") {
        Some(Kind::Read(Format::Docx))
    } else if head.starts_with(&COMPOUND) {
        Some(compound(bytes))
    } else if head.starts_with(b"{\\rtf") {
        Some(Kind::Refuse(Status::Unsupported, RICH_TEXT))
    } else if is_html(bytes) {
        Some(Kind::Read(Format::Html))
    } else if holds(head, b"%PDF-") {
        Some(Kind::Read(Format::Pdf))
    } else {
        None
    }
}

fn by_name(bytes: &[u8], name: &str) -> Kind {
    match format_of(name) {
        Some(format @ (Format::Html | Format::Markdown | Format::Plain)) => {
            if is_text(bytes) {
                Kind::Read(format)
            } else {
                Kind::Refuse(Status::Damaged, NOT_TEXT)
            }
        }
        Some(Format::Pdf) => Kind::Refuse(Status::Damaged, NOT_PDF),
        Some(Format::Docx) => Kind::Refuse(Status::Damaged, NOT_DOCX),
        None if name.to_ascii_lowercase().ends_with(".doc") => {
            Kind::Refuse(Status::Unsupported, OLD_WORD)
        }
        None => Kind::Refuse(Status::Unsupported, UNKNOWN),
    }
}

/// A document with a password is a compound file around a stream of this name.
fn compound(bytes: &[u8]) -> Kind {
    let name: Vec<u8> =
        "EncryptedPackage".bytes().flat_map(|letter| [letter, 0]).collect();
    if holds(bytes, &name) {
        Kind::Refuse(Status::Encrypted, LOCKED_WORD)
    } else {
        Kind::Refuse(Status::Unsupported, OLD_WORD)
    }
}

/// Whether a web page begins here: a doctype or one of the outermost elements, after
/// white space, comments and an XML declaration.
fn is_html(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HTML_WITHIN * 2)];
    let (text, _, _) = encoding_rs::UTF_8.decode(head);
    let text = text.to_ascii_lowercase();
    let mut rest = text.trim_start();
    while let Some(after) = skip_preamble(rest) {
        rest = after.trim_start();
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|mark| {
        rest.strip_prefix(mark)
            .is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

fn skip_preamble(text: &str) -> Option<&str> {
    let end = if text.starts_with("<!--") {
        "-->"
    } else if text.starts_with("<?xml") {
        "?>"
    } else {
        return None;
    };
    text.split_once(end).map(|(_, after)| after)
}

/// Text may start with a mark of UTF-16; without one it holds no NUL.
fn is_text(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xFE, 0xFF])
        || !bytes.contains(&0)
}

fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_page_named_pdf_is_a_web_page() {
        let page =
            b"\xEF\xBB\xBF\n<!-- saved -->\n<!DOCTYPE HTML><title>Not found</title>";
        assert_eq!(kind(page, "review.pdf"), Kind::Read(Format::Html));
    }

    #[test]
    fn a_pdf_may_start_with_rubbish() {
        let mut bytes = vec![b' '; 900];
        bytes.extend_from_slice(b"%PDF-1.4");
        assert_eq!(kind(&bytes, "review.txt"), Kind::Read(Format::Pdf));
    }

    #[test]
    fn a_word_that_begins_like_a_mark_is_text() {
        assert_eq!(kind(b"<header> of the page", "a.txt"), Kind::Read(Format::Plain));
    }

    #[test]
    fn old_word_is_told_from_a_locked_document() {
        let mut bytes = COMPOUND.to_vec();
        assert!(matches!(kind(&bytes, "a.doc"), Kind::Refuse(Status::Unsupported, _)));
        bytes.extend("EncryptedPackage".bytes().flat_map(|letter| [letter, 0]));
        assert!(matches!(kind(&bytes, "a.docx"), Kind::Refuse(Status::Encrypted, _)));
    }

    #[test]
    fn bytes_that_are_no_text_are_not_read_as_text() {
        assert!(matches!(kind(b"\x01\0\0\0", "a.txt"), Kind::Refuse(Status::Damaged, _)));
        assert!(matches!(kind(b"\xFF\xFEa\0", "a.txt"), Kind::Read(Format::Plain)));
    }

    #[test]
    fn what_does_not_begin_as_its_name_says_is_damaged() {
        for name in ["a.pdf", "a.docx"] {
            assert!(matches!(kind(b"1 0 obj", name), Kind::Refuse(Status::Damaged, _)));
        }
    }

    #[test]
    fn an_empty_file_is_damaged() {
        assert!(matches!(kind(b"", "a.pdf"), Kind::Refuse(Status::Damaged, _)));
    }
}
