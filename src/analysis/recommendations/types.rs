//! What sort of thing a recommendation asks for, by the first words of what is to be done
//! that tell.

use std::ops::Range;

use super::directive::Directive;
use super::kinds::Type;
use super::words::Words;

/// Words that tell a type. Where two begin at the same word, the earlier in the list.
const CUES: [(Type, &str); 9] = [
    (
        Type::Training,
        "train*|training|brief|briefed|briefing*|workshop*|induction|learning event*\
        |training course*|e learning|educate|multi agency training|seminar*|development programme*",
    ),
    (
        Type::Supervision,
        "supervision|supervise|supervisors|supervisory|appraisal*|management oversight|line management|reflective practice|caseload*",
    ),
    (
        Type::Audit,
        "audit*|seek assurance|assurance|monitor*|evaluat*|dip sample*|sample*|quality assur*|scrutin*\
        |report|reports|inspect*|measure*|survey*|performance|benchmark*|map|check|verify|test|data|dataset|research|study",
    ),
    (
        Type::Commissioning,
        "commission|commissions|commissioned|commissioning|contract*|procure*|tender*|service specification*",
    ),
    (
        Type::Resources,
        "fund|funds|funding|resource*|capacity|recruit*|staffing|appoint|posts|post|budget*|invest*\
        |vacanc*|workload*|it system*|equipment|sufficien*|employ|premises",
    ),
    (
        Type::Information,
        "information sharing|share information|sharing of information|sharing information|record|records|recording|recorded\
        |notify|notified|notification*|chronolog*|flag*|marker*|database*|inform|file|files|case records|minutes|letters|letter",
    ),
    (
        Type::Procedure,
        "protocol*|procedure*|polic*|guidance|guideline*|pathway*|tool|tools|toolkit*|form|forms|template*|checklist*\
        |threshold*|strategy|framework*|agreement*|terms of reference|standard|standards|process*|criteria|proforma|document*|statement",
    ),
    (
        Type::Awareness,
        "remind*|raise awareness|awareness|publicise*|promote*|disseminat*|campaign*|circulate*|newsletter*\
        |highlight*|leaflet*|relaunch*|publicity|communicat*|brought to the attention",
    ),
    (
        Type::Practice,
        "visit|visits|assess|assessment*|see|speak|ask|listen|observe*|refer|referral*|convene|attend|plan|plans|conference*|meeting*",
    ),
];

/// How far into what is to be done a type may be told.
const NEAR: usize = 18;

/// The type of what is asked, and the words that tell it.
pub(super) fn kind(
    words: &Words<'_>,
    directives: &[Directive],
    law: Option<&Range<usize>>,
) -> (Type, Option<Range<usize>>) {
    if let Some(law) = law {
        return (Type::Law, Some(law.clone()));
    }
    let Some(first) = directives.first() else { return (Type::Practice, None) };
    let near = first.act.start..first.act.end.min(first.act.start + NEAR);
    // `training should be given` says in its subject what is given
    let places = if first.passive { first.subject.start..near.end } else { near };
    let cue = |at: usize| {
        let here = |(kind, phrases): &(Type, &str)| {
            words.holds(at, phrases).map(|length| (*kind, at..at + length))
        };
        CUES.iter().find_map(here)
    };
    let told = places.clone().filter_map(cue).find(|(kind, _)| *kind != Type::Practice);
    let told = told.or_else(|| { places }.find_map(cue));
    told.map_or((Type::Practice, None), |(kind, at)| (kind, Some(at)))
}
