//! Lines become blocks: where one ends and the next begins.
//!
//! Makers set paragraphs apart by space, by indent, by a number or by nothing but a short
//! last line. Each of these is a sign; none is needed. A line that its predecessor had no
//! room for goes on with it unless a sign says otherwise; a line whose first word would
//! have fitted above begins something new.

use super::body::{Body, Edge, Opening};
use super::chunk::{Chunk, Kind, ends_sentence, follows};
use super::contents::is_contents_heading;
use super::flow::{Look, Piece, Placed};
use super::tables;
use crate::model::{Block, Page};
use crate::text::{Mark, Sort, mark};

/// Puts the blocks of a stream together.
pub(super) fn blocks(pages: &[Page], lines: &[Placed<'_>], body: &Body) -> Vec<Chunk> {
    let mut builder = Builder { pages, body, done: Vec::new(), open: None, number: None };
    let mut at = 0;
    while at < lines.len() {
        let length = tables::table_length(lines, at, body);
        let heading = lines[at].look.size > 1.08 * body.size;
        let lone =
            length == 1 && (heading || builder.is_prose(&lines[at], lines.get(at + 1)));
        if length > 0 && !lone {
            builder.close();
            builder.done.extend(tables::rows(&lines[at..at + length], body));
            at += length;
        } else {
            builder.take(&lines[at]);
            at += 1;
        }
    }
    builder.close();
    builder.done
}

/// The block that lines are being added to.
struct Open<'a, 'b> {
    chunk: Chunk,
    last: &'b Placed<'a>,
    /// Left edge of its lines after the first, or of the text of the first.
    left: f32,
    /// Right-most edge of its lines.
    right: f32,
    /// Line distance seen in it.
    leading: Option<f32>,
}

struct Builder<'a, 'b> {
    pages: &'a [Page],
    body: &'b Body,
    done: Vec<Chunk>,
    open: Option<Open<'a, 'b>>,
    /// The number of the last block that had one.
    number: Option<String>,
}

impl<'a, 'b> Builder<'a, 'b> {
    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.done.push(open.chunk);
        }
    }

    fn take(&mut self, next: &'b Placed<'a>) {
        let fresh = self.open.as_ref().is_none_or(|open| self.breaks(open, next));
        let found = self.mark_of(next, fresh);
        if fresh || found.is_some() || next.margin.is_some() {
            self.begin(next, found);
        } else if let Some(open) = &mut self.open {
            extend(open, next);
        }
    }

    fn begin(&mut self, next: &'b Placed<'a>, found: Option<Mark<'_>>) {
        let gap = self.open.as_ref().map_or(9.0, |open| self.gap(open, next));
        self.close();
        let mut chunk = Chunk::begin(kind_of(next), next, gap);
        if let Some(piece) = next.margin {
            if let Some(found) = mark(piece.text(self.pages)) {
                chunk.set_mark(piece, found);
            }
        } else if let Some(found) = found {
            chunk.take_mark(found);
        }
        if chunk.kind == Kind::Row {
            chunk.part_cells(self.pages);
        }
        if chunk.number.is_some() {
            self.number.clone_from(&chunk.number);
        }
        let rect = next.line.rect;
        self.open = Some(Open {
            chunk,
            last: next,
            left: rect.x0,
            right: rect.x1,
            leading: None,
        });
    }

    /// White space above `next` in line distances of the block above.
    fn gap(&self, open: &Open<'_, '_>, next: &Placed<'_>) -> f32 {
        if !open.last.is_above(next) {
            return 9.0;
        }
        let distance = next.line.baseline - open.last.line.baseline;
        distance / self.body.leading_of(next.look.size).max(1.0)
    }

    /// Whether `next` cannot belong to the open block, its mark aside.
    fn breaks(&self, open: &Open<'_, '_>, next: &Placed<'_>) -> bool {
        let last = open.last;
        if open.chunk.declared || next.line.block.is_some() || is_contents_heading(last) {
            return true;
        }
        let seam = Seam {
            full: self.is_full(open, next),
            ended: ends_sentence(&last.line.text),
            low: starts_low(&next.line.text),
        };
        if !open.chunk.look.same_size(next.look) {
            return !shares_size(open, next);
        }
        if open.chunk.look.bold != next.look.bold
            && !(seam.full && !seam.ended && seam.low)
        {
            return true;
        }
        if last.is_above(next) {
            self.breaks_below(open, next, seam)
        } else {
            self.breaks_over(open, next, seam)
        }
    }

    /// The same, `next` being the line below in the same column.
    fn breaks_below(
        &self,
        open: &Open<'_, '_>,
        next: &Placed<'_>,
        Seam { full, ended, low }: Seam,
    ) -> bool {
        let distance = next.line.baseline - open.last.line.baseline;
        let usual = open.leading.unwrap_or_else(|| self.body.leading_of(next.look.size));
        let body_size = (next.look.size - self.body.size).abs() < 0.8;
        let parting = if next.look.size > 1.08 * self.body.size {
            1.3 * usual
        } else if body_size && usual < self.body.parting {
            self.body.parting
        } else {
            1.12 * usual + 0.8
        };
        if distance > parting {
            return true;
        }
        if low && !ended {
            return false;
        }
        let indent = next.line.rect.x0 - open.left;
        let step = 0.7 * next.look.size;
        let centred = is_centred(open, next);
        let hangs = open.chunk.lines == 1 && (open.chunk.mark.is_some() || indent < 0.0);
        if !centred && !hangs && indent.abs() > step && (ended || !full) {
            return true;
        }
        let (left, _) = self.body.edges(next.run);
        let inside = next.line.rect.x0 - left;
        if self.body.opening == Opening::SetIn
            && ended
            && inside > step
            && inside < 5.0 * step
        {
            let like_first =
                (indent.abs() < 2.0 && open.chunk.lines == 1) || indent > step;
            return open.chunk.mark.is_none() || like_first;
        }
        !full
    }

    /// The same, `next` standing at the top of another column or page.
    fn breaks_over(
        &self,
        open: &Open<'_, '_>,
        next: &Placed<'_>,
        Seam { full, ended, low }: Seam,
    ) -> bool {
        if open.last.line.text.ends_with(['-', '\u{2010}', '\u{ad}']) {
            return !low && !next.line.text.starts_with(char::is_uppercase);
        }
        if low && !ended {
            return false;
        }
        let larger = next.look.size > 1.08 * self.body.size;
        if larger || !full || ended && !self.may_go_on(open) {
            return true;
        }
        let (left, _) = self.body.edges(next.run);
        let (left_before, _) = self.body.edges(open.last.run);
        let before = open.left - left_before;
        let indented = next.line.rect.x0 - left > before + 0.9 * next.look.size;
        let high = self.body.bottom - open.last.line.baseline > 6.0 * self.body.leading;
        let same_page = open.last.page == next.page;
        ended && (indented && open.chunk.kind != Kind::Item || high && !same_page)
    }

    /// Whether a paragraph whose last line on the page ends a sentence may go on over it:
    /// stretched lines tell by reaching the edge; else only numbers tell, where every
    /// paragraph has one and the next has none.
    fn may_go_on(&self, open: &Open<'_, '_>) -> bool {
        let (_, right) = self.body.edges(open.last.run);
        let reaches = open.last.line.rect.x1 > right - 3.0;
        let numbered = |chunk: &Chunk| matches!(chunk.mark, Some((_, Sort::Decimal(_))));
        let regime = numbered(&open.chunk) && self.done.last().is_some_and(numbered);
        match self.body.edge {
            Edge::Even => reaches,
            Edge::Ragged => regime,
        }
    }

    /// Whether the last line had no room for the first word of `next`.
    fn is_full(&self, open: &Open<'_, '_>, next: &Placed<'_>) -> bool {
        let last = open.last;
        let (left, right) = self.body.edges(last.run);
        let text = &next.line.text;
        let first = text.split([' ', '\t']).next().unwrap_or("").chars().count() + 1;
        let letters = text.chars().count().max(1);
        let first = f32::from(u16::try_from(first).unwrap_or(u16::MAX));
        let letters = f32::from(u16::try_from(letters).unwrap_or(u16::MAX));
        let word = next.line.rect.width() * (first / letters).min(1.0);
        if is_centred(open, next) {
            return last.line.rect.width() + word > (right - left) * 0.92;
        }
        if next.look.size > 1.08 * self.body.size
            && last.line.rect.width() > 0.55 * (right - left)
        {
            return true;
        }
        let own = open.right.max(next.line.rect.x1);
        let right =
            if open.chunk.lines >= 3 && last.is_above(next) { own } else { right };
        let spare = right - last.line.rect.x1;
        if self.body.spaced && spare < 0.15 * (right - left) {
            return true;
        }
        spare < 1.25 * word + 2.0
    }

    /// The mark that `next` begins a block with, if it does.
    fn mark_of<'t>(&self, next: &'t Placed<'_>, fresh: bool) -> Option<Mark<'t>> {
        let text = next.line.text.as_str();
        let found = mark(text).filter(|found| found.text < text.len() || fresh)?;
        if next.line.block.is_some() {
            return plausible(text, found).then_some(found);
        }
        let after =
            self.number.as_deref().is_some_and(|before| follows(before, found.number));
        let tabbed = text[found.end..].starts_with('\t');
        if fresh {
            return (after || tabbed || plausible(text, found)).then_some(found);
        }
        let ended =
            self.open.as_ref().is_none_or(|open| ends_sentence(&open.last.line.text));
        let sure = match found.sort {
            Sort::Bullet => {
                !matches!(text.as_bytes()[0], b'-' | b'o' | b'*' | b'>') || ended
            }
            _ => {
                after && (ended || tabbed)
                    || ended && plausible(text, found) && found.closed
            }
        };
        sure.then_some(found)
    }

    /// Whether a line with tabs is a line of text all the same: wide spaces in a
    /// justified paragraph or heading.
    fn is_prose(&self, line: &Placed<'_>, next: Option<&Placed<'_>>) -> bool {
        let Some(open) = &self.open else { return false };
        let plain = next.is_none_or(|next| !next.line.text.contains('\t'));
        plain && open.last.is_above(line) && !self.breaks(open, line)
    }
}

