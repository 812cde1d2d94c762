//! The sentences of a text that ask, one after the other.

use std::ops::Range;

use super::directive::{Directive, Setting, directive};
use super::recommendation::Span;
use super::recommends::recommends;
use super::turns::FINITE;
use super::words::Words;
use crate::text::sentence_starts;

/// The sentences of a stretch of a text, in words.
pub(super) fn sentences(words: &Words<'_>, told: Span) -> Vec<Range<usize>> {
    // the one it is for asks for nothing yet: `Housing: give homes with babies priority`
    let label = words.span(&owner(words, told)).map_or(told.0, |span| {
        let end = words.after(span.1);
        words.span(&(end..end + 1)).map_or(told.0, |next| next.0)
    });
    let told = (label.min(told.1), told.1);
    let Some(part) = words.text.get(told.0..told.1) else { return Vec::new() };
    let mut starts: Vec<usize> = sentence_starts(part)
        .into_iter()
        .map(|start| words.after(told.0 + start as usize))
        .collect();
    starts.push(words.after(told.1));
    starts.dedup();
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Every directive of a stretch of a text.
pub(super) fn directives(
    words: &Words<'_>,
    told: Span,
    setting: Setting,
) -> Vec<Directive> {
    let asks = |sentence: Range<usize>| directive(words, sentence, setting);
    sentences(words, told).into_iter().filter_map(asks).collect()
}

/// Whether a stretch of a text asks for anything. `The Board should:` does: what follows
/// says what.
pub(super) fn asks(text: &str, told: Span, setting: Setting) -> bool {
    let words = Words::of(text);
    let asking = |one| directive(&words, one, setting).is_some();
    is_stem(text) || sentences(&words, told).into_iter().any(asking)
}

/// Whether a text breaks off before the act: `The Board should:`.
pub(super) fn is_stem(text: &str) -> bool {
    let words = Words::of(text);
    let last = words.len().saturating_sub(1);
    text.trim_end().ends_with(':')
        && words.has(last..last + 1, "should|must|shall|to|will")
}

/// Words that point back: what they should do belongs to what was told before.
const POINTING: &str = "it|they|this|these|each|that|those|there|he|she|we|i|which|who|one|you|nobody|no one";

/// Whether a text is a recommendation by what it mainly says: its first sentence asks, or
/// says a reason and a later one asks somebody named. `They must each report on it` after
/// an account of what was done does not.
pub(super) fn mainly_asks(text: &str, told: Span, setting: Setting) -> bool {
    let words = Words::of(text);
    let asking = |(at, sentence): (usize, Range<usize>)| {
        let Some(found) = directive(&words, sentence.clone(), setting) else {
            return false;
        };
        let first = found.subject.start.min(found.act.start);
        at == 0
            || recommends(&words, &sentence).is_some()
            || found.subject.is_empty()
            || words.holds(first, POINTING).is_none()
    };
    is_stem(text) || sentences(&words, told).into_iter().enumerate().any(asking)
}

/// Past forms that have no ending.
const PAST: &str = "\
met|made|took|held|found|heard|felt|saw|gave|came|went|began|chose|wrote|told|said|kept";

/// Whether a text could be an order or a wish of an unusual form: its first clause tells
/// of nothing that is or was.
pub(super) fn tells_nothing(text: &str, told: Span) -> bool {
    let words = Words::of(text);
    let Some(first) = sentences(&words, told).into_iter().next() else { return false };
    let clause = words
        .find(first.clone(), "who|which|that|where|when|until|if|so|whose|before|after");
    let end = clause.as_ref().map_or(first.end, |clause| clause.start);
    // `The panel met twice`: what was done
    let past = |at: usize| {
        let word = words.at(at);
        let told =
            word.len() > 4 && word.ends_with("ed") || words.holds(at, PAST).is_some();
        told && words.holds(at - 1, "be|is|are|of|and|or|in|for|with|the|a|to").is_none()
    };
    // `The team, which was formed in May, is based in one office`
    let aside = clause.is_some_and(|clause| {
        let closes = (clause.end..first.end.saturating_sub(1))
            .find(|at| words.gap(*at).contains(','));
        clause.start > first.start
            && words.gap(clause.start - 1).contains(',')
            && closes.is_some_and(|at| words.holds(at + 1, FINITE).is_some())
    });
    first.len() >= 4
        && !aside
        && !words.has(first.start..end, FINITE)
        && words
            .holds(
                first.start,
                "it|they|he|she|i|we|there|this|these|in|at|on|during|after|when",
            )
            .is_none()
        && !(first.start + 1..end.min(first.start + 4)).any(past)
}

/// What stands before a colon at the start of what recommends, or before a number of its
/// own (`Education 2. The head should`): the one it is for, in words.
pub(super) fn owner(words: &Words<'_>, told: Span) -> Range<usize> {
    let start = words.after(told.0);
    let end = words.after(told.1).min(start + 9);
    for at in start..end {
        let gap = words.gap(at);
        // a colon in a title: `Update the ‘Help: levels of need’ form`
        let quoted = words.text.get(told.0..).is_some_and(|text| {
            let upto = words.span(&(at..at + 1)).map_or(0, |span| span.1 - told.0);
            text.get(..upto).is_some_and(|text| text.contains(['‘', '“', '"', '\'']))
        });
        if words.has(at..at + 1, "should|must|will|to|that|is|are|was") || quoted {
            break;
        }
        if gap.starts_with(':') {
            return start..at + 1;
        }
        let number = words.at(at).bytes().all(|byte| byte.is_ascii_digit());
        if number && at > start && gap.starts_with('.') {
            return start..at;
        }
        if gap.contains(['.', ';', ',']) {
            break;
        }
    }
    start..start
}
