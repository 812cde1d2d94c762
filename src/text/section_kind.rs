//! What a section is for, by its heading.
//!
//! Reviews name the same part in many ways (`Chronology`, `What happened`, `R's story`).
//! Each kind has phrases; of those a heading holds, one that names a part beats one that
//! merely hints at it, then the earlier wins: `Action plan, glossary and references` is
//! an action plan. What a heading does not say is left to the section around it.

use super::tokens;
use crate::model::SectionKind;
use crate::model::SectionKind::{
    ActionPlan, Analysis, Appendix, Contents, Family, Findings, Front, Glossary,
    GoodPractice, Lessons, Methodology, Narrative, Recommendations, References,
    TermsOfReference,
};

/// Phrases that name a part. A star stands for the rest of a word, `_` for any word.
const NAMES: [(SectionKind, &[&str]); 15] = [
    (
        Contents,
        &[
            "contents",
            "table of contents",
            "contents page",
            "what is in this report",
            "what s in this report",
            "in this report",
        ],
    ),
    (
        Front,
        &[
            "foreword",
            "preface",
            "acknowledgement*",
            "acknowledgment*",
            "disclaimer",
            "confidentiality",
            "dedication",
            "tribute",
            "in memory",
            "publication details",
            "document control",
            "copyright",
        ],
    ),
    (
        TermsOfReference,
        &[
            "terms of reference",
            "tor",
            "scope",
            "scope of the review",
            "scoping",
            "research question*",
            "questions for the review",
            "questions we asked",
            "key lines of enquiry",
            "key lines of inquiry",
            "lines of enquiry",
            "lines of inquiry",
            "kloe*",
            "key issues to be addressed",
            "specific issues to be",
            "questions to be considered",
            "questions considered",
            "areas to be considered",
            "aims and objectives",
            "aims of the review",
            "purpose and scope",
            "objectives of the review",
            "remit",
            "questions to be addressed",
            "questions addressed",
        ],
    ),
    (
        Methodology,
        &[
            "methodology",
            "method",
            "methods",
            "review process",
            "process of the review",
            "the process",
            "about this review",
            "about the review",
            "about this report",
            "how the review was",
            "how this review was",
            "how the review",
            "how this review",
            "how it was carried out",
            "how it was done",
            "how we worked",
            "how we went about",
            "how we did",
            "how this report",
            "review team",
            "review panel",
            "panel membership",
            "membership of the panel",
            "serious case review panel",
            "scr panel",
            "panel members",
            "conduct of the review",
            "statutory basis",
            "statutory framework",
            "statutory guidance",
            "legal framework",
            "legislative framework",
            "legal context",
            "individual management review*",
            "imrs",
            "agency reports",
            "agency reviews",
            "why this review",
            "why we did",
            "why this case was",
            "why the review",
            "why was this",
            "why this serious case review",
            "reason* for the review",
            "reason* for this review",
            "reason for conducting",
            "rationale for the review",
            "decision to hold",
            "decision to conduct",
            "decision to undertake",
            "purpose of the review",
            "purpose of this",
            "learning together",
            "systems model",
            "systems methodology",
            "silp",
            "approach",
            "independent author",
            "independent reviewer*",
            "lead reviewer*",
            "reviewers",
            "contributor*",
            "contributing",
            "contributions to the review",
            "parallel process*",
            "parallel investigation*",
            "parallel proceeding*",
            "timescale*",
            "time period",
            "period under review",
            "period covered",
            "timeframe",
            "limitations",
            "statement by reviewer*",
            "statement of independence",
            "declaration",
            "sources of information",
            "practitioner event*",
            "practitioner involvement",
            "involvement of practitioners",
            "involvement of staff",
            "involvement of professionals",
            "learning event",
            "confidentiality and",
            "agencies involved",
            "agencies participating",
            "participating agencies",
            "review model",
            "criteria for",
            "governance",
            "commissioning of",
        ],
    ),
    (
        Family,
        &[
            "family composition",
            "family structure",
            "family membership",
            "family details",
            "family tree",
            "genogram",
            "the family",
            "family and the agencies",
            "family background",
            "family history",
            "family context",
            "and her family",
            "and his family",
            "and their family",
            "s family",
            "family members",
            "family involvement",
            "involvement of the family",
            "involvement of family",
            "family engagement",
            "family participation",
            "family contribution",
            "family perspective*",
            "family s perspective*",
            "family view*",
            "family s view*",
            "family s voice",
            "views of the family",
            "views of family",
            "views of the parent*",
            "parents view*",
            "parent s view*",
            "the parents",
            "perspective of the family",
            "perspectives of the family",
            "family and professionals",
            "household",
            "family and household",
            "subject* of the review",
            "subject of this review",
            "who s who",
            "who is who",
            "dramatis personae",
            "key people",
            "people in the",
            "persons involved",
            "pen picture",
            "pen portrait",
            "told us",
            "about the child",
            "about the family",
            "about the children",
            "voice of the family",
            "cast list",
            "significant people",
            "significant adults",
            "relevant family",
            "child* profile",
            "knowing child",
            "background of the family",
            "ethnic* and",
            "race religion",
            "ethnicity",
        ],
    ),
    (
        Narrative,
        &[
            "narrative",
            "chronology",
            "summary of events",
            "sequence of events",
            "key events",
            "significant events",
            "what happened",
            "timeline",
            "time line",
            "story",
            "key practice episode*",
            "practice episode*",
            "episode",
            "episodes",
            "summary of the case",
            "case summary",
            "summary of case",
            "case history",
            "overview of what was known",
            "what was known",
            "events leading",
            "circumstances leading",
            "circumstances of",
            "brief outline of",
            "circumstances resulting",
            "the circumstances",
            "summary of agency involvement",
            "agency involvement",
            "agencies involvement",
            "agency contact",
            "agencies contact",
            "involvement of agencies",
            "professional involvement",
            "involvement with agencies",
            "contact with agencies",
            "the facts",
            "factual summary",
            "factual context",
            "facts of the case",
            "history of",
            "the case",
            "case background",
            "background",
            "background to",
            "background information",
            "relevant history",
            "succinct summary",
            "synopsis",
            "the incident",
            "the injury",
            "the death",
            "the critical incident",
            "the index incident",
            "prior to the",
            "before the period",
            "what we know",
            "outline of the case",
            "overview of the case",
            "summary of key events",
            "concise summary",
            "summary of involvement",
            "brief summary",
        ],
    ),
    (
        Analysis,
        &[
            "analysis",
            "appraisal",
            "evaluation",
            "critical analysis",
            "thematic analysis",
            "key themes",
            "themes",
            "theme",
            "emerging themes",
            "how effective",
            "effectiveness of",
            "predictability",
            "preventability",
            "predictable",
            "preventable",
            "could this have been",
            "key issues",
            "issues arising",
            "issues identified",
            "discussion",
            "commentary",
            "critique",
            "practice issues",
            "assessment of practice",
            "examination of",
            "consideration of",
            "what made it hard",
            "why did it happen",
            "why things happened",
            "understanding why",
            "matters considered",
            "evaluation of practice",
            "quality of practice",
            "response to the terms of reference",
            "addressing the terms of reference",
            "in response to",
        ],
    ),
    (
        Findings,
        &[
            "findings",
            "finding",
            "what we found",
            "what was found",
            "summary of findings",
            "key findings",
            "principal findings",
            "priority findings",
            "what the review found",
            "what did we find",
            "findings in detail",
        ],
    ),
    (
        GoodPractice,
        &[
            "good practice",
            "effective practice",
            "positive practice",
            "notable practice",
            "best practice",
            "strong practice*",
            "strengths",
            "areas of strength",
            "what worked well",
            "what went well",
            "what was done well",
            "examples of good",
            "practice strengths",
            "highlighted practice",
        ],
    ),
    (
        Lessons,
        &[
            "lessons",
            "lesson",
            "lessons learned",
            "lessons learnt",
            "lessons to be learned",
            "lessons to be learnt",
            "learning point*",
            "key learning",
            "what we learned",
            "what we learnt",
            "what was learned",
            "what was learnt",
            "what have we learned",
            "what has been learned",
            "learning from",
            "organisational learning",
            "practice learning",
            "areas of practice learning",
            "areas for learning",
            "areas of learning",
            "additional learning",
            "multi agency learning",
            "single agency learning",
            "learning themes",
            "learning identified",
            "summary of learning",
            "learning and",
            "learning about",
            "learning for",
            "the learning",
            "what can we learn",
            "what do we learn",
            "key messages",
            "messages for practice",
            "implications for practice",
            "wider learning",
            "the lessons",
        ],
    ),
    (
        Recommendations,
        &[
            "recommendation*",
            "what needs to happen",
            "what needs to change",
            "what should happen",
            "what must change",
            "questions for the board",
            "questions for the partnership",
            "questions for the safeguarding",
            "questions for the",
            "considerations for the board",
            "considerations for the",
            "issues for the board",
            "issues for consideration",
            "challenge* to the board",
            "challenges for the board",
            "for the partnership",
            "for the board",
            "for government",
            "for the government",
            "for single agencies",
            "for single services",
            "for individual agencies",
            "improving systems and practice",
            "areas for improvement",
            "proposed action*",
            "actions for",
            "what people hope for",
            "next steps",
            "suggested action*",
            "what happens next",
        ],
    ),
    (
        ActionPlan,
        &[
            "action plan*",
            "implementation plan",
            "improvement plan",
            "action taken",
            "actions taken",
            "action already taken",
            "progress since",
            "developments since",
            "response* since",
            "changes since",
            "changes made",
            "what has changed",
            "what has already changed",
            "actions already",
            "since the review",
            "improvements made",
            "single agency action*",
            "action tracker",
            "actions completed",
            "implementation of",
        ],
    ),
    (
        Glossary,
        &[
            "glossary",
            "abbreviations",
            "acronyms",
            "terms used",
            "words we",
            "words used",
            "words and initials",
            "terminology",
            "definitions",
            "list of abbreviations",
            "key to",
            "explanation of terms",
            "terms and abbreviations",
            "initials",
        ],
    ),
    (
        References,
        &[
            "references",
            "bibliography",
            "endnotes",
            "end notes",
            "further reading",
            "sources",
            "reading list",
            "works cited",
            "footnotes",
            "literature",
            "research references",
        ],
    ),
    (Appendix, &["appendix", "appendices", "annex", "annexe", "annexes", "annexure"]),
];