fn kind_of(placed: &Placed<'_>) -> Kind {
    match placed.line.block {
        None | Some(Block::Paragraph) if is_contents_heading(placed) => {
            Kind::Heading(None)
        }
        None | Some(Block::Paragraph) => Kind::Paragraph,
        Some(Block::Heading(level)) => Kind::Heading(Some(level)),
        Some(Block::ListItem) => Kind::Item,
        Some(Block::TableRow) => Kind::Row,
        Some(Block::Footnote) => Kind::Note,
    }
}

fn extend<'a, 'b>(open: &mut Open<'a, 'b>, next: &'b Placed<'a>) {
    let distance = next.line.baseline - open.last.line.baseline;
    if open.last.is_above(next) {
        open.leading = Some(distance);
    } else {
        open.right = next.line.rect.x1;
    }
    if open.chunk.lines == 1 || !open.last.is_above(next) {
        open.left = next.line.rect.x0;
    }
    open.right = open.right.max(next.line.rect.x1);
    open.chunk.pieces.push(Piece { ..next.piece() });
    open.chunk.lines += 1;
    open.chunk.look.bold &= next.look.bold;
    open.chunk.look.italic &= next.look.italic;
    open.last = next;
}

/// What shows where one line ends and the next begins.
#[derive(Debug, Clone, Copy)]
struct Seam {
    /// The first had no room for the next word.
    full: bool,
    /// The first ends a sentence.
    ended: bool,
    /// The second starts as the middle of a sentence does.
    low: bool,
}

