//! Which blocks are headings, and of which level.
//!
//! A heading is larger or heavier than the running text, or capitals, or a number and a
//! few words on a line of their own; and it is short, except where it is a finding put as
//! a sentence. Levels come from looks first and numbers second: `4.1` is below `4` even
//! in the same type.

use std::collections::BTreeMap;

use super::body::Body;
use super::chunk::{Chunk, Kind, ends_sentence};
use super::flow::Look;
use crate::model::{Page, SectionKind};
use crate::text::Sort;
use crate::text::{count_words, section_kind};

/// What a chunk has that makes it a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// Nothing.
    None,
    /// Heavier letters of the text's own size, or capitals, or slant.
    Heavy,
    /// A number or a well-known name and little else.
    Named,
    /// Larger letters.
    Large,
    /// The file says so.
    Declared,
}

/// Marks the headings and gives each its level. Returns where the front ends: the place
/// of the first chunk that belongs to a proper section.
pub(super) fn headings(pages: &[Page], chunks: &mut [Chunk], body: &Body) -> usize {
    let claims: Vec<Claim> =
        (0..chunks.len()).map(|at| claim(pages, chunks, at, body)).collect();
    let front = front_end(pages, chunks, &claims);
    for (at, claim) in claims.iter().enumerate() {
        let titled = *claim == Claim::Heavy && is_subtitle(&chunks[at].plain(pages));
        let enough = if at < front && !titled { Claim::Named } else { Claim::Heavy };
        if *claim >= enough
            && chunks[at].kind != Kind::Heading(None)
            && *claim != Claim::Declared
        {
            chunks[at].kind = Kind::Heading(None);
        }
    }
    set_levels(pages, chunks);
    front
}

fn claim(pages: &[Page], chunks: &[Chunk], at: usize, body: &Body) -> Claim {
    let chunk = &chunks[at];
    match chunk.kind {
        Kind::Heading(_) => return Claim::Declared,
        Kind::Row | Kind::Note => return Claim::None,
        Kind::Paragraph | Kind::Item if chunk.declared || chunk.lines > 6 => {
            return Claim::None;
        }
        Kind::Paragraph | Kind::Item => {}
    }
    let bullet = matches!(chunk.mark, Some((_, Sort::Bullet)));
    let text = chunk.plain(pages);
    let words = count_words(&text);
    let named = matches!(chunk.mark, Some((_, Sort::Named)));
    let marked = chunk.look.size > 1.09 * body.size || chunk.look.bold || named;
    let worded = text.chars().any(char::is_alphabetic) || marked;
    if bullet || !worded || words == 0 && !named {
        return Claim::None;
    }
    let stopped = ends_sentence(&text)
        && !text.ends_with(['?', ')', '”', '"', '’'])
        && !text.ends_with(|letter: char| letter.is_ascii_digit());
    let larger = chunk.look.size > 1.09 * body.size && chunk.look.size > body.size + 0.6;
    let heavy = chunk.look.bold && !body.bold;
    let long = words > if named { 80 } else { 40 };
    if larger
        && !long
        && (!stopped || named || words <= 12 || chunk.look.size > 1.3 * body.size)
    {
        return Claim::Large;
    }
    if heavy
        && !long
        && (!stopped
            || named && chunk.number.as_deref().is_some_and(is_finding)
            || words <= 6 && !text.ends_with(';'))
    {
        return Claim::Heavy;
    }
    if named && words == 0 && chunk.lines == 1 {
        return Claim::Heavy;
    }
    if stopped || long || chunk.gap < 1.15 || chunk.lines > 2 {
        return Claim::None;
    }
    let capitals = words <= 14
        && text.chars().filter(|letter| letter.is_alphabetic()).count() > 3
        && !text.chars().any(char::is_lowercase);
    if capitals {
        return Claim::Heavy;
    }
    plain_claim(pages, chunks, at, words, &text, body)
}

