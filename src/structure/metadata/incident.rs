//! When the child died or was harmed.
//!
//! A date counts by the words next to it: `died on`, `In May 2010 … was found`. A review
//! gives many dates in its first pages, of meetings, births and trials; the nearest word
//! decides, and one of these takes a date out.

use super::dates::{Dated, Event, dates, event};
use super::told::{Sentence, Told, is_event, is_grave, is_relative};
use crate::model::Date;

/// How many words before a date may tell what it is of.
const BEFORE: usize = 16;

/// How many words after a date that opens a sentence may.
const AFTER: usize = 30;

/// The date that a title page labels as that of the incident.
pub(super) fn labelled(front: &str) -> Option<Date> {
    let mut from = 0;
    dates(front).into_iter().find_map(|dated| {
        let before = &front[from..dated.start];
        from = dated.end;
        (event(before) == Event::Incident).then_some(dated.date)
    })
}

/// The first date of a death, else of another event.
pub(super) fn told(told: &Told<'_>) -> Option<Date> {
    let of = |wanted: fn(&str) -> bool| {
        told.events().find_map(|sentence| {
            let dated = dates(sentence.text);
            let mut from = 0;
            (0..dated.len()).find_map(|at| {
                let start = std::mem::replace(&mut from, dated[at].end);
                let until =
                    dated.get(at + 1).map_or(sentence.text.len(), |next| next.start);
                let sound = dated[at].date.month.is_some()
                    && is_of(sentence, dated[at], (start, until), wanted);
                sound.then_some(dated[at].date)
            })
        })
    };
    of(is_grave).or_else(|| of(is_event))
}

/// Whether the words next to a date, those of other dates left out, say that it is of an
/// event.
fn is_of(
    sentence: &Sentence<'_>,
    dated: Dated,
    (from, until): (usize, usize),
    wanted: fn(&str) -> bool,
) -> bool {
    let place = |byte: usize| sentence.starts.partition_point(|start| *start < byte);
    let (first, at) = (place(from), place(dated.start));
    let (after, last) = (place(dated.end), place(until));
    let word = |index: usize| sentence.words[index].as_str();
    if at > first && matches!(word(at - 1), "from" | "since" | "until" | "between" | "to")
    {
        return false;
    }
    let before =
        (first..at).rev().take(BEFORE).find(|index| decides(word(*index), wanted));
    let found = before.or_else(|| {
        let when = |index: usize| index < sentence.words.len() && word(index) == "when";
        let opens = at - first <= 6 && first == 0
            || when(after)
            || when(at.saturating_sub(2)) && at > first + 1;
        let mut rest = (after..last).take(AFTER);
        opens.then(|| rest.find(|index| decides(word(*index), wanted)))?
    });
    found.is_some_and(|index| {
        let near = index.saturating_sub(6)..index;
        let of = word(index) == "death" && index + 1 < last && word(index + 1) == "of";
        let after = if of { index + 1..(index + 5).min(last) } else { 0..0 };
        let whose = near
            .rev()
            .chain(after)
            .find(|near| is_relative(word(*near)) || sentence.subject.contains(near));
        let other = whose.is_some_and(|near| is_relative(word(near)));
        wanted(word(index)) && !(other && is_grave(word(index)))
    })
}

fn decides(word: &str, wanted: fn(&str) -> bool) -> bool {
    wanted(word) || is_process(word)
}

/// Words of events that are not the case.
fn is_process(word: &str) -> bool {
    matches!(
        word,
        "born"
            | "birth"
            | "commissioned"
            | "decided"
            | "agreed"
            | "convicted"
            | "charged"
            | "sentenced"
            | "pleaded"
            | "inquest"
            | "published"
            | "completed"
            | "met"
            | "meeting"
            | "panel"
            | "conference"
            | "began"
            | "begun"
            | "started"
            | "moved"
            | "referred"
            | "referral"
            | "trial"
            | "concluded"
            | "notified"
            | "scoping"
            | "review"
            | "reported"
            | "imprisoned"
            | "arrested"
            | "placed"
            | "booked"
            | "registered"
            | "plan"
            | "recommended"
            | "wrote"
            | "coroner"
            | "prosecution"
            | "separated"
            | "arrived"
            | "became"
            | "approved"
            | "adopted"
            | "accepted"
    )
}

#[cfg(test)]
mod tests {
    use super::super::told::told as cut;
    use super::told;

    #[test]
    fn the_words_next_to_a_date_say_what_it_is_of() {
        for (texts, expected) in [
            (&["Child N died on 22 January 2014 at home."][..], Some("2014-01-22")),
            (
                &["In October 2015, when N was fifteen, she was found in a flat."],
                Some("2015-10"),
            ),
            (
                &[
                    "A review was commissioned in May 2014 after the death of Child N.",
                    "N died in March 2014.",
                ],
                Some("2014-03"),
            ),
            (&["Child N was born in June 2008 and his father died in May 2009."], None),
            (&["Child N was known from March 2010 and was taken to hospital."], None),
        ] {
            let found = told(&cut(texts, Some("Child N"))).map(|date| date.to_string());
            assert_eq!(found.as_deref(), expected, "{texts:?}");
        }
    }
}
