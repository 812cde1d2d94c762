//! Where on a page a stretch of a passage was printed.

use std::ops::Range;

use crate::model::{Anchor, Line, Page, Rect, WordBox};

/// The boxes around these bytes of a passage on this page, one for each line, in order.
/// Lines must carry the boxes of their words.
pub(super) fn boxes(page: &Page, anchors: &[Anchor], span: Range<usize>) -> Vec<Rect> {
    anchors
        .iter()
        .filter(|anchor| anchor.page == page.number)
        .filter_map(|anchor| {
            let line = page.lines.get(anchor.line as usize)?;
            covered(line, within(anchor, &span)?)
        })
        .collect()
}

/// The bytes of the anchor's line that are inside the span.
fn within(anchor: &Anchor, span: &Range<usize>) -> Option<Range<usize>> {
    let (first, last) = (anchor.start as usize, anchor.end as usize);
    let (from, to) = (span.start.max(first), span.end.min(last));
    let shift = anchor.line_start as usize;
    (from < to).then(|| from - first + shift..to - first + shift)
}

/// The box around these bytes of a line.
fn covered(line: &Line, bytes: Range<usize>) -> Option<Rect> {
    let overlaps = |word: &&WordBox| {
        (word.start as usize) < bytes.end && (word.end as usize) > bytes.start
    };
    let parts = line.words.iter().filter(overlaps).map(|word| part(line, word, &bytes));
    parts.reduce(|all, one| all.union(&one))
}

/// The part of a word's box that these bytes take, by their share of its letters: a word
/// as it is printed holds its comma, and `multi-agency` two words.
#[expect(clippy::cast_precision_loss, reason = "letters of a word are few")]
fn part(line: &Line, word: &WordBox, bytes: &Range<usize>) -> Rect {
    let (start, end) = (word.start as usize, word.end as usize);
    let (from, to) = (bytes.start.max(start), bytes.end.min(end));
    let letters = |from, to| line.text.get(from..to).map_or(0, |it| it.chars().count());
    let all = letters(start, end);
    if all == 0 || (from, to) == (start, end) {
        return word.rect;
    }
    let share = |letters: usize| word.rect.width() * letters as f32 / all as f32;
    Rect {
        x0: word.rect.x0 + share(letters(start, from)),
        x1: word.rect.x1 - share(letters(to, end)),
        ..word.rect
    }
}

#[cfg(test)]
mod tests {
    use super::boxes;
    use crate::model::{Anchor, Line, Page, PageNumber, Rect, WordBox};

    /// Every letter is ten units wide.
    fn line(text: &str, y0: f32) -> Line {
        let length = |text: &str| u16::try_from(text.len()).unwrap();
        let mut at = 0;
        let words = text.split(' ').map(|word| {
            let (start, end) = (at, at + length(word));
            at = end + 1;
            let (x0, x1) = (f32::from(start) * 10.0, f32::from(end) * 10.0);
            let rect = Rect { x0, y0, x1, y1: y0 + 9.0 };
            WordBox { start: start.into(), end: end.into(), rect }
        });
        let words = words.collect();
        let rect = Rect { x0: 0.0, y0, x1: f32::from(length(text)) * 10.0, y1: y0 + 9.0 };
        let text = text.to_owned();
        Line { text, rect, baseline: y0, runs: Vec::new(), words, block: None }
    }

    fn page() -> Page {
        Page {
            number: PageNumber(2),
            label: None,
            width: 600.0,
            height: 800.0,
            lines: vec![line("4.1 The multi-agency", 0.0), line("meeting, held", 10.0)],
            trouble: None,
        }
    }

    /// The passage `The multi-agency meeting, held` on the two lines.
    fn anchors() -> [Anchor; 2] {
        let page = PageNumber(2);
        [
            Anchor { page, line: 0, line_start: 4, start: 0, end: 16 },
            Anchor { page, line: 1, line_start: 0, start: 17, end: 30 },
        ]
    }

    #[test]
    fn a_stretch_over_two_lines_has_two_boxes() {
        let found = boxes(&page(), &anchors(), 4..24);
        let expected = [
            Rect { x0: 80.0, y0: 0.0, x1: 200.0, y1: 9.0 },
            // without the comma
            Rect { x0: 0.0, y0: 10.0, x1: 70.0, y1: 19.0 },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_second_half_of_a_printed_word_is_its_second_half() {
        let found = boxes(&page(), &anchors(), 10..16);
        assert_eq!(found, [Rect { x0: 140.0, y0: 0.0, x1: 200.0, y1: 9.0 }]);
    }

    #[test]
    fn anchors_that_name_no_line_of_the_page_are_passed_over() {
        let other = Anchor { page: PageNumber(9), ..anchors()[0] };
        let beyond = Anchor { line: 7, ..anchors()[0] };
        assert_eq!(boxes(&page(), &[other, beyond], 0..30), []);
    }
}
