//! A row of pieces as a line of text: where words end, and where a column of a table does.

use super::Frame;
use super::pieces::{After, KERNING, Piece};
use super::rows::Row;
use crate::extract::pdf::options::Words;
use crate::model::{Line, Rect, Run, WordBox};

/// What stands between two pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Space,
    Tab,
}

/// A gap this many times the size may part two columns of a table.
const WIDE: f32 = 1.7;
/// And it must be this many times the usual gap of its line: justified lines have wide
/// gaps too, all alike.
const OUTSTANDING: f32 = 3.0;

/// The line that a row is, unless it is empty. `cells` are the pieces that begin a cell.
pub(super) fn line(
    row: &Row,
    cells: &[usize],
    frame: &Frame,
    words: Words,
) -> Option<Line> {
    let mut between = separators(row);
    for cell in cells.iter().filter_map(|cell| cell.checked_sub(1)) {
        between[cell] = Between::Tab;
    }
    let mut text = String::new();
    let mut places = Vec::with_capacity(row.pieces.len());
    for (index, piece) in row.pieces.iter().enumerate() {
        if index > 0 {
            push_separator(&mut text, between[index - 1]);
        }
        let start = text.len();
        push_letters(&mut text, &piece.text, index + 1 == row.pieces.len());
        places.push((start, text.len()));
    }
    let length = text.trim_end().len();
    text.truncate(length);
    if text.is_empty() {
        return None;
    }
    let whole = row.pieces.iter().map(area).reduce(|a, b| a.union(&b))?;
    let (x, y) = frame.leave(row.left(), row.y);
    debug_assert!(x.is_finite());
    Some(Line {
        runs: runs(row, &places, &between, text.len(), frame),
        words: match words {
            Words::Skip => Vec::new(),
            Words::Keep => boxes(row, &places, &text, frame),
        },
        rect: frame.rect(&whole),
        baseline: y,
        text,
        block: None,
    })
}

fn push_separator(text: &mut String, between: Between) {
    let blank = text.is_empty() || text.ends_with([' ', '\t']);
    match between {
        Between::Space if !blank => text.push(' '),
        Between::Tab if !blank => text.push('\t'),
        _ => {}
    }
}

/// Appends letters. A soft hyphen that is drawn inside a line is a hyphen.
fn push_letters(text: &mut String, letters: &str, last: bool) {
    let count = letters.chars().count();
    for (index, letter) in letters.chars().enumerate() {
        match letter {
            ' ' if text.is_empty() || text.ends_with([' ', '\t']) => {}
            '\u{ad}' if !last || index + 1 < count => text.push('-'),
            _ => text.push(letter),
        }
    }
}

fn separators(row: &Row) -> Vec<Between> {
    let mut between = Vec::with_capacity(row.pieces.len());
    let mut gaps = Vec::with_capacity(row.pieces.len());
    let mut end = f32::NEG_INFINITY;
    for pair in row.pieces.windows(2) {
        end = end.max(pair[0].x1);
        let gap = pair[1].x0 - end;
        let size = pair[0].size.min(pair[1].size);
        let apart = gap > size * KERNING || gap < -size;
        between.push(match pair[0].after {
            After::Space => Between::Space,
            After::Gap if apart => Between::Space,
            After::Gap | After::Joined => Between::Nothing,
        });
        gaps.push(gap);
    }
    mark_tabs(row, &gaps, &mut between);
    between
}

fn mark_tabs(row: &Row, gaps: &[f32], between: &mut [Between]) {
    let wide = row.size * WIDE;
    if gaps.iter().all(|gap| *gap < wide) {
        return;
    }
    let spaced = |at: &usize| between[*at] == Between::Space;
    let mut usual: Vec<f32> = (0..gaps.len())
        .filter(spaced)
        .map(|at| gaps[at])
        .filter(|gap| *gap < wide)
        .collect();
    usual.sort_by(f32::total_cmp);
    let needed =
        usual.get(usual.len() / 2).map_or(wide, |usual| wide.max(usual * OUTSTANDING));
    let tabs: Vec<usize> = (0..gaps.len())
        .filter(|at| {
            gaps[*at] >= needed && !is_leader(&row.pieces[*at], &row.pieces[*at + 1])
        })
        .collect();
    if usual.is_empty() && tabs.len() > 1 && is_even(gaps, &tabs, row.size) {
        return;
    }
    if let [only] = tabs.as_slice()
        && gaps[*only] < row.size * 6.0
        && is_marker(&row.pieces[..=*only])
    {
        return;
    }
    for at in tabs {
        between[at] = Between::Tab;
    }
}

