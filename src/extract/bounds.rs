//! How much one file may give, and what a page may hold.
//!
//! The worker keeps to these bounds; the parent, which does not trust it, checks them
//! again with the same code. The longest real reports have 900 pages and 3 MB of text.

use crate::model::{Extracted, Line, Page, PageTrouble, Rect, Status, Style};

use super::clean::Text;

/// Most pages of a file.
pub(super) const PAGES: usize = 5_000;

/// Most bytes of text of a file.
pub(super) const TEXT: usize = 64 << 20;

/// Most lines and runs of a file; two hundred to a page are usual.
pub(super) const PIECES: usize = 2_000_000;

/// Most bytes of text of one page. Formats without pages put a whole document on one.
const PAGE_TEXT: usize = 8 << 20;

/// Most lines and runs of one page.
const PAGE_PIECES: usize = 500_000;

/// What has been read of a file so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Volume {
    pages: usize,
    text: usize,
    pieces: usize,
}

impl Volume {
    /// Counts a line.
    pub(super) fn add_line(&mut self, line: &Line) {
        self.text += line.text.len();
        self.pieces += 1 + line.runs.len();
    }

    /// Counts a page without its lines.
    pub(super) fn add_page(&mut self) {
        self.pages += 1;
    }

    /// Counts a page and its lines.
    pub(super) fn add(&mut self, page: &Page) {
        self.add_page();
        page.lines.iter().for_each(|line| self.add_line(line));
    }

    /// Whether this is more than a file may give.
    pub(super) fn is_too_much(self) -> bool {
        self.pages > PAGES || self.text > TEXT || self.pieces > PIECES
    }

    /// Whether this is more than a page may hold.
    fn is_overfull(self) -> bool {
        self.text > PAGE_TEXT || self.pieces > PAGE_PIECES
    }
}

/// Holds a reading to the bounds: of a page that is too full the beginning is kept, a
/// file that is too long is not read.
pub(super) fn enforced(mut extracted: Extracted) -> Extracted {
    let mut volume = Volume::default();
    extracted.pages.iter().for_each(|page| volume.add(page));
    if volume.is_too_much() {
        extracted.pages.clear();
        extracted.status = Status::Limit;
        let text = TEXT >> 20;
        extracted.detail = Some(format!(
            "more than {PAGES} pages, {text} MiB or {PIECES} pieces of text"
        ));
        return extracted;
    }
    let overfull = extracted.pages.iter_mut().filter_map(trim).count();
    if overfull > 0 && extracted.status == Status::Ok {
        extracted.status = Status::Partial;
        extracted.detail = Some("a page holds more than a page may".to_owned());
    }
    extracted
}

/// Cuts a page where it becomes too full, if it does.
fn trim(page: &mut Page) -> Option<()> {
    let mut volume = Volume::default();
    let cut = page.lines.iter().position(|line| {
        volume.add_line(line);
        volume.is_overfull()
    })?;
    page.lines.truncate(cut);
    page.trouble = Some(PageTrouble::Limit);
    Some(())
}

/// Longest title, author, detail or page label, in letters.
const REMARK: usize = 1_000;

/// Makes what a worker says about a file fit to be shown: one line, of bounded length.
pub(super) fn tidied(remark: &str) -> String {
    let mut clean = Text::default();
    let head: String = remark.chars().take(REMARK).collect();
    clean.push_prose(&head, Style::default());
    clean.as_str().to_owned()
}

/// What is wrong with a run or word that points at no letters of its line.
const OUTSIDE: &str = "a run or word outside its line";

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
        return Some(OUTSIDE);
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

fn is_finite(rect: &Rect) -> bool {
    [rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|edge| edge.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Format, PageNumber, Run};

    fn line(text: &str) -> Line {
        let end = u32::try_from(text.len()).expect("a short text");
        let rect = Rect::default();
        let run = Run { start: 0, end, rect, size: 10.0, style: Style::default() };
        let block = Some(Block::Paragraph);
        let (text, words) = (text.to_owned(), Vec::new());
        Line { text, rect, baseline: 0.0, runs: vec![run], words, block }
    }

    fn page(number: u32, lines: Vec<Line>) -> Page {
        let number = PageNumber(number);
        Page { number, label: None, width: 595.0, height: 842.0, lines, trouble: None }
    }

    fn file(pages: Vec<Page>) -> Extracted {
        Extracted {
            format: Format::Plain,
            status: Status::Ok,
            detail: None,
            title: None,
            author: None,
            pages,
        }
    }

    #[test]
    fn of_a_page_that_is_too_full_the_beginning_is_kept() {
        let long = "x".repeat(PAGE_TEXT / 2);
        let held = enforced(file(vec![page(1, vec![line(&long); 3]), page(2, vec![])]));
        assert_eq!(held.status, Status::Partial);
        assert_eq!(held.pages[0].lines.len(), 2);
        assert_eq!(held.pages[0].trouble, Some(PageTrouble::Limit));
        assert_eq!(held.pages[1].trouble, None);
    }

    #[test]
    fn a_file_with_too_many_pages_is_not_read() {
        let pages = vec![page(1, Vec::new()); PAGES + 1];
        let held = enforced(file(pages));
        assert_eq!((held.status, held.pages.len()), (Status::Limit, 0));
    }

    #[test]
    fn a_remark_is_one_line_of_bounded_length() {
        assert_eq!(tidied(" Child\r\n\tM\u{1B}[31m "), "Child M[31m");
        assert_eq!(tidied(&"x".repeat(5_000)).len(), 1_000);
    }

    #[test]
    fn what_no_reader_makes_is_a_flaw() {
        let flawed = |change: fn(&mut Line)| {
            let mut line = line("naïve");
            change(&mut line);
            flaw(&page(1, vec![line]))
        };
        assert_eq!(flawed(|_| {}), None);
        assert_eq!(flawed(|line| line.runs[0].end = 99), Some(OUTSIDE));
        assert_eq!(flawed(|line| line.runs[0].start = 3), Some(OUTSIDE));
        assert_eq!(flawed(|line| line.text.push('\u{7}')), Some("a control character"));
        assert_eq!(
            flawed(|line| line.rect.x1 = f32::NAN),
            Some("a line that is nowhere")
        );
    }
}