/// Whether two lines share their middle and not their left edge.
fn is_centred(open: &Open<'_, '_>, next: &Placed<'_>) -> bool {
    let (last, next) = (open.last.line.rect, next.line.rect);
    let middle = (last.x0 + last.x1 - next.x0 - next.x1).abs() / 2.0;
    middle < 2.5 && (last.x0 - next.x0).abs() > 4.0
}

/// Whether a line of another size has letters of the block's own size too: a raised mark,
/// a link or a title in a face that runs larger.
fn shares_size(open: &Open<'_, '_>, next: &Placed<'_>) -> bool {
    let own = open.chunk.look;
    let of_size = |size: f32| own.same_size(Look { size, ..own });
    next.line.runs.len() > 1
        && next.line.runs.iter().any(|run| run.end - run.start > 2 && of_size(run.size))
}

/// Whether a line starts as the middle of a sentence does.
fn starts_low(text: &str) -> bool {
    let first = text.chars().find(|letter| letter.is_alphanumeric());
    first.is_some_and(char::is_lowercase)
}

/// Whether a mark at the start of a block is more than words that look like one:
/// `2014`, `1.4 million`, `J. Smith`.
fn plausible(text: &str, found: Mark<'_>) -> bool {
    let rest = &text[found.text..];
    let low = starts_low(rest);
    let capital = found.number.bytes().all(|byte| byte.is_ascii_uppercase());
    let first = found.number.split('.').next().and_then(|part| part.parse().ok());
    let first: u32 = first.unwrap_or(0);
    match found.sort {
        Sort::Decimal(_) => first <= 60 && (!low || found.closed),
        Sort::Whole if found.closed => first <= 200 && !low,
        Sort::Whole if text[found.end..].starts_with('\t') => first <= 200,
        Sort::Whole => first <= 40 && !low && text.len() < 90,
        Sort::Letter if capital => !rest.is_empty() && !low,
        Sort::Bullet | Sort::Letter => !rest.is_empty(),
        Sort::Named => found.closed || !low,
    }
}
