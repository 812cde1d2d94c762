//! Names of people: runs of two to five capitalised words.
//!
//! Titles belong to a name, letters after it do not; a word of an office, an
//! organisation or a month ends it.

use super::board::in_title_case;

/// Words that follow a name, or stand where one could, and are no part of one.
const NOT_NAMES: &str = "\
    independent|chair|chairs|chaired|panel|report|date|dates|review|reviewer|reviewers|\
    lead|overview|author|authors|writer|published|publication|adopted|agreed|approved|\
    completed|accepted|presented|the|board|safeguarding|for|on|by|and|of|in|at|to|this|\
    january|february|march|april|june|july|august|september|october|november|december|\
    ltd|limited|associates|consulting|consultancy|consultant|consultants|university|\
    council|services|service|nhs|trust|police|health|social|work|worker|care|solutions|\
    training|children|child|children’s|children's|county|city|hospital|foundation|\
    director|head|manager|specialist|nurse|doctor|adviser|advisor|officer|detective|\
    serious|case|practice|learning|executive|summary|partnership|committee|local|\
    final|version|draft|confidential|published|family|young|baby|sibling|contents|\
    introduction|concise|extended|joint|significant|commissioned|prepared|written|\
    published|signed|ratified|strictly|not|page|appendix|freelance|former|formerly|\
    regional|national|group|education|professor-in|scie|nspcc|lscb|silp|accredited|\
    facilitator|safer|community|homicide|domestic|adult|north|south|east|west|upon";

/// Letters after a name, which no name is followed by when read.
const LETTERS: &str = "\
    obe|mbe|cbe|qpm|cqsw|dipsw|dip|bsc|msc|phd|ba|ma|mphil|med|bed|llb|llm|mba|rgn|rmn|\
    rscn|rnmh|hons|frcp|frcpch|frsa|kc|qc|jp|cert|pgdip|pgce|dphil|md|mbbs|mrcp|frcgp|dsw|sw|\
    bedhons|bahons|hv|esq|retd|aasw|caass";

fn is_one_of(list: &str, word: &str) -> bool {
    list.split('|').any(|other| other.eq_ignore_ascii_case(word))
}

fn is_title(word: &str) -> bool {
    matches!(
        word,
        "Dr" | "Prof"
            | "Professor"
            | "Mr"
            | "Mrs"
            | "Ms"
            | "Miss"
            | "Sir"
            | "Dame"
            | "Rev"
    )
}

/// Whether names joined by a comma alone may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// `Author:`; what follows a comma is an employer, unless `and` follows that.
    One,
    /// `Authors:`.
    Several,
}

/// Names of people at the start of a text, joined by `and`.
pub(super) fn people(text: &str, expected: Expected) -> Option<String> {
    let text = &in_title_case(text);
    let mut names: Vec<String> = Vec::new();
    let mut by_comma = 0;
    let mut rest: &str = text;
    while let Some((name, after)) = person(rest) {
        names.push(name);
        let Some((next, joint)) = joined(after).filter(|_| names.len() < 6) else {
            break;
        };
        match joint {
            Joint::Comma => by_comma += 1,
            Joint::And => by_comma = 0,
        }
        rest = next;
    }
    // a comma led to something, but no `and` closed the list
    if expected == Expected::One {
        let trailing = by_comma.min(names.len().saturating_sub(1));
        names.truncate(names.len() - trailing);
    }
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
    }
}

#[derive(Debug, Clone, Copy)]
enum Joint {
    And,
    Comma,
}

/// What follows a name, its letters and its brackets, and how it is joined.
fn joined(after: &str) -> Option<(&str, Joint)> {
    let mut rest = after;
    let mut joint = None;
    for _ in 0..12 {
        let trimmed = rest.trim_start();
        if let Some(inner) = trimmed.strip_prefix('(') {
            rest = inner.split_once(')').map_or("", |(_, after)| after);
        } else if let Some(next) = trimmed
            .strip_prefix("and ")
            .or_else(|| trimmed.strip_prefix("& "))
            .or_else(|| trimmed.strip_prefix("with "))
        {
            return Some((next.trim_start(), Joint::And));
        } else if let Some(next) = trimmed.strip_prefix([',', '/']) {
            joint = Some(Joint::Comma);
            rest = next;
        } else {
            let end = trimmed.find([' ', ',', '(', '\n']).unwrap_or(trimmed.len());
            let word: String =
                trimmed[..end].chars().filter(|letter| *letter != '.').collect();
            if word.is_empty() || !is_one_of(LETTERS, &word) {
                rest = trimmed;
                break;
            }
            rest = &trimmed[end..];
        }
    }
    joint.map(|joint| (rest.trim_start(), joint))
}

