//! Text of scanned pages, read by an installed tesseract.
//!
//! Off unless asked for: it takes seconds a page, and what it reads is a guess. Only
//! pages that hold a picture and no text are read, so no text is ever there twice. The
//! page is drawn in a worker, like everything that looks at a PDF file's bytes; tesseract
//! gets pixels of our making and runs as a program of its own, with a deadline.

mod tsv;

use std::fs::File;
use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::model::{Extracted, Format, Page, PageTrouble, Status};

use super::client::{Watch, Watched};
use super::{Drawing, Error, Form, Picture, Workers};

/// What tesseract was trained on, in dots per inch.
const RESOLUTION: u16 = 300;

/// Longest time for one page.
const PATIENCE: Duration = Duration::from_mins(1);

/// Longest table that is read, in bytes.
const TABLE: u64 = 16 << 20;

/// An installed tesseract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tesseract {
    version: String,
}

impl Tesseract {
    /// Finds it where programs are found.
    pub fn find() -> Result<Self, Error> {
        let output = Command::new("tesseract")
            .arg("--version")
            .stdin(Stdio::null())
            .output()
            .map_err(|source| Error::NoTesseract { source })?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let text = if text.is_empty() {
            String::from_utf8_lossy(&output.stderr).into_owned()
        } else {
            text
        };
        let version = text.lines().next().unwrap_or("tesseract").trim().to_owned();
        Ok(Self { version })
    }

    /// Its name and version, as it tells them.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Reads a picture; the answer is its table of words. One thread: pages are read in
    /// parallel by whoever calls this, and the answer is the same on every machine.
    fn read(picture: &Picture) -> io::Result<String> {
        let (socket, theirs) = UnixStream::pair()?;
        let output = theirs.try_clone()?;
        let child = Command::new("tesseract")
            .args(["stdin", "stdout", "-l", "eng", "--psm", "1", "--dpi"])
            .args([&RESOLUTION.to_string(), "tsv"])
            .env("OMP_THREAD_LIMIT", "1")
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::from(OwnedFd::from(output)))
            .stderr(Stdio::null())
            .spawn()?;
        let _ended = Ended(child);
        let watch = Watch::new(PATIENCE, PATIENCE);
        let mut talk = Watched { socket: &socket, watch: &watch };
        talk.write_all(&picture.file)?;
        socket.shutdown(Shutdown::Write)?;
        let mut table = Vec::new();
        talk.take(TABLE).read_to_end(&mut table)?;
        Ok(String::from_utf8_lossy(&table).into_owned())
    }
}

/// A program that does not outlive its use.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Workers {
    /// Reads the scanned pages of a file that was extracted before. A page that cannot
    /// be drawn or read stays what it was; the status tells of what is left.
    pub fn read_scans(
        &self,
        file: &File,
        extracted: &mut Extracted,
        tesseract: &Tesseract,
    ) -> Result<(), Error> {
        if extracted.format != Format::Pdf {
            return Ok(());
        }
        let mut read = 0;
        for page in extracted.pages.iter_mut().filter(|page| is_scan(page)) {
            let drawing =
                Drawing { page: page.number, resolution: RESOLUTION, form: Form::Grey };
            match self.draw(file, drawing) {
                Ok(picture) => read += usize::from(read_page(page, &picture)),
                Err(Error::Draw { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        if read > 0 {
            conclude(extracted, read, tesseract);
        }
        Ok(())
    }
}

fn is_scan(page: &Page) -> bool {
    page.trouble == Some(PageTrouble::Scanned)
}

/// Whether there was text on the page.
fn read_page(page: &mut Page, picture: &Picture) -> bool {
    let Ok(table) = Tesseract::read(picture) else { return false };
    let lines = tsv::lines(&table, points(page.width, picture.width));
    if lines.is_empty() {
        return false;
    }
    page.lines = lines;
    page.trouble = None;
    true
}

#[expect(clippy::cast_precision_loss, reason = "a picture has some thousand pixels")]
fn points(width: f32, pixels: u32) -> f32 {
    width / pixels.max(1) as f32
}

/// The status of a file of which some pages are guesses. What else was wrong with it
/// still is.
fn conclude(extracted: &mut Extracted, read: usize, tesseract: &Tesseract) {
    let troubled = extracted.pages.iter().filter(|page| page.trouble.is_some()).count();
    if matches!(extracted.status, Status::Ok | Status::Partial | Status::NoText) {
        extracted.status = if troubled == 0 { Status::Ok } else { Status::Partial };
    }
    let rest = match troubled {
        0 => String::new(),
        _ => format!("; {} could not be read", pages(troubled)),
    };
    let (read, version) = (pages(read), &tesseract.version);
    extracted.detail =
        Some(format!("text of {read} read from pictures by {version}{rest}"));
}

fn pages(count: usize) -> String {
    if count == 1 { "1 page".to_owned() } else { format!("{count} pages") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PageNumber;

    fn page(number: u32, trouble: Option<PageTrouble>) -> Page {
        let lines = Vec::new();
        let number = PageNumber(number);
        Page { number, label: None, width: 595.0, height: 842.0, lines, trouble }
    }

    #[test]
    fn a_page_that_stays_a_scan_keeps_the_file_partial() {
        let mut extracted = Extracted {
            format: Format::Pdf,
            status: Status::NoText,
            detail: None,
            title: None,
            author: None,
            pages: vec![page(1, None), page(2, Some(PageTrouble::Scanned))],
        };
        let tesseract = Tesseract { version: "tesseract 5".to_owned() };
        conclude(&mut extracted, 1, &tesseract);
        assert_eq!(extracted.status, Status::Partial);
        assert_eq!(
            extracted.detail.as_deref(),
            Some(
                "text of 1 page read from pictures by tesseract 5; 1 page could not be read"
            )
        );
        extracted.pages.pop();
        conclude(&mut extracted, 1, &tesseract);
        assert_eq!(extracted.status, Status::Ok);
    }
}
