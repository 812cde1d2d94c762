//! A document's passages to the items in it, section by section.

use super::area::{Area, Ground, answers};
use super::block::{Block, blocks};
use super::headed::headed;
use super::item::Item;
use super::label::{Actions, label};
use super::list::list;
use super::outline::outline;
use super::questions::questions;
use super::running::running;
use crate::index::StoredPassage;
use crate::model::{PassageKind, SectionKind};

/// Everything in a document that recommends or asks its board, in reading order.
pub(super) fn found(passages: &[StoredPassage]) -> Vec<Item<'_>> {
    let answering = is_answer(passages);
    let mut items = Vec::new();
    for stretch in outline(passages) {
        let mut area = stretch.area;
        if answering && matches!(area.ground, Ground::List | Ground::Running) {
            area.ground = Ground::Response;
        }
        items.extend(of_section(stretch.passages, &area));
    }
    items
}

/// Whether a document as a whole answers what others recommended: its title says so.
fn is_answer(passages: &[StoredPassage]) -> bool {
    let title = passages.iter().take_while(|one| one.section_kind == SectionKind::Front);
    let headings = title.filter(|one| one.passage.kind == PassageKind::Heading);
    headings.map(|one| one.passage.text.as_str()).any(answers)
}

fn of_section<'a>(passages: &'a [StoredPassage], area: &Area) -> Vec<Item<'a>> {
    let own: Vec<&StoredPassage> = passages.iter().collect();
    let rest = blocks(&own);
    let heading = own.iter().find(|one| one.passage.kind == PassageKind::Heading);
    let of_heading = heading.and_then(|heading| {
        let label = label(&heading.passage.text, Actions::Not)?;
        Some((Block::of(heading), label))
    });
    match (of_heading, area.ground) {
        (_, Ground::Closed) => Vec::new(),
        (_, Ground::Questions) => questions(&rest, area),
        (Some((heading, of_heading)), _) => {
            // further ones may follow below that have no heading of their own
            let next =
                rest.iter().position(|one| label(&one.text, Actions::Not).is_some());
            let (own, further) = rest.split_at(next.unwrap_or(rest.len()));
            let mut items = Vec::from_iter(headed(&heading, of_heading, own, area));
            items.extend(running(further, area));
            items
        }
        (None, Ground::List | Ground::Plan) => list(&rest, area),
        (None, Ground::Running | Ground::Response) => running(&rest, area),
    }
}
