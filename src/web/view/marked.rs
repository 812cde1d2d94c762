//! Texts with what was found in them marked.

use maud::{Markup, html};

use crate::present::clean;

/// Letters of a passage before its first hit, where it is cut.
const BEFORE: usize = 140;

/// Letters of a passage that are shown, where it is cut.
const LONG: usize = 520;

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Bit<'a> {
    /// As it is.
    Plain(&'a str),
    /// What was found.
    Hit(&'a str),
}

/// A text, parted where hits begin and end. Hits that reach outside it, overlap, or part
/// a letter are left out.
pub(in crate::web) fn marked<'a>(
    text: &'a str,
    spans: &[(usize, usize)],
) -> Vec<Bit<'a>> {
    let mut bits = Vec::new();
    let mut at = 0;
    for &(from, to) in spans {
        let (Some(before), Some(hit)) = (text.get(at..from), text.get(from..to)) else {
            continue;
        };
        if !before.is_empty() {
            bits.push(Bit::Plain(before));
        }
        bits.push(Bit::Hit(hit));
        at = to;
    }
    if let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        bits.push(Bit::Plain(rest));
    }
    bits
}

impl maud::Render for Bit<'_> {
    fn render(&self) -> Markup {
        match self {
            Self::Plain(words) => html! { (clean(words)) },
            Self::Hit(words) => html! { mark { (clean(words)) } },
        }
    }
}

/// A passage, or what stands around its first hit where it is long, hits marked.
pub(in crate::web) fn excerpt(text: &str, spans: &[(usize, usize)]) -> Markup {
    let (from, to) = window(text, spans.first().map_or(0, |span| span.0));
    let inside = spans.iter().filter(|(start, end)| *start >= from && *end <= to);
    let spans: Vec<_> = inside.map(|(start, end)| (start - from, end - from)).collect();
    html! {
        @if from > 0 { "… " }
        @for bit in marked(&text[from..to], &spans) { (bit) }
        @if to < text.len() { " …" }
    }
}

/// The bytes that are shown, cut between words.
fn window(text: &str, first: usize) -> (usize, usize) {
    if text.len() <= LONG {
        return (0, text.len());
    }
    let head = text.get(..first).unwrap_or_default();
    let before = head.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let from = match head[before..].find(' ') {
        Some(space) if before > 0 => before + space + 1,
        _ => before,
    };
    let rest = &text[from..];
    let to = rest.char_indices().nth(LONG).map_or(rest.len(), |(at, _)| at);
    let to = match rest[..to].rfind(' ') {
        Some(space) if to < rest.len() && from + space > first => space,
        _ => to,
    };
    (from, from + to)
}

#[cfg(test)]
mod tests {
    use super::{Bit, excerpt, marked, window};

    #[test]
    fn hits_are_marked_in_their_places() {
        let bits = marked("no threshold here", &[(3, 12)]);
        let expected = [Bit::Plain("no "), Bit::Hit("threshold"), Bit::Plain(" here")];
        assert_eq!(bits, expected);
    }

    #[test]
    fn a_span_that_parts_a_letter_or_reaches_out_is_left_out() {
        assert_eq!(marked("é", &[(0, 1)]), [Bit::Plain("é")]);
        assert_eq!(marked("ab", &[(1, 9)]), [Bit::Plain("ab")]);
        assert_eq!(marked("abc", &[(0, 2), (1, 3)]), [Bit::Hit("ab"), Bit::Plain("c")]);
    }

    #[test]
    fn a_long_passage_is_cut_between_words_around_its_hit() {
        let text = format!("{}needle {}", "word ".repeat(200), "more ".repeat(200));
        let hit = (1000, 1006);
        let (from, to) = window(&text, hit.0);
        assert!(from < hit.0 && to > hit.1 && to - from <= 520);
        assert!(text[from..].starts_with("word") && text[..to].ends_with("more"));
        let shown = excerpt(&text, &[hit]).into_string();
        assert!(shown.starts_with("… ") && shown.contains("<mark>needle</mark>"));
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        let shown = excerpt("<script>x</script>", &[(0, 8)]).into_string();
        assert_eq!(shown, "<mark>&lt;script&gt;</mark>x&lt;/script&gt;");
    }
}
