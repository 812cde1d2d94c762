//! A section that lists recommendations: which of its blocks are items, which lead up
//! to them, and which are parts of them.
//!
//! Nearly every item of such a list recommends, whatever its grammar: where most of its
//! siblings ask in so many words, one that only names what is wanted is one, too. What
//! leads up to the list, reasons and notes of progress are not.

use super::area::{Area, says_improve, says_recommended};
use super::asking::{asks, is_stem, mainly_asks, sentences, tells_nothing};
use super::block::Block;
use super::directive::Setting;
use super::intro::{is_about_list, is_note};
use super::item::Item;
use super::kinds::Level;
use super::label::{Actions, Label, agency_code, inner_label, label};
use super::level::of_headings;
use super::recommendation::Sort;
use super::rows::Rows;
use super::words::Words;
use crate::model::PassageKind;

/// Paragraphs without a number that are longer argue and do not list.
const LONGEST: usize = 160;

/// What the block before was.
enum Last {
    Nothing,
    /// An item, which may have parts.
    Item,
    /// Words that lead up to a list.
    Lead(String),
}

/// What holds for the whole of a list.
struct Shape {
    /// Some of its blocks are labelled `Recommendation 3`.
    labelled: bool,
    /// Some that ask are numbered.
    numbered: bool,
    /// Most of its numbered blocks ask, and most of its bullets.
    most: (bool, bool),
    /// Its numbers are those of paragraphs, and what they number only leads up to items.
    stems: bool,
    plain: Plain,
}

/// What blocks without a number are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plain {
    /// Items as those with one: the list is one agency's, and each block a sentence.
    Items,
    /// Items where they ask, and otherwise talk.
    Any,
}

/// The items of a section, its heading left out.
pub(super) fn list<'a>(blocks: &[Block<'a>], area: &Area) -> Vec<Item<'a>> {
    let blocks: Vec<Block<'a>> = blocks.iter().map(with_code).collect();
    let shape = shape(&blocks, area);
    let mut items: Vec<Item<'a>> = Vec::new();
    let mut last = Last::Nothing;
    // the number of a title above a recommendation that has none of its own
    let mut title = None;
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        at += 1;
        if block.kind == PassageKind::TableRow {
            let rows = &blocks[at - 1..];
            let length = Rows::length(rows);
            items.extend(Rows::default().items(&rows[..length], area));
            at += length - 1;
            last = Last::Nothing;
            continue;
        }
        if is_heading_of(block, blocks.get(at)) {
            title.clone_from(&block.number);
            last = Last::Nothing;
            continue;
        }
        let before = items.len();
        take(block, area, &shape, &mut items, &mut last);
        if let Some(item) = items.get_mut(before) {
            item.number = item.number.take().or_else(|| title.take());
        }
    }
    items.retain(|item| !is_title(item));
    items
}

/// A block with the code before it as its number: `PCT3 A card will be sent`.
fn with_code<'a>(block: &Block<'a>) -> Block<'a> {
    let mut block = block.clone();
    let plain = block.kind != PassageKind::TableRow && block.number.is_none();
    if plain && let Some(code) = code(&block.text) {
        block.number = code.number;
    }
    block
}

/// The code that a text begins with; `R3` is a label.
fn code(text: &str) -> Option<Label> {
    agency_code(text).filter(|_| label(text, Actions::Count).is_none())
}

/// Whether a numbered block is the title of the next, which asks: `3 Fathers`.
fn is_heading_of(block: &Block<'_>, next: Option<&Block<'_>>) -> bool {
    let short = Words::of(&block.text).len() <= 14
        && !block.text.trim_end().ends_with(['.', ':', ';', '?', ',']);
    let below = |next: &Block<'_>| {
        next.kind == PassageKind::Paragraph && next.number.is_none() && asking(next)
    };
    let labelled = label(&block.text, Actions::Count).is_some();
    block.is_numbered() && !labelled && short && !asking(block) && next.is_some_and(below)
}

