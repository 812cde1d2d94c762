//! A section that lists recommendations: which of its passages are items, which lead up
//! to them, and which are parts of them.

use super::area::{Area, Ground, says_recommended};
use super::asking::asks;
use super::directive::Setting;
use super::item::Item;
use super::label::{Actions, inner_label, label};
use super::recommendation::Sort;
use super::rows::Rows;
use crate::index::StoredPassage;
use crate::model::PassageKind;

/// Paragraphs without a number that are longer argue and do not list.
const LONGEST: u32 = 160;

/// What the passage before was.
enum Last {
    Nothing,
    /// An item, which may have parts.
    Item,
    /// Words that lead up to a list, and whether they ask for something themselves.
    Lead(String),
}

/// The items of a section, its heading left out.
pub(super) fn list<'a>(passages: &[&'a StoredPassage], area: Area<'a>) -> Vec<Item<'a>> {
    let labelled = passages.iter().any(|one| label(text(one), Actions::Count).is_some());
    let numbered =
        passages.iter().any(|one| is_numbered(one) && asks_as(one, Setting::Numbered));
    let mut rows = Rows::default();
    let mut items: Vec<Item<'a>> = Vec::new();
    let mut last = Last::Nothing;
    for &passage in passages {
        let kind = passage.passage.kind;
        if kind == PassageKind::Footnote || kind == PassageKind::Heading {
            continue;
        }
        if kind == PassageKind::TableRow {
            items.extend(rows.item(passage, area));
            continue;
        }
        let is_part = kind == PassageKind::ListItem || is_lettered(passage);
        let own = if labelled {
            of_label(passage, area)
        } else {
            of_words(passage, area, numbered, is_part)
        };
        match (&last, items.last_mut()) {
            (Last::Item, Some(item)) if is_part && item.is_open() => {
                item.take(passage);
                continue;
            }
            (Last::Item, Some(item))
                if own.is_none() && is_title(item) && asks_as(passage, Setting::List) =>
            {
                item.take(passage);
                continue;
            }
            _ => {}
        }
        let led = match &last {
            Last::Lead(lead) if own.is_none() && is_part && !labelled => {
                led(passage, area, lead)
            }
            _ => None,
        };
        let opens = !is_part && text(passage).trim_end().ends_with(':');
        if opens && passage.passage.number.is_none() && !labelled {
            last = Last::Lead(text(passage).to_owned());
        } else if let Some(mut item) = own.or(led) {
            if let Last::Lead(lead) = &last {
                item.opening.clone_from(lead);
            } else {
                last = Last::Item;
            }
            items.push(item);
        } else if opens {
            last = Last::Lead(text(passage).to_owned());
        } else if !matches!(last, Last::Lead(_)) || !is_part {
            last = Last::Nothing;
        }
    }
    items.retain(|item| !is_title(item));
    items
}

fn text(passage: &StoredPassage) -> &str {
    &passage.passage.text
}

fn asks_as(passage: &StoredPassage, setting: Setting) -> bool {
    asks(text(passage), (0, text(passage).len()), setting)
}

fn is_numbered(passage: &StoredPassage) -> bool {
    passage.passage.number.is_some() && !is_lettered(passage)
}

/// How plainly a numbered passage must ask here.
fn setting(area: Area<'_>) -> Setting {
    if says_recommended(area.headings) { Setting::Numbered } else { Setting::List }
}

/// `a`, `iv`: a part of something.
fn is_lettered(passage: &StoredPassage) -> bool {
    let lettered = |number: &String| {
        number.len() <= 4 && number.chars().all(|one| one.is_ascii_lowercase())
    };
    passage.passage.number.as_ref().is_some_and(lettered)
}

/// What is labelled as a recommendation is one; other passages explain it.
fn of_label<'a>(passage: &'a StoredPassage, area: Area<'a>) -> Option<Item<'a>> {
    let at_start = label(text(passage), Actions::Count);
    let label = at_start.or_else(|| Some(inner_label(text(passage))?.1))?;
    let mut item = Item::of(passage, label.end, area.headings, area.ground);
    item.number = item.number.or(label.number);
    item.found = "labelled";
    Some(item)
}

/// What asks for something, numbered or not; where others are numbered, what has no
/// number explains them.
fn of_words<'a>(
    passage: &'a StoredPassage,
    area: Area<'a>,
    numbered: bool,
    is_part: bool,
) -> Option<Item<'a>> {
    let own_number = is_numbered(passage);
    if numbered && !own_number && !is_part {
        return None;
    }
    if !own_number && passage.passage.words > LONGEST {
        return None;
    }
    if is_question(text(passage)) {
        let mut item = Item::of(passage, 0, area.headings, area.ground);
        item.sort = Sort::Question;
        item.found = "a question in a list of recommendations";
        return own_number.then_some(item);
    }
    let told = inner_label(text(passage)).map_or(0, |(_, label)| label.end);
    let setting = if own_number { setting(area) } else { Setting::List };
    if !asks(text(passage), (told, text(passage).len()), setting) {
        return None;
    }
    let mut item = Item::of(passage, told, area.headings, area.ground);
    item.found = match (own_number, is_part) {
        (true, _) => "numbered in a list of recommendations",
        (false, true) => "an item of a list of recommendations",
        (false, false) => "asks for something in a list of recommendations",
    };
    Some(item)
}

/// An item that asks by what leads up to it: `The Board should ensure that:`.
fn led<'a>(passage: &'a StoredPassage, area: Area<'a>, lead: &str) -> Option<Item<'a>> {
    let asked = asks(lead, (0, lead.len()), Setting::List)
        || super::words::Words::of(lead)
            .has(0..60, "recommend*|improve*|should|must|needs to");
    if !asked || passage.passage.words < 4 || is_question(text(passage)) {
        return None;
    }
    let mut item = Item::of(passage, 0, area.headings, area.ground);
    item.found = "an item of a list that asks";
    Some(item)
}

pub(super) fn is_question(text: &str) -> bool {
    text.trim_end().trim_end_matches(')').ends_with('?')
}

/// A labelled item without words of its own, or with a title alone: what it says follows.
fn is_title(item: &Item<'_>) -> bool {
    let told = item.told();
    let words = super::words::Words::of(told);
    item.ground != Ground::Questions
        && item.found == "labelled"
        && (words.len() < 4
            || (words.len() <= 12
                && !told.trim_end().ends_with(['.', ':'])
                && !asks(told, (0, told.len()), Setting::Numbered)))
}
