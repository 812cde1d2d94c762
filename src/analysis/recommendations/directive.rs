//! Where a sentence asks for something to be done, and of whom.
//!
//! `The Board should, by March, publish a protocol` has a subject, a turn that asks, and
//! an act. What asks is a closed list of turns; what looks like them and asks nothing (a
//! reproach, `should have been told`; a doubt, `unsure whether they should`) is passed
//! over.

use std::ops::Range;

use super::act::{act, subject};
use super::bodies::bodies;
use super::listed::listed;
use super::modal::{due, modal};
use super::recommends::{opines, recommends};
use super::turns::{META, REMINDED, URGE, VOICE};
use super::verbs::{is_plain, verb};
use super::wish::{modal_or_wish, named};
use super::words::Words;

/// How plainly a sentence must ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In a list of recommendations: `The Board to issue a note` asks, too, and so does
    /// `Remind all staff`.
    List,
    /// In a list of what should improve: findings stand there, too, so that `services to
    /// support children` is no order.
    Improvement,
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
    if let Some(turn) = recommends(words, &sentence) {
        let rest = turn.end..sentence.end;
        return modal_or_wish(words, &rest).or_else(|| named(words, &rest));
    }
    if let Some(turn) = opines(words, &sentence) {
        let rest = turn.end..sentence.end;
        let named = |one: &Directive| !bodies(words, one.subject.clone()).is_empty();
        return modal(words, &rest).filter(named);
    }
    if setting == Setting::Running || words.holds(sentence.start, META).is_some() {
        return None;
    }
    if let Some(urged) = urged(words, &sentence) {
        return Some(urged);
    }
    if words.at(sentence.start) == "that" {
        let rest = sentence.start + 1..sentence.end;
        return modal_or_wish(words, &rest).or_else(|| named(words, &rest));
    }
    modal(words, &sentence)
        .or_else(|| reminded(words, &sentence))
        .or_else(|| listed(words, &sentence, setting))
        .or_else(|| due(words, &sentence))
}

/// `GPs are reminded that they may`.
fn reminded(words: &Words<'_>, sentence: &Range<usize>) -> Option<Directive> {
    let turn = words.find(sentence.clone(), REMINDED)?;
    let that = words.has(turn.end..turn.end + 1, "that|to|of|about");
    that.then(|| Directive {
        subject: subject(words, sentence.start..turn.start),
        verb: turn.clone(),
        plain: "remind".to_owned(),
        act: turn.start..sentence.end,
        passive: true,
    })
}

/// `We urge ministers to consult`, `we welcome this and strongly encourage ministers to`.
fn urged(words: &Words<'_>, sentence: &Range<usize>) -> Option<Directive> {
    let turn = words.find(sentence.clone(), URGE)?;
    let who = (sentence.start..turn.start).rev().find(|at| {
        !words.at(*at).ends_with("ly")
            && !matches!(words.at(*at), "also" | "therefore" | "would" | "further")
    })?;
    let ours = words.holds(who, VOICE).is_some()
        || words.at(who) == "and" && words.has(sentence.start..who, "i|we");
    let near = turn.end..sentence.end.min(turn.end + 24);
    let verb = |at: usize| is_plain(words.at(at)) || words.at(at) == "be";
    let to = near.clone().find(|at| words.at(*at) == "to" && verb(at + 1));
    to.filter(|_| ours).and_then(|to| asks(words, turn.end..to, to + 1, sentence.end))
}

/// The directive of an act that begins here, the turn that asks being before it.
pub(super) fn asks(
    words: &Words<'_>,
    before: Range<usize>,
    after: usize,
    end: usize,
) -> Option<Directive> {
    let at = act(words, after, end);
    let (plain, length) = verb(words, at).filter(|_| at < end)?;
    let passive = matches!(words.at(at), "be" | "is" | "are") && plain != words.at(at);
    Some(Directive {
        subject: subject(words, before),
        verb: at..(at + length).min(end),
        plain,
        act: at..end,
        passive,
    })
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
            "The dentist recommended that she should come back.",
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
        assert_eq!(running("It is the view of this review that all were kind."), None);
        let found = running("It is the view of this review that the council should pay.");
        assert_eq!(found, Some(("the council".to_owned(), "pay".to_owned())));
        let found = running("It is recommended that the police review the form.");
        assert_eq!(found, Some(("the police".to_owned(), "review".to_owned())));
    }
}
