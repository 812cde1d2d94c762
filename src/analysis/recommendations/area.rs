//! What a section asks for, by its headings: a list of recommendations, questions, a plan
//! of action, or none of these.

use super::words::Words;
use crate::model::SectionKind;
use crate::text::section_kind;

/// What sort of ground a passage stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ground {
    /// A list of recommendations.
    List,
    /// Anything else in which a review may recommend in so many words.
    Running,
    /// A plan of action: its recommendations are mostly those of the list again.
    Plan,
    /// An answer to recommendations: only what is labelled as one is one.
    Response,
    /// Questions for the board.
    Questions,
    /// What reports no wish of this review: what was asked of it, what happened, what
    /// other reviews recommended.
    Closed,
}

/// The ground of a section and the headings that speak for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area<'a> {
    pub(super) ground: Ground,
    /// From the heading of the list on; none outside lists.
    pub(super) headings: &'a [String],
}

const PAST: &str = "\
previous review*|earlier review*|previous serious case review*|other review*\
|previous recommendation*|previous scr*|past review*|national review*\
|recommendations from previous|learning from previous|similar reviews|previous case review*";
const ANSWERS: &str = "\
response|responses|progress|implementation|implementing|implemented|status of\
|accept|accepts|accepted|agrees|delivering|update on|since the review|already taken|action taken|actions taken";
const QUESTIONS: &str = "\
question*|consideration*|issue*|challenge*|point*|matter*";
const BOARD: &str = "\
board|partnership|committee|lscb|lscp|partners|safeguarding partners|to consider\
|agencies|for consideration|for discussion|reflection|practitioners";
const LISTS: &str = "\
recommend|recommends|recommendation|recommendations|areas for improvement\
|area for improvement|what needs to improve|areas for priority action|priority action\
|priority actions|areas for development|what needs to change|what must change|actions required";

/// The area of a section with these headings, the highest first, and this kind.
pub(super) fn area(path: &[String], kind: SectionKind) -> Area<'_> {
    let none = |ground| Area { ground, headings: &[] };
    let says = |heading: &String, phrases| {
        let words = Words::of(heading);
        words.has(0..words.len().min(12), phrases)
    };
    if path.iter().any(|heading| says(heading, PAST)) {
        return none(Ground::Closed);
    }
    let list = path.iter().position(|heading| names_list(heading));
    let own = path.last().map_or("", String::as_str);
    let within = list.map_or(path, |list| &path[list..]);
    if kind != SectionKind::TermsOfReference && asks_board(within) {
        return Area { ground: Ground::Questions, headings: within };
    }
    // `Recommendations and progress` is a list for all that
    let answers = |heading: &&String| says(heading, ANSWERS) && !begins_list(heading);
    if within.iter().any(|heading| answers(&heading)) {
        return Area { ground: Ground::Response, headings: within };
    }
    if kind == SectionKind::ActionPlan {
        return Area { ground: Ground::Plan, headings: path };
    }
    match (list, kind) {
        (_, SectionKind::TermsOfReference | SectionKind::Glossary) => {
            none(Ground::Closed)
        }
        (Some(list), _) if !is_aside(own) => {
            Area { ground: Ground::List, headings: &path[list..] }
        }
        (None, SectionKind::Recommendations) if !is_aside(own) => {
            Area { ground: Ground::List, headings: path }
        }
        (
            _,
            SectionKind::Contents
            | SectionKind::References
            | SectionKind::Family
            | SectionKind::Narrative
            | SectionKind::Methodology,
        ) => none(Ground::Closed),
        _ => none(Ground::Running),
    }
}

/// Whether a heading names a list of recommendations: not `Finding 1: Recommendations
/// made in meetings are not followed`.
fn names_list(heading: &str) -> bool {
    let words = Words::of(heading);
    let first = (0..words.len())
        .find(|at| !words.at(*at).bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or(0);
    if words.holds(first, "finding|lesson|theme|episode|chapter|part").is_some()
        && words.len() > first + 4
        && !words.has(first..words.len(), "and recommendations")
    {
        return false;
    }
    section_kind(heading) == Some(SectionKind::Recommendations)
        || words.has(first..words.len().min(first + 8), LISTS)
}

/// Whether headings say that what stands below is recommended, and not only what comes
/// next: there `The council will` is a promise.
pub(super) fn says_recommended(headings: &[String]) -> bool {
    headings.iter().any(|heading| {
        let words = Words::of(heading);
        words.has(0..words.len(), "recommend*|action*")
    })
}

/// Whether a heading begins with the name of a list.
fn begins_list(heading: &str) -> bool {
    let words = Words::of(heading);
    let number = |at: &usize| words.at(*at).bytes().all(|byte| byte.is_ascii_digit());
    let first = (0..words.len()).find(|at| !number(at)).unwrap_or(0);
    words
        .holds(first, "recommendations|recommendation|findings and recommendations")
        .is_some()
}

/// Whether headings put questions to the board and nothing else.
fn asks_board(headings: &[String]) -> bool {
    let joined = headings.join(" / ");
    let words = Words::of(&joined);
    let all = 0..words.len();
    headings.iter().any(|heading| {
        let words = Words::of(heading);
        words.has(0..words.len().min(10), QUESTIONS)
    }) && words.has(all.clone(), BOARD)
        && !words.has(all, "recommendation*|research|lines of enquiry")
}

/// Why something is recommended, below a list, is no recommendation.
fn is_aside(heading: &str) -> bool {
    let words = Words::of(heading);
    words.has(0..words.len().min(3), "rationale|why|background|context|evidence|reasons")
}

#[cfg(test)]
mod tests {
    use super::{Ground, area};
    use crate::model::SectionKind::{
        self, Findings, Methodology, Other, Recommendations,
    };

    #[track_caller]
    fn case(path: &[&str], kind: SectionKind, ground: Ground) {
        let path: Vec<String> = path.iter().map(|one| (*one).to_owned()).collect();
        assert_eq!(area(&path, kind).ground, ground, "{path:?}");
    }

    #[test]
    fn lists_are_told_from_questions_answers_and_talk() {
        case(&["9. Recommendations", "For the police"], Recommendations, Ground::List);
        case(&["What we recommend"], Other, Ground::List);
        case(&["Findings and recommendations"], Findings, Ground::List);
        case(
            &["Finding 2", "Questions for the Board"],
            Recommendations,
            Ground::Questions,
        );
        case(&["Points for the Partnership to consider"], Other, Ground::Questions);
        case(
            &["Finding 1: Recommendations made in meetings fade"],
            Findings,
            Ground::Running,
        );
        case(&["Government response to the recommendations"], Other, Ground::Response);
        case(&["Recommendations from previous reviews"], Recommendations, Ground::Closed);
        case(&["How the review was done"], Methodology, Ground::Closed);
    }
}
