//! A text file as pages: form feeds part them, lines stay lines.
//!
//! Nothing in a text file says what a line is, so lines carry no block, and geometry is
//! invented that structure can read like a page's: indentation becomes a left edge, an
//! empty line becomes white space above the next. `pdftotext` writes such files.

use crate::model::{Extracted, Format, Line, Page, PageNumber, Rect, Run, Status, Style};

use super::bounds::Volume;
use super::charset;
use super::clean::Text;

/// Size of every letter, in points.
const SIZE: f32 = 10.0;
/// From one baseline to the next, in points.
const LEADING: f32 = 12.0;
/// Width of every letter, in points.
const ADVANCE: f32 = 5.0;
/// Left and top margin, in points: one inch.
const MARGIN: f32 = 72.0;
/// A4, in points; a page with more lines is longer.
const PAPER: (f32, f32) = (595.0, 842.0);
/// Columns between tab stops.
const TAB: usize = 8;

/// Reads a text file.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(PageNumber)) -> Extracted {
    let text = charset::decode(bytes);
    let text = text.strip_suffix('\u{C}').unwrap_or(&text);
    let mut pages = Vec::new();
    let mut volume = Volume::default();
    for (number, page) in (1..).zip(text.split('\u{C}')) {
        progress(PageNumber(number));
        pages.push(read_page(PageNumber(number), page, &mut volume));
        if volume.is_too_much() {
            break;
        }
    }
    Extracted {
        format: Format::Plain,
        status: Status::Ok,
        detail: None,
        title: None,
        author: None,
        pages,
    }
}

/// Reads a page, but no more of it than a whole file may hold.
fn read_page(number: PageNumber, text: &str, volume: &mut Volume) -> Page {
    volume.add_page();
    let mut lines = Vec::new();
    for line in text.lines().enumerate().filter_map(|(row, text)| read_line(row, text)) {
        volume.add_line(&line);
        lines.push(line);
        if volume.is_too_much() {
            break;
        }
    }
    let right = lines.iter().map(|line| line.rect.x1).fold(0.0, f32::max);
    let bottom = lines.last().map_or(0.0, |line| line.rect.y1);
    Page {
        number,
        label: None,
        width: PAPER.0.max(right + MARGIN),
        height: PAPER.1.max(bottom + MARGIN),
        lines,
        trouble: None,
    }
}

fn read_line(row: usize, raw: &str) -> Option<Line> {
    let mut text = Text::default();
    text.push_prose(raw, Style::default());
    if text.is_empty() {
        return None;
    }
    let breaks = raw.trim_end().ends_with('\u{AD}');
    let left = MARGIN + ADVANCE * points(indent(raw));
    let top = MARGIN + LEADING * points(row);
    let place = |first: usize, last: usize| Rect {
        x0: left + ADVANCE * points(first),
        y0: top,
        x1: left + ADVANCE * points(last),
        y1: top + SIZE,
    };
    let (mut text, mut runs) = text.finish(SIZE, place);
    if breaks {
        keep_break(&mut text, &mut runs);
    }
    let rect = place(0, text.chars().count());
    let baseline = top + 0.8 * SIZE;
    Some(Line { text, rect, baseline, runs, words: Vec::new(), block: None })
}

/// A soft hyphen at the end of a line stands for a break in a word.
fn keep_break(text: &mut String, runs: &mut [Run]) {
    text.push('\u{AD}');
    if let Some(last) = runs.last_mut() {
        last.end += 2;
        last.rect.x1 += ADVANCE;
    }
}

/// Columns of white space before the first letter.
fn indent(line: &str) -> usize {
    let mut column = 0;
    for letter in line.chars() {
        match letter {
            '\t' => column = (column / TAB + 1) * TAB,
            _ if letter.is_whitespace() => column += 1,
            _ => break,
        }
    }
    column
}

/// Counts of lines and letters are far below what `f32` holds exactly.
#[expect(clippy::cast_precision_loss, reason = "a position on an invented page")]
fn points(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(text: &str) -> Vec<Page> {
        read(text.as_bytes(), &mut |_| {}).pages
    }

    #[test]
    fn form_feeds_part_pages_and_a_last_one_adds_none() {
        let pages = pages("One\n\u{C}\u{C}Three\u{C}");
        let texts: Vec<_> = pages.iter().map(|page| page.lines.len()).collect();
        assert_eq!(texts, [1, 0, 1]);
        assert_eq!(pages[2].number, PageNumber(3));
    }

    #[test]
    fn indentation_and_empty_lines_become_geometry() {
        let lines = &pages("4.1  The  visit\n\n\tdid not\r\n")[0].lines;
        assert_eq!(lines[0].text, "4.1 The visit");
        assert_eq!(lines[1].text, "did not");
        assert!((lines[1].rect.x0 - lines[0].rect.x0 - 40.0).abs() < 0.01);
        assert!((lines[1].baseline - lines[0].baseline - 24.0).abs() < 0.01);
    }

    #[test]
    fn a_soft_hyphen_stays_only_where_a_line_breaks() {
        let lines = &pages("safe\u{AD}guard\u{AD}\ning")[0].lines;
        assert_eq!(lines[0].text, "safeguard\u{AD}");
        assert_eq!(lines[0].runs[0].end, 11);
    }
}
