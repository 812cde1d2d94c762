//! `numbering.xml`: the numbers that Word shows and does not store.
//!
//! "4.12" before a paragraph is computed by whoever shows the file: lists point to
//! definitions of nine levels, each with a pattern such as `%1.%2`, and every numbered
//! paragraph moves a counter. Lists with the same definition count on where the other
//! stopped, unless they say where they start.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Figures;
use super::xml::{Element, Event, Xml};

/// Levels of a list.
const LEVELS: usize = 9;

/// Longest pattern of a number that is believed, in bytes.
const PATTERN: usize = 64;

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marker {
    /// A dot or dash, which is no text.
    Bullet,
    /// A number or letter as shown.
    Number(String),
}

impl Marker {
    /// Whether it is the number of a paragraph (`4.12`) and not of a list (`2.`, `(a)`).
    pub(super) fn is_path(&self) -> bool {
        let Self::Number(text) = self else { return false };
        let inner = text.trim_end_matches(['.', ')', ':', ' ']);
        inner.split_once('.').is_some_and(|(before, after)| {
            before.ends_with(|c: char| c.is_ascii_digit())
                && after.starts_with(|c: char| c.is_ascii_digit())
        })
    }
}

#[derive(Debug, Clone)]
struct Level {
    start: u64,
    figures: Figures,
    pattern: String,
    style: Option<String>,
    legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            figures: Figures::Decimal,
            pattern: String::new(),
            style: None,
            legal: false,
        }
    }
}

type Counters = [Option<u64>; LEVELS];

#[derive(Debug, Default)]
struct List {
    definition: String,
    starts: Counters,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<String, [Level; LEVELS]>,
    lists: BTreeMap<String, List>,
    counters: BTreeMap<String, Counters>,
    begun: BTreeSet<String>,
}

impl Numbering {
    /// Reads the part. Where it is broken, the lists before that are known.
    pub(super) fn read(part: &str) -> Self {
        let mut numbering = Self::default();
        let mut place = Place::default();
        let mut xml = Xml::new(part);
        while let Ok(Some(event)) = xml.next() {
            if let Event::Start(element) = event {
                numbering.take(&element, &mut place);
            }
        }
        numbering
    }

    fn take(&mut self, element: &Element<'_>, place: &mut Place) {
        match element.name() {
            "abstractNum" => {
                let id = element.attribute("abstractNumId").unwrap_or_default();
                self.definitions.insert(id.clone(), Default::default());
                *place = Place { definition: Some(id), ..Place::default() };
            }
            "num" => {
                let id = element.attribute("numId").unwrap_or_default();
                self.lists.insert(id.clone(), List::default());
                *place = Place { list: Some(id), ..Place::default() };
            }
            "lvl" | "lvlOverride" => {
                let level = element.attribute("ilvl").and_then(|v| v.parse().ok());
                place.level = level.filter(|level| *level < LEVELS);
            }
            _ => {
                if let Some(id) = &place.list {
                    self.lists.entry(id.clone()).or_default().take(element, place.level);
                } else if let (Some(id), Some(level)) = (&place.definition, place.level)
                    && let Some(levels) = self.definitions.get_mut(id)
                {
                    levels[level].take(element);
                }
            }
        }
    }

    /// The level of a list that belongs to a style, for styles that name a list only.
    pub(super) fn level_of(&self, list: &str, style: &str) -> Option<usize> {
        let levels = self.definitions.get(&self.lists.get(list)?.definition)?;
        levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts a paragraph of a list and tells what stands before it.
    pub(super) fn count(&mut self, list: &str, level: usize) -> Option<Marker> {
        let level = level.min(LEVELS - 1);
        let List { definition, starts } = self.lists.get(list)?;
        let levels = self.definitions.get(definition)?;
        let counters = self.counters.entry(definition.clone()).or_default();
        if self.begun.insert(list.to_owned()) && starts[level].is_some() {
            counters[level] = None;
        }
        let start = |at: usize| starts[at].unwrap_or(levels[at].start);
        counters[level] = Some(match counters[level] {
            Some(number) => number.saturating_add(1),
            None => start(level),
        });
        for (above, counter) in counters[..level].iter_mut().enumerate() {
            counter.get_or_insert_with(|| start(above));
        }
        counters[level + 1..].fill(None);
        levels[level].marker(counters, levels)
    }
}

/// Which element of the part the properties that come belong to.
#[derive(Debug, Default)]
struct Place {
    definition: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

impl List {
    fn take(&mut self, element: &Element<'_>, level: Option<usize>) {
        match (element.name(), level) {
            ("abstractNumId", _) => self.definition = element.value().unwrap_or_default(),
            ("startOverride", Some(level)) => {
                self.starts[level] = element.value().and_then(|v| v.parse().ok());
            }
            _ => {}
        }
    }
}

impl Level {
    fn take(&mut self, element: &Element<'_>) {
        let value = element.value();
        match element.name() {
            "start" => self.start = value.and_then(|v| v.parse().ok()).unwrap_or(1),
            "numFmt" => self.figures = Figures::named(&value.unwrap_or_default()),
            "lvlText" => {
                self.pattern = value.filter(|v| v.len() <= PATTERN).unwrap_or_default();
            }
            "pStyle" => self.style = value,
            "isLgl" => self.legal = element.is_on(),
            _ => {}
        }
    }

