//! Where, in a sentence that asks, the act begins and who should act.

use std::ops::Range;

use super::dates::past_date;
use super::turns::{BETWEEN, LEADS};
use super::verbs::is_plain;
use super::words::Words;

/// Where the act begins: adverbs, dates and what stands between commas passed over.
pub(super) fn act(words: &Words<'_>, after: usize, end: usize) -> usize {
    let mut at = after;
    while at < end {
        if words.gap(at.saturating_sub(1)).contains(',') && at > 0 {
            let close =
                (at..end.min(at + 24)).find(|place| words.gap(*place).contains(','));
            if let Some(close) = close.filter(|_| !is_plain(words.at(at))) {
                at = close + 1;
                continue;
            }
        }
        if let Some(length) = words.holds(at, BETWEEN) {
            at += length;
        } else if words.at(at).ends_with("ly")
            && words.at(at) != "apply"
            && words.at(at) != "supply"
        {
            at += 1;
        } else if let Some(past) = past_date(words, at) {
            at = past;
        } else {
            break;
        }
    }
    at
}

/// Past what stands before the subject: `By 31 March 2014,`.
pub(super) fn past_lead(words: &Words<'_>, places: Range<usize>) -> usize {
    let mut at = places.start;
    while at < places.end {
        if let Some(past) = past_date(words, at).filter(|past| *past < places.end) {
            at = past;
            continue;
        }
        let leads = words.holds(at, LEADS).is_some();
        let comma =
            (at..places.end.saturating_sub(1)).find(|at| words.gap(*at).contains(','));
        match comma.filter(|_| leads) {
            Some(comma) => at = comma + 1,
            None => break,
        }
    }
    at
}

/// Who should act: what leads up to it left out, and of a sentence with a clause before
/// it what follows the last comma.
pub(super) fn subject(words: &Words<'_>, before: Range<usize>) -> Range<usize> {
    let start = past_lead(words, before.clone());
    let clause = "having|been|was|were|had|is|are|has|have|did|could|so";
    let mut start = start;
    while let Some(verb) = words.find(start..before.end, clause) {
        // a relative clause belongs to the subject
        if words.has(start..verb.start, "who|which|that|where|whom") {
            break;
        }
        let comma = (verb.start..before.end.saturating_sub(1))
            .find(|at| words.gap(*at).contains([',', ';', ':', '–']));
        match comma {
            Some(comma) => start = past_lead(words, comma + 1..before.end),
            None => break,
        }
    }
    if let Some(that) = words.find(start..before.end, "ask that|asks that|recommend that|recommends that|recommended that|suggests that") {
        start = that.end;
    }
    start..before.end
}
