//! Whether a recommendation asks for a change in law, statutory guidance or national
//! policy.
//!
//! Only those who make them can be asked for one, directly or through another, and what
//! is asked must be of that sort: a rule, or an act by which only rules are made. A
//! government that should pay, tell or meet changes no law.

use std::ops::Range;

use super::directive::Directive;
use super::kinds::Addressee;
use super::words::Words;

/// Words for what binds nationally.
const RULES: &str = "\
law|laws|legislation|legislative|legislate|act|acts|statute|statutes|statutory|regulation\
|regulations|regulatory|guidance|working together|national policy|national policies\
|national standard|national standards|national procedure|national procedures\
|national minimum|national maximum|minimum standards|national framework|national protocol\
|national criteria|national definition|national threshold*|national code|national system\
|national register|duty|duties on|mandatory|compulsory|register of|offence|offences\
|power to|powers to|powers of|code of practice|code|definition|criteria|policy|standards\
|requirement|requirements|requiring|require|strategy|framework|licensing|licence|exemption*|threshold*\
|definition of|procedures|register|right to|rights of|rules";
/// Verbs by which only a rule is made or unmade.
const RULING: &str = "\
legislate|amend|repeal|prohibit|ban|outlaw|regulate|mandate|licence|license|permit|require\
|criminalise|oblige|cease|abolish|extend|commence|enact|exempt|forbid|restrict|make it";
/// What can be asked of a government without changing anything that binds.
const TELLING: &str = "\
tell|publish|inform|report|circulate|disseminate|share|fund|commission|respond|note|thank\
|write|explain|clarify|provide|support|invest|consult|research|monitor|promote|pay|meet|appoint";
/// Words that a telling act may hold and still change a rule.
const BINDING: &str =
    "law|legislation|statutory|statute|mandatory|duty|regulations|guidance";
/// What looks like a rule and is none here.
const IDLE: &str = "\
if required|as required|where required|is required|are required|their duties|its duties|duty team|duty desk|duty officer\
|policy making|associated guidance|off duty|on duty|duty system|duty social worker*";
/// What asks for a change whoever is named.
const CHANGES: &str = "\
change in the law|change in law|changes in law|changes to the law|change to the law\
|change the law|law reform|primary legislation|new legislation|amend the legislation\
|changes in legislation|changes to legislation|amendment to the act|amend the act|amended in law\
|statutory guidance should be|statutory guidance be|revision of working together\
|changes to working together|amend working together|amendment of working together\
|working together should be|national guidance should be|changes to national guidance\
|change in national policy|change to statutory|changes to statutory|made a statutory\
|made a legal requirement|a legal requirement for|a legal requirement that|required by law to\
|required by statute to|protected by law|made a criminal offence|made mandatory by law\
|new statutory duty|new statutory power";
/// The same where something is to be done to it: `a statutory duty should be introduced`.
const STATUTORY: &str = "statutory duty|statutory duties|statutory guidance|statutory requirement|legal duty|law";

/// The words that ask for a change of law or policy, if any do.
pub(super) fn law(
    words: &Words<'_>,
    directives: &[Directive],
    addressees: &[Addressee],
) -> Option<Range<usize>> {
    if let Some(found) = words.find(0..words.len(), CHANGES) {
        return Some(found);
    }
    let first = directives.first()?;
    if !addressees.contains(&Addressee::Government) {
        let made = first.passive
            && matches!(
                first.plain.as_str(),
                "introduce"
                    | "amend"
                    | "revise"
                    | "change"
                    | "review"
                    | "extend"
                    | "strengthen"
            );
        return made.then(|| words.find(first.subject.clone(), STATUTORY)).flatten();
    }
    let rule = rule(words, first);
    let asked = asked(words, first);
    let verb = asked.as_deref().unwrap_or(&first.plain);
    let is = |verbs: &str| verbs.split('|').any(|one| one == verb);
    let through = first.plain == "write" || first.plain == "make representations";
    if !through && is(TELLING) && !words.has(first.act.clone(), BINDING) {
        return None;
    }
    rule.or_else(|| is(RULING).then(|| first.verb.clone()))
}

/// The rule among the words of what is to be done, or done to.
fn rule(words: &Words<'_>, first: &Directive) -> Option<Range<usize>> {
    let places = if first.passive {
        first.subject.start..first.act.end
    } else {
        first.act.clone()
    };
    let mut from = places.start;
    while let Some(found) = words.find(from..places.end, RULES) {
        let near = found.start.saturating_sub(2)..(found.end + 2).min(places.end);
        if !words.has(near, IDLE) {
            return Some(found);
        }
        from = found.end;
    }
    None
}

/// Of those asked through another, what they are asked: `to publish figures`.
fn asked(words: &Words<'_>, first: &Directive) -> Option<String> {
    let passed = matches!(
        first.plain.as_str(),
        "ask" | "request" | "invite" | "urge" | "press" | "recommend"
    );
    let to = passed.then(|| words.find(first.act.clone(), "to")).flatten()?;
    Some(words.at(to.end).to_owned())
}
