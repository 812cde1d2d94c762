//! The board or partnership that a text names with its place.
//!
//! A name is a run of capitalised words that ends in what such bodies are called. Full
//! names win over short ones (`Quillborough LSCB`), whichever stands first.

use super::front_page::Texts;

/// What the names of boards and partnerships end in, longer ones first.
const BODIES: [&str; 27] = [
    "Safeguarding Board for Northern Ireland",
    "Regional Safeguarding Children Board",
    "Regional Safeguarding Children’s Board",
    "Regional Safeguarding Board",
    "Local Safeguarding Children Boards",
    "Local Safeguarding Children Board",
    "Local Safeguarding Children’s Board",
    "Local Safeguarding Children Partnership",
    "Safeguarding Children and Adults Board",
    "Safeguarding Children and Adults Partnership",
    "Safeguarding Adults and Children Board",
    "Safeguarding Children Executive Partnership",
    "Safeguarding Children Executive",
    "Safeguarding Children’s Board",
    "Safeguarding Children’s Partnership",
    "Safeguarding Children Board",
    "Safeguarding Children Partnership",
    "Safeguarding Children Partners",
    "Children’s Safeguarding Partnership",
    "Children Safeguarding Partnership",
    "Children’s Safeguarding Board",
    "Area Child Protection Committee",
    "Child Protection Committee",
    "Public Protection Committee",
    "Safeguarding Partnership",
    "Safeguarding Partners",
    "Safeguarding Board",
];

/// Short names of such bodies, longer ones first.
const SHORT_BODIES: [&str; 6] = ["LSCB", "LSCP", "ACPC", "SCB", "SCP", "CPC"];

/// What a board is called where its place comes last: `Safeguarding Children Board for …`.
const PLACE_LAST: [&str; 4] = [
    "Safeguarding Children Board for ",
    "Safeguarding Children Partnership for ",
    "Safeguarding Partnership for ",
    "Safeguarding Children Board of ",
];

/// The board on the title page: by full name on one printed line, else over a block's
/// lines, else by its short name.
pub(super) fn front_board(texts: &Texts<'_>) -> Option<String> {
    let whole = texts.front.iter().find_map(|block| {
        let mut held = "";
        let line = block.lines.iter().find_map(|line| {
            let wrapped = held.ends_with([',', '&'])
                || held.ends_with(" and")
                || held.ends_with(" of")
                || line.starts_with("and ");
            held = line;
            board(line).filter(|_| !wrapped)
        });
        let all = || board(block.text);
        match line {
            Some(line) => match all() {
                Some(all) if all.len() > line.len() && all.starts_with(&line) => {
                    Some(all)
                }
                _ => Some(line),
            },
            None => all(),
        }
    });
    whole.or_else(|| texts.lines().find_map(short_board))
}

