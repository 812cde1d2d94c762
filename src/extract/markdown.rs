//! Markdown as GitHub reads it, as blocks.
//!
//! Numbers of lists are kept as text, because they are what a reader would cite; marks of
//! emphasis become styles; the text of pictures and the marks of notes are left out. HTML
//! between the Markdown is read as HTML.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::model::{Block, Extracted, Format, PageNumber, Status, Style};

use super::flow::Flow;
use super::{charset, html};

/// Reads a Markdown file.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(PageNumber)) -> Extracted {
    progress(PageNumber(1));
    let text = charset::decode(bytes);
    let mut reading = Reading::default();
    for event in Parser::new_ext(&text, options()) {
        reading.event(event);
    }
    let Front { title, author } = reading.front;
    Extracted {
        format: Format::Markdown,
        status: Status::Ok,
        detail: None,
        title,
        author,
        pages: reading.flow.finish(),
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

/// Where the reading stands.
#[derive(Default)]
struct Reading {
    flow: Flow,
    /// Numbers of the open lists, the innermost last; bullets have none.
    lists: Vec<Option<u64>>,
    emphasis: usize,
    strong: usize,
    struck: usize,
    images: usize,
    notes: usize,
    html: String,
    in_front: bool,
    front: Front,
}

/// What the block before the text says.
#[derive(Default)]
struct Front {
    title: Option<String>,
    author: Option<String>,
}

impl Reading {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_front => self.front.read(&text),
            Event::Text(text) => self.push(&text, self.style(Face::Prose)),
            Event::Code(text) => self.push(&text, self.style(Face::Code)),
            Event::Html(text) => self.html.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => {
                self.flow.space();
            }
            Event::Rule => self.flow.end(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flow.begin(Block::Heading(*level as u8), None);
            }
            Tag::List(first) => {
                self.flow.end();
                self.lists.push(*first);
            }
            Tag::Item => self.item(),
            Tag::TableHead | Tag::TableRow => self.flow.begin(Block::TableRow, None),
            Tag::FootnoteDefinition(_) => {
                self.notes += 1;
                self.flow.begin(Block::Footnote, None);
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.flow.part();
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Image { .. } => self.images += 1,
            Tag::MetadataBlock(_) => self.in_front = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableCell => self.flow.cell(),
            TagEnd::List(_) => {
                self.flow.end();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flow.end();
                self.notes = self.notes.saturating_sub(1);
            }
            TagEnd::HtmlBlock => {
                let page = std::mem::take(&mut self.html);
                html::append(&page, &mut self.flow);
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => self.close(),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.in_front = false,
            _ => {}
        }
    }

    /// Ends a block; what follows inside of a note is a note.
    fn close(&mut self) {
        self.flow.part();
        if self.notes > 0 {
            self.flow.begin(Block::Footnote, None);
        }
    }

    fn item(&mut self) {
        let marker = self.lists.last_mut().and_then(Option::as_mut).map(|number| {
            let marker = format!("{number}.");
            *number = number.saturating_add(1);
            marker
        });
        self.flow.begin(Block::ListItem, marker);
    }

    /// Text that was struck out was taken back by whoever wrote it.
    fn push(&mut self, text: &str, style: Style) {
        if self.images == 0 && self.struck == 0 {
            self.flow.push(text, style);
        }
    }

    fn style(&self, face: Face) -> Style {
        Style {
            bold: self.strong > 0,
            italic: self.emphasis > 0,
            fixed: face == Face::Code,
        }
    }
}

/// Whether letters are code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Prose,
    Code,
}

impl Front {
    /// Reads the simple `key: value` lines; a front that says more is not for us.
    fn read(&mut self, text: &str) {
        for line in text.lines() {
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim().trim_matches(['"', '\'']);
            let field = match key {
                "title" => &mut self.title,
                "author" => &mut self.author,
                _ => continue,
            };
            if !value.is_empty() && field.is_none() {
                *field = Some(value.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(Block, String)> {
        let pages = read(text.as_bytes(), &mut |_| {}).pages;
        let lines = pages.into_iter().flat_map(|page| page.lines);
        lines.filter_map(|line| Some((line.block?, line.text))).collect()
    }

    fn block(block: Block, text: &str) -> (Block, String) {
        (block, text.to_owned())
    }

    #[test]
    fn blocks_are_what_the_marks_say() {
        let text = "# Findings\n\nThe *first*\nvisit.\n\n- Police\n- Health\n\n\
                    | Date | Event |\n|---|---|\n| June | Birth |\n";
        assert_eq!(
            blocks(text),
            [
                block(Block::Heading(1), "Findings"),
                block(Block::Paragraph, "The first visit."),
                block(Block::ListItem, "Police"),
                block(Block::ListItem, "Health"),
                block(Block::TableRow, "Date\tEvent"),
                block(Block::TableRow, "June\tBirth"),
            ]
        );
    }

    #[test]
    fn a_number_that_starts_a_paragraph_stays() {
        assert_eq!(
            blocks("7. One\n\n   More of it\n8. Two\n\n4.12 Three"),
            [
                block(Block::ListItem, "7. One"),
                block(Block::Paragraph, "More of it"),
                block(Block::ListItem, "8. Two"),
                block(Block::Paragraph, "4.12 Three"),
            ]
        );
    }

    #[test]
    fn a_note_is_a_footnote_and_its_mark_is_gone() {
        assert_eq!(
            blocks("The plan[^1] was late.\n\n[^1]: See page 4.\n"),
            [
                block(Block::Paragraph, "The plan was late."),
                block(Block::Footnote, "See page 4."),
            ]
        );
    }

    #[test]
    fn html_between_markdown_is_read() {
        let text = "<div align=center>\n<h1>Child M</h1>\n</div>\n\nShe~~he~~ said.\n";
        assert_eq!(
            blocks(text),
            [block(Block::Heading(1), "Child M"), block(Block::Paragraph, "She said.")]
        );
    }

    #[test]
    fn the_front_gives_the_title() {
        let read =
            read(b"---\ntitle: \"Child M\"\nauthor: A. Lee\n---\nText.", &mut |_| {});
        assert_eq!(read.title.as_deref(), Some("Child M"));
        assert_eq!(read.author.as_deref(), Some("A. Lee"));
        assert_eq!(read.pages[0].lines.len(), 1);
    }
}