    fn marker(&self, counters: &Counters, levels: &[Self; LEVELS]) -> Option<Marker> {
        match self.figures {
            Figures::Bullet => return Some(Marker::Bullet),
            Figures::None => return None,
            _ => {}
        }
        let mut text = String::new();
        let mut pattern = self.pattern.chars().peekable();
        while let Some(letter) = pattern.next() {
            let digit = pattern.peek().and_then(|digit| digit.to_digit(10));
            match digit {
                Some(digit @ 1..=9) if letter == '%' => {
                    pattern.next();
                    let at = digit as usize - 1;
                    let figures =
                        if self.legal { Figures::Decimal } else { levels[at].figures };
                    text.push_str(&figures.show(counters[at].unwrap_or(1)));
                }
                _ => text.push(letter),
            }
        }
        let text = text.trim();
        (!text.is_empty()).then(|| Marker::Number(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = "<numbering><abstractNum abstractNumId='7'>\
        <lvl ilvl='0'><start val='4'/><numFmt val='decimal'/><lvlText val='%1.'/></lvl>\
        <lvl ilvl='1'><numFmt val='decimal'/><lvlText val='%1.%2'/><pStyle val='Para'/></lvl>\
        <lvl ilvl='2'><numFmt val='lowerRoman'/><lvlText val='(%3)'/></lvl>\
        <lvl ilvl='3'><numFmt val='bullet'/><lvlText val='*'/></lvl></abstractNum>\
        <num numId='1'><abstractNumId val='7'/></num>\
        <num numId='2'><abstractNumId val='7'/>\
        <lvlOverride ilvl='1'><startOverride val='9'/></lvlOverride></num></numbering>";

    fn number(text: &str) -> Marker {
        Marker::Number(text.to_owned())
    }

    #[test]
    fn paragraphs_are_numbered_as_word_shows_them() {
        let mut numbering = Numbering::read(PART);
        assert_eq!(numbering.count("1", 0), Some(number("4.")));
        assert_eq!(numbering.count("1", 1), Some(number("4.1")));
        assert_eq!(numbering.count("1", 1), Some(number("4.2")));
        assert_eq!(numbering.count("1", 2), Some(number("(i)")));
        assert_eq!(numbering.count("1", 2), Some(number("(ii)")));
        assert_eq!(numbering.count("1", 3), Some(Marker::Bullet));
        assert_eq!(numbering.count("1", 0), Some(number("5.")));
        assert_eq!(numbering.count("1", 1), Some(number("5.1")));
    }

    #[test]
    fn a_list_that_says_where_it_starts_starts_there_once() {
        let mut numbering = Numbering::read(PART);
        assert_eq!(numbering.count("1", 1), Some(number("4.1")));
        assert_eq!(numbering.count("2", 1), Some(number("4.9")));
        assert_eq!(numbering.count("2", 1), Some(number("4.10")));
        assert_eq!(numbering.level_of("2", "Para"), Some(1));
        assert_eq!(numbering.count("3", 0), None);
    }

    #[test]
    fn a_path_is_told_from_the_number_of_a_list() {
        let is_path = |text: &str| number(text).is_path();
        assert!(is_path("4.12") && is_path("4.12.") && is_path("A1.2"));
        assert!(!is_path("4.") && !is_path("(a)") && !is_path("a.b"));
    }
}
