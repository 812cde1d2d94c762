//! Pieces to rows: what stands on one baseline, from left to right.

use super::pieces::{After, Piece};

/// What stands on one baseline across the region being laid out.
#[derive(Debug)]
pub(super) struct Row {
    /// The baseline of its largest letters.
    pub(super) y: f32,
    /// The size of its largest letters.
    pub(super) size: f32,
    /// From left to right.
    pub(super) pieces: Vec<Piece>,
}

/// Baselines that differ by less than this share of the size are one...
const LEVEL: f32 = 0.12;
/// ...and those of letters of one size by a little more, as typewritten lines wander.
const LEVEL_ALIKE: f32 = 0.25;
/// Marks raised or lowered by up to this share of the size of their line belong to it,
const RAISED: f32 = 0.45;
/// if they are this much smaller
const SMALLER: f32 = 0.85;
/// and as near to one of its letters as this share of its size.
const NEAR: f32 = 0.6;
/// More pieces than this are a line of their own, not marks.
const MAX_MARKS: usize = 32;

/// The rows of some pieces, from top to bottom.
pub(super) fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.is_level_with(&piece) => row.add(piece),
            _ => rows.push(Row { y: piece.y, size: piece.size, pieces: vec![piece] }),
        }
    }
    attach_marks(&mut rows);
    for row in &mut rows {
        row.pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        drop_overprints(&mut row.pieces);
        join_spaced_letters(&mut row.pieces);
    }
    rows
}

/// Puts raised and lowered marks onto the lines that they mark.
fn attach_marks(rows: &mut Vec<Row>) {
    for at in 0..rows.len() {
        for other in [at + 1, at.wrapping_sub(1)] {
            if other < rows.len() && rows[other].may_be_marked_by(&rows[at]) {
                let pieces = std::mem::take(&mut rows[at].pieces);
                let line = &mut rows[other];
                let (marks, rest) =
                    pieces.into_iter().partition(|piece| line.is_near(piece));
                line.pieces.extend::<Vec<Piece>>(marks);
                rows[at].pieces = rest;
            }
        }
    }
    rows.retain(|row| !row.pieces.is_empty());
}

impl Row {
    fn is_level_with(&self, piece: &Piece) -> bool {
        let (large, small) = (self.size.max(piece.size), self.size.min(piece.size));
        let share = if small > large * SMALLER { LEVEL_ALIKE } else { LEVEL };
        (piece.y - self.y).abs() <= large * share
    }

    fn may_be_marked_by(&self, marks: &Self) -> bool {
        marks.pieces.len() <= MAX_MARKS
            && marks.size < self.size * SMALLER
            && (marks.y - self.y).abs() <= self.size * RAISED
    }

    fn is_near(&self, mark: &Piece) -> bool {
        let near = self.size * NEAR;
        self.pieces
            .iter()
            .any(|piece| mark.x0 - piece.x1 < near && piece.x0 - mark.x1 < near)
    }

    fn add(&mut self, piece: Piece) {
        if piece.size > self.size {
            (self.y, self.size) = (piece.y, piece.size);
        }
        self.pieces.push(piece);
    }

    pub(super) fn left(&self) -> f32 {
        self.pieces.iter().fold(f32::INFINITY, |left, piece| left.min(piece.x0))
    }

    pub(super) fn right(&self) -> f32 {
        self.pieces.iter().fold(f32::NEG_INFINITY, |right, piece| right.max(piece.x1))
    }
}

/// A piece drawn again a hair beside itself, to look bold or to cast a shadow.
fn drop_overprints(pieces: &mut Vec<Piece>) {
    let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces.drain(..) {
        match kept.iter_mut().rev().take(3).find(|before| is_overprint(before, &piece)) {
            Some(before) => {
                before.style.bold = true;
                if piece.after == After::Space {
                    before.after = After::Space;
                }
            }
            None => kept.push(piece),
        }
    }
    *pieces = kept;
}

fn is_overprint(before: &Piece, piece: &Piece) -> bool {
    (piece.x0 - before.x0).abs() < piece.size * 0.1
        && (piece.y - before.y).abs() < piece.size * 0.2
        && before.text == piece.text
}

/// Letter-spaced headings move the pen after every letter: four or more single letters at
/// even distances are one word, and a distance clearly larger is the space between two.
fn join_spaced_letters(pieces: &mut [Piece]) {
    let mut start = 0;
    while start < pieces.len() {
        let run =
            pieces[start..].windows(2).take_while(|pair| is_spaced_pair(pair)).count();
        if run >= 3 {
            let end = start + run;
            let mut gaps: Vec<f32> =
                (start..end).map(|at| pieces[at + 1].x0 - pieces[at].x1).collect();
            gaps.sort_by(f32::total_cmp);
            let usual = gaps[gaps.len() / 2];
            for at in start..end {
                if pieces[at + 1].x0 - pieces[at].x1 < usual * 1.6 {
                    pieces[at].after = After::Joined;
                }
            }
        }
        start += run + 1;
    }
}

/// Other scripts set single letters apart as a matter of course.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && letter < '\u{250}'
}

fn is_spaced_pair(pair: &[Piece]) -> bool {
    let single = |piece: &Piece| {
        let mut letters = piece.text.chars();
        letters.next().is_some_and(is_latin) && letters.next().is_none()
    };
    let [a, b] = pair else { return false };
    let gap = b.x0 - a.x1;
    single(a)
        && single(b)
        && a.after == After::Gap
        && (a.size - b.size).abs() < a.size * 0.05
        && gap > 0.0
        && gap < a.size * 0.8
}
