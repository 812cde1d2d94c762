//! What tesseract found on a picture, as lines on a page.
//!
//! Its table has a row for every block, paragraph, line and word, with boxes in pixels
//! and, for words, how sure it is. Lines come in its reading order, which follows
//! columns. Words it is unsure of are mostly the edges of stamps and photographs.

use crate::extract::clean::Text;
use crate::model::{Line, Rect, Run, Style, WordBox};

/// Words that tesseract is less sure of than this, in percent, are left out. There is no
/// right number: its own documentation names none, and 30 keeps faint print.
const SURE: f32 = 30.0;

/// Share of a line's height that is below its baseline, for letters like `p`.
const DESCENT: f32 = 0.2;

/// Most rows that are looked at; a page of small print has two thousand.
const ROWS: usize = 100_000;

/// Reads the table; `points` is how many points a pixel measures.
pub(super) fn lines(table: &str, points: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut open: Option<(Place, Vec<Word>)> = None;
    for row in table.lines().skip(1).take(ROWS) {
        let Some((place, word)) = word(row, points) else { continue };
        match &mut open {
            Some((last, words)) if *last == place => words.push(word),
            _ => {
                let finished = open.replace((place, vec![word]));
                lines.extend(finished.and_then(|(_, words)| line(&words)));
            }
        }
    }
    lines.extend(open.and_then(|(_, words)| line(&words)));
    lines
}

/// Block, paragraph and line.
type Place = [u32; 3];

struct Word {
    text: String,
    rect: Rect,
}

/// A row about a word; rows about what holds words have other levels.
fn word(row: &str, points: f32) -> Option<(Place, Word)> {
    let columns: Vec<_> = row.split('\t').map(str::trim).collect();
    let &[
        level,
        _page,
        block,
        paragraph,
        line,
        _word,
        left,
        top,
        width,
        height,
        sure,
        text,
    ] = columns.as_slice()
    else {
        return None;
    };
    let sure: f32 = sure.parse().ok()?;
    if level != "5" || sure < SURE || text.is_empty() {
        return None;
    }
    let place = [block.parse().ok()?, paragraph.parse().ok()?, line.parse().ok()?];
    let pixels = |column: &str| column.parse::<u16>().ok().map(f32::from);
    let [left, top] = [pixels(left)?, pixels(top)?];
    let [right, bottom] = [left + pixels(width)?, top + pixels(height)?];
    let rect = Rect {
        x0: left * points,
        y0: top * points,
        x1: right * points,
        y1: bottom * points,
    };
    Some((place, Word { text: text.to_owned(), rect }))
}

fn line(words: &[Word]) -> Option<Line> {
    let mut text = String::new();
    let mut boxes = Vec::new();
    for word in words {
        let mut clean = Text::default();
        clean.push_prose(&word.text, Style::default());
        if clean.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        let start = u32::try_from(text.len()).ok()?;
        text.push_str(clean.as_str());
        let end = u32::try_from(text.len()).ok()?;
        boxes.push(WordBox { start, end, rect: word.rect });
    }
    let rect = boxes.iter().map(|word| word.rect).reduce(|a, b| a.union(&b))?;
    let end = u32::try_from(text.len()).ok()?;
    let size = rect.height();
    let run = Run { start: 0, end, rect, size, style: Style::default() };
    let baseline = rect.y1 - DESCENT * size;
    Some(Line { text, rect, baseline, runs: vec![run], words: boxes, block: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\t\
        width\theight\tconf\ttext\n\
        1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n\
        4\t1\t1\t1\t1\t0\t300\t400\t700\t50\t-1\t\n\
        5\t1\t1\t1\t1\t1\t300\t400\t200\t50\t96.5\tChild\n\
        5\t1\t1\t1\t1\t2\t520\t410\t100\t40\t95\tM\n\
        5\t1\t1\t1\t1\t3\t700\t410\t100\t40\t12\t~|\n\
        5\t1\t1\t1\t2\t1\t300\t500\t200\t50\t91\twas\n\
        5\t1\t2\t1\t2\t1\t300\t900\t200\t50\t91\tseen\n";

    #[test]
    fn words_of_a_line_are_a_line_with_boxes_in_points() {
        let lines = lines(TABLE, 0.24);
        let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Child M", "was", "seen"]);
        let second = &lines[0].words[1];
        assert_eq!((second.start, second.end), (6, 7));
        assert!((second.rect.x0 - 124.8).abs() < 0.01);
        assert!((lines[0].rect.y1 - 108.0).abs() < 0.01);
        assert_eq!((lines[0].runs[0].start, lines[0].runs[0].end), (0, 7));
    }

    #[test]
    fn rows_that_are_no_words_are_passed_over() {
        assert!(
            lines("level\nx\n5\t1\t1\n5\t1\t1\t1\t1\t1\tNaN\t1\t1\t1\t99\tx\n", 1.0)
                .is_empty()
        );
    }
}
