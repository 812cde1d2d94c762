//! The naive matcher: what a query means, worked out word by word from the text.
//!
//! It knows nothing of postings, dictionaries or segments, shares no matching code with the
//! program, tries every choice of spans, and is what the engine is compared with. Slow and
//! plain on purpose.

use std::collections::BTreeSet;

use throughline::query::{Expr, ExprKind, Filter, Pattern, Place, Relation};
use throughline::text::{stem, tokens};

/// Words `start..end` of a passage.
pub(crate) type Span = (usize, usize);

/// A passage as the matcher sees it.
pub(crate) struct Words {
    all: Vec<String>,
    /// Whether a word is the s of a possessive.
    possessive: Vec<bool>,
    /// The number of the sentence that each word is in.
    sentence: Vec<usize>,
}

impl Words {
    /// `starts` are the bytes at which sentences begin.
    pub(crate) fn of(text: &str, starts: &[u32]) -> Self {
        let all: Vec<_> = tokens(text).collect();
        let before = |at: usize| starts.iter().filter(|s| **s as usize <= at).count();
        Self {
            all: all.iter().map(|token| token.word.to_string()).collect(),
            possessive: all
                .iter()
                .map(|token| {
                    token.word == "s" && text[..token.start].ends_with(['\'', '’'])
                })
                .collect(),
            sentence: all.iter().map(|token| before(token.start)).collect(),
        }
    }
}

/// The hits of an expression in a passage; none where it does not match. `passes` says
/// whether a filter lets the passage through.
pub(crate) fn hits(
    expr: &Expr,
    passage: &Words,
    passes: &dyn Fn(&Filter) -> bool,
) -> Option<Vec<Span>> {
    shown(expr, passage, passes).map(|spans| chosen(&spans))
}

/// Those that contain no other, from the left, none overlapping one already taken.
fn chosen(spans: &BTreeSet<Span>) -> Vec<Span> {
    let contains = |a: &Span, b: &Span| a != b && a.0 <= b.0 && b.1 <= a.1;
    let shortest = spans.iter().filter(|a| !spans.iter().any(|b| contains(a, b)));
    let mut taken: Vec<Span> = Vec::new();
    for span in shortest {
        if taken.last().is_none_or(|last| last.1 <= span.0) {
            taken.push(*span);
        }
    }
    taken
}

/// What a passage shows of an expression, if it matches.
fn shown(
    expr: &Expr,
    passage: &Words,
    passes: &dyn Fn(&Filter) -> bool,
) -> Option<BTreeSet<Span>> {
    let part = |part| shown(part, passage, passes);
    match &expr.kind {
        ExprKind::Filter(filter) => passes(filter).then(BTreeSet::new),
        ExprKind::Not(inner) => part(inner).is_none().then(BTreeSet::new),
        ExprKind::And(parts) => {
            let all = parts.iter().map(part).collect::<Option<Vec<_>>>();
            all.map(|all| all.into_iter().flatten().collect())
        }
        ExprKind::Or(parts) => {
            let some: Vec<_> = parts.iter().filter_map(part).collect();
            (!some.is_empty()).then(|| some.into_iter().flatten().collect())
        }
        _ => Some(spans(expr, passage)).filter(|spans| !spans.is_empty()),
    }
}

/// Every place of a span expression.
fn spans(expr: &Expr, passage: &Words) -> BTreeSet<Span> {
    let part = |part| spans(part, passage);
    match &expr.kind {
        ExprKind::Words(places) => (0..passage.all.len())
            .flat_map(|at| row(places, at, passage).into_iter().map(move |end| (at, end)))
            .collect(),
        ExprKind::Or(parts) => parts.iter().flat_map(part).collect(),
        ExprKind::Together(relation, parts) => {
            together(*relation, &parts.iter().map(part).collect::<Vec<_>>(), passage)
        }
        ExprKind::Apart(relation, kept, other) => {
            let others = part(other);
            let near = |a: &Span| {
                others.iter().any(|b| b != a && bothers(*relation, *a, *b, passage))
            };
            part(kept).into_iter().filter(|a| !near(a)).collect()
        }
        ExprKind::AtLeast(times, of) => {
            let all = part(of);
            if chosen(&all).len() >= *times as usize { all } else { BTreeSet::new() }
        }
        other => panic!("no span expression: {other:?}"),
    }
}

fn together(
    relation: Relation,
    parts: &[BTreeSet<Span>],
    passage: &Words,
) -> BTreeSet<Span> {
    match relation {
        Relation::Near(words) => {
            let mut found = BTreeSet::new();
            choose(parts, &mut Vec::new(), &mut |chosen| {
                let mut order = chosen.to_vec();
                order.sort_unstable();
                if order.windows(2).all(|two| follows(two[0], two[1], words)) {
                    found.insert((order[0].0, order[order.len() - 1].1));
                }
            });
            found
        }
        Relation::Pre(words) => fold(parts, |a, b| follows(a, b, words)),
        Relation::Sentence => {
            fold(parts, |a, b| a != b && one_sentence(hull(a, b), passage))
        }
        Relation::Passage => fold(parts, |a, b| a != b),
    }
}

/// Every choice of one span of each part.
fn choose(
    parts: &[BTreeSet<Span>],
    chosen: &mut Vec<Span>,
    visit: &mut dyn FnMut(&[Span]),
) {
    let Some((first, rest)) = parts.split_first() else { return visit(chosen) };
    for span in first {
        chosen.push(*span);
        choose(rest, chosen, visit);
        chosen.pop();
    }
}

