//! Blocks become passages: their words joined, their place kept, their name made.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::chunk::{Chunk, Kind};
use super::flow::Piece;
use super::hyphens::{Joint, Vocabulary};
use crate::model::{
    Anchor, Page, Passage, PassageId, PassageKind, ReviewId, SectionIndex,
};
use crate::text::Sort;
use crate::text::{normalised, sentence_starts};

/// Makes passages of one review and counts those with equal words.
pub(super) struct Maker<'a> {
    id: &'a ReviewId,
    pages: &'a [Page],
    labels: &'a [Option<String>],
    vocabulary: &'a Vocabulary,
    seen: HashMap<[u8; 4], u32>,
}

impl<'a> Maker<'a> {
    /// A maker for the review of that name; `labels` are the page numbers printed.
    pub(super) fn new(
        id: &'a ReviewId,
        pages: &'a [Page],
        labels: &'a [Option<String>],
        vocabulary: &'a Vocabulary,
    ) -> Self {
        Self { id, pages, labels, vocabulary, seen: HashMap::new() }
    }

    /// The words of a heading with its printed number.
    pub(super) fn heading(&self, chunk: &Chunk) -> String {
        join(self.pages, &pieces_of(chunk), &[], self.vocabulary).text
    }

    /// The passage of a block in a section; none where it has no words.
    pub(super) fn passage(
        &mut self,
        chunk: &Chunk,
        section: SectionIndex,
    ) -> Option<Passage> {
        let joined = join(self.pages, &pieces_of(chunk), &chunk.cells, self.vocabulary);
        let words = normalised(&joined.text);
        if words.is_empty() {
            return None;
        }
        let first = joined.anchors.first()?.page;
        let last = joined.anchors.iter().map(|anchor| anchor.page).max()?;
        Some(Passage {
            id: self.name(&words),
            kind: kind_of(chunk.kind),
            number: chunk.number.clone(),
            sentences: sentence_starts(&joined.text),
            section,
            page: first,
            page_end: last,
            page_label: self.label(chunk, &joined),
            words: u32::try_from(words.split(' ').count()).unwrap_or(u32::MAX),
            anchors: joined.anchors,
            text: joined.text,
        })
    }

    fn name(&mut self, words: &str) -> PassageId {
        let hash = Sha256::digest(words.as_bytes());
        let short = [hash[0], hash[1], hash[2], hash[3]];
        let occurrence = self.seen.entry(short).or_default();
        *occurrence += 1;
        let hex = u32::from_be_bytes(short);
        PassageId(format!("{}/{hex:08x}.{occurrence}", self.id))
    }

    fn label(&self, chunk: &Chunk, joined: &Joined) -> Option<String> {
        let first = joined.first_page.unwrap_or_else(|| chunk.page());
        let printed = self.labels.get(first).cloned().flatten();
        printed.or_else(|| self.pages.get(first).and_then(|page| page.label.clone()))
    }
}

fn kind_of(kind: Kind) -> PassageKind {
    match kind {
        Kind::Paragraph => PassageKind::Paragraph,
        Kind::Item => PassageKind::ListItem,
        Kind::Row => PassageKind::TableRow,
        Kind::Note => PassageKind::Footnote,
        Kind::Heading(_) => PassageKind::Heading,
    }
}

/// The pieces of a block's text: a heading keeps its number, and `Recommendation 3.` is
/// said and not merely counted, so a paragraph keeps that too.
fn pieces_of(chunk: &Chunk) -> Vec<Piece> {
    let heading = matches!(chunk.kind, Kind::Heading(_));
    let number = chunk.mark.filter(|(_, sort)| heading || *sort == Sort::Named);
    let number = number.filter(|_| chunk.number.is_some()).map(|(piece, _)| piece);
    number.into_iter().chain(chunk.pieces.iter().copied()).collect()
}

/// Words joined, and where each stretch of them stands.
#[derive(Debug, Default)]
struct Joined {
    text: String,
    anchors: Vec<Anchor>,
    first_page: Option<usize>,
}

fn join(
    pages: &[Page],
    pieces: &[Piece],
    cells: &[usize],
    vocabulary: &Vocabulary,
) -> Joined {
    let mut joined = Joined::default();
    let mut before: Option<Piece> = None;
    for (at, piece) in pieces.iter().enumerate() {
        for part in parts(pages, *piece) {
            let right = part.text(pages);
            let same_line = before.is_some_and(|before| {
                (before.page, before.line) == (part.page, part.line)
            });
            if cells.binary_search(&at).is_ok()
                && before.is_some_and(|before| before.start != part.start || !same_line)
                && part.start == first_start(pages, *piece)
            {
                joined.text.push_str(" | ");
            } else if let Some(before) = before {
                let joint = if same_line {
                    Joint::Space
                } else {
                    vocabulary.joint(before.text(pages), right)
                };
                joined.attach(joint);
            }
            joined.push(pages, part);
            before = Some(part);
        }
    }
    joined
}

fn first_start(pages: &[Page], piece: Piece) -> usize {
    parts(pages, piece).next().map_or(piece.start, |part| part.start)
}

/// The stretches of a piece between tabs, without space around them.
fn parts(pages: &[Page], piece: Piece) -> impl Iterator<Item = Piece> {
    let mut start = piece.start;
    piece.text(pages).split('\t').filter_map(move |part| {
        let from = start + part.len() - part.trim_start().len();
        start += part.len() + 1;
        let length = part.trim().len();
        (length > 0).then_some(Piece { start: from, end: from + length, ..piece })
    })
}

impl Joined {
    fn attach(&mut self, joint: Joint) {
        match joint {
            Joint::Space => self.text.push(' '),
            Joint::Tight => {}
            Joint::Drop(bytes) => {
                self.text.truncate(self.text.len() - bytes);
                if let Some(last) = self.anchors.last_mut() {
                    last.end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
                }
            }
        }
    }

    fn push(&mut self, pages: &[Page], part: Piece) {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let start = self.text.len();
        self.text.push_str(part.text(pages));
        self.first_page.get_or_insert(part.page);
        self.anchors.push(Anchor {
            page: pages[part.page].number,
            line: place(part.line),
            line_start: place(part.start),
            start: place(start),
            end: place(self.text.len()),
        });
    }
}
