//! Dates and periods as recommendations word them: `by 31 March 2010`, `within six months`.

use super::words::Words;

/// The months.
pub(super) const MONTHS: &str = "\
january|february|march|april|may|june|july|august|september|october|november|december\
|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";

/// Past `by 31 March 2010` or `within six months`, if that begins here.
pub(super) fn past_date(words: &Words<'_>, at: usize) -> Option<usize> {
    let lead = words.holds(
        at,
        "by|from|before|within|in|not later than|no later than|during|after|at|until|over the next\
        |with effect from|starting in|beginning in|on or before",
    )?;
    let mut place = at + lead;
    // one past the last word of the date: `the` after it belongs to what follows
    let mut end = None;
    while place < words.len() {
        let word = words.at(place);
        let is_date = word.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
            || words.holds(place, MONTHS).is_some()
            || words
                .holds(
                    place,
                    "months|month|weeks|week|days|year|years|term|quarter|spring|summer|autumn\
                    |winter|christmas|easter",
                )
                .is_some();
        let filler = words
            .holds(
                place,
                "the|end|of|next|one|two|three|four|five|six|nine|twelve|eighteen|a|this|publication\
                |working|calendar|financial|academic|st|nd|rd|th|early|late|mid|start|beginning|school|first|following",
            )
            .is_some();
        if !is_date && !filler {
            break;
        }
        // `Year 3` is a class
        let class = word == "year"
            && words.at(place + 1).len() <= 2
            && words.at(place + 1).starts_with(|one: char| one.is_ascii_digit());
        if class {
            return None;
        }
        place += 1;
        if is_date {
            end = Some(place);
        }
        if words.gap(place - 1).contains([',', ';', ':']) {
            break;
        }
    }
    end
}
