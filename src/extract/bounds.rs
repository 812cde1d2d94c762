//! How much one file may give, and what a page may hold.
//!
//! The worker keeps to these bounds; the parent, which does not trust it, checks them
//! again with the same code. The longest real reports have 900 pages and 3 MB of text.

use crate::model::{Extracted, Line, Page, PageTrouble, Rect, Status};

/// Most pages of a file.
pub(super) const PAGES: usize = 5_000;

/// Most bytes of text of a file.
pub(super) const TEXT: usize = 64 << 20;

/// Most bytes of text of one page, and eight times as many runs and words are far below
/// a frame's limit.
const PAGE_TEXT: usize = 4 << 20;

/// Most runs and words of one page.
const PAGE_PIECES: usize = 400_000;

/// Holds a reading to the bounds: a page that is too full is left out, a file that is too
/// long is not read.
pub(super) fn enforced(mut extracted: Extracted) -> Extracted {
    let text: usize = extracted.pages.iter().map(text_of).sum();
    if extracted.pages.len() > PAGES || text > TEXT {
        extracted.pages.clear();
        extracted.status = Status::Limit;
        extracted.detail =
            Some(format!("more than {PAGES} pages or {} MiB of text", TEXT >> 20));
        return extracted;
    }
    let mut dropped = 0;
    for page in extracted.pages.iter_mut().filter(|page| is_overfull(page)) {
        page.lines = Vec::new();
        page.trouble = Some(PageTrouble::Limit);
        dropped += 1;
    }
    if dropped > 0 && extracted.status.is_read() {
        extracted.status = Status::Partial;
        extracted.detail = Some(format!("{dropped} pages hold more than a page may"));
    }
    extracted
}

/// Bytes of text on a page.
pub(super) fn text_of(page: &Page) -> usize {
    page.lines.iter().map(|line| line.text.len()).sum()
}

/// Why a page cannot be what an honest worker sends, if it cannot.
pub(super) fn flaw(page: &Page) -> Option<&'static str> {
    if !(page.width.is_finite() && page.height.is_finite()) {
        return Some("a page without a size");
    }
    page.lines.iter().find_map(line_flaw)
}

fn line_flaw(line: &Line) -> Option<&'static str> {
    if !is_finite(&line.rect) || !line.baseline.is_finite() {
        return Some("a line that is nowhere");
    }
    if line.text.chars().any(|letter| letter.is_control() && letter != '\t') {
        return Some("a control character");
    }
    let runs = line.runs.iter().map(|run| (run.start, run.end, &run.rect));
    let words = line.words.iter().map(|word| (word.start, word.end, &word.rect));
    if !line.runs.iter().all(|run| run.size.is_finite()) {
        return Some("a run without a size");
    }
    if !are_spans(&line.text, runs) || !are_spans(&line.text, words) {
        return Some("a run or word outside its line");
    }
    None
}

/// Whether spans are in order, do not overlap and cut the text between letters.
fn are_spans<'r>(text: &str, spans: impl Iterator<Item = (u32, u32, &'r Rect)>) -> bool {
    let mut last = 0;
    spans.into_iter().all(|(start, end, rect)| {
        let in_order = last <= start && start <= end;
        last = end;
        in_order && text.get(start as usize..end as usize).is_some() && is_finite(rect)
    })
}

fn is_overfull(page: &Page) -> bool {
    let pieces: usize =
        page.lines.iter().map(|line| 1 + line.runs.len() + line.words.len()).sum();
    text_of(page) > PAGE_TEXT || pieces > PAGE_PIECES
}

fn is_finite(rect: &Rect) -> bool {
    [rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|edge| edge.is_finite())
}