/// The first with the second, that with the third, and so on.
fn fold(parts: &[BTreeSet<Span>], fits: impl Fn(Span, Span) -> bool) -> BTreeSet<Span> {
    let mut found = parts[0].clone();
    for part in &parts[1..] {
        let pairs = found.iter().flat_map(|a| part.iter().map(move |b| (*a, *b)));
        found = pairs.filter(|(a, b)| fits(*a, *b)).map(|(a, b)| hull(a, b)).collect();
    }
    found
}

/// The start of the later is at most so many words after the last word of the earlier.
fn follows(a: Span, b: Span, words: u32) -> bool {
    let last = a.1 - 1;
    b.0 > last && b.0 - last <= words as usize
}

fn bothers(relation: Relation, a: Span, b: Span, passage: &Words) -> bool {
    let overlap = a.0 < b.1 && b.0 < a.1;
    match relation {
        Relation::Near(words) => overlap || follows(a, b, words) || follows(b, a, words),
        Relation::Pre(words) => follows(a, b, words),
        Relation::Sentence => one_sentence(hull(a, b), passage),
        Relation::Passage => true,
    }
}

fn hull(a: Span, b: Span) -> Span {
    (a.0.min(b.0), a.1.max(b.1))
}

fn one_sentence(span: Span, passage: &Words) -> bool {
    passage.sentence[span.0] == passage.sentence[span.1 - 1]
}

/// Where the places end, if they stand in a row from this word on.
fn row(places: &[Place], at: usize, passage: &Words) -> BTreeSet<usize> {
    let Some((first, rest)) = places.split_first() else { return BTreeSet::from([at]) };
    let mut ends = BTreeSet::new();
    for end in place(first, at, passage) {
        if rest.is_empty() {
            ends.insert(end);
            continue;
        }
        ends.extend(row(rest, end, passage));
        if passage.possessive.get(end) == Some(&true) {
            ends.extend(row(rest, end + 1, passage));
        }
    }
    ends
}

fn place(place: &Place, at: usize, passage: &Words) -> BTreeSet<usize> {
    let word = |pattern: &Pattern| {
        passage.all.get(at).is_some_and(|word| fits(pattern, word)).then_some(at + 1)
    };
    match place {
        Place::Word(pattern) => word(pattern).into_iter().collect(),
        Place::Joined(patterns) => {
            let apart: Vec<Place> = patterns.iter().cloned().map(Place::Word).collect();
            let mut ends = row(&apart, at, passage);
            ends.extend(word(&written_as_one(patterns)));
            ends
        }
        Place::Any(rows) => rows.iter().flat_map(|one| row(one, at, passage)).collect(),
    }
}

fn written_as_one(patterns: &[Pattern]) -> Pattern {
    let mut letters = String::new();
    let (mut wild, mut exact) = (false, false);
    for pattern in patterns {
        match pattern {
            Pattern::Inflections(word) => letters.push_str(word),
            Pattern::Exact(word) => {
                exact = true;
                letters.push_str(word);
            }
            Pattern::Wildcard(word) => {
                wild = true;
                letters.push_str(word);
            }
            other => panic!("not joined by a hyphen: {other:?}"),
        }
    }
    match (wild, exact) {
        (true, _) => Pattern::Wildcard(letters),
        (false, true) => Pattern::Exact(letters),
        (false, false) => Pattern::Inflections(letters),
    }
}

fn fits(pattern: &Pattern, word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    match pattern {
        Pattern::Exact(exact) => exact == word,
        Pattern::Inflections(other) => stem(other) == stem(word),
        Pattern::Wildcard(glob) => globs(&glob.chars().collect::<Vec<_>>(), &letters),
        Pattern::Fuzzy(other, edits) => {
            alike(&other.chars().collect::<Vec<_>>(), &letters, *edits)
        }
        Pattern::Regex(regex) => {
            let whole = format!("^(?i:{regex})$");
            regex::Regex::new(&whole).unwrap().is_match(word)
        }
    }
}

fn globs(glob: &[char], word: &[char]) -> bool {
    match (glob.split_first(), word.split_first()) {
        (None, first) => first.is_none(),
        (Some(('*', rest)), first) => {
            globs(rest, word) || first.is_some_and(|(_, word)| globs(glob, word))
        }
        (Some((sign, rest)), Some((letter, word))) => {
            (*sign == '?' || sign == letter) && globs(rest, word)
        }
        (Some(_), None) => false,
    }
}

/// Whether so many insertions, removals, replacements and swaps of neighbours, no letter
/// touched twice, make one word of the other.
fn alike(a: &[char], b: &[char], edits: u8) -> bool {
    let (Some((x, rest_a)), Some((y, rest_b))) = (a.split_first(), b.split_first())
    else {
        return a.len() + b.len() <= usize::from(edits);
    };
    if x == y && alike(rest_a, rest_b, edits) {
        return true;
    }
    let Some(left) = edits.checked_sub(1) else { return false };
    let swapped = match (a, b) {
        ([x, next_a, rest_a @ ..], [y, next_b, rest_b @ ..]) => {
            x == next_b && next_a == y && alike(rest_a, rest_b, left)
        }
        _ => false,
    };
    swapped
        || alike(rest_a, rest_b, left)
        || alike(rest_a, b, left)
        || alike(a, rest_b, left)
}
