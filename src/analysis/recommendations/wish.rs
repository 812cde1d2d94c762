//! `We recommend that the Board publish`: what follows `that` without a turn that asks.

use std::ops::Range;

use super::bodies::bodies;
use super::directive::{Directive, asks};
use super::modal::modal;
use super::verbs::{is_participle, is_plain};
use super::words::Words;

/// After `recommend that`: whichever comes first, `should publish` or `publish`.
pub(super) fn modal_or_wish(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let modal = modal(words, rest);
    let near = modal.as_ref().is_some_and(|one| {
        one.subject.end <= rest.start + 12
            && !words.has(one.subject.clone(), "who|which|so that")
    });
    if near { modal } else { wished(words, rest).or(modal) }
}

/// `We recommend that the Government appoint`: nothing stands before the verb but the
/// one who should act; it may also be said of it (`updates`), or be done (`be reviewed`).
pub(super) fn wished(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let near = rest.start + 1..rest.end.min(rest.start + 40);
    let is_verb = |at: &usize| {
        let lower = words.written(*at).starts_with(char::is_lowercase);
        let done =
            matches!(words.at(*at), "is" | "are") && is_participle(words.at(at + 1));
        lower
            && !is_noun(words, *at)
            && (is_plain(words.at(*at)) || words.at(*at) == "be" || done)
    };
    let plain = near.clone().find(is_verb);
    let object = "its|the|a|an|all|that|their|whether|each|every|any|this|and";
    let said = near.clone().take(16).find(|at| {
        let said = words.at(*at).strip_suffix('s').is_some_and(is_plain);
        said && !is_noun(words, *at) && words.has(at + 1..at + 2, object)
    });
    match said.filter(|said| plain.is_none_or(|plain| *said < plain)) {
        Some(said) => {
            let mut found = asks(words, rest.start..said, said, rest.end)?;
            found.plain = found.plain.trim_end_matches('s').to_owned();
            Some(found)
        }
        None => plain.and_then(|plain| asks(words, rest.start..plain, plain, rest.end)),
    }
}

/// Whether a word that may be a verb follows what only a noun follows.
pub(super) fn is_noun(words: &Words<'_>, at: usize) -> bool {
    at > 0
        && matches!(
            words.at(at - 1),
            "the"
                | "a"
                | "an"
                | "of"
                | "for"
                | "and"
                | "in"
                | "with"
                | "on"
                | "its"
                | "their"
                | "all"
                | "each"
                | "any"
                | "this"
                | "social"
                | "joint"
        )
}

/// Words that stand before a noun.
pub(super) const DETERMINERS: &str = "\
the|a|an|all|each|every|any|its|their|his|her|this|these|those|that|whether|how|what|one\
|two|three|four|more|no";

/// The same with a verb of no list: right behind the one who should act it can be
/// nothing else (`that Wale Council treble the number`).
pub(super) fn named(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let near = rest.start..rest.end.min(rest.start + 20);
    let verb = bodies(words, near).into_iter().map(|body| body.words.end).find(|at| {
        let word = words.written(*at);
        let small = word.starts_with(char::is_lowercase) && *at < rest.end;
        let joined =
            "of|in|for|at|and|or|to|with|by|on|from|which|who|that|working|should";
        small && !words.has(*at..at + 1, joined)
    })?;
    let mut found = asks(words, rest.start..verb, verb, rest.end)?;
    let said = found.plain.strip_suffix('s').filter(|plain| is_plain(plain));
    found.plain = said.unwrap_or(&found.plain).to_owned();
    Some(found)
}
