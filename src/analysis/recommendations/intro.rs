//! What stands in a list of recommendations and is none of them: what leads up to them,
//! why they are made, how they are getting on.

use super::turns::META;
use super::words::Words;

/// What says before a colon that a reason or a note follows.
const NOTES: &str = "\
why|reason|reasons|rationale|because|background|context|evidence|outcome|outcomes|impact\
|success|progress|update|response|status|comment|comments|note|timescale|timescales|owner\
|by when|by whom|completed|benefit|benefits|measure|measures|finding|learning|issue\
|government response|board response|agency response|action taken|current position\
|anticipated outcome|intended outcome|expected outcome|desired outcome|intended impact\
|anticipated impact|success measure|success measures|lead|lead agency|lead officer|source\
|what this means|how will we know|evidence of completion|supporting evidence";
/// The same without a colon: an answer to what was recommended.
const ANSWERED: &str = "\
the government accepts|the government agrees|the government partially accepts\
|the government rejects|the government notes|the government recognises|we accept this\
|we agree with this|this recommendation is accepted|this recommendation was accepted\
|this recommendation has been|this has been completed|this action has been|accepted|completed\
|partially accepted|this recommendation is";
/// A note of where something stands.
const POINTERS: &str = "\
see also|see section|see paragraph|see paragraphs|see page|see pages|see appendix|see chapter\
|see footnote|see note|see above|see below|see https|see http|see www|see the report|see the annual\
|ibid|available at|source";

/// Whether a text is a reason, a note of progress or an answer.
pub(super) fn is_note(text: &str) -> bool {
    let words = Words::of(text);
    let named = words.holds(0, NOTES).is_some_and(|length| {
        let gap = words.gap(length - 1);
        gap.starts_with(':') || gap.starts_with(" –") || gap.starts_with(" -")
    });
    named || words.holds(0, ANSWERED).or_else(|| words.holds(0, POINTERS)).is_some()
}

/// Whether a text speaks about the list it stands in.
pub(super) fn is_about_list(text: &str) -> bool {
    let words = Words::of(text);
    let leads = words.find(0..words.len().min(16), "following recommendation*");
    words.holds(0, META).is_some()
        || words.has(0..words.len(), "made no recommendation*|makes no recommendation*")
        || leads.is_some_and(|leads| !words.has(0..leads.start, "should|must|to"))
}

/// What says that recommendations follow: `I make the following recommendations`.
const ANNOUNCING: &str = "\
following recommendation*|recommendations are as follows|recommendation is as follows\
|recommend as follows|recommends as follows|recommendations are made|recommendations are\
|recommendations follow|these recommendations|recommend|recommends|recommends that\
|recommend that|recommended that|recommendations of this review|recommendations for";

/// Whether a block leads up to recommendations of this review, present and not past.
pub(super) fn announces(text: &str) -> bool {
    let words = Words::of(text);
    let last = words.len().saturating_sub(30);
    let past =
        "made the|were|was|had|earlier|previous|accepted|recommended in|imr|agency s own";
    let closes = text.trim_end().ends_with([':', '.']);
    let says = words.has(last..words.len(), ANNOUNCING);
    let announced = words.has(last..words.len(), "following recommendation*|as follows")
        || text.trim_end().ends_with(':');
    closes && says && announced && words.len() <= 60 && !words.has(0..words.len(), past)
}

#[cfg(test)]
mod tests {
    use super::{announces, is_about_list, is_note};

    #[test]
    fn reasons_notes_and_answers_are_no_recommendations() {
        assert!(is_note("Rationale: nobody should be left waiting."));
        assert!(is_note("Progress – the form should be ready in May."));
        assert!(is_note("The Government accepts that checks should be made."));
        assert!(!is_note("Housing: families should be told."));
        assert!(is_about_list("The agencies made the following recommendations."));
        assert!(!is_about_list("Schools should act on the following recommendations."));
        assert!(!is_note("Progress in each case should be checked."));
    }

    #[test]
    fn what_leads_up_to_a_list_is_told_from_history() {
        assert!(announces("The panel makes the following recommendations."));
        assert!(announces("It is recommended that:"));
        assert!(!announces("The earlier review made the following recommendations:"));
        assert!(!announces("She was given the following advice:"));
    }
}
