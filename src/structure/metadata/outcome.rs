//! Whether the child died or was seriously harmed.
//!
//! Both must be said: a death of the child, or harm or survival. A death of another
//! person, which reviews tell as well, is none of the child's.

use super::told::{Says, Sentence, Told, is_relative};

/// How many sentences are asked.
const ASKED: usize = 40;

/// `death` or `serious harm`, as the opening or else the title says.
pub(super) fn outcome(title: &str, told: &Told<'_>) -> Option<&'static str> {
    let asked = || {
        told.sentences
            .iter()
            .take(ASKED)
            .filter(|told| told.about && told.says != Says::Rule)
    };
    let dead = asked().filter(|sentence| says_dead(sentence)).count();
    let alive = asked().filter(|sentence| says_alive(sentence)).count();
    if dead > alive {
        return Some("death");
    }
    let harmed = told.events().take(ASKED).any(says_harmed);
    if alive > dead || dead == 0 && harmed {
        return Some("serious harm");
    }
    let low = title.to_ascii_lowercase();
    (dead == 0 && low.contains("death of")).then_some("death")
}

fn says_dead(sentence: &Sentence<'_>) -> bool {
    let word = |at: usize| sentence.words.get(at).map_or("", String::as_str);
    (0..sentence.words.len()).any(|at| {
        let own = match word(at) {
            "died" | "fatally" => true,
            "killed" | "dead" => {
                let back = at.saturating_sub(2)..at;
                back.clone().any(|near| {
                    matches!(word(near), "was" | "were" | "found" | "pronounced")
                })
            }
            "death" => {
                let owner = at.checked_sub(1).map_or("", word);
                let of = word(at + 1) == "of" && !is_relative(word(at + 2));
                let dated = owner == "of"
                    && matches!(word(at.saturating_sub(2)), "date" | "time" | "cause");
                matches!(owner, "his" | "her" | "their" | "s") || of || dated
            }
            "life" => {
                at.checked_sub(3).map_or("", word) == "taken" && word(at - 1) == "own"
                    || at.checked_sub(3).map_or("", word) == "took"
                        && word(at - 1) == "own"
            }
            "survive" => at.checked_sub(1).map_or("", word) == "not",
            _ => false,
        };
        own && !belongs_to_other(sentence, at)
    })
}

/// Whether the nearest person before a word is someone else.
fn belongs_to_other(sentence: &Sentence<'_>, at: usize) -> bool {
    let from = at.saturating_sub(4);
    (from..at)
        .rev()
        .find(|near| {
            is_relative(&sentence.words[*near])
                || sentence.subject.contains(near)
                || matches!(sentence.words[*near].as_str(), "who" | "he" | "she")
        })
        .is_some_and(|near| is_relative(&sentence.words[near]))
}

fn says_alive(sentence: &Sentence<'_>) -> bool {
    let word = |at: usize| sentence.words.get(at).map_or("", String::as_str);
    (0..sentence.words.len()).any(|at| match word(at) {
        "survived" | "recovered" | "recovering" | "thriving" => true,
        "recovery" => at.checked_sub(1).map_or("", word) != "no",
        "now" => matches!(word(at + 1), "live" | "lives" | "living" | "safe"),
        "safe" => word(at + 1) == "now",
        "tried" => word(at + 1) == "to" && matches!(word(at + 2), "end" | "take"),
        _ => false,
    })
}

fn says_harmed(sentence: &Sentence<'_>) -> bool {
    let word = |at: usize| sentence.words.get(at).map_or("", String::as_str);
    (0..sentence.words.len()).any(|at| match word(at) {
        "injured" | "injuries" | "fracture" | "fractures" | "harmed" | "malnourished"
        | "removed" | "disclosed" | "stabbed" | "overdose" => true,
        "abused" | "exploited" => at > 0,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::told::told;
    use super::outcome;

    #[test]
    fn a_child_who_survived_did_not_die() {
        let of = |texts: &[&str]| outcome("", &told(texts, Some("Child N")));
        assert_eq!(
            of(&["Child N was injured.", "She was taken to hospital and survived."]),
            Some("serious harm")
        );
        assert_eq!(of(&["Child N died in hospital in February 2009."]), Some("death"));
        assert_eq!(of(&["Child N did not survive."]), Some("death"));
        assert_eq!(of(&["Child N was five when his father died."]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_title_may_say_it() {
        assert_eq!(outcome("The Death of Child C", &told(&[], None)), Some("death"));
    }
}
