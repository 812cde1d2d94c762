//! Tables: lines in columns become rows of cells.
//!
//! Extraction marks a wide space inside a line with a tab. Lines with tabs, and the
//! lines between them that start at one of their columns, are a table. A row is what
//! stands between two wider spaces where the table has such, and otherwise what starts
//! in its first column: makers set one or the other.

use super::body::Body;
use super::chunk::{Chunk, Kind};
use super::flow::{Piece, Placed, slice};
use crate::model::{Line, Run};
use crate::text::mark;

/// How many cells a line may have; what follows is part of the last. No table on paper
/// has as many, and a hostile line may have a million.
const MOST: usize = 40;

/// A cell of one line: its place in the text and its left edge.
#[derive(Debug, Clone, Copy)]
struct Cell {
    start: usize,
    end: usize,
    left: f32,
}

/// How many of the lines from `at` on are a table; 0 for none.
pub(super) fn table_length(all: &[Placed<'_>], at: usize, body: &Body) -> usize {
    let columned =
        |index: usize| is_columned(&all[index]) || stands_beside(all, index, body);
    if !columned(at) {
        return 0;
    }
    let lines = &all[at..];
    let mut columns: Vec<f32> =
        cells(lines[0].line).iter().map(|cell| cell.left).collect();
    let mut length = 1;
    let mut certain = 1;
    while let Some(next) = lines.get(length) {
        let before = &lines[length - 1];
        if next.line.block.is_some() || next.margin.is_some() {
            break;
        }
        let gap = next.line.baseline - before.line.baseline;
        let near = !before.is_above(next) || gap < 3.2 * body.leading_of(next.look.size);
        if !near || next.look.size > 1.15 * body.size {
            break;
        }
        if columned(at + length) {
            columns
                .extend(cells(next.line).iter().skip(1).map(|cell| cell.left).take(24));
            columns.truncate(256);
            length += 1;
            certain = length;
        } else if continues(next, before, &columns, gap, body) && length - certain < 6 {
            length += 1;
            let first = columns.iter().copied().fold(f32::MAX, f32::min);
            let beyond_first = next.line.rect.x0 > first + 6.0;
            if beyond_first && gap < 1.3 * body.leading_of(next.look.size) {
                certain = length;
            }
        } else {
            break;
        }
    }
    certain
}

/// Whether a line stands in columns: a tab that is not the one after a number or bullet.
fn is_columned(placed: &Placed<'_>) -> bool {
    let text = placed.line.text.as_str();
    if placed.line.block.is_some() {
        return false;
    }
    let after = mark(text).map_or(0, |mark| mark.text);
    text[after..].contains('\t')
}

/// Whether a line and a neighbour stand side by side at less than a line's distance:
/// cells of different heights, centred in their row.
fn stands_beside(lines: &[Placed<'_>], at: usize, body: &Body) -> bool {
    let own = &lines[at];
    let beside = |other: &Placed<'_>| {
        let gap = (other.line.baseline - own.line.baseline).abs();
        let (a, b) = (own.line.rect, other.line.rect);
        other.run == own.run
            && other.line.block.is_none()
            && own.look.same_size(other.look)
            && gap > 1.5
            && gap < 0.75 * body.leading_of(own.look.size)
            && (a.x1 + 4.0 < b.x0 || b.x1 + 4.0 < a.x0)
    };
    own.line.block.is_none()
        && (at.checked_sub(1).is_some_and(|before| beside(&lines[before]))
            || lines.get(at + 1).is_some_and(beside))
}

/// Whether a line without columns is part of a cell: it starts where a column starts and
/// ends before the next one.
fn continues(
    next: &Placed<'_>,
    before: &Placed<'_>,
    columns: &[f32],
    gap: f32,
    body: &Body,
) -> bool {
    let (left, right) = (next.line.rect.x0, next.line.rect.x1);
    let below = before.is_above(next) && gap < 1.6 * body.leading_of(next.look.size);
    let at = columns.iter().any(|column| (column - left).abs() < 4.0);
    let following = columns.iter().copied().filter(|column| *column > left + 6.0);
    let next_column = following.fold(f32::MAX, f32::min);
    let first = columns.iter().copied().fold(f32::MAX, f32::min);
    let in_first = (left - first).abs() < 6.0;
    below && at && (right <= next_column + 2.0) && (!in_first || next_column < f32::MAX)
}

/// The cells of a line.
fn cells(line: &Line) -> Vec<Cell> {
    let mut cells = Vec::new();
    let (mut start, mut at) = (0, 0);
    for part in line.text.splitn(MOST, '\t') {
        let end = start + part.len();
        while line.runs.get(at).is_some_and(|run| run.end as usize <= start) {
            at += 1;
        }
        let left =
            line.runs.get(at).map_or(line.rect.x0, |run| left_in(run, line, start));
        if !part.trim().is_empty() {
            cells.push(Cell { start, end, left });
        }
        start = end + 1;
    }
    cells
}

/// The left edge of what starts at a byte of a run: the run's own, or, where the run
/// holds several cells, as far along as letters of usual width and equal spaces reach.
fn left_in(run: &Run, line: &Line, start: usize) -> f32 {
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let text = slice(&line.text, run.start, run.end);
    let before = start.saturating_sub(run.start as usize);
    let Some(before) = text.get(..before).filter(|before| !before.is_empty()) else {
        return run.rect.x0;
    };
    let tabs = number(text.matches('\t').count()).max(1.0);
    let letters = number(text.chars().count()) - tabs;
    let width = (0.5 * run.size).min(run.rect.width() / letters.max(1.0));
    let space = (run.rect.width() - letters * width) / tabs;
    let tabs_before = number(before.matches('\t').count());
    let letters_before = number(before.chars().count()) - tabs_before;
    run.rect.x0 + letters_before * width + tabs_before * space
}

/// The rows of a table.
pub(super) fn rows(lines: &[Placed<'_>], body: &Body) -> Vec<Chunk> {
    let mut columns = column_starts(lines);
    columns.dedup_by(|next, before| *next - *before < 8.0);
    let spaced = is_spaced(lines, &columns, body);
    let mut rows: Vec<Vec<(usize, Piece)>> = Vec::new();
    let mut firsts: Vec<&Placed<'_>> = Vec::new();
    for (at, placed) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &lines[before]);
        let cells: Vec<(usize, Piece)> = cells(placed.line)
            .into_iter()
            .map(|cell| (column_of(&columns, cell.left), piece(placed, cell)))
            .collect();
        let in_first = cells.first().is_some_and(|(column, _)| *column == 0);
        let begins = before.is_none_or(|before| {
            if !before.is_above(placed) {
                return in_first;
            }
            let gap = placed.line.baseline - before.line.baseline;
            let wide = gap > 1.15 * body.leading_of(placed.look.size) + 0.8;
            wide || !spaced && in_first && gap > 0.5 * placed.look.size
        });
        if begins {
            rows.push(Vec::new());
            firsts.push(placed);
        }
        if let Some(row) = rows.last_mut() {
            row.extend(cells);
        }
    }
    rows.into_iter().zip(firsts).map(|(cells, first)| row(cells, first)).collect()
}