/// Reads one block that is no row.
fn take<'a>(
    block: &Block<'a>,
    area: &Area,
    shape: &Shape,
    items: &mut Vec<Item<'a>>,
    last: &mut Last,
) {
    if is_note(&block.text) {
        *last = Last::Nothing;
        return;
    }
    let is_part = block.is_part();
    let own =
        if shape.labelled { of_label(block, area) } else { of_words(block, area, shape) };
    if let (Last::Item, Some(item)) = (&last, items.last_mut()) {
        let wanted = is_title(item) && own.is_none() && !is_part;
        if is_part && item.is_open() || wanted {
            item.take(block);
            return;
        }
    }
    let led = match &last {
        Last::Lead(lead) if own.is_none() && is_part && !shape.labelled => {
            led(block, area, lead)
        }
        _ => None,
    };
    let opens = !is_part && block.opens();
    let may_lead = block.number.is_none() || shape.stems;
    if opens && may_lead && !shape.labelled {
        *last = Last::Lead(block.text.clone());
    } else if let Some(mut item) = own.or(led) {
        if let Last::Lead(lead) = &last {
            item.opening.clone_from(lead);
        } else {
            *last = Last::Item;
        }
        items.push(item);
    } else if opens {
        *last = Last::Lead(block.text.clone());
    } else if !matches!(last, Last::Lead(_)) || !is_part {
        *last = Last::Nothing;
    }
}

fn shape(blocks: &[Block<'_>], area: &Area) -> Shape {
    let plain: Vec<&Block<'_>> =
        blocks.iter().filter(|one| one.kind != PassageKind::TableRow).collect();
    let real = |one: &&&Block<'_>| {
        !is_note(&one.text) && !is_about_list(&one.text) && !one.is_question()
    };
    let sentences = is_of_agency(area)
        && plain.iter().all(|one| is_sentence(one))
        && plain.iter().any(|one| asking(one));
    let counts = |one: &&&Block<'_>| one.is_numbered() || sentences;
    let numbered: Vec<&Block<'_>> =
        plain.iter().filter(counts).filter(real).copied().collect();
    let parts: Vec<&Block<'_>> =
        plain.iter().filter(|one| one.is_part()).filter(real).copied().collect();
    let most = |all: &[&Block<'_>]| !says_improve(&area.headings) && mostly_ask(all);
    let decimal =
        |one: &Block<'_>| one.number.as_ref().is_some_and(|no| no.contains('.'));
    Shape {
        labelled: plain.iter().any(|one| label(&one.text, Actions::Count).is_some()),
        numbered: plain.iter().any(|one| one.is_numbered() && asking(one)),
        most: (most(&numbered), most(&parts)),
        stems: numbered.iter().all(|one| decimal(one) && one.opens())
            && numbered.iter().any(|one| is_stem(&one.text)),
        plain: if sentences { Plain::Items } else { Plain::Any },
    }
}

/// Whether a part of a list is headed with the name of an agency.
fn is_of_agency(area: &Area) -> bool {
    let [list, .., own] = area.headings.as_slice() else { return false };
    let of = |heading: &String| of_headings(std::slice::from_ref(heading));
    says_recommended(std::slice::from_ref(list))
        && of(own).is_some_and(|(level, _)| level == Level::Agency)
}

/// Whether a block is a paragraph of one sentence without a number.
fn is_sentence(block: &Block<'_>) -> bool {
    let words = Words::of(&block.text);
    block.kind == PassageKind::Paragraph
        && block.number.is_none()
        && block.text.trim_end().ends_with('.')
        && sentences(&words, whole(block)).len() == 1
}

fn asking(block: &Block<'_>) -> bool {
    asks(&block.text, whole(block), Setting::Numbered)
}

/// Whether half of these blocks ask, or none of them says anything else.
fn mostly_ask(all: &[&Block<'_>]) -> bool {
    let count = all.iter().filter(|one| asking(one)).count();
    let silent = |one: &Block<'_>| tells_nothing(&one.text, whole(one));
    count * 2 >= all.len() || all.iter().all(|one| asking(one) || silent(one))
}

/// What a block says: a code before it left out.
fn whole(block: &Block<'_>) -> (usize, usize) {
    (code(&block.text).map_or(0, |code| code.end), block.text.len())
}

/// How plainly a block must ask here.
fn setting(area: &Area, numbered: bool) -> Setting {
    match (says_recommended(&area.headings), numbered) {
        _ if says_improve(&area.headings) => Setting::Improvement,
        (true, true) => Setting::Numbered,
        _ => Setting::List,
    }
}

/// What is labelled as a recommendation is one; other blocks explain it.
fn of_label<'a>(block: &Block<'a>, area: &Area) -> Option<Item<'a>> {
    let at_start = label(&block.text, Actions::Count);
    let label = at_start.or_else(|| Some(inner_label(&block.text)?.1))?;
    let mut item = Item::of(block, label.end, area);
    item.number = item.number.or(label.number);
    item.found = "labelled";
    Some(item)
}

