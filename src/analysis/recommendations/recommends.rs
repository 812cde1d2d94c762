//! Where a review says in so many words that it recommends.
//!
//! It must be this review that speaks: `I therefore recommend that`, `the panel
//! recommends that`, `it is also recommended that`, `my last recommendation is that`.
//! What a guideline, another review or a doctor recommends is told about, and so is what
//! stands between quotation marks.

use std::ops::Range;

use super::bodies::{Body, bodies};
use super::words::Words;

/// Words that may stand between the one who recommends and the verb, or around it.
const ADVERBS: &str = "\
therefore|also|further|furthermore|accordingly|strongly|thus|hence|consequently|again\\
|additionally|finally|now|then|jointly|specifically|firmly|would|will|do|must|am|are|so\\
|respectfully|however|nevertheless|unanimously|similarly|likewise|in addition|as a result|in consequence";
/// The review and those who write it.
const VOICES: &str = "\
review|report|author|panel|inquiry|reviewer|committee|team|chair|group|authors|reviewers";
/// What may stand before these where it is this review that is meant.
const OWN: &str = "\
the|this|our|present|overview|case|practice|scr|independent|lead|homicide|learning\\
|thematic|joint|and|review|panel|authors|reviewers|both|two";
/// Ways to count one's recommendations: `my next recommendation`.
const COUNTED: &str = "\
first|second|third|fourth|fifth|sixth|next|last|final|further|other|only|main|key\\
|principal|additional|one|overarching|second and last|one further";

/// Turns by which it says what it thinks.
const VIEWS: &str = "\
it is the view of|it is the opinion of|it is the judgement of|it is the firm view of\
|it is the clear view of|it is the considered view of";

/// The turn that says so, up to `that` where it has one.
pub(super) fn recommends(
    words: &Words<'_>,
    places: &Range<usize>,
) -> Option<Range<usize>> {
    places.clone().find_map(|at| {
        let turn = match words.at(at) {
            "recommended" => passive(words, places.start, at),
            "recommend" | "recommends" | "recommending" => {
                active(words, places.start, at)
            }
            "recommendation" => noun(words, places, at),
            _ => None,
        }?;
        (turn.end <= places.end && !is_quoted(words, at)).then_some(turn)
    })
}

/// `it is therefore recommended that`.
fn passive(words: &Words<'_>, start: usize, at: usize) -> Option<Range<usize>> {
    let is = before(words, start, at)?;
    let it = is.checked_sub(1).filter(|it| *it >= start)?;
    let said = matches!(words.at(is), "is" | "s") && words.at(it) == "it";
    let that = that(words, at + 1)?;
    (said && !follows_that(words, start, it)).then_some(it..that + 1)
}

/// `we also recommend that`, `the review recommends`.
fn active(words: &Words<'_>, start: usize, at: usize) -> Option<Range<usize>> {
    let who = before(words, start, at)?;
    let first = matches!(words.at(who), "i" | "we");
    let joined = words.at(who) == "and" && words.has(start..who, "i|we");
    let plural = matches!(words.at(who), "reviewers" | "authors");
    let voice = words.holds(who, VOICES).is_some()
        && who > start
        && words.has(who - 1..who, OWN)
        && (words.at(at) == "recommends" || plural)
        && !follows_study(words, who)
        && !is_theirs(words, start, who);
    if !(first || joined || voice) || follows_that(words, start, who) {
        return None;
    }
    if let Some(that) = that(words, at + 1) {
        return Some(who..that + 1);
    }
    // `I recommend a review of the form`
    let act = words.has(at + 1..at + 2, "the|a|an|all|each|every");
    ((first || joined) && act).then_some(who..at + 1)
}

/// The `that` behind the verb; those it is recommended to may stand between (`recommend
/// to the council that`).
fn that(words: &Words<'_>, at: usize) -> Option<usize> {
    let at = after(words, at);
    if words.at(at) != "to" {
        return (words.at(at) == "that").then_some(at);
    }
    let named = at + 1..words.len().min(at + 24);
    let that = words.find(named, "that")?.start;
    let clause = (at..that).any(|at| words.gap(at).contains(['.', ';', ':']));
    (!clause && !bodies(words, at + 1..that).is_empty()).then_some(that)
}

/// Those whom a turn names: `to HM Government`.
pub(super) fn told_to(words: &Words<'_>, turn: &Range<usize>) -> Vec<Body> {
    let to = words.find(turn.clone(), "recommend to|recommends to|recommended to");
    to.map_or_else(Vec::new, |to| bodies(words, to.end..turn.end))
}

/// Whether a report is somebody else's: `the nurse's report`, and what a health service
/// sums up its own reviews in.
fn is_theirs(words: &Words<'_>, start: usize, who: usize) -> bool {
    let near = who.saturating_sub(4).max(start)..who + 1;
    let owned = words.find(near.clone(), "s").is_some_and(|of| {
        let one = of.start.saturating_sub(1);
        words.holds(one, VOICES).or_else(|| words.holds(one, "board")).is_none()
    });
    owned || words.has(near, "health overview|agency report")
}

