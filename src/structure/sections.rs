//! Headings become a tree of sections, and every passage gets its place in it.
//!
//! A section that does not say what it is for is for what the section above it is for.
//! The title page's headings stand above nothing: otherwise every path would begin with
//! the title.

use super::chunk::{Chunk, Kind};
use super::contents::is_contents;
use super::passages::Maker;
use crate::model::{Passage, Section, SectionIndex, SectionKind};
use crate::text::{named_section_kind, section_kind};

/// The sections of a review and its passages, in reading order.
pub(super) struct Outline {
    /// The first is what comes before the first heading.
    pub(super) sections: Vec<Section>,
    /// Every passage, headings included.
    pub(super) passages: Vec<Passage>,
}

/// Lays blocks out in sections. Those before `front` are the title page's.
pub(super) fn outline(chunks: &[Chunk], front: usize, maker: &mut Maker<'_>) -> Outline {
    let opening = Section {
        heading: String::new(),
        level: 1,
        parent: None,
        kind: SectionKind::Front,
    };
    let mut outline = Outline { sections: vec![opening], passages: Vec::new() };
    let mut path: Vec<SectionIndex> = Vec::new();
    let mut current = SectionIndex(0);
    for (at, chunk) in chunks.iter().enumerate() {
        let mut home = current;
        if let Kind::Heading(level) = chunk.kind {
            let heading = maker.heading(chunk);
            let level = level.unwrap_or(1);
            home = outline.open(heading, level, at < front, &mut path);
            if outline.sections[home.0 as usize].kind != SectionKind::Contents {
                current = home;
            }
        }
        outline.passages.extend(maker.passage(chunk, home));
    }
    outline
}

impl Outline {
    fn open(
        &mut self,
        heading: String,
        level: u8,
        in_front: bool,
        path: &mut Vec<SectionIndex>,
    ) -> SectionIndex {
        while path
            .last()
            .is_some_and(|last| self.sections[last.0 as usize].level >= level)
        {
            path.pop();
        }
        let contents = is_contents(&heading);
        let apart = in_front || contents;
        let parent = if apart { None } else { path.last().copied() };
        let above = parent.map(|parent| self.sections[parent.0 as usize].kind);
        let kind = match above {
            _ if contents => SectionKind::Contents,
            _ if in_front => SectionKind::Front,
            above => kind_below(&heading, above),
        };
        let index = SectionIndex(u32::try_from(self.sections.len()).unwrap_or(u32::MAX));
        self.sections.push(Section { heading, level, parent, kind });
        if !apart {
            path.push(index);
        }
        index
    }
}

/// The kind of a section: what its heading says, else the kind of the section above.
///
/// In an argument, a heading that speaks of the family, of events or of method is part of
/// the argument: `Family contact` in an analysis is no list of who the family are.
fn kind_below(heading: &str, above: Option<SectionKind>) -> SectionKind {
    use SectionKind::{
        Analysis, Family, Findings, Front, Lessons, Methodology, Narrative, Other,
        Recommendations,
    };
    let Some(above) = above.filter(|kind| *kind != Other) else {
        return section_kind(heading).unwrap_or(Other);
    };
    let argues = matches!(above, Analysis | Findings | Lessons | Recommendations);
    match named_section_kind(heading) {
        Some(Family | Narrative | Methodology | Front) if argues => above,
        Some(own) => own,
        None => above,
    }
}
