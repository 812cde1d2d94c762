//! A document's passages section by section, each with the headings that hold for it.
//!
//! The look of headings does not always tell which belongs to which. Below `Individual
//! agency recommendations`, a heading that is no more than the name of an agency belongs
//! to that list, whatever its size, until a heading that says something else.

use std::ops::Range;

use super::area::{Area, Ground, area};
use super::bodies::bodies;
use super::words::Words;
use crate::index::StoredPassage;
use crate::model::{PassageKind, SectionKind};
use crate::text::section_kind;

/// A section: its passages, heading included, and its area.
pub(super) struct Stretch<'a> {
    pub(super) passages: &'a [StoredPassage],
    pub(super) area: Area,
}

/// The sections of a document in reading order.
pub(super) fn outline(passages: &[StoredPassage]) -> Vec<Stretch<'_>> {
    let mut list: Option<Vec<String>> = None;
    // the section before was an agency's, so that the next may be one of no known name
    let mut sisters = false;
    let mut stretches = Vec::new();
    for section in sections(passages) {
        let own = &passages[section];
        let Some(first) = own.first() else { continue };
        let mut area = area(&first.section_path, first.section_kind);
        let heading = first.section();
        match &list {
            _ if area.ground == Ground::List => {
                list = Some(area.headings.clone());
                sisters = is_name(heading, false);
            }
            Some(above)
                if is_silent(first.section_kind)
                    && is_name(heading, sisters)
                    && lists(own) =>
            {
                sisters = true;
                // its sisters stand beside it, not below it
                let above = above.iter().take_while(|one| !is_name(one, false));
                area.headings = above.cloned().chain([heading.to_owned()]).collect();
                area.ground = Ground::List;
            }
            _ => list = None,
        }
        stretches.push(Stretch { passages: own, area });
    }
    stretches
}

/// Whether a section does not say what it is for.
const fn is_silent(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Other | SectionKind::Front)
}

/// Whether a heading has no number and no words but a name; beside the names of agencies
/// it need not be a known one.
fn is_name(heading: &str, any: bool) -> bool {
    let words = Words::of(heading);
    let numbered = heading.starts_with(|one: char| one.is_ascii_digit());
    !numbered
        && (1..=9).contains(&words.len())
        && section_kind(heading).is_none()
        && (any || !bodies(&words, 0..words.len()).is_empty())
}

/// Whether a section begins with an item: numbered anew, or with a bullet.
fn lists(section: &[StoredPassage]) -> bool {
    let first = section.iter().find(|one| one.passage.kind != PassageKind::Heading);
    first.is_some_and(|one| {
        let number = one.passage.number.as_deref();
        let whole = number.is_some_and(|number| !number.contains('.'));
        one.passage.kind == PassageKind::ListItem || whole
    })
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
