//! A part with text (the document, its notes) as blocks in order.
//!
//! One pass over the XML with stacks of what is open, so depth costs memory and never
//! the call stack. Text that tracked changes deleted or moved away, hidden text and the
//! code of fields are left out; text boxes come before the paragraph they are fixed to,
//! and a paragraph that runs over a page break belongs to the page it begins on.

use crate::extract::clean::Text;
use crate::model::{Block, Style};

use super::numbering::{Marker, Numbering};
use super::row::{Breaks, NoteId, Piece, Row};
use super::styles::{Look, Styles};
use super::xml::{Broken, Element, Event, Xml};

/// What a story is made of, in order.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The pieces.
    pub(super) items: Vec<Item>,
    /// Why it ends early, if it does.
    pub(super) broken: Option<Broken>,
}

/// A piece of a story.
#[derive(Debug)]
pub(super) enum Item {
    /// A block.
    Block(Piece),
    /// The next page begins.
    Break,
    /// The mark of a note stands in the block before.
    Mark(NoteId),
    /// What follows is the text of this note.
    Note(NoteId),
}

/// Tells the story of a part. Where the XML is broken, it ends with what was whole.
pub(super) fn tell(part: &str, styles: &Styles, numbering: &mut Numbering) -> Story {
    let mut teller = Teller {
        styles,
        numbering,
        story: Story::default(),
        open: Vec::new(),
        skipped: None,
        paragraphs: Vec::new(),
        runs: Vec::new(),
        rows: Vec::new(),
    };
    let mut xml = Xml::new(part);
    loop {
        match xml.next() {
            Ok(Some(Event::Start(element))) => teller.start(&element),
            Ok(Some(Event::End(_))) => teller.end(),
            Ok(Some(Event::Text(text))) => teller.text(&text),
            Ok(None) => return teller.story,
            Err(broken) => return teller.rescue(broken),
        }
    }
}

/// The elements whose end matters, or what they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Paragraph,
    ParagraphLook,
    Run,
    RunLook,
    Text,
    Table,
    Row,
    Cell,
    Other,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: Text,
    style: Option<String>,
    own: Look,
    marks: Vec<NoteId>,
    breaks: Breaks,
}

struct Teller<'s> {
    styles: &'s Styles,
    numbering: &'s mut Numbering,
    story: Story,
    open: Vec<Tag>,
    /// How many elements were open when one began that is left out.
    skipped: Option<usize>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Look>,
    /// One for every open table.
    rows: Vec<Row>,
}

