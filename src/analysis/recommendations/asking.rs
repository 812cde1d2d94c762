//! The sentences of a text that ask, one after the other.

use std::ops::Range;

use super::directive::{Directive, Setting, directive};
use super::recommendation::Span;
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
    let last = words.len().saturating_sub(1);
    let opens = text.trim_end().ends_with(':')
        && words.has(last..last + 1, "should|must|shall|to");
    let asking = |one| directive(&words, one, setting).is_some();
    opens || sentences(&words, told).into_iter().any(asking)
}

/// What stands before a colon at the start of what recommends, or before a number of its
/// own (`Education 2. The head should`): the one it is for, in words.
pub(super) fn owner(words: &Words<'_>, told: Span) -> Range<usize> {
    let start = words.after(told.0);
    let end = words.after(told.1).min(start + 9);
    for at in start..end {
        if words.has(at..at + 1, "should|must|will|to|that|is|are|was") {
            break;
        }
        let gap = words.gap(at);
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
