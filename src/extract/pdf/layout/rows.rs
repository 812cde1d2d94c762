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

/// Letters of one size share a baseline when theirs differ by less than this share of it;
/// raised and lowered marks, which are smaller, may differ by more.
const SAME_SIZE: f32 = 0.25;
const OTHER_SIZE: f32 = 0.45;

/// The rows of some pieces, from top to bottom.
pub(super) fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.takes(&piece) => row.add(piece),
            _ => rows.push(Row { y: piece.y, size: piece.size, pieces: vec![piece] }),
        }
    }
    for row in &mut rows {
        row.pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        drop_overprints(&mut row.pieces);
        join_spaced_letters(&mut row.pieces);
    }
    rows
}

impl Row {
    fn takes(&self, piece: &Piece) -> bool {
        let (large, small) = (self.size.max(piece.size), self.size.min(piece.size));
        let share = if small > large * 0.85 { SAME_SIZE } else { OTHER_SIZE };
        (piece.y - self.y).abs() <= large * share
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
    let mut at = 1;
    while at < pieces.len() {
        let same = |before: &Piece, piece: &Piece| {
            before.text == piece.text
                && (piece.x0 - before.x0).abs() < piece.size * 0.1
                && (piece.y - before.y).abs() < piece.size * 0.2
        };
        let from = at.saturating_sub(3);
        match (from..at).find(|before| same(&pieces[*before], &pieces[at])) {
            Some(before) => {
                pieces[before].style.bold = true;
                if pieces[at].after == After::Space {
                    pieces[before].after = After::Space;
                }
                pieces.remove(at);
            }
            None => at += 1,
        }
    }
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
