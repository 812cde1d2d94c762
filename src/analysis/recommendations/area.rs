//! What a section asks for, by its headings: a list of recommendations, questions, a plan
//! of action, or none of these.

use super::dates::MONTHS;
use super::words::Words;
use crate::model::SectionKind;
use crate::text::{named_section_kind, section_kind};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) ground: Ground,
    /// From the heading of the list on; none outside lists.
    pub(super) headings: Vec<String>,
}

impl Area {
    fn closed() -> Self {
        Self { ground: Ground::Closed, headings: Vec::new() }
    }
}

const PAST: &str = "\
previous review*|earlier review*|previous serious case review*|other review*\
|previous recommendation*|previous scr*|past review*|national review*\
|recommendations from previous|learning from previous|similar reviews|previous case review*";
/// An answer says what it answers: a response of the police to an incident is a topic.
const ANSWERS: &str = "\
response to recommendation*|response to the recommendation*|response to the review\
|response to the report|response to the inquiry|response to this review|responses to\
|government response|government s response|board s response|partnership s response\
|agency response|agency responses|response of the board|response by the board\
|progress|implementation|implementing|implemented|status of\
|accept|accepts|accepted|agrees|delivering|update on|since the review|already taken\
|action taken|actions taken|done already|already done|already made|changes made since\
|what has been done|what has been put in place";
/// What stands behind the last part of an inspection report and belongs to none.
const BACK_MATTER: &str = "\
information about this inspection|about this inspection|inspection team|inspection details\
|local area partnership details|details of the inspection|inspection methodology";
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
pub(super) fn area(path: &[String], kind: SectionKind) -> Area {
    let own_path = lineage(path);
    // what it was taken for may be what it does not stand below
    let kind = if own_path.len() < path.len() {
        let named = own_path.iter().rev().find_map(|heading| section_kind(heading));
        named.unwrap_or(SectionKind::Other)
    } else {
        kind
    };
    let path = own_path.as_slice();
    let own = path.last().map_or("", String::as_str);
    if path.iter().any(|heading| says(heading, PAST)) || says(own, BACK_MATTER) {
        return Area::closed();
    }
    let list = path.iter().position(|heading| names_list(heading));
    let within = list.map_or(path, |list| &path[list..]);
    let of = |ground, headings: &[String]| Area { ground, headings: headings.to_vec() };
    if kind != SectionKind::TermsOfReference && asks_board(within) {
        return of(Ground::Questions, within);
    }
    // `Recommendations and progress` is a list for all that
    if within.iter().any(|heading| answers(heading) && !begins_list(heading)) {
        return of(Ground::Response, within);
    }
    if kind == SectionKind::ActionPlan {
        return of(Ground::Plan, path);
    }
    let listed = list.map(|list| &path[list..]).or_else(|| {
        (kind == SectionKind::Recommendations && !says(own, COMING)).then_some(path)
    });
    if let Some(headings) = listed.filter(|_| !is_aside(own) && may_list(kind)) {
        let ground =
            if is_part_that_argues(headings) { Ground::Running } else { Ground::List };
        return of(ground, headings);
    }
    match kind {
        SectionKind::TermsOfReference
        | SectionKind::Glossary
        | SectionKind::Contents
        | SectionKind::References
        | SectionKind::Family => Area::closed(),
        _ => of(Ground::Running, &[]),
    }
}

/// The headings that a section truly stands below. The look of headings may hang a chapter
/// below a section of the one before: what its number goes on from is beside it, and not
/// above it (`8` stands below neither `5` nor `5.6`; `1` below `9` counts anew).
pub(super) fn lineage(path: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut below: Option<Vec<u32>> = None;
    for heading in path.iter().rev() {
        let number = numbers(heading);
        if let (Some(own), Some(below)) = (&number, &below)
            && !below.starts_with(own)
            && below > own
        {
            continue;
        }
        below = number.or(below);
        kept.push(heading.clone());
        if is_chapter(heading) {
            break;
        }
    }
    kept.reverse();
    kept
}

/// Whether it is called a chapter: then it stands below nothing, whatever it looks like.
fn is_chapter(heading: &str) -> bool {
    let words = Words::of(heading);
    let counted = words.at(1);
    words.at(0) == "chapter"
        && (counted.parse::<u32>().is_ok() || words.holds(1, COUNTED).is_some())
}

/// How chapters are counted in words and Roman numbers.
const COUNTED: &str = "\
one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|i|ii|iii|iv|v|vi|vii|viii|ix\
|x|xi|xii";