/// Whether dots lead from one piece to the other.
fn is_leader(before: &Piece, after: &Piece) -> bool {
    let dots = |text: &str| text.bytes().all(|byte| byte == b'.');
    before.text.ends_with("..")
        || after.text.starts_with("..")
        || dots(&before.text)
        || dots(&after.text)
}

/// A line of few words that was stretched to the margin: gaps alike and not very wide.
fn is_even(gaps: &[f32], tabs: &[usize], size: f32) -> bool {
    let widths = tabs.iter().map(|at| gaps[*at]);
    let widest = widths.clone().fold(0.0, f32::max);
    let narrowest = widths.fold(f32::INFINITY, f32::min);
    widest < size * 3.0 && widest < narrowest * 1.2
}

/// Whether a line starts with nothing but the number or the bullet of a paragraph.
pub(super) fn is_marker(pieces: &[Piece]) -> bool {
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let inner = text.trim_matches(['(', ')', '.', '[', ']', ':']);
    let short = text.chars().count() <= 8;
    let number = inner.split('.').all(|part| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits || part.chars().count() == 1 || is_roman(part)
    });
    short && number
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| "ivxIVX".contains(letter))
}

fn area(piece: &Piece) -> Rect {
    Rect {
        x0: piece.x0,
        y0: piece.y - piece.size * piece.ascent,
        x1: piece.x1,
        y1: piece.y + piece.size * piece.descent,
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The runs of a line. A tab ends a run, so that each cell of a table has a box.
fn runs(
    row: &Row,
    places: &[(usize, usize)],
    between: &[Between],
    length: usize,
    frame: &Frame,
) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let before = std::iter::once(&Between::Tab).chain(between);
    for ((piece, (start, _)), before) in row.pieces.iter().zip(places).zip(before) {
        let rect = frame.rect(&area(piece));
        let start = (*start).min(length);
        match runs.last_mut() {
            Some(run)
                if *before != Between::Tab
                    && run.style == piece.style
                    && (run.size - piece.size).abs() < 0.05 =>
            {
                run.rect = run.rect.union(&rect);
            }
            _ => {
                if let Some(run) = runs.last_mut() {
                    run.end = offset(start);
                }
                let (start, end) = (offset(start), offset(length));
                runs.push(Run { start, end, rect, size: piece.size, style: piece.style });
            }
        }
    }
    runs.retain(|run| run.start < run.end);
    runs
}

/// The boxes of words: from the pieces they are made of, and in proportion where a word
/// is a part of one.
fn boxes(
    row: &Row,
    places: &[(usize, usize)],
    text: &str,
    frame: &Frame,
) -> Vec<WordBox> {
    let mut out = Vec::new();
    let mut from = 0;
    for word in text.split([' ', '\t']) {
        let (start, end) = (from, from + word.len());
        from = end + 1;
        let parts = row.pieces.iter().zip(places).filter_map(|(piece, place)| {
            part(piece, *place, start, end).map(|rect| frame.rect(&rect))
        });
        if let Some(rect) = parts.reduce(|a, b| a.union(&b)) {
            out.push(WordBox { start: offset(start), end: offset(end), rect });
        }
    }
    out
}

/// The part of a piece that lies in these bytes of the line.
#[expect(clippy::cast_precision_loss, reason = "bytes of one line")]
fn part(piece: &Piece, place: (usize, usize), start: usize, end: usize) -> Option<Rect> {
    let (low, high) = (start.max(place.0), end.min(place.1));
    if low >= high {
        return None;
    }
    let mut rect = area(piece);
    let width = rect.width() / (place.1 - place.0) as f32;
    let left = rect.x0;
    rect.x0 = left + width * (low - place.0) as f32;
    rect.x1 = left + width * (high - place.0) as f32;
    Some(rect)
}
