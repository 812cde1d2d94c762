//! Running heads and feet: what is printed on page after page and is no part of the text.
//!
//! A line near the top or bottom edge is furniture when the same words stand there on
//! several pages, numbers that count the pages aside, or when it stands where furniture
//! stands on most pages (heads that change by chapter). Where body text begins on some
//! pages, repeated words prove nothing: a heading that happens to open three pages is
//! kept. The page number printed there is the page's label.

use std::collections::{BTreeMap, BTreeSet};

use super::body::steps;
use super::page_number::{Count, counts, is_bare};
use crate::model::{Line, Page};

/// How much of a page's height may hold heads, and how much feet.
const ZONE: f32 = 0.16;
/// How many rows from the edge may be furniture.
const ROWS: usize = 5;

/// What is to be left out of the text, and what it said.
#[derive(Debug)]
pub(super) struct Furniture {
    /// For each page and line, whether it is furniture.
    pub(super) left_out: Vec<Vec<bool>>,
    /// The page number printed on each page.
    pub(super) labels: Vec<Option<String>>,
    /// The words of running heads and feet, the commonest first.
    pub(super) words: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Top,
    Bottom,
}

/// A line near an edge.
struct Edge<'a> {
    page: usize,
    line: usize,
    text: &'a str,
    side: Side,
    /// Rows from the edge, from 0.
    row: usize,
    /// Distance from the edge in steps of 3 points.
    slot: i16,
    /// Size of its letters in points.
    size: i16,
    /// Whether clear space sets it apart from the next row towards the middle.
    apart: bool,
    counts: Vec<Count>,
    /// The text with the numbers that count pages masked.
    key: String,
    /// The number that counts the page, where there is one.
    printed: Option<String>,
}

/// Finds the furniture of a source.
pub(super) fn furniture(pages: &[Page]) -> Furniture {
    let mut edges: Vec<Edge<'_>> = Vec::new();
    for (page, content) in pages.iter().enumerate() {
        edges.extend(near_edge(page, content, Side::Top));
        edges.extend(near_edge(page, content, Side::Bottom));
    }
    let tracking = tracking(&edges);
    for edge in &mut edges {
        (edge.key, edge.printed) = masked(edge, &tracking);
    }
    let repeated = repeated(&edges, pages.len());
    let chosen = by_slot(&edges, repeated, pages.len());
    gather(pages, &edges, &chosen)
}

/// The lines in the outer rows of a page's top or bottom.
fn near_edge(page: usize, content: &Page, side: Side) -> Vec<Edge<'_>> {
    let distance = |line: &Line| match side {
        Side::Top => line.baseline,
        Side::Bottom => content.height - line.baseline,
    };
    let mut near: Vec<(f32, usize)> = content
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.block.is_none() && line.text.len() <= 400)
        .map(|(at, line)| (distance(line), at))
        .filter(|(far, _)| *far < content.height * ZONE)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut edges: Vec<Edge<'_>> = Vec::new();
    let (mut row, mut last) = (0, f32::MIN);
    for (index, (far, line)) in near.into_iter().enumerate() {
        if index > 0 && far - last > 3.0 {
            for edge in edges.iter_mut().filter(|edge| edge.row == row) {
                edge.apart = far - last > 1.7 * content.lines[edge.line].size();
            }
            row += 1;
        }
        last = far;
        if row >= ROWS {
            break;
        }
        let text = content.lines[line].text.as_str();
        let slot = steps(far, 3.0);
        let letters = steps(content.lines[line].size(), 1.5);
        let (key, printed) = (String::new(), None);
        let counts = counts(text);
        edges.push(Edge {
            page,
            line,
            text,
            side,
            row,
            slot,
            size: letters,
            apart: true,
            counts,
            key,
            printed,
        });
    }
    edges
}

