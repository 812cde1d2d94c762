//! Names on a title page: the board, the child, the authors.
//!
//! All three are runs of capitalised words next to a word that gives them away
//! (`… Safeguarding Children Board`, `Child N`, `Lead reviewers: …`).

/// What the names of boards and partnerships end in, longer ones first.
const BODIES: [&str; 22] = [
    "Safeguarding Board for Northern Ireland",
    "Regional Safeguarding Children Board",
    "Regional Safeguarding Board",
    "Local Safeguarding Children Board",
    "Local Safeguarding Children Partnership",
    "Safeguarding Children and Adults Board",
    "Safeguarding Children and Adults Partnership",
    "Safeguarding Adults and Children Board",
    "Safeguarding Children Executive Partnership",
    "Safeguarding Children’s Board",
    "Safeguarding Children's Board",
    "Safeguarding Children’s Partnership",
    "Safeguarding Children's Partnership",
    "Safeguarding Children Board",
    "Safeguarding Children Partnership",
    "Children’s Safeguarding Partnership",
    "Children's Safeguarding Partnership",
    "Children Safeguarding Partnership",
    "Area Child Protection Committee",
    "Child Protection Committee",
    "Safeguarding Partnership",
    "Safeguarding Board",
];

/// The first board that a text names with its place, and a second one joined to it.
pub(super) fn board(text: &str) -> Option<String> {
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
    Some(name)
}

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
        let large = word.starts_with(char::is_uppercase)
            && !word.ends_with([':', '.', ',', ';', ')']);
        let label = matches!(
            word,
            "LSCB"
                | "Board"
                | "By"
                | "The"
                | "Commissioned"
                | "Report"
                | "Review"
                | "For"
                | "Partnership"
                | "Local"
        );
        if word.is_empty() || label || !(small || large || word == ",") {
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
    let words: Vec<&str> = rest.split(' ').take(8).collect();
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

/// Words before a child's label, longer ones first.
const CHILDREN: [&str; 10] = [
    "Young Person",
    "Young People",
    "Young Adult",
    "Children",
    "Siblings",
    "Child",
    "Baby",
    "Infant",
    "Family",
    "Sibling",
];

/// The first label of a child in a text: `Child N`, `Children D1 to D5`, `Baby LS`.
pub(super) fn child(text: &str) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for noun in CHILDREN {
        for form in [noun.to_owned(), noun.to_uppercase()] {
            for (at, _) in text.match_indices(&form) {
                let before = text[..at].chars().next_back();
                let rest = &text[at + form.len()..];
                let Some(label) = label(rest) else { continue };
                let apart = before.is_none_or(|letter| !letter.is_alphanumeric());
                if apart && best.as_ref().is_none_or(|(first, _)| at < *first) {
                    best = Some((at, format!("{noun} {label}")));
                }
            }
        }
    }
    best.map(|(_, label)| label)
}

/// The label after `Child`: a code, and further ones joined to it.
fn label(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix(' ')?;
    let (first, mut rest) = code(rest)?;
    let mut label = first.to_owned();
    loop {
        let next = [" to ", " and ", " & ", ", ", "-", "–"].iter().find_map(|joint| {
            let (code, after) = code(rest.strip_prefix(joint)?)?;
            Some((*joint, code, after))
        });
        let Some((joint, code, after)) = next else { break };
        // a range is written one way, however the title words it
        label.push_str(if joint == " to " { "-" } else { joint });
        label.push_str(code);
        rest = after;
    }
    Some(label)
}

/// `N`, `D1`, `LS`, `AG1`, `1`, as a word of its own.
fn code(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
    let word = &text[..end];
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = word.bytes().skip(letters).filter(u8::is_ascii_digit).count();
    let sound =
        !word.is_empty() && letters <= 3 && digits <= 2 && letters + digits == word.len();
    // `Child A serious case review` runs on from a title without its colon
    let article = word == "A" && text[end..].starts_with(" serious");
    (sound && !article).then_some((word, &text[end..]))
}

/// Words that come before an author's name.
const ROLES: [&str; 14] = [
    "written by",
    "prepared by",
    "compiled by",
    "authored by",
    "report by",
    "reviewed by",
    "facilitated by",
    "independent author",
    "overview author",
    "author",
    "authors",
    "lead reviewer",
    "reviewers",
    "reviewer",
];

/// The authors that a text names after their role.
pub(super) fn author(text: &str) -> Option<String> {
    let low = text.to_ascii_lowercase();
    let mut best: Option<(usize, String)> = None;
    for role in ROLES {
        for (at, _) in low.match_indices(role) {
            let mut rest = &text[at + role.len()..];
            rest = rest
                .strip_prefix("(s)")
                .or_else(|| rest.strip_prefix('s'))
                .unwrap_or(rest);
            rest = after_role(rest);
            let first = best.as_ref().is_none_or(|(first, _)| at < *first);
            if let Some(names) = people(rest).filter(|_| first) {
                best = Some((at, names));
            }
        }
    }
    best.map(|(_, names)| names)
}

