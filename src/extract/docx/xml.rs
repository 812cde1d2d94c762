//! XML as the parts of a Word file need it: elements by local name, text, and an end.
//!
//! Prefixes are dropped: `w:p` is what every writer calls a paragraph, but the standard
//! only fixes the name space, and nothing else in these parts has the same local names.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event as Raw};
use quick_xml::{Reader, XmlVersion};

/// Most elements inside of each other; Word's own files stay below fifty.
const DEEPEST: usize = 1_000;

/// Why a part could not be read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// It is not well-formed.
    Malformed,
    /// It nests deeper than any document.
    Deep,
}

/// What comes next in a part.
pub(super) enum Event<'x> {
    /// An element begins; an empty one is a beginning and an end.
    Start(Element<'x>),
    /// An element ends.
    End(Name<'x>),
    /// Text.
    Text(Cow<'x, str>),
}

/// The beginning of an element.
pub(super) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, named without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|a| a.key.local_name().into_inner() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| String::new(), Cow::into_owned))
    }

    /// The attribute `val`, which holds most values in these files.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether a property is on: it is when it is there, unless it says that it is not.
    pub(super) fn is_on(&self) -> bool {
        self.value().is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
    }
}

/// The end of an element.
pub(super) struct Name<'x>(BytesEnd<'x>);

impl Name<'_> {
    /// The element's name without prefix.
    pub(super) fn as_str(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// A part that is read from its beginning to its end.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
}

impl<'x> Xml<'x> {
    /// Begins to read.
    pub(super) fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// What comes next; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'x>>, Broken> {
        loop {
            let event = match self.reader.read_event().map_err(|_| Broken::Malformed)? {
                Raw::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Broken::Deep);
                    }
                    Event::Start(Element(start))
                }
                Raw::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::End(Name(end))
                }
                Raw::Text(text) => Event::Text(text.into_inner()),
                Raw::CData(text) => Event::Text(text.into_inner()),
                Raw::GeneralRef(name) => Event::Text(Cow::Owned(entity(&name))),
                Raw::Eof if self.depth > 0 => return Err(Broken::Malformed),
                Raw::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some(event));
        }
    }
}

/// The letter of a reference. Names that a document declares itself are left out: that
/// is how a kilobyte grows to a gigabyte.
fn entity(name: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return letter.to_string();
    }
    resolve_predefined_entity(name).unwrap_or_default().to_owned()
}
