//! Passages for a reader: grouped by review, each with its place, the hits marked.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::analysis::{Answer, Counts, Hit};
use crate::model::ReviewId;

use super::columns::columns;
use super::{Screen, clean, counted};

/// A passage longer than this many characters is cut around its first hit.
const LONG: usize = 480;
/// Characters shown before the first hit of a passage that is cut.
const BEFORE: usize = 120;
/// Characters a line where nobody looks at it on a screen.
pub(super) const WIDTH: usize = 100;
/// What stands before each line of a passage.
pub(super) const INDENT: &str = "      ";
/// Unseen marks around a hit while lines are broken; `clean` lets neither through.
pub(super) const OPEN: char = '\u{1}';
pub(super) const CLOSE: char = '\u{2}';

/// Writes an answer as text: under each review, in the order of its best passage, where
/// each passage stands and what it says. `names` says how a review is called; one that is
/// missing there goes by its own name.
pub fn hits(
    answer: &Answer,
    names: &BTreeMap<ReviewId, String>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    for group in grouped(&answer.hits) {
        let first = group[0];
        let name =
            names.get(&first.review).map_or(first.review.0.as_str(), String::as_str);
        writeln!(out, "{}", bold(&clean(name), screen))?;
        writeln!(out, "  {}", clean(&first.file))?;
        for hit in group {
            writeln!(out, "  {}", place(hit))?;
            for line in wrapped(&excerpt(hit), screen.width.unwrap_or(WIDTH)) {
                writeln!(out, "{INDENT}{}", marked(&line, screen))?;
            }
        }
        writeln!(out)?;
    }
    let shown = if answer.hits.len() < answer.counts.passages {
        format!("; {} shown, --limit shows more", answer.hits.len())
    } else {
        String::new()
    };
    writeln!(out, "{}{shown}", found(&answer.counts))
}

/// How much was found, in words.
pub fn found(counts: &Counts) -> String {
    let counted = |number: usize, noun| counted(number as u64, noun);
    format!(
        "{} in {} of {}",
        counted(counts.hits, "hit"),
        counted(counts.passages, "passage"),
        counted(counts.reviews, "review")
    )
}

/// The hits of each review together, reviews in the order of their first hit.
fn grouped(hits: &[Hit]) -> Vec<Vec<&Hit>> {
    let mut places: BTreeMap<&ReviewId, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Hit>> = Vec::new();
    for hit in hits {
        let place = *places.entry(&hit.review).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(hit);
    }
    groups
}

/// Page, paragraph and section, as one cites them.
pub(super) fn place(hit: &Hit) -> String {
    let page = format!("p. {}", hit.page);
    let label = hit.page_label.as_ref().filter(|label| **label != hit.page.to_string());
    let label = label.map(|label| format!(" (printed {})", clean(label)));
    let number = hit.number.as_ref().map(|number| format!(", {}", clean(number)));
    let section =
        (!hit.section.is_empty()).then(|| format!(" · {}", clean(&hit.section)));
    [Some(page), label, number, section].into_iter().flatten().collect()
}

/// The passage, or what stands around its first hit, with marks around each hit.
pub(super) fn excerpt(hit: &Hit) -> String {
    let (from, to) = bounds(hit);
    let mut out = String::new();
    if from > 0 {
        out.push_str("… ");
    }
    let mut at = from;
    for &(start, end) in
        hit.spans.iter().filter(|(start, end)| *start >= from && *end <= to)
    {
        out.push_str(&clean(&hit.text[at..start]));
        out.push(OPEN);
        out.push_str(&clean(&hit.text[start..end]));
        out.push(CLOSE);
        at = end;
    }
    out.push_str(&clean(&hit.text[at..to]));
    if to < hit.text.len() {
        out.push_str(" …");
    }
    out
}

/// The bytes of the passage that are shown, cut between words.
fn bounds(hit: &Hit) -> (usize, usize) {
    let text = &hit.text;
    if text.chars().count() <= LONG {
        return (0, text.len());
    }
    let first = hit.spans.first().map_or(0, |span| span.0);
    let before = text[..first].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let from = match text[before..first].find(' ') {
        Some(space) if before > 0 => before + space + 1,
        _ => before,
    };
    let after =
        text[from..].char_indices().nth(LONG).map_or(text.len(), |(at, _)| from + at);
    let to = match text[from..after].rfind(' ') {
        Some(space) if after < text.len() => from + space,
        _ => after,
    };
    (from, to)
}

/// Lines of at most so many characters, broken at spaces. A mark has no width, and one
/// that is open at the end of a line is closed there and opened again on the next.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.saturating_sub(INDENT.len()).max(20);
    let mut lines = Vec::new();
    let (mut line, mut length, mut open) = (String::new(), 0, false);
    for word in text.split(' ') {
        let letters = columns(word);
        if length > 0 && length + 1 + letters > width {
            if open {
                line.push(CLOSE);
            }
            lines.push(std::mem::take(&mut line));
            if open {
                line.push(OPEN);
            }
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += letters;
        open = match word.rfind([OPEN, CLOSE]) {
            Some(at) => word[at..].starts_with(OPEN),
            None => open,
        };
    }
    lines.push(line);
    lines
}

/// The line with its hits in bold, or between angle quotes where there is no bold.
pub(super) fn marked(line: &str, screen: Screen) -> String {
    let (open, close) =
        if screen.colour { ("\u{1b}[1;33m", "\u{1b}[0m") } else { ("»", "«") };
    line.replace(OPEN, open).replace(CLOSE, close)
}

pub(super) fn bold(text: &str, screen: Screen) -> String {
    if screen.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{CLOSE, OPEN, Screen, marked, wrapped};

    #[test]
    fn a_hit_over_two_lines_is_marked_on_both() {
        let text = format!("aaaa bbbb cccc {OPEN}dddd eeee{CLOSE} ffff");
        let screen = Screen { width: None, colour: false };
        let lines: Vec<String> =
            wrapped(&text, 26).iter().map(|line| marked(line, screen)).collect();
        assert_eq!(lines, ["aaaa bbbb cccc »dddd«", "»eeee« ffff"]);
    }
}
