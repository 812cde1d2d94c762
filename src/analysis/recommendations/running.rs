//! What recommends outside any list: what is labelled, with what follows a label that is
//! a mere title; sentences that say so; and lists that a sentence announces.

use super::area::{Area, Ground};
use super::asking::{asks, directives, sentences};
use super::block::Block;
use super::directive::{Setting, directive};
use super::headed::is_that_clause;
use super::intro::{announces, is_note};
use super::item::Item;
use super::label::{Actions, coded, inner_label, label};
use super::list::list;
use super::wish::wished;
use super::words::Words;
use crate::model::PassageKind;

/// An item that is labelled and still waits for its words, or for its parts.
struct Titled<'a> {
    item: Item<'a>,
    whole: bool,
}

impl<'a> Titled<'a> {
    /// The item, if it came to say anything.
    fn done(self) -> Option<Item<'a>> {
        (self.whole || self.item.passages.len() > 1).then_some(self.item)
    }
}

/// The items of blocks that stand in no list.
pub(super) fn running<'a>(blocks: &[Block<'a>], area: &Area) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = Vec::new();
    let mut titled: Option<Titled<'a>> = None;
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        at += 1;
        if let Some(item) = labelled(block, area) {
            items.extend(titled.take().and_then(Titled::done));
            let whole = is_whole(&item, area);
            titled = Some(Titled { item, whole });
            continue;
        }
        if let Some(Titled { item, whole }) = &mut titled {
            let part = block.is_part();
            let more = !*whole && !part && !is_note(&block.text);
            if item.is_open() && part || more {
                item.take(block);
                *whole = *whole || !item.is_open();
                continue;
            }
            items.extend(titled.take().and_then(Titled::done));
        }
        let announced = announced(blocks, at, area);
        if announced > 0 {
            let run = &blocks[at..at + announced];
            items.extend(list(run, &of_announced(block, area)));
            at += announced;
        } else {
            items.extend(said(block, area));
        }
    }
    items.extend(titled.and_then(Titled::done));
    items
}

/// Whether a labelled item says all by itself.
fn is_whole(item: &Item<'_>, area: &Area) -> bool {
    let sentence =
        Words::of(item.told()).len() > 6 && item.told().trim_end().ends_with('.');
    let labelled = sentence && area.ground == Ground::Response;
    let asking = asks(&item.text, item.told, Setting::Numbered);
    let title = Words::of(item.told()).len() <= 16
        && !item.told().trim_end().ends_with(['.', ':', ';']);
    labelled
        || asking && !(title && area.ground == Ground::Response)
        || is_that_clause(item.told())
}

/// How many of the blocks from `at` on are items that the one before announces.
fn announced(blocks: &[Block<'_>], at: usize, area: &Area) -> usize {
    let lead = at.checked_sub(1).and_then(|at| blocks.get(at));
    let may = area.ground == Ground::Running;
    if !lead.is_some_and(|lead| may && !lead.is_part() && announces(&lead.text)) {
        return 0;
    }
    let listed = |one: &&Block<'_>| {
        let whole = one.number.as_ref().is_some_and(|number| !number.contains('.'));
        one.is_part() || whole || one.number.is_none() && one.opens()
    };
    blocks[at..].iter().take_while(listed).count()
}

/// The area of an announced list: as if it had a heading of its own.
fn of_announced(lead: &Block<'_>, area: &Area) -> Area {
    let mut headings = lead.passages[0].section_path.clone();
    headings.push("Recommendations".to_owned());
    Area { ground: area.ground, headings }
}

/// What is labelled `Recommendation 3` or, in an answer to recommendations, `3a.`
fn labelled<'a>(block: &Block<'a>, area: &Area) -> Option<Item<'a>> {
    let text = &block.text;
    let answered = || {
        let label = coded(text).filter(|_| area.ground == Ground::Response)?;
        wants(text, (label.end, text.len())).then_some(label)
    };
    let at_start = label(text, Actions::Not).or_else(answered).map(|label| (0, label));
    let (at, label) = at_start.or_else(|| inner_label(text))?;
    let words = Words::of(text);
    // a label within a text has its words behind it
    let told = (label.end, text.len());
    if at > 0 && directives(&words, told, Setting::Numbered).is_empty() {
        return None;
    }
    let mut item = Item::of(block, label.end, area);
    item.number = label.number.or(item.number);
    item.found = if at == 0 { "labelled" } else { "labelled within its passage" };
    Some(item)
}

/// Whether what has a code before it is what was asked and no answer to it: `Steps be
/// taken` is a wish there, too.
fn wants(text: &str, told: (usize, usize)) -> bool {
    let words = Words::of(text);
    let start = words.after(told.0);
    let rest = text.get(told.0..).unwrap_or("");
    let wish = || {
        let near = start..words.len().min(start + 24);
        words.has(near, "be") && wished(&words, &(start..words.len())).is_some()
    };
    !is_note(rest.trim_start()) && (asks(text, told, Setting::Numbered) || wish())
}

/// The sentences that say that they recommend, each an item.
fn said<'a>(block: &Block<'a>, area: &Area) -> Vec<Item<'a>> {
    if area.ground == Ground::Response || block.kind == PassageKind::Footnote {
        return Vec::new();
    }
    let text = &block.text;
    let words = Words::of(text);
    let says = |one: &std::ops::Range<usize>| {
        directive(&words, one.clone(), Setting::Running).is_some()
    };
    let item = |sentence: std::ops::Range<usize>| {
        let span = words.span(&sentence)?;
        let end = words.after(span.1);
        let close = span.1 + words.gap(end.saturating_sub(1)).trim_end().len();
        let mut item = Item::of(block, 0, area);
        text.get(span.0..close)?.clone_into(&mut item.text);
        item.told = (0, item.text.len());
        item.found = "says that it recommends";
        Some(item)
    };
    sentences(&words, (0, text.len())).into_iter().filter(says).filter_map(item).collect()
}
