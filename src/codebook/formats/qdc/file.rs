//! Reading REFI-QDA: elements by local name, text, and the lines they stand on.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::MARK;
use crate::codebook::error::Problem;
use crate::codebook::formats::entry::{Book, Entry};
use crate::codebook::node::{self, Node, Value};

/// Most elements inside of each other.
const DEEPEST: usize = 64;

/// Reads the codes of a file.
pub(in crate::codebook::formats) fn read(text: &str) -> Result<Book, Problem> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut file = File { text, ..File::default() };
    loop {
        let from = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event().map_err(|error| {
            let at = usize::try_from(reader.error_position()).unwrap_or(from);
            Problem::new(file.line(at), format!("this is not XML: {error}"))
        })?;
        match event {
            Event::Start(start) => file.start(&start, from)?,
            Event::End(_) => file.end()?,
            Event::Text(text) => file.say(&text.into_inner(), from),
            Event::CData(text) => file.say(&text.into_inner(), from),
            Event::GeneralRef(name) => file.say(&entity(&name), from),
            Event::Eof => break,
            _ => {}
        }
    }
    if file.saw_none() {
        return Err(Problem::new(1, "there is no `Code` in this file")
            .hint("a .qdc file has `CodeBook`, `Codes` and in it `Code`"));
    }
    Ok(Book { name: file.name, entries: file.done })
}

/// The letter of a reference; names that a file declares itself are left out.
fn entity(name: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return letter.to_string();
    }
    resolve_predefined_entity(name).unwrap_or_default().to_owned()
}

/// What is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Code,
    Description,
    Other,
}

/// A file on its way from the first element to the last.
#[derive(Default)]
struct File<'t> {
    text: &'t str,
    /// A byte that was asked for, and its line less one.
    at: (usize, u32),
    /// The codebook's own name.
    name: Option<String>,
    open: Vec<Open>,
    codes: Vec<Entry>,
    done: Vec<Entry>,
    /// The description that is open, and where its text begins.
    description: Option<(usize, String)>,
}

impl File<'_> {
    /// The line of a byte, from 1.
    fn line(&mut self, at: usize) -> u32 {
        let (from, line) = if at < self.at.0 { (0, 0) } else { self.at };
        let between = self.text.as_bytes().get(from..at).unwrap_or_default();
        let lines = between.split(|byte| *byte == b'\n').count() - 1;
        let line = line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.at = (at, line);
        line + 1
    }

    fn saw_none(&self) -> bool {
        self.done.is_empty()
    }

    fn start(&mut self, start: &BytesStart<'_>, from: usize) -> Result<(), Problem> {
        if self.open.len() >= DEEPEST {
            let said = format!("more than {DEEPEST} elements are inside one another");
            return Err(Problem::new(self.line(from), said));
        }
        let inside = self.open.last().copied().unwrap_or(Open::Other);
        let open = match start.local_name().into_inner() {
            "Code" => Open::Code,
            "Description" if inside == Open::Code => Open::Description,
            _ => Open::Other,
        };
        if open == Open::Code {
            let line = self.line(from);
            let name = attribute(start, "name").filter(|name| !name.trim().is_empty());
            let name = name.ok_or_else(|| Problem::new(line, "a `Code` has no name"))?;
            self.codes.push(Entry::new(line, name.trim()));
        }
        self.open.push(open);
        Ok(())
    }

    fn say(&mut self, text: &str, from: usize) {
        if self.open.last() == Some(&Open::Description) {
            let (_, said) = self.description.get_or_insert((from, String::new()));
            said.push_str(text);
        }
    }

    fn end(&mut self) -> Result<(), Problem> {
        match self.open.pop() {
            Some(Open::Description) => {
                let Some((from, said)) = self.description.take() else { return Ok(()) };
                let line = self.line(from);
                self.describe(&said, line)
            }
            Some(Open::Code) => {
                let code = self.codes.pop().expect("a code for each that is open");
                let parts = self.codes.last_mut().map(|code| &mut code.parts);
                parts.unwrap_or(&mut self.done).push(code);
                Ok(())
            }
            Some(Open::Other) | None => Ok(()),
        }
    }

    /// Puts a description into the code that is open.
    fn describe(&mut self, said: &str, line: u32) -> Result<(), Problem> {
        let Some(code) = self.codes.last_mut() else { return Ok(()) };
        let (definition, more) = said.split_once(MARK).unwrap_or((said, ""));
        code.say("definition", Node::text(line, definition));
        let before = definition.matches('\n').count();
        let before = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(line - 1);
        let more = node::read(more.as_bytes()).map_err(|problem| Problem {
            line: problem.line.saturating_add(before),
            ..problem.hint(format!("what stands below `{MARK}` is part of a codebook"))
        })?;
        let Value::Map(more) = more.after(before).value else { return Ok(()) };
        for (key, node) in more {
            match (key.name.as_str(), node.value) {
                ("theme", Value::Text(id)) => {
                    let title = std::mem::replace(&mut code.name, id);
                    code.say("title", Node::text(code.line, title));
                }
                ("codebook", Value::Text(name)) => self.name = Some(name),
                (_, value) => code.members.push((key, Node { line: node.line, value })),
            }
        }
        Ok(())
    }
}

/// The value of an attribute, named without prefix.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|one| one.key.local_name().into_inner() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Into::into)
}