impl Teller<'_> {
    fn start(&mut self, element: &Element<'_>) {
        let parent = self.open.last().copied().unwrap_or(Tag::Other);
        let tag = tag(element.name(), parent);
        self.open.push(tag);
        if self.skipped.is_some() {
            return;
        }
        if is_left_out(element) {
            self.skipped = Some(self.open.len());
            return;
        }
        match tag {
            Tag::Paragraph => self.paragraphs.push(Paragraph::default()),
            Tag::Run => self.begin_run(),
            Tag::Table => self.rows.push(Row::default()),
            Tag::Cell => {
                if let Some(row) = self.rows.last_mut() {
                    row.cell();
                }
            }
            Tag::Other => self.detail(element, parent),
            Tag::Row | Tag::ParagraphLook | Tag::RunLook | Tag::Text => {}
        }
    }

    fn end(&mut self) {
        let depth = self.open.len();
        let tag = self.open.pop();
        if let Some(skipped) = self.skipped {
            if skipped == depth {
                self.skipped = None;
            }
            return;
        }
        match tag {
            Some(Tag::Paragraph) => self.end_paragraph(),
            Some(Tag::Run) => {
                self.runs.pop();
            }
            Some(Tag::Row) => self.end_row(),
            Some(Tag::Table) => {
                self.rows.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped.is_none() && self.open.last() == Some(&Tag::Text) {
            self.say(text);
        }
    }

    fn say(&mut self, text: &str) {
        let look = self.runs.last();
        if look.is_some_and(|look| look.hidden == Some(true)) {
            return;
        }
        let on = |part: fn(&Look) -> Option<bool>| look.and_then(part).unwrap_or(false);
        let style =
            Style { bold: on(|l| l.bold), italic: on(|l| l.italic), fixed: false };
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_prose(text, style);
        }
    }

    fn begin_run(&mut self) {
        let style = self.paragraphs.last().and_then(|p| p.style.as_deref());
        self.runs.push(style.map_or_else(Look::default, |id| self.styles.look(id)));
    }

    /// An element that is a property or a single letter.
    fn detail(&mut self, element: &Element<'_>, parent: Tag) {
        match (parent, element.name()) {
            (Tag::Run, "tab" | "ptab" | "cr") => self.say(" "),
            (Tag::Run, "noBreakHyphen") => self.say("-"),
            (Tag::Run, "br") => {
                self.say(" ");
                if element.attribute("type").as_deref() == Some("page") {
                    self.page_break();
                }
            }
            (Tag::Run, "lastRenderedPageBreak") => self.page_break(),
            (Tag::Run, "footnoteReference") => self.mark(element, NoteId::Foot),
            (Tag::Run, "endnoteReference") => self.mark(element, NoteId::End),
            (Tag::RunLook, "rStyle") => {
                let style = element.value().unwrap_or_default();
                let look = self.styles.look(&style);
                if let Some(run) = self.runs.last_mut() {
                    let under = std::mem::replace(run, look);
                    run.or(&under);
                }
            }
            (Tag::RunLook, _) => {
                if let Some(run) = self.runs.last_mut() {
                    run.take(element);
                }
            }
            (_, "footnote") => self.note(element, NoteId::Foot),
            (_, "endnote") => self.note(element, NoteId::End),
            _ => self.paragraph_property(element),
        }
    }

    /// Properties of a paragraph stand in its `pPr`, some one level deeper.
    fn paragraph_property(&mut self, element: &Element<'_>) {
        if !self.open.contains(&Tag::ParagraphLook) {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match element.name() {
            "pStyle" => paragraph.style = element.value(),
            "pageBreakBefore" => paragraph.breaks.before = element.is_on(),
            "outlineLvl" | "numId" | "ilvl" => paragraph.own.take(element),
            _ => {}
        }
    }

    fn page_break(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match self.rows.last_mut() {
            Some(row) => row.page_break(&paragraph.text),
            None => paragraph.breaks.add(&paragraph.text),
        }
    }

    fn mark(&mut self, element: &Element<'_>, kind: fn(String) -> NoteId) {
        let id = element.attribute("id").map(kind);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.marks.extend(id);
        }
    }

    /// Notes with a type are the lines that part notes from text.
    fn note(&mut self, element: &Element<'_>, kind: fn(String) -> NoteId) {
        let id = element.attribute("id").map(kind);
        let plain = element.attribute("type").is_none_or(|kind| kind == "normal");
        if plain {
            self.story.items.extend(id.map(Item::Note));
        }
    }

    fn end_paragraph(&mut self) {
        let Some(Paragraph { text, style, own, marks, breaks }) = self.paragraphs.pop()
        else {
            return;
        };
        let mut look = own;
        let named = style.as_deref().unwrap_or_default();
        look.or(&self.styles.look(named));
        let marker = self.count(&look, named);
        let block = kind(&look, marker.as_ref());
        let marker = match marker {
            Some(Marker::Number(number)) => Some(number),
            Some(Marker::Bullet) | None => None,
        };
        let piece = Piece { block, marker, text };
        if let Some(row) = self.rows.last_mut() {
            row.breaks.before |= breaks.before;
            row.marks.extend(marks);
            row.add(piece);
        } else {
            self.emit(breaks, vec![piece], marks);
        }
    }

    fn count(&mut self, look: &Look, style: &str) -> Option<Marker> {
        let list = look.in_list.list.as_deref().filter(|list| *list != "0")?;
        let level = look.in_list.level.or_else(|| self.numbering.level_of(list, style));
        self.numbering.count(list, level.unwrap_or(0))
    }

    /// A table in a cell is text of that cell.
    fn end_row(&mut self) {
        let Some(row) = self.rows.last_mut().map(std::mem::take) else { return };
        let breaks = row.breaks;
        let around = self.rows.len().checked_sub(2);
        if let Some(outer) = around.and_then(|at| self.rows.get_mut(at)) {
            outer.breaks.after |= breaks.before || breaks.after;
            outer.marks.extend(row.marks.iter().cloned());
            row.pieces().into_iter().for_each(|piece| outer.add(piece));
        } else {
            let marks = row.marks.clone();
            self.emit(breaks, row.pieces(), marks);
        }
    }

    fn emit(&mut self, breaks: Breaks, pieces: Vec<Piece>, marks: Vec<NoteId>) {
        let items = &mut self.story.items;
        items.extend(breaks.before.then_some(Item::Break));
        items.extend(pieces.into_iter().map(Item::Block));
        items.extend(marks.into_iter().map(Item::Mark));
        items.extend(breaks.after.then_some(Item::Break));
    }

    /// Ends what is open, so that the text before the break in the XML is kept.
    fn rescue(mut self, broken: Broken) -> Story {
        self.skipped = None;
        while !self.open.is_empty() {
            self.end();
        }
        self.story.broken = Some(broken);
        self.story
    }
}

/// What a paragraph is: numbers with inner dots are what reviews number paragraphs with,
/// all other markers are those of lists.
fn kind(look: &Look, marker: Option<&Marker>) -> Block {
    match (look.heading(), marker) {
        (Some(level), _) => Block::Heading(level),
        (None, Some(marker)) if !marker.is_path() => Block::ListItem,
        (None, _) => Block::Paragraph,
    }
}

fn tag(name: &str, parent: Tag) -> Tag {
    match name {
        "p" => Tag::Paragraph,
        "pPr" => Tag::ParagraphLook,
        "r" => Tag::Run,
        "rPr" if parent == Tag::Run => Tag::RunLook,
        "t" => Tag::Text,
        "tbl" => Tag::Table,
        "tr" => Tag::Row,
        "tc" => Tag::Cell,
        _ => Tag::Other,
    }
}

/// Deleted text, moved text in its old place, old properties, the code of fields, and the
/// second form of what is there twice.
fn is_left_out(element: &Element<'_>) -> bool {
    matches!(
        element.name(),
        "del"
            | "moveFrom"
            | "Fallback"
            | "instrText"
            | "delText"
            | "delInstrText"
            | "pPrChange"
            | "rPrChange"
            | "sectPrChange"
            | "tblPrChange"
    )
}
