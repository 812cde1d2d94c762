//! What a section is for, by its heading.
//!
//! Reviews name the same part in many ways (`Chronology`, `What happened`, `R's story`).
//! Each kind has phrases; of those a heading holds, one that names a part beats one that
//! merely hints at it, then the earlier wins: `Action plan, glossary and references` is
//! an action plan. What a heading does not say is left to the section around it.

use super::section_phrases::{HINTS, METHODS, NAMES};
use super::tokens;
use crate::model::SectionKind;
use crate::model::SectionKind::{Appendix, Family, Findings, Lessons, Recommendations};

/// The kind a heading names or hints at, if it does.
pub fn section_kind(heading: &str) -> Option<SectionKind> {
    kind_of(heading, Certainty::Hinted)
}

/// The kind a heading names in so many words. For a part of a larger section: there a
/// hint says less than the section around it.
pub fn named_section_kind(heading: &str) -> Option<SectionKind> {
    kind_of(heading, Certainty::Named)
}

/// How plainly a heading must say what its section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Certainty {
    Named,
    Hinted,
}

fn kind_of(heading: &str, certainty: Certainty) -> Option<SectionKind> {
    let words: Vec<String> =
        tokens(heading).take(40).map(|token| token.word.into()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words = after_number(&words);
    match words {
        ["finding", ..] => return Some(Findings),
        ["recommendation", ..] => return Some(Recommendations),
        ["lesson", ..] => return Some(Lessons),
        ["about", who] if !matches!(*who, "us" | "this") => return Some(Family),
        ["appendix" | "annex" | "annexe", rest @ ..] => {
            return Some(named(after_label(rest)).unwrap_or(Appendix));
        }
        _ => {}
    }
    let hinted = || best(words, &HINTS).filter(|_| certainty == Certainty::Hinted);
    named(words).or_else(|| if names_method(words) { None } else { hinted() })
}

/// The words after a leading number.
fn after_number<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    let numeric = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let count = words.iter().take(4).take_while(|word| numeric(word)).count();
    if count < words.len() { &words[count..] } else { words }
}

/// The words after an appendix's own number or letter.
fn after_label<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    match words {
        [label, rest @ ..] if label.len() <= 3 && !rest.is_empty() => rest,
        _ => words,
    }
}

fn named(words: &[&str]) -> Option<SectionKind> {
    best(words, &NAMES).filter(|kind| *kind != Lessons || !names_method(words))
}

fn names_method(words: &[&str]) -> bool {
    METHODS.iter().any(|phrase| find(words, phrase, words.len()).is_some())
}

/// The kind of the phrase that stands first, the longest of those that start together.
/// A phrase deep in a long heading is part of its sentence and does not name the section.
fn best(words: &[&str], kinds: &[(SectionKind, &str)]) -> Option<SectionKind> {
    let mut best: Option<(usize, std::cmp::Reverse<usize>, SectionKind)> = None;
    for (kind, phrases) in kinds {
        for phrase in phrases.split('|') {
            let Some(at) = find(words, phrase, 7) else { continue };
            let found = (at, std::cmp::Reverse(phrase.len()), *kind);
            if best.is_none_or(|best| found < best) {
                best = Some(found);
            }
        }
    }
    best.map(|(_, _, kind)| kind)
}

/// Where a phrase stands among words, if it starts in the first `within` of them.
fn find(words: &[&str], phrase: &str, within: usize) -> Option<usize> {
    let first = phrase.as_bytes().first().copied();
    (0..words.len().min(within)).find(|start| {
        // most phrases fail on their first letter, and there are hundreds of them
        let begins = words[*start].as_bytes().first().copied() == first;
        begins && holds(&words[*start..], phrase)
    })
}

fn holds(words: &[&str], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|part| {
        words.next().is_some_and(|word| match part.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => part == *word,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::section_kind;
    use crate::model::SectionKind::{
        self, ActionPlan, Analysis, Appendix, Family, Findings, Glossary, Lessons,
        Methodology, Narrative, Recommendations, TermsOfReference,
    };

    #[track_caller]
    fn case(kind: impl Into<Option<SectionKind>>, headings: &[&str]) {
        let kind = kind.into();
        for heading in headings {
            assert_eq!(section_kind(heading), kind, "{heading}");
        }
    }

    #[test]
    fn the_same_part_has_many_names() {
        case(
            Narrative,
            &[
                "5. Chronology",
                "What happened: summary and key practice episodes",
                "R's story, in four parts",
                "Episode 2: The clinic",
                "Summary of events",
            ],
        );
        case(
            Methodology,
            &[
                "The review process",
                "How we went about it",
                "Why we did this review",
                "Individual Management Reviews",
            ],
        );
        case(
            TermsOfReference,
            &["1.3 Terms of reference", "Scope of the review", "Research questions"],
        );
        case(
            Analysis,
            &[
                "3. Appraisal of professional practice",
                "How effective was the multi-agency response?",
                "Theme 4: Where the line was",
            ],
        );
        case(
            Glossary,
            &[
                "Words we use",
                "11. Terms used in this report",
                "Acronyms",
                "Abbreviations and terms",
            ],
        );
        case(
            Family,
            &[
                "Child M and her family",
                "Genogram",
                "The family's view",
                "What R told us",
            ],
        );
        case(
            Lessons,
            &["Areas of Practice Learning", "Learning points", "8. Lessons learned"],
        );
        case(
            Recommendations,
            &["What needs to happen now", "Questions for the Board", "Recommendation 4"],
        );
    }

    #[test]
    fn the_first_name_wins_and_hints_lose() {
        case(ActionPlan, &["8 Action plan, glossary and references"]);
        case(Lessons, &["8. Conclusions and lessons learned"]);
        case(
            Findings,
            &["Finding 1: Recommendations made in meetings are not followed by action"],
        );
    }

    #[test]
    fn an_appendix_is_what_its_title_says() {
        case(TermsOfReference, &["Appendix 1: Terms of reference (extract)"]);
        case(Glossary, &["Appendix 2 Glossary", "Appendix: Glossary"]);
        case(Appendix, &["Appendix A", "Annex B: Letters"]);
    }

    #[test]
    fn a_heading_that_does_not_say_has_none() {
        case(
            None,
            &["1. Introduction", "2022", "The Constabulary", "A Learning Lessons Review"],
        );
    }
}