/// Skips the rest of a role before its colon: `Author and Chair of the Panel: …`.
fn after_role(rest: &str) -> &str {
    let line = rest.split('\n').next().unwrap_or(rest);
    let rest = match line.find(':') {
        Some(colon) if colon < 60 => &rest[colon + 1..],
        _ => rest,
    };
    let dashed = rest.trim_start_matches([' ', '\n', '\t', '-', '–', '—', '|', ':']);
    dashed.strip_prefix("was ").or_else(|| dashed.strip_prefix("is ")).unwrap_or(dashed)
}

/// Words that follow a name and are no part of it.
const NOT_NAMES: &str = "\
    independent|chair|panel|report|date|review|reviewer|lead|overview|author|\
    published|adopted|agreed|approved|completed|accepted|presented|the|board|\
    safeguarding|for|on|january|february|march|april|june|july|august|\
    september|october|november|december";

fn is_no_name(word: &str) -> bool {
    NOT_NAMES.split('|').any(|other| other.eq_ignore_ascii_case(word))
}

/// Names of people at the start of a text, joined by `and`.
fn people(text: &str) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((name, after)) = person(rest) {
        names.push(name);
        rest = after.trim_start_matches([' ', ',']);
        if let Some(inner) = rest.strip_prefix('(') {
            rest = inner.split_once(')').map_or("", |(_, after)| after).trim_start();
        }
        rest = rest
            .strip_prefix("and ")
            .or_else(|| rest.strip_prefix("& "))
            .unwrap_or_else(|| {
                if after.starts_with(", ") && names.len() < 4 { rest } else { "" }
            });
    }
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
    }
}

/// One person's name of two to five capitalised words, a title included.
fn person(text: &str) -> Option<(String, &str)> {
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text;
    loop {
        let end = rest.find([' ', '\n', ',', ';', '(', '|', '\t']).unwrap_or(rest.len());
        let word = &rest[..end];
        let stopped = word.ends_with('.') && word.len() > 3;
        let bare = word.trim_end_matches('.');
        let title = matches!(
            bare,
            "Dr" | "Prof" | "Professor" | "Mr" | "Mrs" | "Ms" | "Sir" | "Dame" | "Rev"
        );
        let part = matches!(bare, "de" | "van" | "von" | "der" | "le" | "la" | "ap");
        let capital = bare.starts_with(char::is_uppercase)
            && (bare.chars().any(char::is_lowercase) || bare.len() == 1)
            && bare.chars().all(|letter| {
                letter.is_alphabetic() || matches!(letter, '-' | '’' | '\'')
            });
        if is_no_name(bare) || !(capital || title || part) || words.len() >= 5 {
            break;
        }
        words.push(if stopped { bare } else { word });
        rest = &rest[end..];
        if stopped || !rest.starts_with(' ') {
            break;
        }
        rest = &rest[1..];
    }
    (words.len() >= 2).then(|| (words.join(" "), rest))
}

#[cfg(test)]
mod tests {
    use super::{author, board, child};

    #[test]
    fn boards_are_named_with_their_place() {
        let named = |text: &str| board(text).unwrap_or_default();
        assert_eq!(
            named("commissioned by Wexmouth Safeguarding Children Board"),
            "Wexmouth Safeguarding Children Board"
        );
        assert_eq!(
            named("Kestrelford and the Vale Safeguarding Children Partnership"),
            "Kestrelford and the Vale Safeguarding Children Partnership"
        );
        assert_eq!(
            named(
                "jointly by Saltermouth Safeguarding Children Board (“the SSCB”) and the Safer Saltermouth Partnership (“the"
            ),
            "Saltermouth Safeguarding Children Board and Safer Saltermouth Partnership"
        );
        assert_eq!(
            board("the Local Safeguarding Children Boards Regulations 2006"),
            None
        );
    }

    #[test]
    fn children_have_codes() {
        assert_eq!(child("Serious Case Review: Child N").as_deref(), Some("Child N"));
        assert_eq!(
            child("concerning Children D1 to D5").as_deref(),
            Some("Children D1-D5")
        );
        assert_eq!(
            child("Child Practice Review Report: CHILD F").as_deref(),
            Some("Child F")
        );
        assert_eq!(child("Safeguarding Children Board"), None);
    }

    #[test]
    fn authors_stand_after_their_role() {
        let named = |text: &str| author(text).unwrap_or_default();
        assert_eq!(
            named("Lead reviewers: Rosalind Thackery and Ian Mowbray-Dunne"),
            "Rosalind Thackery and Ian Mowbray-Dunne"
        );
        assert_eq!(
            named(
                "Reviewers: Eleri Cadwgan (independent) and Huw Trevithick (Arfryn, none)"
            ),
            "Eleri Cadwgan and Huw Trevithick"
        );
        assert_eq!(
            named(
                "Independent Author and Chair of the Joint Panel: Roderick Amblecote, LLB."
            ),
            "Roderick Amblecote"
        );
        assert_eq!(
            named("Lead reviewer: Dr Anselm Pughe-Okoro. Agreed by"),
            "Dr Anselm Pughe-Okoro"
        );
        assert_eq!(
            named(
                "Overview Author: Philippa Averill Independent Panel Chair: Desmond Okell"
            ),
            "Philippa Averill"
        );
        assert_eq!(author("The author was grateful to all."), None);
    }
}
