//! Dates in a text, and what they are the dates of.
//!
//! A title page may give four dates: when the review was triggered, completed, adopted
//! and published. Each is taken for what the nearest word before it says.

use crate::model::Date;

/// A date and where it stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    /// The date.
    pub(super) date: Date,
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

/// What a date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// Publication.
    Published,
    /// Completion, adoption, signing.
    Settled,
    /// Death or harm.
    Incident,
    /// Another or none.
    Unknown,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The dates of a text that name at least a month, or a year standing after a month's
/// place would be empty, as in `Published 2014`.
pub(super) fn dates(text: &str) -> Vec<Dated> {
    let words: Vec<(usize, &str)> = words(text);
    let mut dates: Vec<Dated> = Vec::new();
    for (at, (start, word)) in words.iter().enumerate() {
        if let Some(found) = numeric(word) {
            dates.push(Dated { date: found, start: *start, end: start + word.len() });
        }
        let Some(year) = year(word) else { continue };
        let before = |back: usize| at.checked_sub(back).map(|index| words[index]);
        let month = before(1).and_then(|(_, word)| month(word));
        let day = before(2).and_then(|(_, word)| day(word));
        let (from, month, day) = match (month, day) {
            (Some(month), Some(day)) => (before(2), Some(month), Some(day)),
            (Some(month), None) => (before(1), Some(month), None),
            _ => (Some((*start, *word)), None, None),
        };
        let start = from.map_or(*start, |(start, _)| start);
        let end = words[at].0 + word.len();
        if let Some(date) = Date::new(year, month, day) {
            dates.push(Dated { date, start, end });
        }
    }
    dates
}

fn words(text: &str) -> Vec<(usize, &str)> {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '.');
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, inside(letter)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((from, text[from..at].trim_end_matches(['.', '/'])));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn year(word: &str) -> Option<u16> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1990..2060).contains(&year).then_some(year)
}

fn month(word: &str) -> Option<u8> {
    let low = word.to_ascii_lowercase();
    let full = MONTHS.iter().position(|month| {
        *month == low || low.len() >= 3 && low.len() <= 4 && month.starts_with(&low)
    })?;
    u8::try_from(full + 1).ok()
}

fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let plain = matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| plain && (1..=31).contains(day))
}

/// `17/07/2014`, `17.07.14`.
fn numeric(word: &str) -> Option<Date> {
    let mut parts = word.split(['/', '.']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let year: u16 = third.parse().ok()?;
    let year = if third.len() == 2 { year + 2000 } else { year };
    if parts.next().is_some() || !(1990..2060).contains(&year) {
        return None;
    }
    Date::new(year, second.parse().ok(), first.parse().ok())
        .filter(|date| date.day.is_some())
}

/// What the words before a date say it is the date of.
pub(super) fn event(before: &str) -> Event {
    let low = before.to_lowercase();
    let low =
        low.rsplit(['.', ';', '\n']).find(|part| !part.trim().is_empty()).unwrap_or("");
    let last = |words: &[&str]| words.iter().filter_map(|word| low.rfind(word)).max();
    let events = [
        (last(&["publish", "publication", "released"]), Event::Published),
        (
            last(&[
                "adopt",
                "accept",
                "agree",
                "approv",
                "complet",
                "present",
                "sign",
                "commission",
                "revis",
                "draft",
                "version",
                "final report",
                "ratified",
                "endorsed",
                "written",
                "submitted",
                "chaired",
                "updated",
            ]),
            Event::Settled,
        ),
        (
            last(&["incident", "died", "death", "born", "injur", "killed", "harm"]),
            Event::Incident,
        ),
    ];
    let found = events.into_iter().filter_map(|(at, event)| at.map(|at| (at, event)));
    found.max_by_key(|(at, _)| *at).map_or(Event::Unknown, |(_, event)| event)
}

#[cfg(test)]
mod tests {
    use super::{Event, dates, event};

    #[test]
    fn dates_are_read_as_far_as_they_go() {
        let found: Vec<String> =
            dates("17th July 2014, March 2017, 05/11/2009 and 2010.")
                .into_iter()
                .map(|dated| dated.date.to_string())
                .collect();
        assert_eq!(found, ["2014-07-17", "2017-03", "2009-11-05", "2010"]);
    }

    #[test]
    fn the_nearest_word_before_a_date_says_what_it_is() {
        assert_eq!(
            event("Accepted by the Board 20 March 2014. Published "),
            Event::Published
        );
        assert_eq!(event("Published 2014. Presented to the Board in "), Event::Settled);
        assert_eq!(event("Updated and published "), Event::Published);
        assert_eq!(event("Date of incident: "), Event::Incident);
        assert_eq!(event(""), Event::Unknown);
    }
}
