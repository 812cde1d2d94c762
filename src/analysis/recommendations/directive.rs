//! Where a sentence asks for something to be done, and of whom.
//!
//! `The Board should, by March, publish a protocol` has a subject, a turn that asks, and
//! an act. What asks is a closed list of turns; what looks like them and asks nothing (a
//! reproach, `should have been told`; a doubt, `unsure whether they should`) is passed
//! over.

use std::ops::Range;

use super::bodies::bodies;
use super::dates::past_date;
use super::turns::{
    ASKED, BETWEEN, DOUBTS, LEADS, META, MODALS, NO_AGENT, RECOMMEND, URGE,
};
use super::verbs::{is_plain, verb};
use super::words::Words;

/// How plainly a sentence must ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In a list of recommendations: `The Board to issue a note` asks, too, and so does
    /// `Remind all staff`.
    List,
    /// There and numbered: then `The trust will issue a letter` is no promise.
    Numbered,
    /// Anywhere: only `It is recommended that` and the like.
    Running,
}

/// A sentence that asks, in words of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Directive {
    /// Who should act, as far as the sentence says; may be empty.
    pub(super) subject: Range<usize>,
    /// The verb of what is to be done.
    pub(super) verb: Range<usize>,
    /// The verb in its plain form.
    pub(super) plain: String,
    /// What is to be done: from the verb to the end of the sentence.
    pub(super) act: Range<usize>,
    /// Whether it is done to the subject: `should be invited`.
    pub(super) passive: bool,
}

/// The first directive among the words of a sentence.
pub(super) fn directive(
    words: &Words<'_>,
    sentence: Range<usize>,
    setting: Setting,
) -> Option<Directive> {
    let others =
        "management|imr|individual|agency|earlier|previous|inspection|health|that|nor";
    let recommends = words
        .find(sentence.clone(), RECOMMEND)
        .filter(|turn| turn.start == 0 || !words.has(turn.start - 1..turn.start, others));
    if setting == Setting::Running && recommends.is_none() {
        return None;
    }
    let from = match &recommends {
        Some(turn) => turn.end,
        None => sentence.start,
    };
    let rest = from..sentence.end;
    if recommends.is_none() {
        if words.holds(from, META).is_some() {
            return None;
        }
        if let Some(urged) = urged(words, &rest) {
            return Some(urged);
        }
        if words.at(from) == "that" {
            return modal_or_wish(words, &(from + 1..rest.end));
        }
        return modal(words, &rest).or_else(|| listed(words, &rest, setting));
    }
    modal_or_wish(words, &rest)
}

/// After `recommend that`: whichever comes first, `should publish` or `publish`.
fn modal_or_wish(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let modal = modal(words, rest);
    let near = modal.as_ref().is_some_and(|one| {
        one.subject.end <= rest.start + 12
            && !words.has(one.subject.clone(), "who|which|so that")
    });
    if near { modal } else { wished(words, rest).or(modal) }
}

/// `We urge ministers to consult`.
fn urged(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let turn = words.find(rest.clone(), URGE)?;
    let near = turn.end..rest.end.min(turn.end + 24);
    let verb = |at: usize| is_plain(words.at(at)) || words.at(at) == "be";
    let to = near.clone().find(|at| words.at(*at) == "to" && verb(at + 1))?;
    asks(words, turn.end..to, to + 1, rest.end)
}

/// `The Board should publish`.
fn modal(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let mut from = rest.start;
    loop {
        let all = [MODALS, ASKED].map(|turns| words.find(from..rest.end, turns));
        let turn = all.into_iter().flatten().min_by_key(|turn| turn.start)?;
        let before = rest.start..turn.start;
        if !reproaches(words, turn.end) && !words.has(before.clone(), DOUBTS) {
            return asks(words, before, turn.end, rest.end);
        }
        from = turn.end;
    }
}

/// `should have been told`, and not `should have an agenda`.
fn reproaches(words: &Words<'_>, at: usize) -> bool {
    let at = if words.at(at) == "not" || words.at(at) == "also" { at + 1 } else { at };
    let next = words.at(at + 1);
    words.at(at) == "have"
        && (next.ends_with("ed")
            || next.ends_with("en")
            || next.ends_with("ly")
            || "had|done|made|led|sought|told|met|held|sent|gone|known|kept|found|set\
                |put|come|brought|thought|left|felt|heard|read|begun|become"
                .split('|')
                .any(|one| one.trim() == next))
}