fn column_starts(lines: &[Placed<'_>]) -> Vec<f32> {
    let mut starts: Vec<f32> = lines
        .iter()
        .flat_map(|placed| cells(placed.line))
        .map(|cell| cell.left)
        .collect();
    starts.sort_by(f32::total_cmp);
    starts
}

fn column_of(columns: &[f32], left: f32) -> usize {
    columns.partition_point(|start| *start <= left + 6.0).saturating_sub(1)
}

fn piece(placed: &Placed<'_>, cell: Cell) -> Piece {
    Piece { page: placed.page, line: placed.index, start: cell.start, end: cell.end }
}

/// Whether the rows of a table are set apart by more space than the lines of a cell:
/// then a line below another at line distance is part of the same row. So it is where a
/// good part of the lines that start in the first column have such space above them; the
/// others go on in a cell of that column.
fn is_spaced(lines: &[Placed<'_>], columns: &[f32], body: &Body) -> bool {
    let (mut wide, mut firsts) = (0_usize, 0_usize);
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let gap = below.line.baseline - above.line.baseline;
        let in_first = column_of(columns, below.line.rect.x0) == 0;
        if above.is_above(below) && in_first {
            firsts += 1;
            let wider = gap > 1.15 * body.leading_of(below.look.size) + 0.8;
            wide += usize::from(wider);
        }
    }
    wide * 3 >= firsts && wide > 0
}

/// A row from its cells: those of one column are one cell, from top to bottom.
fn row(mut cells: Vec<(usize, Piece)>, first: &Placed<'_>) -> Chunk {
    cells.sort_by_key(|(column, _)| *column);
    let mut chunk = Chunk::begin(Kind::Row, first, 1.0);
    chunk.pieces.clear();
    let mut before = None;
    for (column, piece) in cells {
        if before.is_some_and(|before| before != column) {
            chunk.cells.push(chunk.pieces.len());
        }
        before = Some(column);
        chunk.pieces.push(piece);
    }
    chunk
}
