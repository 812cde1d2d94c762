//! Whether a recommendation asks for a change in law, statutory guidance or national
//! policy.
//!
//! Only those who make them can be asked for one, directly or through another. What they
//! are asked is taken for such a change unless it is only to tell, publish or pay.

use std::ops::Range;

use super::directive::Directive;
use super::kinds::Addressee;
use super::words::Words;

/// Words for what binds nationally.
const RULES: &str = "\
law|laws|legislation|legislat*|act|statut*|regulation*|guidance|working together\
|national polic*|national standard*|national guidance|national procedure*|procedures\
|national minimum|national maximum|duty|duties|mandatory|register|offence|powers|power\
|requirement*|require*|amend*|code of practice|framework|criteria|definition|threshold*|policy|strategy|standards";
/// What can be asked of a government without changing anything that binds.
const TELLING: &str = "\
tell|publish|inform|report|circulate|disseminate|share|fund|commission|respond|note|thank\
|write|explain|clarify|provide|support|invest";
/// What asks for a change whoever is named.
const CHANGES: &str = "\
change in the law|change in law|changes in law|changes to the law|change to the law\
|change the law|law reform|primary legislation|new legislation|amend the legislation\
|changes in legislation|changes to legislation|amendment to the act|amend the act|amended in law\
|statutory guidance should be|statutory guidance be|revision of working together\
|changes to working together|amend working together|amendment of working together\
|working together should be|national guidance should be|changes to national guidance|change in national policy|change to statutory|changes to statutory";

/// The words that ask for a change of law or policy, if any do.
pub(super) fn law(
    words: &Words<'_>,
    directives: &[Directive],
    addressees: &[Addressee],
) -> Option<Range<usize>> {
    let all = 0..words.len();
    if let Some(found) = words.find(all, CHANGES) {
        return Some(found);
    }
    if !addressees.contains(&Addressee::Government) {
        return None;
    }
    let first = directives.first()?;
    let rule = words.find(first.act.clone(), RULES);
    // of those asked through another, what they are asked: `to publish figures`
    let passed =
        matches!(first.plain.as_str(), "ask" | "request" | "invite" | "urge" | "press");
    let asked = passed.then(|| words.find(first.act.clone(), "to")).flatten();
    let asked = asked.map(|to| words.at(to.end).to_owned());
    let verb = asked.as_deref().unwrap_or(&first.plain);
    let through = first.plain == "write" || first.plain == "make representations";
    let tells = !through && TELLING.split('|').any(|telling| telling == verb);
    let telling = tells
        && !words.has(
            first.act.clone(),
            "law|legislat*|statut*|mandatory|duty|regulations|guidance",
        );
    match rule {
        _ if telling => None,
        Some(rule) => Some(rule),
        None => Some(first.verb.clone()),
    }
}
