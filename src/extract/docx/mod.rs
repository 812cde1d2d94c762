//! A Word document as blocks on pages.
//!
//! Word does not store pages, but it stores where it last broke them; those places part
//! pages here, so that a quotation can be cited by page as the writer saw it. A document
//! that another program wrote has one page. Numbers before paragraphs are computed as
//! Word shows them, because those are what people cite. Heads and feet of pages are not
//! read: they repeat, and no citation needs them; nor are comments.

mod figures;
mod numbering;
mod row;
mod story;
mod styles;
mod xml;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::model::{Block, Extracted, Format, Page, PageNumber, Status, Style};

use super::charset;
use super::clean::Text;
use super::flow::Flow;
use numbering::Numbering;
use row::{NoteId, Piece};
use story::{Item, Story};
use styles::Styles;
use xml::{Broken, Event, Xml};

/// Most bytes that one part may inflate to; the longest reports need 20 MB.
const PART: u64 = 96 << 20;

/// Reads a Word document.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(PageNumber)) -> Extracted {
    progress(PageNumber(1));
    let mut extracted = Extracted {
        format: Format::Docx,
        status: Status::Ok,
        detail: None,
        title: None,
        author: None,
        pages: Vec::new(),
    };
    if let Err(trouble) = fill(&mut extracted, bytes) {
        let (status, detail) = trouble.named();
        extracted.status = status;
        extracted.detail = Some(detail);
    }
    extracted
}

fn fill(extracted: &mut Extracted, bytes: &[u8]) -> Result<(), Trouble> {
    let mut package = Package::open(bytes)?;
    let document = package.document()?;
    let styles = Styles::read(&package.part("word/styles.xml")?.unwrap_or_default());
    let numbering = package.part("word/numbering.xml")?.unwrap_or_default();
    let mut numbering = Numbering::read(&numbering);
    let mut notes = BTreeMap::new();
    for name in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(part) = package.part(name)? {
            collect(&mut notes, story::tell(&part, &styles, &mut numbering));
        }
    }
    let story = story::tell(&document, &styles, &mut numbering);
    let broken = story.broken;
    extracted.pages = lay_out(story, notes);
    if let Some(part) = package.part("docProps/core.xml")? {
        extracted.title = property(&part, "title");
        extracted.author = property(&part, "creator");
    }
    match broken {
        None => Ok(()),
        Some(broken) => {
            let empty = extracted.pages.iter().all(|page| page.lines.is_empty());
            let found = if empty { Found::Nothing } else { Found::Text };
            Err(Trouble::Broken(broken, found))
        }
    }
}

/// Why a document was not read, or not to its end.
enum Trouble {
    Zip(ZipError),
    NoDocument,
    TooLong,
    Broken(Broken, Found),
}

/// Whether there was text before the break.
enum Found {
    Text,
    Nothing,
}

impl Trouble {
    fn named(&self) -> (Status, String) {
        match self {
            Self::Zip(error) => (Status::Damaged, format!("a broken archive: {error}")),
            Self::NoDocument => (
                Status::Unsupported,
                "an archive without a Word document in it".to_owned(),
            ),
            Self::TooLong => (
                Status::Limit,
                format!("a part of it inflates to more than {} MiB", PART >> 20),
            ),
            Self::Broken(Broken::Deep, _) => {
                (Status::Limit, "its elements are nested too deep".to_owned())
            }
            Self::Broken(Broken::Malformed, Found::Text) => {
                (Status::Partial, "its text breaks off".to_owned())
            }
            Self::Broken(Broken::Malformed, Found::Nothing) => {
                (Status::Damaged, "its text cannot be read".to_owned())
            }
        }
    }
}

/// The archive that a Word document is.
struct Package<'b>(ZipArchive<Cursor<&'b [u8]>>);

impl<'b> Package<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        ZipArchive::new(Cursor::new(bytes)).map(Self).map_err(Trouble::Zip)
    }

    /// The part with the text: `word/document.xml`, but some versions of Word online
    /// write `word/document2.xml`.
    fn document(&mut self) -> Result<String, Trouble> {
        let mut names: Vec<_> = self
            .0
            .file_names()
            .flatten()
            .filter(|name| name.starts_with("word/document") && name.ends_with(".xml"))
            .map(std::borrow::Cow::into_owned)
            .collect();
        names.sort();
        let name = names.first().ok_or(Trouble::NoDocument)?;
        self.part(name)?.ok_or(Trouble::NoDocument)
    }

    /// A part as text. What it inflates to is counted while it does: the size that the
    /// archive states is whatever its maker wrote.
    fn part(&mut self, name: &str) -> Result<Option<String>, Trouble> {
        let part = match self.0.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(Trouble::Zip(error)),
        };
        let mut bytes = Vec::new();
        let read = part.take(PART + 1).read_to_end(&mut bytes);
        read.map_err(|error| Trouble::Zip(ZipError::Io(error)))?;
        if bytes.len() as u64 > PART {
            return Err(Trouble::TooLong);
        }
        Ok(Some(charset::decode(&bytes).into_owned()))
    }
}

/// The text of each note.
fn collect(notes: &mut BTreeMap<NoteId, Vec<Text>>, story: Story) {
    let mut open = None;
    for item in story.items {
        match item {
            Item::Note(id) => open = Some(id),
            Item::Block(piece) => {
                if let Some(id) = &open {
                    notes.entry(id.clone()).or_default().push(piece.text);
                }
            }
            Item::Break | Item::Mark(_) => {}
        }
    }
}

/// Footnotes go to the foot of the page that refers to them, endnotes to the end.
fn lay_out(story: Story, mut notes: BTreeMap<NoteId, Vec<Text>>) -> Vec<Page> {
    let mut flow = Flow::default();
    let mut at_end = Vec::new();
    for item in story.items {
        match item {
            Item::Block(Piece { block, marker, text }) => {
                flow.add(block, marker.as_deref(), text);
            }
            Item::Break => flow.turn(),
            Item::Mark(id @ NoteId::Foot(_)) => {
                let note = notes.remove(&id).unwrap_or_default();
                for text in note {
                    flow.note(text);
                }
            }
            Item::Mark(id @ NoteId::End(_)) => {
                at_end.extend(notes.remove(&id).unwrap_or_default());
            }
            Item::Note(_) => {}
        }
    }
    for text in at_end {
        flow.add(Block::Footnote, None, text);
    }
    flow.finish()
}

/// A property of the document, by the local name of its element.
fn property(part: &str, name: &str) -> Option<String> {
    let mut xml = Xml::new(part);
    let mut inside = false;
    let mut text = Text::default();
    while let Ok(Some(event)) = xml.next() {
        match event {
            Event::Start(element) => inside = element.name() == name,
            Event::Text(piece) if inside => text.push_prose(&piece, Style::default()),
            Event::End(end) if end.as_str() == name => break,
            Event::End(_) | Event::Text(_) => {}
        }
    }
    (!text.is_empty()).then(|| text.as_str().to_owned())
}

#[cfg(test)]
mod tests;
