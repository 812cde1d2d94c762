//! `styles.xml`: which styles are headings, numbered, bold or hidden.
//!
//! A style says what it changes and what it is based on. The identifier of a style is
//! translated with Word's language, its name is not: `berschrift1` is named `heading 1`.

use std::collections::BTreeMap;

use super::xml::{Element, Event, Xml};

/// Longest chain of styles based on each other; Word allows eleven.
const CHAIN: usize = 16;

/// The outline level that means "no heading".
const BODY: u8 = 9;

/// The list a paragraph belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct InList {
    /// The list; `0` takes a paragraph out of the list its style puts it in.
    pub(super) list: Option<String>,
    /// Its depth in the list, from 0.
    pub(super) level: Option<usize>,
}

/// What a style says, by itself or with all it is based on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Outline level from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// The list.
    pub(super) in_list: InList,
    /// Weight.
    pub(super) bold: Option<bool>,
    /// Slant.
    pub(super) italic: Option<bool>,
    /// Hidden text.
    pub(super) hidden: Option<bool>,
}

impl Look {
    /// The level of heading, 1 being the highest.
    pub(super) fn heading(&self) -> Option<u8> {
        self.outline.filter(|level| *level < BODY).map(|level| level + 1)
    }

    /// Takes a property that stands in a `pPr` or `rPr` element.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "outlineLvl" => self.outline = element.value().and_then(|v| v.parse().ok()),
            "numId" => self.in_list.list = element.value(),
            "ilvl" => self.in_list.level = element.value().and_then(|v| v.parse().ok()),
            "b" => self.bold = Some(element.is_on()),
            "i" => self.italic = Some(element.is_on()),
            "vanish" => self.hidden = Some(element.is_on()),
            _ => {}
        }
    }

    /// Fills what is not said with what another look says.
    pub(super) fn or(&mut self, other: &Self) {
        self.outline = self.outline.or(other.outline);
        self.bold = self.bold.or(other.bold);
        self.italic = self.italic.or(other.italic);
        self.hidden = self.hidden.or(other.hidden);
        if self.in_list.list.is_none() {
            self.in_list.list.clone_from(&other.in_list.list);
        }
        self.in_list.level = self.in_list.level.or(other.in_list.level);
    }
}

#[derive(Debug, Default)]
struct Entry {
    based_on: Option<String>,
    look: Look,
}

/// All styles of a document, by identifier.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Entry>);

impl Styles {
    /// Reads the part. Where it is broken, the styles before that are known.
    pub(super) fn read(part: &str) -> Self {
        let mut styles = Self::default();
        let mut xml = Xml::new(part);
        let mut open: Option<(String, Entry)> = None;
        while let Ok(Some(event)) = xml.next() {
            match event {
                Event::Start(element) if element.name() == "style" => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    open = Some((id, Entry::default()));
                }
                Event::Start(element) => {
                    if let Some((_, entry)) = &mut open {
                        entry.take(&element);
                    }
                }
                Event::End(name) if name.as_str() == "style" => {
                    styles.0.extend(open.take());
                }
                Event::End(_) | Event::Text(_) => {}
            }
        }
        styles
    }

    /// What a style says, with all it is based on.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(id);
        for _ in 0..CHAIN {
            let Some(entry) = next.and_then(|id| self.0.get(id)) else { break };
            look.or(&entry.look);
            next = entry.based_on.as_deref();
        }
        look
    }
}

impl Entry {
    fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "basedOn" => self.based_on = element.value(),
            "name" => {
                let level = element.value().and_then(|name| heading_level(&name));
                self.look.outline = self.look.outline.or(level);
            }
            _ => self.look.take(element),
        }
    }
}

/// The outline level that a style's name stands for.
fn heading_level(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(0);
    }
    let level: u8 = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=BODY).contains(&level).then(|| level - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_told_by_name_and_inherited() {
        let styles = Styles::read(
            "<w:styles><w:style w:styleId='berschrift2'><w:name w:val='heading 2'/>\
             <w:rPr><w:b/></w:rPr></w:style><w:style w:styleId='Mine'>\
             <w:basedOn w:val='berschrift2'/><w:rPr><w:b w:val='0'/></w:rPr></w:style>\
             <w:style w:styleId='Contents'><w:basedOn w:val='Mine'/>\
             <w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style></w:styles>",
        );
        assert_eq!(styles.look("Mine").heading(), Some(2));
        assert_eq!(styles.look("Mine").bold, Some(false));
        assert_eq!(styles.look("Contents").heading(), None);
    }

    #[test]
    fn styles_based_on_each_other_come_to_an_end() {
        let styles = Styles::read(
            "<styles><style styleId='a'><basedOn val='b'/></style>\
             <style styleId='b'><basedOn val='a'/></style></styles>",
        );
        assert_eq!(styles.look("a"), Look::default());
    }
}