/// `It is the view of this review that`: what follows asks where it says who should.
pub(super) fn opines(words: &Words<'_>, places: &Range<usize>) -> Option<Range<usize>> {
    let turn = words.find(places.clone(), VIEWS)?;
    let voice = turn.end..places.end.min(turn.end + 5);
    let that = words.find(voice.clone(), "that")?.start;
    let ours = words.has(voice.start..voice.start + 1, "this|the|our")
        && words.holds(that - 1, VOICES).is_some()
        && (voice.start + 1..that - 1).all(|at| words.has(at..at + 1, OWN));
    (ours && !is_quoted(words, turn.start)).then_some(turn.start..that + 1)
}

/// `my further recommendation to the Board is that`.
fn noun(words: &Words<'_>, places: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let counted = (places.start + 1..at).rev().take(4).find(|from| {
        words.holds(*from, COUNTED).is_some_and(|length| from + length == at)
    });
    let own = counted.unwrap_or(at).checked_sub(1).filter(|own| *own >= places.start)?;
    let whose = matches!(words.at(own), "my" | "our")
        || words.at(own) == "the" && own == places.start
        || words.holds(own, "one|another").is_some()
            && words.has(at + 1..at + 4, "of this")
        || words.at(own) == "a" && words.holds(at + 1, "is made that").is_some();
    let near = at + 1..places.end.min(at + 8);
    let that = words.find(near, "is that|is therefore that|is made that|is also that")?;
    whose.then_some(own..that.end)
}

/// The word before a place, adverbs passed over.
fn before(words: &Words<'_>, start: usize, at: usize) -> Option<usize> {
    let mut at = at.checked_sub(1)?;
    while at > start && words.holds(at, ADVERBS).is_some_and(|length| length == 1) {
        at -= 1;
    }
    (at >= start).then_some(at)
}

/// The place from here on that is no adverb.
fn after(words: &Words<'_>, at: usize) -> usize {
    (at..at + 3).find(|at| words.holds(*at, ADVERBS).is_none()).unwrap_or(at)
}

/// `asked that I recommend`: others wish it to be recommended.
fn follows_that(words: &Words<'_>, start: usize, at: usize) -> bool {
    at > start && matches!(words.at(at - 1), "that" | "nor" | "whether" | "if")
}

/// Whether a study is named with its year shortly before: what `the authors` recommend
/// then is theirs.
fn follows_study(words: &Words<'_>, at: usize) -> bool {
    let year = |at: usize| {
        let word = words.at(at);
        let digits =
            word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        digits && words.gap(at).starts_with(')')
    };
    (at.saturating_sub(60)..at).any(year)
}

/// Whether a word stands between quotation marks.
fn is_quoted(words: &Words<'_>, at: usize) -> bool {
    let Some((start, _)) = words.span(&(at..at + 1)) else { return false };
    let before = words.text.get(..start).unwrap_or("");
    let open = before.matches('“').count() > before.matches('”').count();
    // a single closing mark is an apostrophe too, but within words
    let single = before.rfind('‘').is_some_and(|at| {
        let closes = |(at, _): (usize, &str)| {
            let next = before[at + '’'.len_utf8()..].chars().next();
            !next.is_some_and(char::is_alphanumeric)
        };
        !before[at..].match_indices('’').map(|(to, mark)| (at + to, mark)).any(closes)
    });
    open || single || before.matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::recommends;
    use crate::analysis::recommendations::words::Words;

    #[track_caller]
    fn case(text: &str, expected: Option<&str>) {
        let words = Words::of(text);
        let found = recommends(&words, &(0..words.len()));
        let found = found.and_then(|turn| words.span(&turn));
        assert_eq!(
            found.and_then(|(start, end)| text.get(start..end)),
            expected,
            "{text}"
        );
    }

    #[test]
    fn this_review_must_be_the_one_that_speaks() {
        case(
            "We would also recommend that the form go.",
            Some("We would also recommend that"),
        );
        case(
            "It is, therefore, recommended that it go.",
            Some("It is, therefore, recommended that"),
        );
        case(
            "The lead reviewer recommends that it go.",
            Some("reviewer recommends that"),
        );
        case(
            "Our third recommendation is that it go.",
            Some("Our third recommendation is that"),
        );
        case(
            "I recommend to the council and to the police that both go.",
            Some("I recommend to the council and to the police that"),
        );
        case("I agree, and recommend that it go.", Some("and recommend that"));
        case("I recommend a new form.", Some("I recommend"));
        case(
            "The author recommends, however, that it go.",
            Some("author recommends, however, that"),
        );
        case(
            "One recommendation of this review is that it go.",
            Some("One recommendation of this review is that"),
        );
    }

    #[test]
    fn what_others_recommend_is_told_about() {
        case("The national guideline recommends that doctors ask.", None);
        case("The IMR recommends that doctors ask.", None);
        case("The midwife recommended that she rest.", None);
        case("The matron’s overview report recommends that it go.", None);
        case("The health overview report recommends that it go.", None);
        case("I would recommend to anybody that they rest.", None);
        case("She said, “I recommend that you rest.”", None);
        case("The officer asked that I recommend that posts be filled.", None);
        case("I do not recommend that it go.", None);
        case("Hall and Fry (2014) wrote of it. The authors recommend that it go.", None);
    }
}
