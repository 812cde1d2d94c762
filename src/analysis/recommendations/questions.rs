//! What a section that asks the board leaves to it.

use super::area::Area;
use super::asking::asks;
use super::block::Block;
use super::directive::Setting;
use super::item::Item;
use super::recommendation::Sort;
use super::words::Words;

/// What ends in a question mark; where nothing does, what is listed.
pub(super) fn questions<'a>(blocks: &[Block<'a>], area: &Area) -> Vec<Item<'a>> {
    let marked = |one: &&Block<'_>| one.is_question() || one.text.contains("? ");
    let any = blocks.iter().any(|one| marked(&one));
    let listed = |one: &&Block<'_>| {
        let listed = one.is_part() || one.number.is_some();
        listed && Words::of(&one.text).len() >= 5 && !one.opens()
    };
    let wishes = |one: &&Block<'_>| {
        listed(one) && asks(&one.text, (0, one.text.len()), Setting::List)
    };
    let asking =
        |one: &&Block<'a>| if any { marked(one) || wishes(one) } else { listed(one) };
    let question = |one: &Block<'a>| {
        let mut item = Item::of(one, 0, area);
        item.sort = Sort::Question;
        item.found = "asked of the board";
        item
    };
    blocks.iter().filter(asking).map(question).collect()
}
