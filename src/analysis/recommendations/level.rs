//! Whose a recommendation is: the review's own, or that of one agency.
//!
//! A list says so by its heading. Where none does, a review that has a list of single
//! agencies has its own everywhere else; and where all stand in one list, what is asked
//! of one provider (a trust, a school, a charity) is that agency's, and what is asked of
//! the board, of Government, of several at once or of those who answer for safeguarding
//! together (children's social care, police, commissioners of health) is the review's.

use super::bodies::bodies;
use super::kinds::{Addressee, Level};
use super::words::Words;
use std::ops::Range;

const SINGLE: &str = "\
agency recommendations|single agency|single agencies|single service|single services|individual agency\
|individual agencies|individual services|individual organisations|individual management\
|imr|imrs|management review*|agency specific|specific agency\
|specific agencies|internal|by agency|agency reports|agency level|agency actions|from agencies|each agency|by agencies";
const SHARED: &str = "\
overview|multi agency|inter agency|joint|panel|partnership wide|strategic|national\
|serious case review recommendation*|scr recommendation*|all agencies|local safeguarding|cross agency|system wide|collective";

/// What the headings of a list say, the nearest first, and the words that do.
pub(super) fn of_headings(headings: &[String]) -> Option<(Level, String)> {
    headings
        .iter()
        .rev()
        .find_map(|heading| Some((of_heading(heading)?, heading.clone())))
}

fn of_heading(heading: &str) -> Option<Level> {
    let words = Words::of(heading);
    let all = 0..words.len();
    // `Overview and single agency recommendations` says nothing of either
    let many = words.has(all.clone(), "multi agency|inter agency");
    let single = !many && words.has(all.clone(), SINGLE);
    let named = bodies(&words, all.clone());
    // the National Probation Service is one agency
    let own_name = |at: usize| {
        let one = named.iter().find(|one| one.words.contains(&at));
        one.is_some_and(|one| !one.addressees.iter().copied().any(is_shared))
    };
    let shared = all.clone().any(|at| words.holds(at, SHARED).is_some() && !own_name(at));
    match (shared, single) {
        (true, true) => return None,
        (true, false) => return Some(Level::Overview),
        (false, true) => return Some(Level::Agency),
        (false, false) => {}
    }
    // a long heading says what is recommended, and not to whom
    if words.len() > 12
        || words.has(0..1, "recommendation")
            && words.at(1).bytes().all(|one| one.is_ascii_digit())
            && !words.at(1).is_empty()
    {
        return None;
    }
    let mut addressees =
        named.iter().flat_map(|body| body.addressees).copied().peekable();
    addressees.peek()?;
    Some(if addressees.any(is_shared) { Level::Overview } else { Level::Agency })
}

/// Whether it is nobody's alone.
const fn is_shared(one: Addressee) -> bool {
    matches!(one, Addressee::Lscb | Addressee::Government | Addressee::All)
}

/// What else there is to tell a level by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) addressees: &'a [Addressee],
    /// Whether the review has a list of single agencies' recommendations.
    pub(super) parted: bool,
    /// Whether it stands in a list.
    pub(super) listed: bool,
    /// Whether it asks all of a sort: `every school`.
    pub(super) class: bool,
}

/// The level of a recommendation, and why.
pub(super) fn level(headings: &[String], told: Told<'_>) -> (Level, String) {
    let shared = told
        .addressees
        .iter()
        .any(|one| matches!(one, Addressee::Government | Addressee::All));
    // `4.1 Leaving school` is a topic where what stands below asks the board
    let single = headings.iter().any(|heading| {
        let words = Words::of(heading);
        words.has(0..words.len(), SINGLE)
    });
    let above = told
        .addressees
        .iter()
        .any(|one| matches!(one, Addressee::Government | Addressee::Lscb));
    let topic = |level| level == Level::Agency && above && !single;
    match of_headings(headings).filter(|(level, _)| !topic(*level)) {
        Some((level, heading)) => (level, format!("heading: {heading}")),
        None if told.parted && told.listed => {
            (Level::Overview, "the agencies have a list of their own".to_owned())
        }
        None if shared => (Level::Overview, "asks more than one agency".to_owned()),
        None => of_addressees(told),
    }
}

fn of_addressees(told: Told<'_>) -> (Level, String) {
    let why = |level, why: &str| (level, why.to_owned());
    match told.addressees {
        [] if told.listed => why(Level::Overview, "asks no agency in particular"),
        [] => why(Level::Unknown, "names nobody and stands in no list"),
        [Addressee::Lscb] => why(Level::Overview, "asks the board"),
        [Addressee::Csc | Addressee::Police | Addressee::Health] => {
            why(Level::Overview, "asks one of those who safeguard together")
        }
        [_] if told.class => why(Level::Overview, "asks all providers of a sort"),
        [_] => why(Level::Agency, "asks one provider alone"),
        _ => why(Level::Overview, "asks more than one agency"),
    }
}

/// Whether a subject is all of a sort and nobody by name: `Every school`, `Landlords`.
pub(super) fn is_class(words: &Words<'_>, subject: &Range<usize>) -> bool {
    let Some(last) = subject.end.checked_sub(1).filter(|last| *last >= subject.start)
    else {
        return false;
    };
    let counted = words.has(subject.start..subject.start + 1, "every|each|all|any");
    let small = |at: usize| words.written(at).starts_with(char::is_lowercase);
    let body = bodies(words, subject.clone());
    let begins = body.first().is_some_and(|body| body.words.start == subject.start);
    let plural =
        words.at(last).ends_with('s') || words.has(subject.clone(), "schools|clubs");
    counted || begins && plural && (subject.start + 1..subject.end).all(small)
}

#[cfg(test)]
mod tests {
    use super::of_headings;
    use crate::analysis::recommendations::kinds::Level;

    #[test]
    fn headings_say_whose_a_list_is() {
        let case = |headings: &[&str], level| {
            let headings: Vec<String> =
                headings.iter().map(|one| (*one).to_owned()).collect();
            assert_eq!(of_headings(&headings).map(|one| one.0), level, "{headings:?}");
        };
        case(
            &["9. Recommendations", "Single agency recommendations"],
            Some(Level::Agency),
        );
        case(&["Recommendations", "For the Government"], Some(Level::Overview));
        case(&["Recommendations", "Health visiting"], Some(Level::Agency));
        case(&["Recommendations to XSCB"], Some(Level::Overview));
        case(&["Recommendations", "Multi-agency recommendations"], Some(Level::Overview));
        case(&["National Probation Service"], Some(Level::Agency));
        case(&["Overview and single agency recommendations"], None);
        case(&["9. Recommendations"], None);
        case(&["Recommendation 3: Training for the police"], None);
    }
}