/// One person's name of two to five capitalised words, a title included.
fn person(text: &str) -> Option<(String, &str)> {
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text;
    loop {
        let end = rest
            .find([' ', '\n', ',', ';', '(', '|', '\t', '/', ':'])
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let stopped = word.ends_with('.')
            && word.len() > 3
            && !is_title(word.trim_end_matches('.'));
        let bare = word.trim_end_matches('.');
        let particle = !words.is_empty()
            && matches!(bare, "de" | "van" | "von" | "der" | "le" | "la" | "ap");
        let compact: String = bare.chars().filter(|letter| *letter != '.').collect();
        let other = is_one_of(NOT_NAMES, bare)
            || is_one_of(LETTERS, &compact) && compact.len() > 1;
        if other || !(is_part(bare) || particle) || words.len() >= 5 {
            break;
        }
        words.push(if stopped { bare } else { word });
        rest = &rest[end..];
        if stopped || !rest.starts_with(' ') {
            break;
        }
        rest = &rest[1..];
    }
    // the last word is a surname, not an initial or a title
    let surname = words.last().is_some_and(|last| {
        last.chars().filter(|letter| letter.is_alphabetic()).count() > 1
            && !is_title(last.trim_end_matches('.'))
    });
    (words.len() >= 2 && surname).then(|| (words.join(" "), rest))
}

/// A capitalised word, an initial, a title or a surname in capitals.
fn is_part(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let small = word.chars().any(char::is_lowercase);
    let initials = letters <= 2 && !small;
    word.starts_with(char::is_uppercase)
        && (small || initials || letters >= 4)
        && word.chars().all(|letter| {
            letter.is_alphabetic() || matches!(letter, '-' | '’' | '\'' | '.')
        })
}

/// Whether a line holds a person's name and at most letters after it.
pub(super) fn is_person(line: &str) -> bool {
    let line = &in_title_case(line);
    person(line).is_some_and(|(_, after)| {
        after
            .split([' ', ',', '(', ')', '.', '\n'])
            .all(|word| word.is_empty() || is_one_of(LETTERS, word) || word.len() == 1)
    })
}

#[cfg(test)]
mod tests {
    use super::{Expected, is_person, people};

    #[test]
    fn letters_after_a_name_are_no_part_of_it() {
        for (text, expected) in [
            (
                "Moira Castle BSc, CQSW and Tunde Adeyemi-Blake",
                "Moira Castle and Tunde Adeyemi-Blake",
            ),
            ("Dr Jonathan A Pell, OBE", "Dr Jonathan A Pell"),
            ("Margaret O'Donnell B.A. (Hons), CQSW, MSc", "Margaret O'Donnell"),
            ("CAROLINE DYSART", "Caroline Dysart"),
            ("Ms J Whitlock", "Ms J Whitlock"),
        ] {
            assert_eq!(people(text, Expected::One).as_deref(), Some(expected));
        }
    }

    #[test]
    fn an_employer_is_no_author() {
        let one = |text| people(text, Expected::One);
        assert_eq!(
            one("Barnaby Lyle, Lyle Associates Ltd").as_deref(),
            Some("Barnaby Lyle")
        );
        assert_eq!(one("Ann Lowe, Merrow Hall").as_deref(), Some("Ann Lowe"));
        let several = people("Eunice Marr, Sandeep Gill", Expected::Several);
        assert_eq!(several.as_deref(), Some("Eunice Marr and Sandeep Gill"));
    }

    #[test]
    fn a_line_may_be_a_name_and_nothing_else() {
        assert!(is_person("Fiona Johnstone-Bell BSc (Hons) Dip SW"));
        assert!(!is_person("Serious Case Review"));
        assert!(!is_person("Child Practice"));
    }
}
