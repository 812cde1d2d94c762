//! Contents lists: taken out of the stream, their heading kept.
//!
//! A list of contents repeats every heading and would be found by every search. Entries
//! are known by dot leaders and page numbers, and after a heading such as `Contents`
//! also by what they are: words that stand as a line of their own further on.

use std::collections::{HashMap, HashSet};

use super::flow::Placed;
use crate::model::{Block, SectionKind};
use crate::text::section_kind;
use crate::text::{Sort, mark, roman};

/// How many lines in a row may be no entry before a list is over: wrapped entries.
const GAP: usize = 3;

/// How long a line may be, in bytes, that is looked up as a heading: longer ones are full
/// lines of text.
const LINE: usize = 84;

/// The stream without its contents lists.
pub(super) fn without_contents(lines: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    if !lines.iter().any(|line| is_contents_heading(line)) {
        let leads = |placed: &Placed<'_>| !leads_to_page(&placed.line.text);
        return lines.into_iter().filter(leads).collect();
    }
    let keys: Vec<String> =
        lines.iter().map(|placed| line_key(&placed.line.text)).collect();
    let mut last: HashMap<String, usize> = HashMap::new();
    for (at, own) in keys.iter().enumerate().filter(|(_, key)| !key.is_empty()) {
        if let Some(next) = keys.get(at + 1).filter(|next| !next.is_empty()) {
            last.insert(format!("{own} {next}"), at);
        }
        last.insert(own.clone(), at);
    }
    let mut dropped = vec![false; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        if is_contents_heading(&lines[at]) {
            let end = list_end(&lines, &keys, &last, at + 1);
            dropped[at + 1..end].fill(true);
            at = end;
        } else {
            dropped[at] = leads_to_page(&lines[at].line.text);
            at += 1;
        }
    }
    let mut dropped = dropped.into_iter();
    lines.into_iter().filter(|_| !dropped.next().unwrap_or(false)).collect()
}

/// Whether a line is the heading of a contents list.
pub(super) fn is_contents_heading(placed: &Placed<'_>) -> bool {
    let may =
        matches!(placed.line.block, None | Some(Block::Heading(_) | Block::Paragraph));
    may && is_contents(&placed.line.text) && page_number(&placed.line.text).is_none()
}

/// Whether a heading is that of a contents list.
pub(super) fn is_contents(heading: &str) -> bool {
    let low = if heading.len() < 60 { heading.to_lowercase() } else { return false };
    (low.contains("content") || low.contains("in this report"))
        && section_kind(heading) == Some(SectionKind::Contents)
}

