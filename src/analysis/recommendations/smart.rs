//! Which parts of SMART the words of a recommendation show, and the words that do.

use super::addressees::Found;
use super::dates::past_date;
use super::directive::Directive;
use super::kinds::Addressee;
use super::recommendation::{Smart, Span};
use super::words::Words;

/// Verbs that leave open what is to be done.
const VAGUE: &str = "\
consider|remind|promote|raise awareness|explore|encourage|reflect|support|continue|improve\
|recognise|note|be|think|highlight|emphasise|look|work|remain|reiterate|take account\
|have regard|satisfy|seek|see|welcome|strengthen|enhance|acknowledge|discuss|reinforce";
/// Words that make even a vague verb specific: what, how many, by what means.
const EXACT: &str = "\
so that|in which|which states|form|template|protocol|checklist|tool|standard|policy|audit";
const MEASURES: &str = "\
audit*|sample*|dip sample*|per cent|percent|percentage*|compliance|measure|measured|measures\
|report|reports|reporting|monitor*|number of|numbers|target|targets|rate|rates|return|returns\
|quarterly|monthly|annually|annual|termly|six monthly|each quarter|every six months\
|performance|evaluat*|evidence of|survey|review of|dataset|data|key performance indicator*|indicator*|scrutin*|check|test|signed|published|publish|issue|standard form|working days|hours";
const ROLES: &str = "\
business manager|board manager|director|director of|chief executive|chief constable|head of|head\
|named nurse|named doctor|designated nurse|designated doctor|medical director|service manager\
|team manager*|principal|chair|independent chair|training officer|training manager|lead officer\
|detective inspector|detective superintendent|superintendent|assistant director|sub group|subgroup|clinical lead\
|service director|strategic lead|safeguarding lead|headteacher|head teacher|chief officer|chief nurse|lead radiographer|lead member|training sub group|performance sub group|manager|lead";

/// What of it the words show.
pub(super) fn smart(words: &Words<'_>, directives: &[Directive], asked: &Found) -> Smart {
    Smart {
        specific: specific(words, directives),
        measurable: measurable(words),
        owner: owner(words, directives, asked),
        deadline: deadline(words),
    }
}

/// The verb with what follows it, if it says what exactly is to be done.
fn specific(words: &Words<'_>, directives: &[Directive]) -> Option<Span> {
    let exact = |one: &&Directive| {
        let vague = VAGUE.split('|').any(|verb| verb == one.plain);
        let rest = one.verb.end..one.act.end;
        rest.len() >= 2 && (!vague || words.has(rest, EXACT))
    };
    let one = directives.iter().find(exact)?;
    let end = (one.verb.end..one.act.end)
        .find(|at| words.gap(*at).contains([',', ';', '.', ':']))
        .map_or(one.act.end, |at| at + 1);
    words.span(&(one.verb.start..end.min(one.verb.start + 12)))
}

fn measurable(words: &Words<'_>) -> Option<Span> {
    let all = 0..words.len();
    let number = all.clone().find(|at| {
        let digits = words.at(*at).bytes().all(|byte| byte.is_ascii_digit());
        digits && words.gap(*at).trim_start().starts_with('%')
    });
    let found = words.find(all, MEASURES).or_else(|| number.map(|at| at..at + 1))?;
    words.span(&found)
}

/// A role, or the body that must act, or the two that must.
fn owner(words: &Words<'_>, directives: &[Directive], asked: &Found) -> Option<Span> {
    let role = directives.iter().find_map(|one| {
        let role = words.find(one.subject.clone(), ROLES)?;
        words.span(&role)
    });
    role.or_else(|| match asked.named.as_slice() {
        [one] | [one, _] if one.addressee != Addressee::All => one.words,
        _ => None,
    })
}

/// A date or a period that ends.
fn deadline(words: &Words<'_>) -> Option<Span> {
    let found = (0..words.len()).find_map(|at| {
        let past = past_date(words, at)?;
        let dated = (at..past).any(|place| {
            let word = words.at(place);
            word.len() == 4 && (word.starts_with("20") || word.starts_with("19"))
        });
        let lead = words.at(at);
        let period = words.has(
            at..past,
            "months|month|weeks|week|days|year|end|spring|summer|autumn|winter|term|christmas|january|february|march|april|june\
            |july|august|september|october|november|december",
        );
        let ends = matches!(lead, "by" | "within" | "before" | "no" | "not" | "from" | "until" | "on");
        ((dated || (ends && period)) && !reports_past(words, at)).then_some(at..past)
    })?;
    words.span(&found)
}

/// `in March 2021 the surgery was`: a date of what happened is no deadline.
fn reports_past(words: &Words<'_>, at: usize) -> bool {
    let near = at..words.len().min(at + 20);
    let stop = near
        .clone()
        .find(|place| words.gap(*place).contains(['.', ';']))
        .unwrap_or(near.end);
    words.at(at) == "in" && words.has(at..stop, "was|were|had|did|took|made|said|found")
}