/// The claim of a short block in the running text's own letters.
fn plain_claim(
    pages: &[Page],
    chunks: &[Chunk],
    at: usize,
    words: usize,
    text: &str,
    body: &Body,
) -> Claim {
    let chunk = &chunks[at];
    let opens = text.is_empty()
        || text.starts_with(|letter: char| {
            letter.is_uppercase()
                || letter.is_numeric()
                || matches!(letter, '“' | '"' | '‘')
        });
    let followed = chunks.get(at + 1).is_some_and(|next| leads_into(pages, chunk, next));
    let alone = at.checked_sub(1).is_none_or(|before| {
        chunks[before].kind != Kind::Row && !is_sibling(chunk, &chunks[before])
    });
    if words > 12 || !opens || !followed || !alone || chunk.lines > 1 {
        return Claim::None;
    }
    if chunk.look.italic && chunk.gap > 1.3 && chunk.look.size > 0.95 * body.size {
        return Claim::Heavy;
    }
    if text.ends_with('?') || text.contains(": ") {
        return Claim::None;
    }
    match chunk.mark {
        Some((_, Sort::Named | Sort::Whole | Sort::Decimal(_))) => Claim::Named,
        Some((_, Sort::Letter)) if is_lettered_part(chunk, chunks.get(at + 1)) => {
            Claim::Named
        }
        None if words <= 5 && section_kind(text).is_some() => Claim::Heavy,
        _ => Claim::None,
    }
}

/// Whether a block is `B. Something`, set apart by space, above text that is no item of
/// the same list.
fn is_lettered_part(chunk: &Chunk, next: Option<&Chunk>) -> bool {
    let capital = |letter: &str| letter.bytes().all(|byte| byte.is_ascii_uppercase());
    let items = next.is_some_and(|next| matches!(next.mark, Some((_, Sort::Letter))));
    chunk.gap > 1.3 && chunk.number.as_deref().is_some_and(capital) && !items
}

/// Whether a block is what stands below a heading: prose, a list, a table, a number
/// below its own.
fn leads_into(pages: &[Page], chunk: &Chunk, next: &Chunk) -> bool {
    let deeper = match (&chunk.number, &next.number) {
        (Some(own), Some(next)) => next.starts_with(&format!("{own}.")),
        _ => false,
    };
    let prose = next.lines > 1 || count_words(&next.plain(pages)) > 14;
    deeper || prose && next.look.bold <= chunk.look.bold || next.kind == Kind::Row
}

/// Whether two blocks look like items of one list.
fn is_sibling(chunk: &Chunk, before: &Chunk) -> bool {
    before.lines == 1
        && before.mark.is_some()
        && chunk.mark.is_some()
        && before.look.same_size(chunk.look)
        && !matches!(before.kind, Kind::Heading(_))
        && chunk.gap < 1.3
}

fn is_finding(number: &str) -> bool {
    let low = number.to_ascii_lowercase();
    ["finding", "theme", "key finding", "lesson", "learning", "issue", "priority"]
        .iter()
        .any(|name| low.starts_with(name))
}

/// Where the title page ends: at the first heading after the title that has a number, a
/// known name, or prose below it.
fn front_end(pages: &[Page], chunks: &[Chunk], claims: &[Claim]) -> usize {
    let mut titled = false;
    let first_page = chunks.first().map_or(0, Chunk::page);
    for (at, chunk) in chunks.iter().enumerate() {
        if chunk.page() > first_page + 3 {
            return at;
        }
        if claims[at] == Claim::None {
            continue;
        }
        let text = chunk.plain(pages);
        let kind = section_kind(&text);
        if kind == Some(SectionKind::Contents) {
            continue;
        }
        let numbered = matches!(chunk.mark, Some((_, Sort::Whole | Sort::Decimal(_))));
        if numbered && claims[at] >= Claim::Heavy || opens_part(&text) {
            return at;
        }
        let first = !titled && claims[at] >= Claim::Large && (kind.is_none() || at < 3);
        let title =
            first && !prose_precedes(pages, &chunks[..at]) || speaks_of_itself(&text);
        titled |= title;
        if title {
            continue;
        }
        let known = kind.is_some_and(|kind| kind != SectionKind::Front);
        if known || titled && prose_follows(pages, chunks, at) {
            return at;
        }
    }
    let title_only = claims.iter().take_while(|claim| **claim != Claim::None).count();
    title_only.min(chunks.len())
}

fn prose_follows(pages: &[Page], chunks: &[Chunk], at: usize) -> bool {
    chunks.get(at + 1).is_some_and(|next| {
        next.kind != Kind::Row && count_words(&next.plain(pages)) > 25
    })
}

