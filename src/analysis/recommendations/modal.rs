//! `The Board should publish`: turns that ask of those before them.
//!
//! They also reproach (`should have told`), doubt (`unsure whether they should`), name
//! things (`the need to`), and say more of a word (`a duty which must be done`). None of
//! these asks.

use std::ops::Range;

use super::directive::{Directive, asks};
use super::turns::{ASKED, DOUBTS, FINITE, MODALS, REPORTS};
use super::words::Words;

/// The first turn of a sentence that asks.
pub(super) fn modal(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let mut from = rest.start;
    loop {
        let all = [MODALS, ASKED].map(|turns| words.find(from..rest.end, turns));
        let turn = all.into_iter().flatten().min_by_key(|turn| turn.start)?;
        let before = rest.start..turn.start;
        let asking = !reproaches(words, turn.end)
            && !is_doubted(words, &before)
            && !is_noun(words, &turn)
            && !is_idle(words, &turn)
            && !is_aside(words, rest.start, turn.start);
        if asking {
            return asks(words, before, turn.end, rest.end);
        }
        from = turn.end;
    }
}

/// `Guidance is to be issued`, where nothing else asks.
pub(super) fn due(words: &Words<'_>, rest: &Range<usize>) -> Option<Directive> {
    let turn = words.find(rest.clone(), "is to be|are to be")?;
    let before = rest.start..turn.start;
    let told =
        is_doubted(words, &before) || words.has(before.clone(), "when|where|that|who");
    (!told && turn.start > rest.start)
        .then(|| asks(words, before, turn.end - 1, rest.end))?
}

/// `should have been told`, and not `should have an agenda`.
pub(super) fn reproaches(words: &Words<'_>, at: usize) -> bool {
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

/// Whether what should be done is only asked, thought or said: `unsure whether they
/// should`. A question whose own verb comes first has ended: `where it is unclear whether
/// she is safe, nurses should`.
fn is_doubted(words: &Words<'_>, before: &Range<usize>) -> bool {
    let doubt = (before.clone()).rev().find_map(|at| {
        let length = words.holds(at, DOUBTS)?;
        let idle = words.holds(at, "whether or not").is_some();
        (!idle).then_some(at + length)
    });
    let open = doubt.is_some_and(|end| !words.has(end..before.end, FINITE));
    open || words.has(before.clone(), REPORTS) || is_told(words, before)
}

/// Whether somebody in the story recommended it: `the doctor recommended that she should`.
fn is_told(words: &Words<'_>, before: &Range<usize>) -> bool {
    let told = "recommended that|advised that|suggested that|requested that";
    words.find(before.clone(), told).is_some_and(|turn| {
        let who = (before.start..turn.start)
            .rev()
            .find(|at| !words.at(*at).ends_with("ly") && words.at(*at) != "also");
        let ours = "review|panel|author|reviewer|inquiry|we|i|is|are|be";
        who.is_some_and(|who| words.holds(who, ours).is_none())
    })
}

/// `the need to`, `any need to`: a noun. So is what says more of one: `which should`.
fn is_noun(words: &Words<'_>, turn: &Range<usize>) -> bool {
    let Some(before) = turn.start.checked_sub(1) else { return false };
    let need = words.at(turn.start).starts_with("need");
    let article = "the|a|any|no|this|that|urgent|continuing|clear|further";
    let relative = matches!(words.at(before), "which" | "who" | "that");
    need && words.has(before..turn.start, article) || relative
}

/// `are invited to send` asks; `are invited to meetings` does not.
fn is_idle(words: &Words<'_>, turn: &Range<usize>) -> bool {
    let passive = words.at(turn.end) == "be";
    let before =
        words.at(turn.end.saturating_sub(1)) == "to" && words.at(turn.start) != "needs";
    before
        && words.holds(turn.start, "is invited|are invited|is asked|are asked").is_some()
        && !passive
        && words.has(
            turn.end..turn.end + 2,
            "meetings|meeting|conferences|conference|attend meetings",
        )
        && !words.has(turn.end..turn.end + 1, "attend")
}

/// Whether a turn stands in brackets.
fn is_aside(words: &Words<'_>, start: usize, at: usize) -> bool {
    let opens = |place: &usize| words.gap(*place).contains('(');
    let last = (start..at).rev().find(opens);
    last.is_some_and(|open| !(open..at).any(|place| words.gap(place).contains(')')))
}