/// What asks for something, numbered or not; where others are numbered, what has no
/// number explains them.
fn of_words<'a>(block: &Block<'a>, area: &Area, shape: &Shape) -> Option<Item<'a>> {
    let own_number = block.is_numbered() || shape.plain == Plain::Items;
    let (is_part, text) = (block.is_part(), &block.text);
    if shape.numbered && !own_number && !is_part {
        return None;
    }
    if !own_number && Words::of(text).len() > LONGEST || is_about_list(text) {
        return None;
    }
    if let Some(sort) = closing_word(text) {
        let mut item = Item::of(block, 0, area);
        item.found = "called a recommendation at its end";
        return (sort == Closing::Recommendation).then_some(item);
    }
    if block.is_question() {
        let mut item = Item::of(block, 0, area);
        item.sort = Sort::Question;
        item.found = "a question in a list of recommendations";
        return own_number.then_some(item);
    }
    let code = code(text).map(|code| code.end);
    let start = inner_label(text).map_or(code.unwrap_or(0), |(_, label)| label.end);
    let told = (start, text.len());
    let setting = setting(area, own_number);
    let sibling = (own_number && shape.most.0 || !own_number && is_part && shape.most.1)
        && !block.opens()
        && (code.is_some() || tells_nothing(text, told));
    if !sibling && !mainly_asks(text, told, setting) {
        return None;
    }
    let mut item = Item::of(block, start, area);
    item.found = match (own_number, is_part) {
        (true, _) => "numbered in a list of recommendations",
        (false, true) => "an item of a list of recommendations",
        (false, false) => "asks for something in a list of recommendations",
    };
    Some(item)
}

/// What a committee calls a paragraph at its end: `(Recommendation, Paragraph 31)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closing {
    Recommendation,
    Conclusion,
}

fn closing_word(text: &str) -> Option<Closing> {
    let open = text.rfind('(').filter(|_| text.trim_end().ends_with(')'))?;
    let words = Words::of(&text[open..]);
    words.holds(1, "paragraph|paragraphs")?;
    match words.at(0) {
        "recommendation" => Some(Closing::Recommendation),
        "conclusion" => Some(Closing::Conclusion),
        _ => None,
    }
}

/// An item that asks by what leads up to it: `The Board should ensure that:`.
fn led<'a>(block: &Block<'a>, area: &Area, lead: &str) -> Option<Item<'a>> {
    let words = Words::of(&block.text);
    let asked = asks(lead, (0, lead.len()), Setting::List)
        || Words::of(lead).has(0..60, "recommend*|improve*|should|must|needs to");
    let ordered = is_stem(lead) && words.len() >= 3;
    if !asked || words.len() < 4 && !ordered || block.is_question() {
        return None;
    }
    let mut item = Item::of(block, 0, area);
    item.found = "an item of a list that asks";
    Some(item)
}

/// A labelled item without words of its own, or with a title alone: what it says follows.
fn is_title(item: &Item<'_>) -> bool {
    let told = item.told();
    let words = Words::of(told);
    item.found == "labelled"
        && item.sort == Sort::Recommendation
        && (words.len() < 4
            || (words.len() <= 12
                && !told.trim_end().ends_with(['.', ':'])
                && !asks(told, (0, told.len()), Setting::Numbered)))
}