/// The first board that a text names with its place, and a second one joined to it.
pub(super) fn board(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    if !lower.contains("safeguarding") && !lower.contains("committee") {
        return None;
    }
    let text = &in_title_case(text).replace('\'', "’");
    if let Some(name) = place_last(text) {
        return Some(name);
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for body in BODIES {
        for (at, _) in text.match_indices(body) {
            let end = at + body.len();
            let plural = text[end..].starts_with(|letter: char| letter.is_alphanumeric());
            let start = place_before(text, at);
            if !plural && (start < at || body.ends_with("Ireland")) {
                found.push((start, end));
            }
        }
    }
    found.sort_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let (start, end) = *found.first()?;
    let mut name = text[start..end].to_owned();
    if let Some(other) = joined_body(&text[end..]) {
        name.push_str(" and ");
        name.push_str(&other);
    }
    Some(name.replace('’', if text.contains('’') { "’" } else { "'" }))
}

/// A text in capitals with all but the first letter of each word made small; others as
/// they are.
pub(super) fn in_title_case(text: &str) -> String {
    const JOINTS: [&str; 5] = ["AND", "OF", "THE", "FOR", "UPON"];
    const SHORT: [&str; 3] = ["LSCB", "LSCP", "SCB"];
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let word = |word: &str| {
        if JOINTS.contains(&word) {
            return word.to_lowercase();
        }
        if SHORT.contains(&word) {
            return word.to_owned();
        }
        let mut large = true;
        let letters = word.chars().flat_map(|letter| {
            let kept = if large { vec![letter] } else { letter.to_lowercase().collect() };
            large = matches!(letter, '-' | '(' | '"' | '“')
                || !letter.is_alphanumeric() && !matches!(letter, '\'' | '’');
            kept
        });
        letters.collect()
    };
    text.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

fn place_last(text: &str) -> Option<String> {
    let (start, rest) = PLACE_LAST.iter().find_map(|body| {
        let at = text.find(body)?;
        (place_before(text, at) == at).then(|| (at, at + body.len()))
    })?;
    let words = text[rest..].split(' ').take(5).take_while(|word| {
        word.starts_with(char::is_uppercase)
            || matches!(*word, "and" | "the" | "of" | "&" | "y" | "yr")
    });
    let length: usize = words.map(|word| word.len() + 1).sum();
    let name = text.get(start..(rest + length).min(text.len()))?;
    let name = name.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    (length > 1).then(|| name.to_owned())
}

/// `Quillborough LSCB`.
fn short_board(text: &str) -> Option<String> {
    let text = &in_title_case(text);
    SHORT_BODIES.iter().find_map(|body| {
        let (at, _) = text.match_indices(body).find(|(at, _)| {
            let rest = &text[at + body.len()..];
            text[..*at].ends_with(' ')
                && !rest.starts_with(|letter: char| letter.is_alphanumeric())
        })?;
        let start = place_before(text, at);
        (start < at).then(|| text[start..at + body.len()].to_owned())
    })
}

/// Words before a board's name that are no part of it.
const LABELS: &str = "LSCB|Board|By|The|Dear|Our|Commissioned|Report|Review|For|Partnership|Local|\
    Author|Prepared|Published|Reviewer|Overview|Summary|Chair|Commissioning|Independent|\
    Written|Behalf|On|Agreed|Presented|Working";

/// Where the capitalised words before `at` begin.
fn place_before(text: &str, at: usize) -> usize {
    let mut start = at;
    let mut rest = text[..at].trim_end_matches(' ');
    for _ in 0..9 {
        let from = rest.rfind([' ', '\n']).map_or(0, |at| at + 1);
        let word = &rest[from..];
        let small = matches!(
            word,
            "and" | "the" | "of" | "&" | "with" | "upon" | "on" | "in" | "cum"
        );
        // the first of three places ends in a comma, and the place goes on after it
        let listed =
            word.ends_with(',') && start < at && text[start..at].contains(" and ");
        let large = word.starts_with(char::is_uppercase)
            && (listed || !word.ends_with([':', '.', ',', ';', ')']));
        let label = LABELS.split('|').any(|label| label == word);
        if word.is_empty() || label || !(small || large) {
            break;
        }
        if large {
            start = from;
        }
        if from == 0 || text.as_bytes()[from - 1] == b'\n' {
            break;
        }
        rest = rest[..from].trim_end_matches(' ');
    }
    start
}

/// `("the SSCB") and the Safer Saltermouth Partnership`.
fn joined_body(rest: &str) -> Option<String> {
    let rest = rest.trim_start();
    let rest = match rest.strip_prefix('(') {
        Some(inner) => inner.split_once(')')?.1.trim_start(),
        None => rest,
    };
    let rest = rest.strip_prefix("and ").or_else(|| rest.strip_prefix("& "))?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let words: Vec<&str> = rest.split([' ', '\n']).take(8).collect();
    let last = words.iter().position(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphabetic());
        matches!(word, "Board" | "Partnership" | "Committee")
    })?;
    let capital = words[..last].iter().all(|word| {
        word.starts_with(char::is_uppercase) || matches!(*word, "and" | "of" | "the")
    });
    let name = words[..=last].join(" ");
    (capital && last > 0)
        .then(|| name.trim_end_matches(|letter: char| !letter.is_alphabetic()).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{board, in_title_case, short_board};

    #[test]
    fn boards_are_named_with_their_place() {
        let named = |text: &str| board(text).unwrap_or_default();
        for (text, expected) in [
            (
                "commissioned by Wexmouth Safeguarding Children Board",
                "Wexmouth Safeguarding Children Board",
            ),
            (
                "Kestrelford and the Vale Safeguarding Children Partnership",
                "Kestrelford and the Vale Safeguarding Children Partnership",
            ),
            (
                "by Saltermouth Safeguarding Children Board (“the SSCB”) and the Safer Saltermouth Partnership (“the",
                "Saltermouth Safeguarding Children Board and Safer Saltermouth Partnership",
            ),
            (
                "The Norrington, Sarre and Coldwell Safeguarding Children Partnership",
                "Norrington, Sarre and Coldwell Safeguarding Children Partnership",
            ),
            (
                "ELMSTOW SAFEGUARDING CHILDREN PARTNERSHIP",
                "Elmstow Safeguarding Children Partnership",
            ),
            (
                "Safeguarding Children Board for Eskmoor",
                "Safeguarding Children Board for Eskmoor",
            ),
        ] {
            assert_eq!(named(text), expected);
        }
        assert_eq!(
            board("the Local Safeguarding Children Boards Regulations 2006"),
            None
        );
    }

    #[test]
    fn a_short_name_needs_a_place() {
        assert_eq!(short_board("Cranmoor LSCB").as_deref(), Some("Cranmoor LSCB"));
        assert_eq!(short_board("the LSCB agreed"), None);
    }

    #[test]
    fn only_capitals_are_made_small() {
        assert_eq!(in_title_case("JEAN-ANNE O’DOWD"), "Jean-Anne O’dowd");
        assert_eq!(in_title_case("Jean DOWD"), "Jean DOWD");
    }
}
