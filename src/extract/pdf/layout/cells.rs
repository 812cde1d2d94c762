//! Cells: gaps that stand one below the other, and so part the columns of a table.
//!
//! A full cell ends as near to the next as two words of a loose line stand, so no width
//! of a gap tells the two apart. What does is that several rows in a row leave the same
//! strip free and go on at the same place: words of prose do not line up.

use super::line::is_marker;
use super::pieces::{After, Piece};
use super::rows::Row;

/// The narrowest gap, as a share of the letters' size.
const MIN_GAP: f32 = 0.45;
/// How much wider it must be than the usual gap of its row.
const WIDER: f32 = 1.3;
/// How far starts of one column may be apart, in points.
const ALIGNED: f32 = 0.8;
/// Rows that must start at one place.
const MIN_ROWS: usize = 3;
/// Rows that are looked at below one, and how far apart they may be, in their size.
const MAX_ROWS: usize = 64;
const MAX_PITCH: f32 = 3.2;
/// Gaps of one row that are looked at.
const MAX_GAPS: usize = 24;

/// For each row the pieces that begin a cell, in order.
pub(super) fn cells(rows: &[Row]) -> Vec<Vec<usize>> {
    let gaps: Vec<Vec<usize>> = rows.iter().map(gaps).collect();
    let mut cells: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    for (at, own) in gaps.iter().enumerate() {
        for piece in own {
            if cells[at].contains(piece) {
                continue;
            }
            let column = column(rows, &gaps, at, rows[at].pieces[*piece].x0);
            if column.len() >= MIN_ROWS {
                for (row, piece) in column {
                    cells[row].push(piece);
                }
            }
        }
    }
    for row in &mut cells {
        row.sort_unstable();
        row.dedup();
    }
    cells
}

/// The pieces of a row that stand after a gap wider than its others.
fn gaps(row: &Row) -> Vec<usize> {
    let gap = |at: usize| row.pieces[at].x0 - row.pieces[at - 1].x1;
    let mut usual: Vec<f32> = (1..row.pieces.len()).map(gap).collect();
    usual.sort_by(f32::total_cmp);
    let usual = usual.get(usual.len().saturating_sub(1) / 2).copied().unwrap_or(0.0);
    let many = row.pieces.len() > 4;
    let wide = |at: &usize| {
        gap(*at) > row.size * MIN_GAP
            && (!many || gap(*at) > usual * WIDER)
            && row.pieces[*at - 1].after != After::Joined
            && !is_marker(&row.pieces[..*at])
    };
    (1..row.pieces.len()).filter(wide).take(MAX_GAPS).collect()
}

/// The rows from `at` on that leave the strip before `x` free, as long as they follow
/// each other, and the pieces of them that start at `x` after a gap.
fn column(rows: &[Row], gaps: &[Vec<usize>], at: usize, x: f32) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let last = rows.len().min(at + MAX_ROWS);
    for index in at..last {
        let row = &rows[index];
        let distance = if index > at { row.y - rows[index - 1].y } else { 0.0 };
        let next = row.pieces.partition_point(|piece| piece.x0 < x - ALIGNED);
        let strip = x - row.size * MIN_GAP;
        let covers = |piece: &Piece| piece.x1 > strip;
        if !(0.0..row.size * MAX_PITCH).contains(&distance)
            || next.checked_sub(1).is_some_and(|before| covers(&row.pieces[before]))
        {
            break;
        }
        let starts = row.pieces.get(next).is_some_and(|piece| piece.x0 < x + ALIGNED);
        if starts && gaps[index].contains(&next) {
            found.push((index, next));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::extract::pdf::sample::Sample;

    #[test]
    fn narrow_gaps_that_line_up_part_cells() {
        let lines = [
            (72.0, 700.0, "the health visitor"),
            (178.0, 700.0, "saw him twice"),
            (72.0, 686.0, "she told managers"),
            (178.0, 686.0, "and wrote it down"),
            (72.0, 672.0, "who never replied"),
            (178.0, 672.0, "in May"),
        ];
        let texts = Sample::lines(&lines).texts();
        assert_eq!(texts.len(), 3, "{texts:?}");
        assert!(texts.iter().all(|text| text.matches('\t').count() == 1), "{texts:?}");
    }
}
