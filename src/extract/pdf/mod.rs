//! The text of a PDF file: pages of positioned lines in reading order.
//!
//! `lopdf` parses, decrypts and inflates; everything from content streams on is ours,
//! because text is only right when the graphics state, the fonts and the positions are.
//! The trip: `file` opens, `pages` lists, `content` draws each page onto a
//! `canvas` of glyphs, `layout` makes lines of them, `quality` says how it went.
//!
//! The bytes may be hostile. Nothing here returns an error: what could not be read is
//! told by the status, and by the trouble of the pages concerned. A panic inside a page
//! costs that page. Stack and memory are bounded by the limits, but this is meant to run
//! in a process that may die.

mod annotation;
mod canvas;
mod content;
mod file;
mod font;
mod labels;
mod layers;
mod layout;
mod lexer;
mod marked;
mod matrix;
mod options;
mod pages;
mod path;
mod quality;
#[cfg(test)]
mod sample;
mod show;
mod state;
mod strings;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use self::canvas::Canvas;
use self::content::Interpreter;
use self::file::{File, Refusal};
use self::font::{Fonts, push_clean};
use self::labels::Labels;
use self::layers::Layers;
use self::matrix::narrow;
pub use self::options::{Limits, Options, Words};
use self::pages::{Sheet, pages};
use self::quality::Cut;
use self::strings::text_string;
use crate::model::{Extracted, Format, Page, PageNumber, PageTrouble, Status};

/// Reads a PDF file. `progress` is called before each page, so that whoever watches can
/// tell a long file from one that hangs.
///
/// A file that was read is [`Status::Ok`] or [`Status::Partial`]; both have text. All
/// other statuses say why there is none.
pub fn read(
    bytes: &[u8],
    options: &Options,
    progress: &mut dyn FnMut(PageNumber),
) -> Extracted {
    let loaded = catch_unwind(|| File::load(bytes, &options.limits));
    match loaded.unwrap_or(Err(Refusal::Damaged)) {
        Ok(file) => Reader::new(&file, options).read(progress),
        Err(refusal) => refused(refusal),
    }
}

fn refused(refusal: Refusal) -> Extracted {
    let (status, detail) = match refusal {
        Refusal::NotPdf => (Status::Damaged, "not a PDF file"),
        Refusal::Damaged => (Status::Damaged, "its objects cannot be found"),
        Refusal::Encrypted => (Status::Encrypted, "a password is needed"),
        Refusal::Cipher => (Status::Unsupported, "encrypted in a way that is not known"),
        Refusal::Limit => (Status::Limit, "it inflates to more than a file may hold"),
    };
    empty(status, detail.to_owned())
}

fn empty(status: Status, detail: String) -> Extracted {
    Extracted {
        format: Format::Pdf,
        status,
        detail: Some(detail),
        title: None,
        author: None,
        pages: Vec::new(),
    }
}

/// A document being read, with what lasts from page to page.
struct Reader<'f, 'o> {
    file: &'f File,
    options: &'o Options,
    fonts: Fonts,
    layers: Layers,
    labels: Labels,
    gutters: layout::Gutters,
}

impl<'f, 'o> Reader<'f, 'o> {
    fn new(file: &'f File, options: &'o Options) -> Self {
        let fonts = Fonts::default();
        let (layers, labels) = (Layers::read(file), Labels::read(file));
        let gutters = layout::Gutters::default();
        Self { file, options, fonts, layers, labels, gutters }
    }

    fn read(mut self, progress: &mut dyn FnMut(PageNumber)) -> Extracted {
        let limits = &self.options.limits;
        let (sheets, more) = pages(self.file, limits.pages);
        if sheets.is_empty() {
            return empty(Status::Damaged, "it has no pages".to_owned());
        }
        let mut cut = if more {
            Some(Cut::Limit(format!("only the first {} pages were read", limits.pages)))
        } else {
            self.missing_pages(sheets.len())
        };
        let mut out = Vec::with_capacity(sheets.len());
        let mut text = 0;
        for (number, sheet) in (1..).zip(&sheets) {
            progress(PageNumber(number));
            let page = self.page(PageNumber(number), sheet);
            text += page.lines.iter().map(|line| line.text.len()).sum::<usize>();
            out.push(page);
            if text > limits.text {
                let said =
                    format!("it holds more text than a file may: read to page {number}");
                cut = Some(Cut::Limit(said));
                break;
            }
        }
        let (status, detail) = quality::verdict(&out, cut.as_ref());
        let (title, author) = (self.property(b"Title"), self.property(b"Author"));
        Extracted { format: Format::Pdf, status, detail, title, author, pages: out }
    }

    /// What to say when the page tree announces more pages than can be found: objects
    /// that could not be read leave no other trace.
    fn missing_pages(&self, found: usize) -> Option<Cut> {
        let root = self.file.dict(self.file.trailer(), b"Root")?;
        let count = self.file.integer(self.file.dict(root, b"Pages")?, b"Count")?;
        let announced = usize::try_from(count).ok().filter(|count| *count < 1_000_000)?;
        let said = format!("{found} of the {announced} pages it announces were found");
        (announced > found).then_some(Cut::Lost(said))
    }

    fn page(&mut self, number: PageNumber, sheet: &Sheet<'f>) -> Page {
        let mut page = Page {
            number,
            label: self.labels.get(u64::from(number.0) - 1),
            width: narrow(sheet.width),
            height: narrow(sheet.height),
            lines: Vec::new(),
            trouble: None,
        };
        let drawn = catch_unwind(AssertUnwindSafe(|| self.draw(sheet, &mut page)));
        if drawn.is_err() {
            page.trouble = Some(PageTrouble::Damaged);
        }
        page
    }

    fn draw(&mut self, sheet: &Sheet<'f>, page: &mut Page) {
        let mut canvas = Canvas::new(sheet.width, sheet.height, &self.options.limits);
        let (fonts, layers) = (&mut self.fonts, &self.layers);
        let mut hand =
            Interpreter::new(self.file, fonts, layers, &mut canvas, sheet.placement);
        hand.page(sheet.dict, sheet.resources);
        let mut hand =
            Interpreter::new(self.file, fonts, layers, &mut canvas, sheet.placement);
        hand.annotations(sheet.dict, sheet.resources);
        page.lines = layout::lines(&canvas, fonts, self.options.words, &mut self.gutters);
        let scanned = || quality::scanned(canvas.pictures, page);
        page.trouble = canvas.trouble.or_else(scanned);
    }

    /// A property of the document, cleaned; none if it is empty.
    fn property(&self, key: &[u8]) -> Option<String> {
        let info = self.file.dict(self.file.trailer(), b"Info")?;
        let bytes = self.file.get(info, key)?.as_str().ok()?;
        let mut clean = String::new();
        for letter in text_string(bytes).chars().take(2_000) {
            push_clean(&mut clean, letter);
        }
        let text = clean.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }
}
