//! How old the child was.
//!
//! Given in figures with the unit, years where none is printed. An age next to a word for
//! another person is theirs.

use super::told::{Sentence, Told, is_relative};

/// The oldest a child is, in years.
const OLDEST: usize = 19;

const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The age in the sentences that tell the event.
pub(super) fn at_event(told: &Told<'_>) -> Option<String> {
    told.events().find_map(|sentence| stated(sentence, When::Then))
}

/// The age in other sentences that name the child, where it is put as the child's age
/// now or for good: `Child N is 14`, `a nine-year-old girl`.
pub(super) fn otherwise(told: &Told<'_>) -> Option<String> {
    let named = told.sentences.iter().filter(|told| !told.subject.is_empty());
    named.take(12).find_map(|sentence| stated(sentence, When::Now))
}

/// Whether `was` may give the age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Then,
    Now,
}

fn number(word: &str) -> Option<usize> {
    let parsed = word.parse().ok().filter(|number| *number < 40);
    parsed.or_else(|| NUMBERS.iter().position(|name| *name == word))
}

fn stated(sentence: &Sentence<'_>, when: When) -> Option<String> {
    let word = |at: usize| sentence.words.get(at).map_or("", String::as_str);
    let back = |at: usize, by: usize| at.checked_sub(by).map_or("", word);
    (0..sentence.words.len()).find_map(|at| {
        let value = number(word(at))?;
        let unit = unit_of(word(at + 1));
        if value > OLDEST && unit.is_none_or(|unit| unit == "year") {
            return None;
        }
        let old = word(at + 2) == "old" || word(at + 2) == "of" && word(at + 3) == "age";
        let aged = matches!(back(at, 1), "aged" | "age")
            || back(at, 1) == "of"
                && matches!(
                    back(at, 2),
                    "girl" | "boy" | "age" | "child" | "baby" | "man" | "woman"
                )
            || back(at, 1) == "at" && matches!(back(at, 2), "died" | "dead");
        let verb = match when {
            When::Then => matches!(back(at, 1), "was" | "is"),
            When::Now => back(at, 1) == "is",
        };
        let whose = |by: usize| sentence.subject.iter().any(|place| place + by == at);
        let person =
            matches!(back(at, 2), "he" | "she" | "who" | "child" | "baby" | "they");
        let ends = matches!(
            word(at + 1),
            "" | "was"
                | "when"
                | "and"
                | "at"
                | "he"
                | "she"
                | "the"
                | "in"
                | "on"
                | "had"
        );
        let is = verb && (person || whose(2));
        let other = (at.saturating_sub(5)..at)
            .rev()
            .find(|near| is_relative(word(*near)) || sentence.subject.contains(near));
        if other.is_some_and(|near| is_relative(word(near)))
            && !matches!(back(at, 2), "man" | "woman")
        {
            return None;
        }
        match unit {
            Some(unit) if old || aged || is && ends_unit(word(at + 2)) => {
                let plural = if value == 1 { "" } else { "s" };
                Some(format!("{value} {unit}{plural}"))
            }
            None if value > 0 && (aged || is && ends) => Some(format!("{value} years")),
            _ => None,
        }
    })
}

/// Whether a word may follow `was two years`: not `was two years into …`.
fn ends_unit(word: &str) -> bool {
    matches!(word, "" | "when" | "and" | "at" | "old")
}

/// `4 months`, `12`, in a cell of a table.
pub(super) fn of_cell(cell: &str) -> Option<String> {
    let words: Vec<String> =
        crate::text::tokens(cell).map(|token| token.word.into_owned()).collect();
    let value = number(words.first()?).filter(|value| *value <= OLDEST)?;
    match words.get(1).and_then(|unit| unit_of(unit)) {
        Some(unit) => {
            Some(format!("{value} {unit}{}", if value == 1 { "" } else { "s" }))
        }
        None if words.len() == 1 && value > 0 => Some(format!("{value} years")),
        None => None,
    }
}

fn unit_of(word: &str) -> Option<&str> {
    let unit = word.strip_suffix('s').unwrap_or(word);
    matches!(unit, "day" | "week" | "month" | "year").then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::super::told::told;
    use super::{at_event, of_cell};

    #[test]
    fn ages_are_given_in_figures_with_their_unit() {
        for (text, expected) in [
            (
                "Child N was four months old when he was taken to hospital",
                Some("4 months"),
            ),
            ("Child N died in December 2012 aged nine weeks.", Some("9 weeks")),
            ("Child N died in March 2010 aged 16.", Some("16 years")),
            (
                "Child N was a girl of two years and four months when she died",
                Some("2 years"),
            ),
            ("Child N, a 15-year-old girl, was found dead", Some("15 years")),
            ("Child N, who was 17, was killed", Some("17 years")),
            ("Child N died; he lived with a half sibling aged four.", None),
            ("Child N was two years into care when he died.", None),
            ("Child N died within five hours.", None),
        ] {
            assert_eq!(
                at_event(&told(&[text], Some("Child N"))).as_deref(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_cell_gives_an_age_if_it_gives_nothing_else() {
        assert_eq!(of_cell("12").as_deref(), Some("12 years"));
        assert_eq!(of_cell("5 weeks").as_deref(), Some("5 weeks"));
        assert_eq!(of_cell("4 Acacia Road"), None);
    }
}