/// The distances between printed number and place in the file that several pages share,
/// and how many pages do.
fn tracking(edges: &[Edge<'_>]) -> BTreeMap<i64, usize> {
    let mut pages: BTreeMap<i64, BTreeSet<usize>> = BTreeMap::new();
    for edge in edges {
        for count in &edge.counts {
            pages.entry(count.ahead_of(edge.page)).or_default().insert(edge.page);
        }
    }
    let shared = pages.into_iter().map(|(ahead, pages)| (ahead, pages.len()));
    shared.filter(|(ahead, pages)| *pages > 1 || *ahead == 1).collect()
}

/// The text of a line with the number masked that most likely counts the pages, and that
/// number: dates and totals in a running head agree with the count only by chance.
fn masked(edge: &Edge<'_>, tracking: &BTreeMap<i64, usize>) -> (String, Option<String>) {
    let shared = |count: &&Count| tracking.get(&count.ahead_of(edge.page)).copied();
    let best = edge.counts.iter().filter(|count| shared(count).is_some());
    let best = best.max_by_key(|count| (shared(count), count.start));
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match best {
        None => (spaced(&edge.text.to_lowercase()), None),
        Some(count) => {
            let (before, after) = (&edge.text[..count.start], &edge.text[count.end..]);
            let key = spaced(&format!("{before}#{after}").to_lowercase());
            (key, Some(edge.text[count.start..count.end].to_owned()))
        }
    }
}

/// Which edges say what other pages say at the same edge.
fn repeated(edges: &[Edge<'_>], pages: usize) -> Vec<bool> {
    let mut seen: BTreeMap<(Side, i16, &str), BTreeSet<usize>> = BTreeMap::new();
    for edge in edges {
        seen.entry((edge.side, edge.size, &edge.key)).or_default().insert(edge.page);
    }
    let enough = if pages <= 5 { 2 } else { 3 };
    edges
        .iter()
        .map(|edge| {
            let shared = seen
                .get(&(edge.side, edge.size, edge.key.as_str()))
                .map_or(0, BTreeSet::len);
            if edge.printed.is_some() && is_bare(&edge.key) {
                // every page's own number is another text; its place at the edge decides
                return edge.row <= 1 && (shared > 1 || pages <= 2);
            }
            let has_letters = edge.key.chars().any(char::is_alphabetic);
            let starts_block = crate::text::mark(edge.text).is_some();
            let most = shared * 2 > pages;
            shared >= enough && has_letters && (!starts_block || most)
        })
        .collect()
}

/// The pages that have a line at one distance from an edge.
#[derive(Default)]
struct Slot {
    all: BTreeSet<usize>,
    repeated: BTreeSet<usize>,
    apart: BTreeSet<usize>,
}

/// Takes the repeated lines out that stand where text stands on other pages, and adds
/// what stands alone where most pages have furniture.
fn by_slot(edges: &[Edge<'_>], repeated: Vec<bool>, pages: usize) -> Vec<bool> {
    let mut slots: BTreeMap<(Side, i16), Slot> = BTreeMap::new();
    for (edge, repeated) in edges.iter().zip(&repeated) {
        for near in -1..=1 {
            let slot =
                slots.entry((edge.side, edge.slot.saturating_add(near))).or_default();
            slot.all.insert(edge.page);
            if *repeated {
                slot.repeated.insert(edge.page);
            }
            if edge.row == 0 && edge.apart {
                slot.apart.insert(edge.page);
            }
        }
    }
    let judge = |(edge, repeated): (&Edge<'_>, bool)| {
        let slot = &slots[&(edge.side, edge.slot)];
        let (all, same, apart) = (slot.all.len(), slot.repeated.len(), slot.apart.len());
        let head = edge.row == 0 && edge.apart && apart >= 4 && apart * 5 >= all * 4;
        if repeated {
            let own_number = edge.printed.is_some() && is_bare(&edge.key);
            return same * 2 >= all
                || head && same * 4 >= all
                || own_number && edge.row == 0;
        }
        let usual = same >= 4 && same * 2 >= pages && same * 5 >= all * 4;
        let changing = head && all * 5 >= pages * 3 && same * 5 >= all;
        (usual || changing) && edge.text.len() < 150
    };
    edges.iter().zip(repeated).map(judge).collect()
}

fn gather(pages: &[Page], edges: &[Edge<'_>], chosen: &[bool]) -> Furniture {
    let mut left_out: Vec<Vec<bool>> =
        pages.iter().map(|page| vec![false; page.lines.len()]).collect();
    let mut labels: Vec<Option<String>> = vec![None; pages.len()];
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kept: BTreeSet<&str> = BTreeSet::new();
    let furniture: BTreeSet<(usize, usize)> = edges
        .iter()
        .zip(chosen)
        .filter(|(_, chosen)| **chosen)
        .map(|(edge, _)| (edge.page, edge.line))
        .collect();
    for (edge, chosen) in edges.iter().zip(chosen) {
        let over_text = !furniture.contains(&(edge.page, edge.line + 1));
        let header = *chosen && over_text && heads_table(&pages[edge.page], edge);
        if !*chosen || header && kept.insert(edge.text) {
            continue;
        }
        left_out[edge.page][edge.line] = true;
        *words.entry(edge.text).or_default() += 1;
        let label = &mut labels[edge.page];
        if label.is_none() || edge.printed.is_some() && is_bare(&edge.key) {
            label.clone_from(&edge.printed);
        }
    }
    let mut words: Vec<(&str, usize)> = words.into_iter().collect();
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let words = words.into_iter().map(|(text, _)| text.to_owned()).take(40).collect();
    Furniture { left_out, labels, words }
}

/// Whether a repeated line is the head of a table that goes on over pages: columns, and
/// the next line close below.
fn heads_table(page: &Page, edge: &Edge<'_>) -> bool {
    let line = &page.lines[edge.line];
    if edge.side == Side::Bottom || !line.text.contains('\t') {
        return false;
    }
    let next = page.lines.get(edge.line + 1);
    next.is_some_and(|next| {
        let gap = next.baseline - line.baseline;
        gap > 0.0 && gap < 2.2 * line.size()
    })
}