/// `We recommend that the Government appoint`: nothing stands before the verb but the
/// one who should act; it may also be said of it (`updates`), or be done (`be reviewed`).
fn wished(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let near = rest.start + 1..rest.end.min(rest.start + 40);
    let is_verb = |at: &usize| {
        let lower = words.written(*at).starts_with(char::is_lowercase);
        lower
            && !is_noun(words, *at)
            && (is_plain(words.at(*at)) || words.at(*at) == "be")
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
fn is_noun(words: &Words<'_>, at: usize) -> bool {
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

/// What asks only where everything does: `The Board to issue`, `Remind all staff`, and
/// of numbered items `The trust will issue`.
fn listed(words: &Words<'_>, rest: &Range<usize>, setting: Setting) -> Option<Directive> {
    let start = past_lead(words, rest.clone());
    if words.at(start) == "that" {
        return wished(words, &(start + 1..rest.end));
    }
    if is_plain(words.at(start)) || words.holds(start, "continue to").is_some() {
        let at = if words.at(start) == "to" { start + 1 } else { start };
        return asks(words, start..start, at, rest.end);
    }
    if words.at(start) == "to" && is_plain(words.at(start + 1)) {
        return asks(words, start..start, start + 1, rest.end);
    }
    let near = start..rest.end.min(start + 24);
    let finite = words.find(
        near.clone(),
        "is|are|was|were|has|had|did|does|do|will|would|could|can|may",
    );
    let finite = finite.map_or(near.end, |found| found.start);
    let to = (near.start + 1..finite).find(|at| {
        words.at(*at) == "to"
            && (is_plain(words.at(at + 1)) || words.at(at + 1) == "be")
            && agent(words, near.start..*at)
    });
    if let Some(to) = to {
        return asks(words, rest.start..to, to + 1, rest.end);
    }
    let will = words.find(rest.start..rest.end.min(start + 40), "will")?;
    (setting == Setting::Numbered)
        .then(|| asks(words, rest.start..will.start, will.end, rest.end))?
}

/// Whether these words can be one who acts: no clause of its own, not too long, and no
/// `the` within but after `and`, `of` and the like.
fn agent(words: &Words<'_>, places: Range<usize>) -> bool {
    let last = places.end.saturating_sub(1);
    let named = places.clone().next().is_some_and(|first| {
        words.written(first).starts_with(char::is_uppercase) || words.at(first) == "the"
    });
    let inner = |at: usize| {
        matches!(words.at(at), "the" | "a" | "an" | "their" | "its" | "our")
            && !matches!(
                words.at(at - 1),
                "and" | "of" | "with" | "for" | "or" | "by" | "in"
            )
            && !words.gap(at - 1).contains(',')
    };
    let known = places.len() <= 4 || !bodies(words, places.clone()).is_empty();
    named
        && known
        && places.len() <= 14
        && words.holds(places.start, LEADS).is_none()
        && !places.clone().skip(1).any(inner)
        && !words.has(places.clone(), NO_AGENT)
        && !(places.len() > 1 && is_plain(words.at(last)) && !is_noun(words, last))
}

/// The directive of an act that begins here, the turn that asks being before it.
fn asks(
    words: &Words<'_>,
    before: Range<usize>,
    after: usize,
    end: usize,
) -> Option<Directive> {
    let at = act(words, after, end);
    let (plain, length) = verb(words, at).filter(|_| at < end)?;
    let passive = words.at(at) == "be" && plain != "be";
    Some(Directive {
        subject: subject(words, before),
        verb: at..(at + length).min(end),
        plain,
        act: at..end,
        passive,
    })
}

/// Where the act begins: adverbs, dates and what stands between commas passed over.
fn act(words: &Words<'_>, after: usize, end: usize) -> usize {
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
fn past_lead(words: &Words<'_>, places: Range<usize>) -> usize {
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
fn subject(words: &Words<'_>, before: Range<usize>) -> Range<usize> {
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

#[cfg(test)]
mod tests {
    use super::{Setting, directive};
    use crate::analysis::recommendations::words::Words;

    /// Subject and verb.
    fn read(text: &str, setting: Setting) -> Option<(String, String)> {
        let words = Words::of(text);
        let found = directive(&words, 0..words.len(), setting)?;
        let (start, end) = words.span(&found.subject).unwrap_or((0, 0));
        Some((text[start..end].to_owned(), found.plain))
    }

    #[track_caller]
    fn case(text: &str, subject: &str, verb: &str) {
        let expected = Some((subject.to_owned(), verb.to_owned()));
        assert_eq!(read(text, Setting::Numbered), expected, "{text}");
    }

    #[test]
    fn who_should_do_what_is_read() {
        case("The Board should publish a protocol.", "The Board", "publish");
        case(
            "The Trust, with the police, should, by 1 May 2012, agree a form.",
            "The Trust, with the police",
            "agree",
        );
        case(
            "By 30 June 2011 the Head of Nursing will sign it.",
            "the Head of Nursing",
            "sign",
        );
        case(
            "Where a child is missing, the carer and the school must tell the police.",
            "the carer and the school",
            "tell",
        );
        case("Schools to consider how staff can help.", "Schools", "consider");
        case("Remind all staff of the policy.", "", "remind");
        case("Chairs should be trained.", "Chairs", "train");
        case("Ministers are invited to consider a duty.", "Ministers", "consider");
        case(
            "We recommend that the Government appoint a Chief Adviser.",
            "the Government",
            "appoint",
        );
        case(
            "Staff in two services having been unaware of it, the Board should reissue it.",
            "the Board",
            "reissue",
        );
    }

    #[test]
    fn reproach_doubt_and_talk_of_the_list_ask_for_nothing() {
        for text in [
            "The nurse should have been told.",
            "Staff were unsure whether they should refer.",
            "The recommendations should be read with the findings.",
            "The hospital has appointed a second doctor.",
        ] {
            assert_eq!(read(text, Setting::Numbered), None, "{text}");
        }
    }

    #[test]
    fn running_text_must_say_that_it_recommends() {
        let running = |text| read(text, Setting::Running);
        assert_eq!(running("The nurse should visit."), None);
        let found = running("It is recommended that the police review the form.");
        assert_eq!(found, Some(("the police".to_owned(), "review".to_owned())));
    }
}
