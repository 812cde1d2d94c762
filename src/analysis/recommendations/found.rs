//! A document's passages to the items in it, section by section.

use std::ops::Range;

use super::area::{Area, Ground, area};
use super::asking::{asks, directives, sentences};
use super::directive::{Setting, directive};
use super::item::Item;
use super::label::{Actions, Label, inner_label, label as label_of};
use super::list::{is_question, list};
use super::recommendation::Sort;
use super::words::Words;
use crate::index::StoredPassage;
use crate::model::PassageKind;

/// Everything in a document that recommends or asks its board, in reading order.
pub(super) fn found(passages: &[StoredPassage]) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for section in sections(passages) {
        let own = &passages[section];
        let Some(first) = own.first() else { continue };
        let area = area(&first.section_path, first.section_kind);
        let rest: Vec<&StoredPassage> =
            own.iter().filter(|one| one.passage.kind != PassageKind::Heading).collect();
        let headed = own.iter().find(|one| one.passage.kind == PassageKind::Heading);
        let of_heading = headed.and_then(|heading| {
            let label = label_of(&heading.passage.text, Actions::Not)?;
            Some((heading, label))
        });
        match (of_heading, area.ground) {
            (_, Ground::Closed) => {}
            (_, Ground::Questions) => items.extend(questions(&rest, area)),
            (Some((heading, label)), _) => {
                // further ones may follow below that have no heading of their own
                let next = rest
                    .iter()
                    .position(|one| label_of(&one.passage.text, Actions::Not).is_some());
                let (own, further) = rest.split_at(next.unwrap_or(rest.len()));
                items.extend(headed_by(heading, label, own, area));
                items.extend(running(further, area));
            }
            (None, Ground::List | Ground::Plan) => items.extend(list(&rest, area)),
            (None, Ground::Running | Ground::Response) => {
                items.extend(running(&rest, area));
            }
        }
    }
    items
}

/// The runs of passages that stand in one section.
fn sections(passages: &[StoredPassage]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        match runs.last_mut() {
            Some(run)
                if passages[run.start].passage.section == passage.passage.section =>
            {
                run.end = at + 1;
            }
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// A section headed `Recommendation 3`: the heading's own words if they ask for
/// something, else the first passages below it that do, with their parts.
fn headed_by<'a>(
    heading: &'a StoredPassage,
    label: Label,
    rest: &[&'a StoredPassage],
    area: Area<'a>,
) -> Option<Item<'a>> {
    let text = &heading.passage.text;
    let mut item = Item::of(heading, label.end, area.headings, area.ground);
    item.number = item.number.or(label.number);
    item.found = "headed as a recommendation";
    let asks_itself = asks(text, item.told, Setting::List) || that_clause(item.told());
    let mut taken = asks_itself;
    for passage in rest {
        let part = passage.passage.kind == PassageKind::ListItem;
        let own = &passage.passage.text;
        let asking = asks(own, (0, own.len()), Setting::List);
        if (item.is_open() && part) || (!asks_itself && asking && !part) {
            item.take(passage);
            taken = true;
        } else if taken {
            break;
        }
    }
    taken.then_some(item)
}

/// `That the regulator be given a duty`.
fn that_clause(text: &str) -> bool {
    let words = Words::of(text);
    words.at(0) == "that" && words.len() > 5
}

/// What a section that asks the board leaves to it: what ends in a question mark; where
/// nothing does, what is listed.
fn questions<'a>(passages: &[&'a StoredPassage], area: Area<'a>) -> Vec<Item<'a>> {
    let marked = |one: &&StoredPassage| {
        is_question(&one.passage.text) || one.passage.text.contains("? ")
    };
    let any = passages.iter().any(marked);
    let listed = |one: &&StoredPassage| {
        let listed =
            one.passage.kind == PassageKind::ListItem || one.passage.number.is_some();
        listed && one.passage.words >= 5 && !one.passage.text.trim_end().ends_with(':')
    };
    let wishes = |one: &&StoredPassage| {
        let text = &one.passage.text;
        listed(one) && asks(text, (0, text.len()), Setting::List)
    };
    let asking = |one: &&&'a StoredPassage| {
        if any { marked(one) || wishes(one) } else { listed(one) }
    };
    let question = |one: &&'a StoredPassage| {
        let mut item = Item::of(one, 0, area.headings, area.ground);
        item.sort = Sort::Question;
        item.found = "asked of the board";
        item
    };
    passages.iter().filter(asking).map(question).collect()
}

