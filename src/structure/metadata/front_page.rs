//! The front of a review as blocks and printed lines, and the first running text after it.
//!
//! The front is cut more widely here than the sections are: a title page's heading may
//! read like a section's (`Family D`, `Learning from the life of Child Y`), and a file
//! without headings is all front. What tells them apart is what stands below: a section
//! goes on with running text, a title page with a few words.

use super::child;
use crate::model::{Passage, PassageKind, Review, SectionKind};
use crate::text::section_kind;

/// How many passages of running text tell the case; later ones tell the argument.
const OPENING: usize = 24;

/// How many sentences of it are read for the case.
const SENTENCES: usize = 90;

/// How many words a line of a title page has at most.
const SHORT: u32 = 30;

/// How many blocks of a front are looked at.
const BLOCKS: usize = 60;

/// How many passages are searched for the family's table.
const NEAR: usize = 160;

/// A block of the front.
#[derive(Debug)]
pub(super) struct Block<'a> {
    /// Heading or not.
    pub(super) kind: PassageKind,
    /// The page it starts on.
    pub(super) page: u32,
    /// Its text, lines joined.
    pub(super) text: &'a str,
    /// Its text as printed.
    pub(super) lines: Vec<&'a str>,
}

/// The texts that the facts are read from.
pub(super) struct Texts<'a> {
    /// The front's blocks, in order.
    pub(super) front: Vec<Block<'a>>,
    /// The same as text, a line for a block.
    pub(super) front_text: String,
    /// The first paragraphs of running text.
    pub(super) opening: Vec<&'a str>,
    /// Their first sentences.
    pub(super) sentences: Vec<&'a str>,
    /// The first rows of tables.
    pub(super) rows: Vec<&'a str>,
    /// Running heads and feet.
    pub(super) heads: &'a [String],
}

impl<'a> Texts<'a> {
    /// The front's printed lines.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'a str> {
        self.front.iter().flat_map(|block| block.lines.iter().copied())
    }

    /// Leaves out the repository's sheet, so that the title page is read by itself.
    pub(super) fn leave_out_sheet(&mut self) {
        let ends = |block: &Block<'_>| {
            let low = block.text.to_ascii_lowercase();
            [
                "listed above",
                "copyright of this report",
                "was deposited",
                "library catalogue",
            ]
            .iter()
            .any(|end| low.contains(end))
        };
        let Some(last) = self.front.iter().rposition(ends) else { return };
        self.front.drain(..=last);
        self.front_text = joined(&self.front);
    }
}

/// Cuts the front and the opening from a review.
pub(super) fn texts<'a>(review: &'a Review, heads: &'a [String]) -> Texts<'a> {
    let kind = |passage: &Passage| {
        let section = review.sections.get(passage.section.0 as usize);
        section.map_or(SectionKind::Other, |section| section.kind)
    };
    let end = front_end(review, kind);
    let front: Vec<Block<'a>> = review.passages[..end]
        .iter()
        .filter(|passage| kind(passage) != SectionKind::Contents)
        .take(BLOCKS)
        .map(block)
        .collect();
    let running = |(at, passage): &(usize, &'a Passage)| {
        let sentence = passage.words >= 12 && passage.text.trim_end().ends_with('.');
        let told = *at >= end || passage.words >= SHORT - 5 || sentence;
        let listed =
            matches!(kind(passage), SectionKind::Contents | SectionKind::Glossary);
        told && !listed
            && !matches!(passage.kind, PassageKind::Heading | PassageKind::TableRow)
    };
    let opening = review.passages.iter().enumerate().filter(running).take(OPENING);
    let opening: Vec<&Passage> = opening.map(|(_, passage)| passage).collect();
    let near = review.passages.iter().take(NEAR);
    let rows = near.filter(|passage| passage.kind == PassageKind::TableRow);
    Texts {
        front_text: joined(&front),
        front,
        sentences: sentences(&opening),
        opening: opening.into_iter().map(|passage| start_of(&passage.text)).collect(),
        rows: rows.map(|passage| start_of(&passage.text)).collect(),
        heads,
    }
}

fn joined(front: &[Block<'_>]) -> String {
    let texts: Vec<&str> = front.iter().map(|block| block.text).collect();
    texts.join("\n")
}

/// The first sentences of passages.
fn sentences<'a>(passages: &[&'a Passage]) -> Vec<&'a str> {
    let of = |passage: &&'a Passage| -> Vec<&'a str> {
        let starts = passage.sentences.iter().map(|start| *start as usize);
        let ends = starts.clone().skip(1).chain([passage.text.len()]);
        starts
            .zip(ends)
            .filter_map(|(start, end)| passage.text.get(start..end).map(start_of))
            .collect()
    };
    passages.iter().flat_map(of).take(SENTENCES).collect()
}

/// As much of a block as a person would look at for a name or a date.
fn start_of(text: &str) -> &str {
    &text[..text.floor_char_boundary(2000)]
}

fn block(passage: &Passage) -> Block<'_> {
    let text = start_of(&passage.text);
    let mut cuts: Vec<usize> = vec![0];
    if passage.kind != PassageKind::TableRow {
        let starts = passage.anchors.iter().skip(1).map(|anchor| anchor.start as usize);
        let starts = starts.filter(|at| *at < text.len() && text.is_char_boundary(*at));
        // a word that the end of a line had split goes to the line below
        cuts.extend(starts.map(|at| text[..at].rfind(' ').map_or(at, |space| space + 1)));
    }
    cuts.push(text.len());
    let lines = cuts.windows(2).filter_map(|pair| text.get(pair[0]..pair[1]));
    let lines = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    Block { kind: passage.kind, page: passage.page.0, text, lines }
}

/// The first passage after the front.
fn front_end(review: &Review, kind: impl Fn(&Passage) -> SectionKind) -> usize {
    let mut seen_long = false;
    let mut listed = false;
    for (at, passage) in review.passages.iter().enumerate().take(3 * BLOCKS) {
        let own = kind(passage);
        let heading = passage.kind == PassageKind::Heading;
        let next = review.passages.get(at + 1);
        let goes_on = next.is_some_and(|next| next.words > SHORT);
        if passage.page.0 > 6 {
            return at;
        }
        listed |= own == SectionKind::Contents;
        let stays = matches!(own, SectionKind::Front | SectionKind::Contents)
            || !seen_long
                && !listed
                && passage.page.0 <= 2
                && passage.number.is_none()
                && passage.words <= SHORT
                && (!heading || !is_section(&passage.text) && !goes_on);
        if !stays {
            return at;
        }
        seen_long |= passage.words > 2 * SHORT;
    }
    review.passages.len().min(3 * BLOCKS)
}

/// Whether a heading opens a section, whatever stands below it.
pub(super) fn is_section(heading: &str) -> bool {
    const OPENERS: &str = "introduction|background|foreword|preface|why|how|what|about|\
        purpose|terms|methodology|context|circumstances|brief|scope|acknowledgements|\
        process|reason|reasons|glossary|executive";
    let first = heading
        .split(|letter: char| !letter.is_alphabetic())
        .find(|word| !word.is_empty());
    let opens = first.is_some_and(|first| {
        OPENERS.split('|').any(|opener| opener.eq_ignore_ascii_case(first))
    });
    let numbered = heading.starts_with(|letter: char| letter.is_ascii_digit());
    let named = section_kind(heading).is_some_and(|kind| kind != SectionKind::Front);
    let titled = child::child(heading).is_some()
        || heading.to_ascii_lowercase().contains("review");
    numbered || opens || named && !titled && heading.split(' ').count() < 3
}
