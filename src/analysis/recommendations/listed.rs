//! What asks only where everything does: `The Board to issue`, `Remind all staff`, and of
//! numbered items `The trust will issue`.

use std::ops::Range;

use super::act::{act, past_lead};
use super::bodies::bodies;
use super::directive::{Directive, Setting, asks};
use super::modal::reproaches;
use super::turns::{CLAUSES, FINITE, FUNCTION, HEADS, LEADS, NO_AGENT, NOUNS};
use super::verbs::{is_participle, is_plain};
use super::wish::{DETERMINERS, is_noun, modal_or_wish, named};
use super::words::Words;

/// The directive of a sentence in a list.
pub(super) fn listed(
    words: &Words<'_>,
    rest: &Range<usize>,
    setting: Setting,
) -> Option<Directive> {
    let start = past_lead(words, rest.clone());
    if words.at(start) == "that" {
        let that = start + 1..rest.end;
        return modal_or_wish(words, &that).or_else(|| named(words, &that));
    }
    ordered(words, start, rest)
        .or_else(|| {
            infinitive(words, start, rest).filter(|_| setting != Setting::Improvement)
        })
        .or_else(|| promised(words, rest).filter(|_| setting == Setting::Numbered))
}

/// `Remind all staff`, `To remind all staff`, `Urgently remind all staff`.
fn ordered(words: &Words<'_>, start: usize, rest: &Range<usize>) -> Option<Directive> {
    let opened = start > 0 && words.gap(start - 1).contains('(');
    if words.at(start) == "to" && is_verb(words, start + 1) {
        return asks(words, start..start, start + 1, rest.end);
    }
    let at = act(words, start, rest.end);
    (!opened && is_order(words, at, rest.end))
        .then(|| asks(words, start..start, at, rest.end))?
}

/// Whether a sentence begins with an order: a verb of the list that is no noun here, or a
/// word of no list with an object behind it (`Treble the number`).
fn is_order(words: &Words<'_>, at: usize, end: usize) -> bool {
    let next = words.at(at + 1);
    if is_plain(words.at(at)) {
        let noun = words.holds(at, NOUNS).is_some()
            && words.has(
                at + 1..at + 2,
                "of|from|for|to|in|is|are|was|has|at|by|between|and|services|plans",
            );
        return !noun || words.holds(at, "continue to").is_some();
    }
    let word = words.written(at);
    word.starts_with(char::is_uppercase)
        && !word.chars().nth(1).is_some_and(char::is_uppercase)
        && !words.at(at).ends_with(['s', 'd', 'g', 'y'])
        && words.holds(at, FUNCTION).is_none()
        && DETERMINERS.split('|').any(|one| one == next)
        && !words.has(at..end.min(at + 12), FINITE)
}

/// Whether a verb in its plain form stands here, adverbs passed over.
fn is_verb(words: &Words<'_>, at: usize) -> bool {
    let at = (at..at + 3)
        .find(|at| {
            !words.at(*at).ends_with("ly")
                && !matches!(words.at(*at), "also" | "jointly" | "not")
        })
        .unwrap_or(at);
    is_plain(words.at(at))
        || words.at(at) == "be"
        || words.at(at) == "have" && is_participle(words.at(at + 1))
        || DETERMINERS.split('|').any(|one| one == words.at(at + 1))
            && words.written(at).starts_with(char::is_lowercase)
            && words.holds(at, FUNCTION).is_none()
            && words.holds(at, DETERMINERS).is_none()
}

/// `The Board to issue`, `Records not to be closed`.
fn infinitive(words: &Words<'_>, start: usize, rest: &Range<usize>) -> Option<Directive> {
    let near = start..rest.end.min(start + 28);
    let finite = words.find(near.clone(), FINITE).map_or(near.end, |found| found.start);
    let to = (near.start + 1..finite).find(|at| {
        let not = usize::from(words.at(at - 1) == "not");
        words.at(*at) == "to"
            && is_verb(words, at + 1)
            && agent(words, near.start..at - not, words.at(at + 1) == "be")
    })?;
    asks(words, rest.start..to, to + 1, rest.end)
}

/// `The trust will issue`: said by one who acts, and of what is to come.
fn promised(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let will = words.find(rest.start..rest.end.min(rest.start + 40), "will")?;
    let subject = past_lead(words, rest.start..will.start)..will.start;
    let acts = subject.len() <= 5
        || words.has(subject.clone(), HEADS)
        || !bodies(words, subject.clone()).is_empty();
    let plain =
        !words.has(subject, "that|which|who|we|i") && !reproaches(words, will.end);
    (acts && plain).then(|| asks(words, rest.start..will.start, will.end, rest.end))?
}

/// Whether these words can be one who acts: no clause of its own, not too long, and no
/// `the` within but after `and`, `of` and the like.
fn agent(words: &Words<'_>, places: Range<usize>, passive: bool) -> bool {
    let Some(last) = places.end.checked_sub(1).filter(|last| *last >= places.start)
    else {
        return false;
    };
    let named = words.written(places.start).starts_with(char::is_uppercase)
        || words.at(places.start) == "the"
        // `For the council: thought to be given to`
        || places.start > 0 && words.gap(places.start - 1).starts_with(':');
    let inner = |at: usize| {
        matches!(words.at(at), "the" | "a" | "an" | "their" | "its" | "our")
            && words
                .holds(
                    at - 1,
                    "and|of|with|for|or|by|in|at|on|from|under|into|within|about|as",
                )
                .is_none()
            && !words.at(at - 1).ends_with("ing")
            && !words.gap(at - 1).contains(',')
    };
    let bodies = bodies(words, places.clone());
    let known = places.len() <= 6 || !bodies.is_empty();
    // `the involvement of the police` acts no more than `opportunities for the police`
    let before = places.start..bodies.first().map_or(places.end, |body| body.words.start);
    let of_them = words.has(before.clone(), "of|for")
        && !words.has(before.start..before.end.min(before.start + 4), HEADS);
    named
        && known
        && (passive || !of_them)
        && places.len() <= 20
        && words.holds(places.start, LEADS).is_none()
        && !places.clone().skip(1).any(inner)
        && !words.has(places.clone(), CLAUSES)
        && !words.has(last.saturating_sub(1).max(places.start)..places.end, NO_AGENT)
        && !(places.len() > 1
            && words.written(last).starts_with(char::is_lowercase)
            && is_plain(words.at(last))
            && !is_noun(words, last)
            && words.holds(last, NOUNS).is_none())
}
