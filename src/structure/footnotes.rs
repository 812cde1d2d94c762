//! Notes at the foot of a page, taken out of the stream so that the paragraph above them
//! goes on over the page.
//!
//! A note is smaller than the running text, stands at the end of its column and begins
//! with a number or sign. Small type without such a mark (captions, boxes) is text.

use super::body::Body;
use super::chunk::{Chunk, Kind, ends_sentence};
use super::flow::{Placed, slice};
use crate::model::Line;
use crate::text::{Mark, Sort};

/// How many lines a remark without a mark may have.
const MOST_REMARK: usize = 6;

/// The stream without its notes, and the notes.
pub(super) struct Parted<'a> {
    /// The running text.
    pub(super) text: Vec<Placed<'a>>,
    /// The notes, in order.
    pub(super) notes: Vec<Chunk>,
}

/// Parts notes from text.
pub(super) fn part<'a>(lines: Vec<Placed<'a>>, body: &Body) -> Parted<'a> {
    let mut text = Vec::with_capacity(lines.len());
    let mut notes: Vec<Chunk> = Vec::new();
    let mut run: Vec<Placed<'a>> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(placed) = lines.next() {
        let ends = lines.peek().is_none_or(|next| next.run != placed.run);
        run.push(placed);
        if ends {
            let below = run.split_off(first_note(&run, body));
            text.append(&mut run);
            gather(&below, &mut notes);
        }
    }
    Parted { text, notes }
}

/// The place in a column where its notes begin; its length if there are none.
fn first_note(run: &[Placed<'_>], body: &Body) -> usize {
    let small = |placed: &&Placed<'_>| {
        placed.line.block.is_none()
            && placed.look.size > 0.0
            && placed.look.size < 0.93 * body.size
            && placed.line.text.matches('\t').count() < 2
    };
    let tail = run.iter().rev().take_while(small).count();
    let from = run.len() - tail;
    let marked = run[from..].iter().position(|placed| note_mark(placed.line).is_some());
    // a remark in small type below a sentence that goes on is no part of the sentence
    let cut_in = (1..=MOST_REMARK).contains(&tail)
        && from.checked_sub(1).is_some_and(|at| !ends_sentence(&run[at].line.text));
    match marked {
        Some(at) => from + at,
        None if cut_in => from,
        None => run.len(),
    }
}

fn gather(lines: &[Placed<'_>], notes: &mut Vec<Chunk>) {
    let mut last: Option<u32> = None;
    for placed in lines {
        let found = note_mark(placed.line);
        let value = found.and_then(|found| found.number.parse::<u32>().ok());
        let begins = match (found, value, last) {
            (Some(_), Some(value), Some(last)) => value == last.saturating_add(1),
            (Some(_), _, _) => true,
            (None, ..) => false,
        };
        if let (false, Some(open)) = (begins, notes.last_mut()) {
            open.pieces.push(placed.piece());
            open.lines += 1;
            continue;
        }
        let mut note = Chunk::begin(Kind::Note, placed, 1.0);
        if let Some(found) = found {
            note.take_mark(found);
        }
        notes.push(note);
        last = value;
    }
}

/// The mark of a note: `12 See`, `12. See`, `12See` where the number is raised, `* See`.
fn note_mark(line: &Line) -> Option<Mark<'_>> {
    let text = line.text.as_str();
    let sign = text.starts_with(['*', '†', '‡', '§']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let end = if sign { text.chars().next()?.len_utf8() } else { digits };
    if end == 0 || end > 3 || end == text.len() {
        return None;
    }
    let close = usize::from(digits > 0 && text[end..].starts_with(['.', ')']));
    let rest = &text[end + close..];
    let raised = line.runs.first().is_some_and(|run| {
        slice(text, run.start, run.end).trim().len() <= end
            && run.size < 0.85 * line.size()
    });
    let spaced = rest.starts_with([' ', '\t']);
    let letters = rest.trim_start().starts_with(|letter: char| {
        letter.is_uppercase() || matches!(letter, '‘' | '“' | '"' | '\'') || sign
    }) || rest.trim_start().starts_with("http")
        || rest.trim_start().starts_with("www");
    if !(raised || letters && (spaced || sign || rest.starts_with(char::is_uppercase))) {
        return None;
    }
    let start = text.len() - rest.trim_start().len();
    Some(Mark {
        sort: Sort::Whole,
        number: &text[..end],
        end: end + close,
        text: start,
        closed: close > 0,
    })
}
