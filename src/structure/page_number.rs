//! Numbers in a running head or foot that may count the pages.

use crate::text::roman;

/// A number in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    /// First byte in the line.
    pub(super) start: usize,
    /// One past the last byte in the line.
    pub(super) end: usize,
    /// What it says.
    value: u32,
}

impl Count {
    /// How far the number is ahead of the place of its page, which counts from 0.
    pub(super) fn ahead_of(self, page: usize) -> i64 {
        i64::from(self.value) - i64::try_from(page).unwrap_or(i64::MAX)
    }
}

/// The numbers of a line; a roman one only where the line holds nothing else.
pub(super) fn counts(text: &str) -> Vec<Count> {
    let bare = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let bare =
        bare.strip_prefix("Page ").or_else(|| bare.strip_prefix("page ")).unwrap_or(bare);
    if let (Some(value), Some(start)) = (roman(bare), text.rfind(bare)) {
        return vec![Count { start, end: start + bare.len(), value }];
    }
    let bytes = text.as_bytes();
    let (mut counts, mut at) = (Vec::new(), 0);
    while at < bytes.len() && counts.len() < 12 {
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = text.get(at..at + length).filter(|number| number.len() <= 4);
        let number = number.filter(|_| !is_labelled(&text[..at]));
        if let Some(value) = number.and_then(|number| number.parse().ok()) {
            counts.push(Count { start: at, end: at + length, value });
        }
        at += length.max(1);
    }
    counts
}

/// Whether a lone letter stands right before a number: `R8` labels what follows, while
/// `p8` is a page.
fn is_labelled(before: &str) -> bool {
    let mut letters = before.chars().rev();
    let letter = letters.next().filter(|letter| letter.is_alphabetic());
    let alone = letters.next().is_none_or(|letter| !letter.is_alphanumeric());
    alone && letter.is_some_and(|letter| !matches!(letter, 'p' | 'P'))
}

/// Whether a line holds nothing but a page number: `#`, `page # of 40`, `- # -`, `p. #`.
pub(super) fn is_bare(masked: &str) -> bool {
    let plain = |letter: char| !(letter.is_alphanumeric() || letter == '#');
    masked.split(plain).filter(|word| !word.is_empty()).all(|word| {
        matches!(word, "#" | "page" | "of" | "p" | "pg" | "pages" | "tudalen")
            || word.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::{counts, is_bare};

    #[test]
    fn bare_page_numbers_are_told_from_words() {
        for line in ["#", "page # of 40", "- # -", "p. #", "# | page"] {
            assert!(is_bare(line), "{line}");
        }
        assert!(!is_bare("chapter #"));
    }

    #[test]
    fn a_roman_number_counts_when_it_stands_alone() {
        assert_eq!(counts("- iv -").len(), 1);
        assert_eq!(counts("in a mix of views").len(), 0);
        assert_eq!(counts("Page 3 of 40").len(), 2);
        assert_eq!(counts("R8").len(), 0);
        assert_eq!(counts("p8").len(), 1);
    }
}