/// Where the list that starts at `start` ends.
fn list_end(
    lines: &[Placed<'_>],
    keys: &[String],
    last: &HashMap<String, usize>,
    start: usize,
) -> usize {
    let mut seen: HashSet<&str> = HashSet::new();
    let (mut end, mut misses, mut at) = (start, 0, start);
    while let Some(placed) = lines.get(at) {
        let (text, key) = (placed.line.text.as_str(), keys[at].as_str());
        let later = |key: &str| last.get(key).is_some_and(|found| *found > at + 1);
        let bare = last_number(text).map(|end| plain_key(&text[..end]));
        let paged = leads_to_page(text)
            || page_number(text).is_some()
            || bare.is_some_and(|bare| later(&bare));
        let larger = placed.look.size > 1.12 * lines[start].look.size + 0.3;
        let heading = matches!(placed.line.block, Some(Block::Heading(_)));
        if heading || !paged && (larger || !key.is_empty() && seen.contains(key)) {
            break;
        }
        let wrapped = keys.get(at + 1).map(|next| format!("{key} {next}"));
        let repeats =
            !key.is_empty() && (later(key) || wrapped.is_some_and(|key| later(&key)));
        let sort = |text| mark(text).map(|mark| mark.sort);
        let item = sort(text).is_some_and(|sort| !matches!(sort, Sort::Decimal(_)));
        let listed = item
            && sort(text) == sort(&lines[start].line.text)
            && placed.look.bold == lines[start].look.bold
            && text.len() < 80
            && misses == 0
            && placed.look.same_size(lines[start].look);
        if paged || repeats || key.is_empty() && text.len() < LINE {
            misses = 0;
            end = at + 1;
        } else if listed {
            end = at + 1;
        } else {
            misses += 1;
            if misses >= GAP {
                break;
            }
        }
        if paged || repeats {
            seen.insert(key);
        }
        at += 1;
    }
    end
}

/// The key of a line that is short enough to be an entry or a heading; empty otherwise.
fn line_key(text: &str) -> String {
    if text.len() < LINE || leads_to_page(text) { key(text) } else { String::new() }
}

/// What an entry and the heading it points to share: the words, without number,
/// leader and page.
fn key(text: &str) -> String {
    plain_key(page_number(text).map_or(text, |end| &text[..end]))
}

fn plain_key(text: &str) -> String {
    let unmarked = |text: &'_ str| match mark(text) {
        Some(mark) if mark.sort != Sort::Named => mark.text,
        _ => 0,
    };
    let text = &text[unmarked(text)..];
    let text = &text[unmarked(text)..];
    let text = text.split_once(" (").map_or(text, |(before, _)| before);
    let mut key = String::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()) {
        if !word.is_empty() && key.len() < 160 {
            if !key.is_empty() {
                key.push(' ');
            }
            key.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    key
}

/// Where the text of an entry ends whose page number stands after a tab or a leader.
fn page_number(text: &str) -> Option<usize> {
    let end = last_number(text)?;
    let space = &text[end..];
    let led = space.contains('\t') || leads_to_page(text);
    led.then_some(end)
}

/// Where a text ends before the number that is its last word.
fn last_number(text: &str) -> Option<usize> {
    let edge = |letter: char| matches!(letter, ' ' | '\t' | '.' | '…');
    let before = text.trim_end_matches(|letter: char| !edge(letter));
    let last = &text[before.len()..];
    let counts = last.len() <= 3 && last.parse::<u16>().is_ok()
        || last.bytes().all(|byte| byte.is_ascii_lowercase()) && roman(last).is_some();
    let before = before.trim_end_matches(edge);
    let before = before
        .strip_suffix("Page")
        .or_else(|| before.strip_suffix(" P"))
        .unwrap_or(before);
    (counts && before.chars().any(char::is_alphabetic)).then_some(before.trim_end().len())
}

/// Whether a line has a leader, and a page number or nothing after it.
fn leads_to_page(text: &str) -> bool {
    let tail = text.trim_end_matches(|letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '\t')
    });
    let rest = &text[tail.len()..];
    let dots = tail
        .chars()
        .rev()
        .take_while(|letter| matches!(letter, '.' | '…' | ' ' | '_' | '·'));
    let dots = dots.filter(|letter| *letter != ' ').count()
        + if tail.ends_with('…') { 3 } else { 0 };
    let paged = rest.trim().parse::<u16>().is_ok() || roman(rest.trim()).is_some();
    dots >= 4 && (paged || rest.trim().is_empty() && dots >= 8)
}

#[cfg(test)]
mod tests {
    use super::{key, leads_to_page, page_number};

    #[test]
    fn leaders_with_and_without_spaces_lead_to_a_page() {
        assert!(leads_to_page("1. Introduction ........ 3"));
        assert!(leads_to_page("Finding 1 . . . . . . . .\t6"));
        assert!(leads_to_page("Preface …… iv"));
        assert!(!leads_to_page("He died in 2012."));
        assert!(!leads_to_page("and so on..."));
    }

    #[test]
    fn an_entry_and_its_heading_have_the_same_key() {
        assert_eq!(key("4. The five findings . . . . 6"), key("4 THE FIVE FINDINGS"));
        assert_eq!(key("Part One: Summary (sections 1 to 3)"), "part one summary");
        assert_eq!(page_number("Introduction\t3"), Some(12));
    }
}
