//! The bodies and roles that recommendations are addressed to, by the words that name
//! them in England, Wales, Scotland and Northern Ireland since 2000.
//!
//! At each word the longest name counts and takes its words with it, so that the Health
//! Board is no board and the school nurse no school. Names that would mislead and mean
//! nobody here are in the list without an addressee.

use std::ops::Range;

use super::kinds::Addressee::{self, All, Csc, Government, Housing, Lscb};
use super::kinds::HealthKind;
use super::names::BODIES;
use super::words::Words;

/// A name and whom it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) words: Range<usize>,
    pub(super) addressees: &'static [Addressee],
    pub(super) health: Option<HealthKind>,
}

/// The bodies named among these words, in their order.
pub(super) fn bodies(words: &Words<'_>, places: Range<usize>) -> Vec<Body> {
    let mut found = Vec::new();
    let mut at = places.start;
    while at < places.end {
        let here = longest(words, at, places.end);
        // `the department` is one body, `the Department for Education` another
        let next = (words.at(at) == "the").then(|| longest(words, at + 1, places.end));
        let further =
            |one: &Body| here.as_ref().is_none_or(|it| one.words.end > it.words.end);
        let Some(mut body) = next.flatten().filter(further).or(here) else {
            at += 1;
            continue;
        };
        // `the Education Sub-group` is the board's, whatever it is called after
        if let Some(group) = words.holds(body.words.end, GROUPS) {
            body.words.end += group;
            body.addressees = &[Lscb];
            body.health = None;
        }
        at = body.words.end;
        if is_part_of_name(words, places.start, &body) {
            continue;
        }
        if !body.addressees.is_empty() {
            found.push(body);
        }
    }
    found
}

/// What makes a group of the board of the name before it.
const GROUPS: &str = "\
sub group|subgroup|sub groups|subgroups|sub committee|subcommittee|sub board|task group\
|working group|task and finish group";
/// What may stand before `services` or `agencies` where all of them are meant.
const BEFORE_ALL: &str = "\
the|all|and|or|local|relevant|partner|statutory|these|other|both|of|by|that|for|each|every\
|member|key|involved|to|between|across|with|different|various|any|constituent";

/// Whether a body that means all is but the end of a longer name: `outpatient services`.
fn is_part_of_name(words: &Words<'_>, start: usize, body: &Body) -> bool {
    let at = body.words.start;
    body.addressees == [All]
        && body.words.len() == 1
        && at > start
        && words.gap(at - 1) == " "
        && words.holds(at - 1, BEFORE_ALL).is_none()
}

/// The longest name that begins at a word and ends before another.
fn longest(words: &Words<'_>, at: usize, end: usize) -> Option<Body> {
    let named = BODIES
        .iter()
        .filter_map(|entry| Some((words.holds(at, entry.2)?, entry)))
        .filter(|(length, _)| at + length <= end)
        .max_by_key(|(length, _)| *length);
    if let Some((length, (addressees, health, _))) = named {
        return Some(Body { words: at..at + length, addressees, health: *health });
    }
    let addressees = by_form(words, at).filter(|_| at < end)?;
    Some(Body { words: at..at + 1, addressees, health: None })
}

/// What only its form tells: `TSCB` is the board of T, `Ormesdale Homes` a landlord.
fn by_form(words: &Words<'_>, at: usize) -> Option<&'static [Addressee]> {
    let written = words.written(at);
    let of_name = at > 0
        && words.written(at - 1).starts_with(char::is_uppercase)
        && words.at(at - 1) != "the"
        && words.gap(at - 1) == " ";
    // `Housing Department` is no department of state
    if written == "Department" && !of_name {
        return Some(&[Government]);
    }
    if written == "department" && at > 0 && words.at(at - 1) == "the" {
        return Some(&[Csc]);
    }
    // reviews that name no council call it by a letter
    let letter = words.written(at + 1);
    if written == "Authority"
        && letter.len() == 1
        && letter.starts_with(char::is_uppercase)
    {
        return Some(&[Csc]);
    }
    let capitals = written.chars().all(char::is_uppercase);
    let board =
        ["SCB", "SCP", "CPC", "SAB", "CSP"].iter().any(|end| written.ends_with(end));
    if capitals && board && (3..=7).contains(&written.len()) {
        return Some(&[Lscb]);
    }
    let named = at > 0 && words.written(at - 1).starts_with(char::is_uppercase);
    (written == "Homes" && named).then_some(&[Housing])
}

#[cfg(test)]
mod tests {
    use super::bodies;
    use crate::analysis::recommendations::words::Words;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let words = Words::of(text);
        let found = bodies(&words, 0..words.len());
        let names: Vec<&str> =
            found.iter().flat_map(|one| one.addressees).map(|one| one.name()).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn the_longest_name_takes_its_words_with_it() {
        case("The Health Board and the Board", &["health", "lscb"]);
        case("school nurses and schools", &["health", "education"]);
        case("the Department for Children, Schools and Families", &["government"]);
        case("The integrated care board", &["health"]);
        case("the Probation Trust", &["probation"]);
        case("Authority B and the school", &["csc", "education"]);
        case("children's homes and Westley Homes", &["voluntary", "housing"]);
        case("KSCB and the MASH", &["lscb", "csc"]);
        case("recommendations of single agencies", &[]);
        case("Children’s Social Care", &["csc"]);
        case("the College of Policing", &["government"]);
    }
}