/// Phrases that hint at a part when nothing names one.
const HINTS: [(SectionKind, &[&str]); 5] = [
    (
        Analysis,
        &["conclusion", "conclusions", "concluding", "critical", "missed opportunities"],
    ),
    (Lessons, &["learning"]),
    (Narrative, &["events", "history", "pregnancy", "birth", "early life"]),
    (Family, &["family", "mother and father", "about _", "siblings"]),
    (GoodPractice, &["strength"]),
];

/// Names of methods, which say nothing about the section they stand over.
const METHODS: [&str; 5] = [
    "learning process",
    "learning review",
    "lessons review",
    "learning lessons",
    "learning disabilit*",
];

/// The kind a heading names, if it names one.
pub fn section_kind(heading: &str) -> Option<SectionKind> {
    let words: Vec<String> =
        tokens(heading).take(40).map(|token| token.word.into()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words = after_number(&words);
    if let [first, rest @ ..] = words {
        match *first {
            "finding" => return Some(Findings),
            "recommendation" => return Some(Recommendations),
            "lesson" => return Some(Lessons),
            "appendix" | "annex" | "annexe" => {
                return Some(named(after_label(rest)).unwrap_or(Appendix));
            }
            _ => {}
        }
    }
    named(words)
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
    let blocked = METHODS.iter().any(|phrase| find(words, phrase, words.len()).is_some());
    best(words, &NAMES)
        .filter(|kind| !(blocked && *kind == Lessons))
        .or_else(|| if blocked { None } else { best(words, &HINTS) })
}

/// The kind of the phrase that stands first, the longest of those that start together.
/// A phrase deep in a long heading is part of its sentence and does not name the section.
fn best(words: &[&str], kinds: &[(SectionKind, &[&str])]) -> Option<SectionKind> {
    let mut best: Option<(usize, std::cmp::Reverse<usize>, SectionKind)> = None;
    for (kind, phrases) in kinds {
        for phrase in *phrases {
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
        (begins || first == Some(b'_')) && holds(&words[*start..], phrase)
    })
}

fn holds(words: &[&str], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|part| {
        words.next().is_some_and(|word| match part.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => part == "_" || part == *word,
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