/// Whether a heavy line on the title page says what the document is.
fn is_subtitle(text: &str) -> bool {
    let low = text.to_lowercase();
    let says = ["report", "review", "summary"].iter().any(|word| low.contains(word));
    let names =
        low.contains(" by ") || low.contains("author") || low.contains("reviewer");
    says && !names && count_words(text) <= 14
}

/// Whether a heading opens a part: `Part One`, `Part 2`, `PART B`.
fn opens_part(text: &str) -> bool {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    let part = words.next().is_some_and(|word| word.eq_ignore_ascii_case("part"));
    let number = words.next().unwrap_or("").to_lowercase();
    part && (matches!(number.as_str(), "one" | "two" | "three" | "four" | "five")
        || number.parse::<u8>().is_ok()
        || number.len() == 1
        || crate::text::roman(&number).is_some())
}

/// Whether running text stands among these blocks.
fn prose_precedes(pages: &[Page], chunks: &[Chunk]) -> bool {
    let long = |chunk: &&Chunk| chunk.lines > 3 && count_words(&chunk.plain(pages)) > 40;
    chunks.iter().rev().take(12).any(|chunk| long(&chunk))
}

/// Whether a heading is the title of the document and not of a part of it.
fn speaks_of_itself(text: &str) -> bool {
    let low = text.to_lowercase();
    let review = [
        "case review",
        "practice review",
        "overview report",
        "homicide review",
        "learning review",
        "lessons review",
        "executive summary of the",
        "safeguarding children board",
        "safeguarding children partnership",
        "safeguarding partnership",
    ];
    review.iter().any(|phrase| low.contains(phrase))
        && !low.starts_with("part ")
        && !low.contains("process")
        && !low.starts_with("why")
        && !low.starts_with("about")
}

/// Levels: one for each look, larger and heavier first; a deeper number in the same look
/// is a deeper level.
fn set_levels(pages: &[Page], chunks: &mut [Chunk]) {
    let mut looks: Vec<(Look, bool)> = Vec::new();
    let found: Vec<(usize, usize, usize)> = {
        let mut open = chunks
            .iter()
            .enumerate()
            .filter(|(_, chunk)| chunk.kind == Kind::Heading(None));
        let all: Vec<(usize, (Look, bool))> =
            open.by_ref().map(|(at, chunk)| (at, style(pages, chunk))).collect();
        looks.extend(all.iter().map(|(_, style)| *style));
        looks.sort_by(rank);
        looks.dedup_by(|next, before| alike(*next, *before));
        all.into_iter()
            .map(|(at, style)| {
                let class =
                    looks.iter().position(|look| alike(*look, style)).unwrap_or(0);
                (at, class, depth(&chunks[at]))
            })
            .collect()
    };
    let mut shallowest: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, class, depth) in found.iter().filter(|(_, _, depth)| *depth > 0) {
        let least = shallowest.entry(*class).or_insert(*depth);
        *least = (*least).min(*depth);
    }
    let below = |class: usize, depth: usize| {
        depth.saturating_sub(shallowest.get(&class).copied().unwrap_or(1))
    };
    let mut classes: Vec<(usize, usize)> =
        found.iter().map(|(_, class, depth)| (*class, below(*class, *depth))).collect();
    classes.sort_unstable();
    classes.dedup();
    for (at, class, depth) in found {
        let level = classes.binary_search(&(class, below(class, depth))).unwrap_or(0) + 1;
        chunks[at].kind = Kind::Heading(Some(u8::try_from(level).unwrap_or(u8::MAX)));
    }
}

fn style(pages: &[Page], chunk: &Chunk) -> (Look, bool) {
    let text = chunk.plain(pages);
    let capitals =
        text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    (chunk.look, capitals && chunk.number.is_none())
}

fn rank(a: &(Look, bool), b: &(Look, bool)) -> std::cmp::Ordering {
    let weight = |(look, capitals): &(Look, bool)| (!look.bold, !*capitals, look.italic);
    b.0.size.total_cmp(&a.0.size).then(weight(a).cmp(&weight(b)))
}

fn alike(a: (Look, bool), b: (Look, bool)) -> bool {
    a.0.same_size(b.0) && a.0.bold == b.0.bold && a.0.italic == b.0.italic && a.1 == b.1
}

fn depth(chunk: &Chunk) -> usize {
    match chunk.mark {
        Some((_, Sort::Decimal(levels))) => usize::from(levels),
        Some((_, Sort::Whole)) => 1,
        _ => 0,
    }
}
