//! A section headed `Recommendation 3`: its words stand below, whatever their grammar.

use super::area::{Area, Ground};
use super::asking::asks;
use super::block::Block;
use super::directive::Setting;
use super::intro::is_note;
use super::item::Item;
use super::label::Label;
use super::words::Words;
use crate::model::PassageKind;

/// The heading's own words if they ask for something, else the first block below it that
/// does, else the first; with their parts.
pub(super) fn headed<'a>(
    heading: &Block<'a>,
    label: Label,
    rest: &[Block<'a>],
    area: &Area,
) -> Option<Item<'a>> {
    let mut item = Item::of(heading, label.end, area);
    item.number = item.number.or(label.number);
    item.found = "headed as a recommendation";
    let own =
        asks(&heading.text, item.told, Setting::List) || is_that_clause(item.told());
    if item.told().trim().is_empty() {
        item.drop_label();
    }
    let first = if own { 0 } else { begin(rest, area)? };
    let mut taken = own;
    for block in rest.iter().skip(first) {
        let part = block.is_part();
        let asking = asks(&block.text, (0, block.text.len()), Setting::List);
        let more = asking && !own && !part && !is_note(&block.text);
        if item.is_open() && part || !own && !taken || more {
            item.take(block);
            taken = true;
        } else {
            break;
        }
    }
    taken.then_some(item)
}

/// Where the words of a recommendation begin below its heading: reasons may come first,
/// but where it is quoted to be answered, it does.
fn begin(rest: &[Block<'_>], area: &Area) -> Option<usize> {
    let asking = |one: &Block<'_>| {
        !is_note(&one.text) && asks(&one.text, (0, one.text.len()), Setting::List)
    };
    let words = |one: &Block<'_>| {
        !is_note(&one.text)
            && !one.is_question()
            && one.kind != PassageKind::TableRow
            && Words::of(&one.text).len() >= 5
    };
    let any = || rest.iter().position(words);
    if area.ground == Ground::Response {
        return any().filter(|first| *first == 0);
    }
    rest.iter().position(asking).or_else(any)
}

/// `That the regulator be given a duty`.
pub(super) fn is_that_clause(text: &str) -> bool {
    let words = Words::of(text);
    words.at(0) == "that" && words.len() > 5
}