/// The number before a heading, part by part: that of `A4.2` is 4 and 2. Days and years
/// number nothing.
fn numbers(heading: &str) -> Option<Vec<u32>> {
    let mut words = heading.split([' ', '\u{a0}']);
    let word = words.next()?.trim_end_matches(['.', ':', ')']);
    let word = word.strip_prefix(|one: char| one.is_ascii_uppercase()).unwrap_or(word);
    let day = words.next().is_some_and(|next| Words::of(next).has(0..1, MONTHS));
    let part = |part: &str| part.parse().ok().filter(|part| *part < 100);
    word.split('.').map(part).collect::<Option<_>>().filter(|_| !day)
}

fn may_list(kind: SectionKind) -> bool {
    !matches!(kind, SectionKind::TermsOfReference | SectionKind::Glossary)
}

fn says(heading: &str, phrases: &str) -> bool {
    let words = Words::of(heading);
    words.has(0..words.len().min(12), phrases)
}

/// Whether a heading says that what stands below answers recommendations.
pub(super) fn answers(heading: &str) -> bool {
    let words = Words::of(heading);
    let bare = matches!(words.at(first_word(&words)), "response" | "responses");
    bare && words.len() <= 3 || says(heading, ANSWERS)
}

/// Lists of inspectorates.
const IMPROVEMENTS: &str = "\
areas for improvement|area for improvement|what needs to improve|areas for priority action\
|area for priority action|priority action|priority actions|areas for development";

/// What is to come is no list: the Board's own promises, the form of an inspectorate.
const COMING: &str = "next steps|what happens next";

/// Whether a section is a finding, a theme, a lesson of a part that recommends beside:
/// `What we learned and what we recommend` has sections of both sorts.
fn is_part_that_argues(headings: &[String]) -> bool {
    use SectionKind::{Analysis, Findings, GoodPractice, Lessons, Narrative};
    let [list, .., own] = headings else { return false };
    let words = Words::of(list);
    let first = words.at(first_word(&words));
    let of_both =
        words.has(0..words.len(), "and|with") && !first.starts_with("recommend");
    of_both
        && !names_list(own)
        && matches!(
            named_section_kind(own),
            Some(Analysis | Findings | GoodPractice | Lessons | Narrative)
        )
}

/// The first word of a heading behind its number.
fn first_word(words: &Words<'_>) -> usize {
    let number = |at: &usize| words.at(*at).bytes().all(|byte| byte.is_ascii_digit());
    (0..words.len()).find(|at| !number(at)).unwrap_or(0)
}

/// Whether a heading names a list of recommendations: not `Finding 1: Recommendations
/// made in meetings are not followed`.
fn names_list(heading: &str) -> bool {
    let words = Words::of(heading);
    let first = first_word(&words);
    if words.holds(first, "finding|lesson|theme|episode|chapter|part").is_some()
        && words.len() > first + 4
        && !words.has(first..words.len(), "and recommendations")
    {
        return false;
    }
    section_kind(heading) == Some(SectionKind::Recommendations) && !says(heading, COMING)
        || words.has(first..words.len().min(first + 8), LISTS)
}

/// Whether headings say that what stands below is recommended, and not only what comes
/// next: there `The council will` is a promise.
pub(super) fn says_recommended(headings: &[String]) -> bool {
    headings.iter().any(|heading| {
        let words = Words::of(heading);
        words.has(0..words.len(), "recommend*|action*|improving systems")
            && !words.has(0..words.len(), "priority action*")
    })
}

/// Whether what stands below tells what should improve and not what should be done:
/// findings stand there, too.
pub(super) fn says_improve(headings: &[String]) -> bool {
    !says_recommended(headings)
        && headings.iter().any(|heading| says(heading, IMPROVEMENTS))
}

/// Whether a heading begins with the name of a list.
fn begins_list(heading: &str) -> bool {
    let words = Words::of(heading);
    words
        .holds(
            first_word(&words),
            "recommendations|recommendation|findings and recommendations",
        )
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
        case(&["How the review was done"], Methodology, Ground::Running);
        case(
            &["What we learned and what we recommend", "Lesson 2: Letters went unread"],
            SectionKind::Lessons,
            Ground::Running,
        );
        case(&["Recommendations", "Policing response to the fire"], Other, Ground::List);
        case(&["Areas for improvement", "Inspection team"], Other, Ground::Closed);
        case(
            &["What has been done already", "Chapter 4. Conclusions"],
            SectionKind::Analysis,
            Ground::Running,
        );
        case(
            &["4.3 Earlier reviews", "7 Recommendations"],
            Recommendations,
            Ground::List,
        );
        case(
            &["4.3 Earlier reviews", "4.3.1 Recommendations"],
            Recommendations,
            Ground::Closed,
        );
        case(&["4.3 Earlier advice", "8 Papers read"], Recommendations, Ground::Running);
        case(&["4 Earlier reviews", "9 May 2004"], Other, Ground::Closed);
        case(&["9 Recommendations", "1 Housing"], Other, Ground::List);
        case(&["6 What has been done already"], Other, Ground::Response);
        case(&["What the family told us"], SectionKind::Family, Ground::Closed);
    }
}
