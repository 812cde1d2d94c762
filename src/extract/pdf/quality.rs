//! How reading a file went, in one word and one line.

use crate::model::{Page, PageNumber, PageTrouble, Status};

/// A page mostly covered by pictures, with fewer words than this, is a picture of text.
const FEW_WORDS: usize = 5;
/// How much of a page pictures cover for that, and how much if there is no word at all.
const COVERED: f64 = 0.8;
const COVERED_EMPTY: f64 = 0.25;

/// The trouble of a page that was read to its end: none, or that it is a scan.
pub(super) fn scanned(pictures: f64, page: &Page) -> Option<PageTrouble> {
    let words: usize =
        page.lines.iter().map(|line| line.text.split_whitespace().count()).sum();
    let scan = match words {
        0 => pictures > COVERED_EMPTY,
        _ => words < FEW_WORDS && pictures > COVERED,
    };
    scan.then_some(PageTrouble::Scanned)
}

/// Why pages are missing from what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cut {
    /// A limit was met.
    Limit(String),
    /// The file announces more than it holds.
    Lost(String),
}

impl Cut {
    fn said(&self) -> String {
        match self {
            Self::Limit(said) | Self::Lost(said) => said.clone(),
        }
    }
}

/// The status of a file whose pages were read, and what to know about them.
pub(super) fn verdict(pages: &[Page], cut: Option<&Cut>) -> (Status, Option<String>) {
    let pick = |trouble| {
        let with = pages.iter().filter(move |page| page.trouble == Some(trouble));
        list(&with.map(|page| page.number).collect::<Vec<_>>())
    };
    let mut details: Vec<String> = Vec::new();
    details.extend(pick(PageTrouble::Scanned).map(|(pages, one)| {
        format!(
            "{pages} {}",
            if one { "is a picture of text" } else { "are pictures of text" }
        )
    }));
    details.extend(pick(PageTrouble::Damaged).map(|(pages, one)| {
        format!("{pages} {} damaged", if one { "is" } else { "are" })
    }));
    details.extend(pick(PageTrouble::Limit).map(|(pages, one)| {
        format!(
            "{pages} {} more than a page may hold",
            if one { "holds" } else { "hold" }
        )
    }));
    details.extend(cut.map(Cut::said));
    let has = |trouble| pages.iter().any(|page| page.trouble == Some(trouble));
    let status = if pages.iter().any(|page| !page.lines.is_empty()) {
        if details.is_empty() { Status::Ok } else { Status::Partial }
    } else if has(PageTrouble::Scanned) {
        Status::NoText
    } else if has(PageTrouble::Limit) || matches!(cut, Some(Cut::Limit(_))) {
        Status::Limit
    } else if has(PageTrouble::Damaged) || cut.is_some() {
        Status::Damaged
    } else {
        details.push("no page holds text".to_owned());
        Status::NoText
    };
    let detail = (!details.is_empty()).then(|| details.join("; "));
    (status, detail)
}

/// Page numbers as people write them, and whether it is one page: `pages 3-5 and 9`.
fn list(numbers: &[PageNumber]) -> Option<(String, bool)> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &PageNumber(number) in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let mut parts: Vec<String> = ranges
        .iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            _ => format!("{first}-{last}"),
        })
        .collect();
    let last = parts.pop()?;
    let one = numbers.len() == 1;
    let noun = if one { "page" } else { "pages" };
    let all =
        if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) };
    Some((format!("{noun} {all}"), one))
}

#[cfg(test)]
mod tests {
    use super::{list, verdict};
    use crate::model::{Line, Page, PageNumber, PageTrouble, Rect, Status};

    fn page(number: u32, text: &str, trouble: Option<PageTrouble>) -> Page {
        let line = Line {
            text: text.to_owned(),
            rect: Rect::default(),
            baseline: 0.0,
            runs: Vec::new(),
            words: Vec::new(),
            block: None,
        };
        let lines = if text.is_empty() { Vec::new() } else { vec![line] };
        let number = PageNumber(number);
        Page { number, label: None, width: 595.0, height: 842.0, lines, trouble }
    }

    #[test]
    fn pages_are_listed_as_people_write_them() {
        let numbers = [3, 4, 5, 9, 11].map(PageNumber);
        assert_eq!(list(&numbers), Some(("pages 3-5, 9 and 11".to_owned(), false)));
        assert_eq!(list(&numbers[..1]), Some(("page 3".to_owned(), true)));
    }

    #[test]
    fn a_scan_among_pages_of_text_makes_a_file_partial() {
        let pages = [page(1, "text", None), page(2, "", Some(PageTrouble::Scanned))];
        let detail = "page 2 is a picture of text".to_owned();
        assert_eq!(verdict(&pages, None), (Status::Partial, Some(detail)));
    }

    #[test]
    fn no_text_is_never_ok() {
        let detail = "no page holds text".to_owned();
        assert_eq!(verdict(&[page(1, "", None)], None), (Status::NoText, Some(detail)));
    }
}