/// What recommends outside any list: what is labelled, with what follows a label that is
/// a mere title; and sentences that say so.
fn running<'a>(passages: &[&'a StoredPassage], area: Area<'a>) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = Vec::new();
    // the last item was labelled and still waits for its words, or for its parts
    let mut titled: Option<Item<'a>> = None;
    let mut whole = false;
    for passage in passages {
        let text = &passage.passage.text;
        if let Some(item) = labelled(passage, area) {
            items.extend(titled.take().filter(|_| whole));
            whole = asks(text, item.told, Setting::Numbered) || that_clause(item.told());
            titled = Some(item);
            continue;
        }
        let part = passage.passage.kind == PassageKind::ListItem;
        let asking = asks(text, (0, text.len()), Setting::List);
        match &mut titled {
            Some(item) if (item.is_open() && part) || (!whole && asking && !part) => {
                item.take(passage);
                whole = whole || (asking && !item.is_open());
                continue;
            }
            _ => items
                .extend(titled.take().filter(|item| whole || item.passages.len() > 1)),
        }
        items.extend(said(passage, area));
    }
    items.extend(titled.filter(|item| whole || item.passages.len() > 1));
    items
}

/// What is labelled `Recommendation 3` or, in an answer to recommendations, `3a.`
fn labelled<'a>(passage: &'a StoredPassage, area: Area<'a>) -> Option<Item<'a>> {
    let text = &passage.passage.text;
    let coded = || {
        let label = coded(text).filter(|_| area.ground == Ground::Response)?;
        asks(text, (label.end, text.len()), Setting::Numbered).then_some(label)
    };
    let at_start = label_of(text, Actions::Not).or_else(coded).map(|label| (0, label));
    let (at, label) = at_start.or_else(|| inner_label(text))?;
    let told = (label.end, text.len());
    let words = Words::of(text);
    let asking = !directives(&words, told, Setting::Numbered).is_empty();
    // a label within a text has its words behind it
    if at > 0 && !asking {
        return None;
    }
    let mut item = Item::of(passage, label.end, area.headings, area.ground);
    item.number = label.number.or(item.number);
    item.found = if at == 0 { "labelled" } else { "labelled within its passage" };
    Some(item)
}

/// `3a.` at the start of a text.
fn coded(text: &str) -> Option<Label> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let letter = text[digits..].bytes().take_while(u8::is_ascii_lowercase).count();
    let end = digits + letter;
    let closed = text.get(end..)?.starts_with(['.', ')']);
    let sound = (1..=2).contains(&digits) && letter <= 1 && closed;
    sound.then(|| Label { number: Some(text[..end].to_owned()), end: end + 1 })
}

/// A sentence that says that it recommends.
fn said<'a>(passage: &'a StoredPassage, area: Area<'a>) -> Option<Item<'a>> {
    if area.ground == Ground::Response || passage.passage.kind == PassageKind::Footnote {
        return None;
    }
    let text = &passage.passage.text;
    let words = Words::of(text);
    let says =
        |one: &Range<usize>| directive(&words, one.clone(), Setting::Running).is_some();
    let first = sentences(&words, (0, text.len())).into_iter().find(says)?;
    let span = words.span(&first)?;
    let end = words.after(span.1);
    let close = span.1 + words.gap(end.saturating_sub(1)).trim_end().len();
    let mut item = Item::of(passage, 0, area.headings, area.ground);
    text.get(span.0..close)?.clone_into(&mut item.text);
    item.told = (0, item.text.len());
    item.found = "says that it recommends";
    Some(item)
}
