//! The label a review gives the child: a code after a noun, or a name that is not theirs.
//!
//! Codes are found anywhere; names only in a title, in inverted commas or after a word
//! that says that a name follows, because any capitalised word could be one.

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

/// The first label of a child in a text: `Child N`, `Children D1-D5`, `Baby LS`.
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
            let next = rest.strip_prefix(joint)?;
            let noun = CHILDREN.iter().find(|noun| {
                next.strip_prefix(**noun).is_some_and(|next| next.starts_with(' '))
            });
            let (code, after) = code(noun.map_or(next, |noun| &next[noun.len() + 1..]))?;
            Some((*joint, noun, code, after))
        });
        let Some((joint, noun, code, after)) = next else { break };
        // a range is written one way, however the title words it
        label.push_str(if joint == " to " { "-" } else { joint });
        if let Some(noun) = noun {
            label.push_str(noun);
            label.push(' ');
        }
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
    let acronym =
        matches!(word, "IN" | "AND" | "OF" | "SCR" | "CPR" | "FOR" | "ON" | "THE");
    (sound && !article && !acronym).then_some((word, &text[end..]))
}

/// The label in a title: a code, else a name.
pub(super) fn of_title(title: &str) -> Option<String> {
    child(title)
        .or_else(|| quoted(title))
        .or_else(|| named(title))
        .or_else(|| after_colon(title))
        .or_else(|| case_number(title))
}

/// A name on a short line of a title page: `Re: Child Delta`, `“Sofia”`.
pub(super) fn on_line(line: &str) -> Option<String> {
    let short = line.split(' ').count() <= 5;
    short.then(|| quoted(line).or_else(|| named(line)))?
}

/// A name in inverted commas: `"Sofia"`, `Child “Jay”`.
fn quoted(text: &str) -> Option<String> {
    const PAIRS: [(char, char); 4] = [('"', '"'), ('“', '”'), ('‘', '’'), ('\'', '\'')];
    PAIRS.iter().find_map(|(open, close)| {
        let (before, rest) = text.split_once(*open)?;
        let (name, _) = rest.split_once(*close)?;
        let apart = before.is_empty() || before.ends_with([' ', '-', '–', ':']);
        (apart && is_name(name)).then(|| name.to_owned())
    })
}

/// `Baby Elliot`, `Child Delta`, `the case of Thomas`, `known as Mia`.
fn named(title: &str) -> Option<String> {
    const NOUNS: [&str; 4] = ["Baby ", "Child ", "Young Person ", "Infant "];
    const LEADS: [&str; 5] =
        ["case of ", "known as ", "life of ", "death of ", "respect of "];
    let low = title.to_ascii_lowercase();
    let word_after = |lead: &str| {
        let at = low.find(&lead.to_ascii_lowercase())?;
        let apart = !title[..at].ends_with(|letter: char| letter.is_alphanumeric());
        let rest = &title[at + lead.len()..];
        let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        let ends = [" and ", " (", ")", ":", ",", " -", " –", "."];
        let last = rest[end..].is_empty()
            || ends.iter().any(|mark| rest[end..].starts_with(mark));
        (apart && last && is_name(&rest[..end])).then(|| &rest[..end])
    };
    let noun = NOUNS
        .iter()
        .find_map(|noun| word_after(noun).map(|name| format!("{noun}{name}")));
    noun.or_else(|| LEADS.iter().find_map(|lead| word_after(lead)).map(str::to_owned))
}

/// `Serious Case Review: Clare and Ann`, `… Practice Review – Leo`.
fn after_colon(title: &str) -> Option<String> {
    [": ", " - ", " – ", " — "]
        .iter()
        .flat_map(|mark| title.split(mark).skip(1))
        .find_map(|part| {
            let names: Vec<&str> = part.split(" and ").collect();
            (names.len() <= 3 && names.iter().all(|name| is_name(name)))
                .then(|| part.to_owned())
        })
}

/// `Ref: BDS12`: letters and digits of a case.
fn case_number(title: &str) -> Option<String> {
    title.split(|letter: char| !letter.is_alphanumeric()).find_map(|word| {
        let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let digits = word.bytes().skip(letters).filter(u8::is_ascii_digit).count();
        let sound = (2..=4).contains(&letters) && (1..=3).contains(&digits);
        (sound && letters + digits == word.len() && !title.contains(&format!("{word}/")))
            .then(|| word.to_owned())
    })
}

/// Capitalised words of titles that are no names.
const NO_NAMES: &str = "practice|protection|safeguarding|death|abuse|sexual|serious|care|\
    health|development|welfare|neglect|review|report|final|overview|executive|summary|\
    learning|together|lessons|published|redacted|confidential|introduction|contents|\
    case|significant|local|concise|extended|exploitation|injury|criminal|child|children|\
    family|baby|young|people|person|thematic|january|february|march|april|may|june|july|\
    august|september|october|november|december|suicide|a|an|the|i|version|draft|anonymised|\
    northern|england|wales|scotland|hearing|joint|domestic|homicide|independent|board|\
    boards|partnership|partners|council|service|services|committee|panel|authority|agency|\
    inspection|government|response|background|methodology|findings|recommendations";

fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    (2..=14).contains(&word.len())
        && letters.next().is_some_and(char::is_uppercase)
        && letters.all(|letter| letter.is_lowercase() || matches!(letter, '-' | '’'))
        && !NO_NAMES.split('|').any(|other| other.eq_ignore_ascii_case(word))
}

/// `referred to as Child X`, `known as "Sofia"` in running text.
pub(super) fn introduced(text: &str) -> Option<String> {
    const LEADS: [&str; 4] = ["referred to as ", "known as ", "called ", "be called "];
    LEADS.iter().find_map(|lead| {
        let (_, rest) = text.split_once(lead)?;
        let rest = &rest[..rest.floor_char_boundary(40)];
        let quoted = rest.starts_with(['"', '“', '‘', '\'']).then(|| quoted(rest))?;
        quoted.or_else(|| child(rest))
    })
}

#[cfg(test)]
mod tests {
    use super::{child, introduced, of_title};

    #[test]
    fn children_have_codes() {
        for (text, expected) in [
            ("Serious Case Review: Child N", "Child N"),
            ("concerning Children D1 to D5", "Children D1-D5"),
            ("Child Practice Review Report: CHILD F", "Child F"),
            ("Adult V and Child L", "Child L"),
            ("Child P, Child Q and Child R", "Child P, Child Q and Child R"),
            ("Siblings 1 and 2", "Siblings 1 and 2"),
        ] {
            assert_eq!(child(text).as_deref(), Some(expected));
        }
        assert_eq!(child("Safeguarding Children Board"), None);
    }

    #[test]
    fn a_title_may_give_a_name_instead() {
        for (title, expected) in [
            ("Local Child Safeguarding Practice Review - \"Sofia\"", "Sofia"),
            ("Review of the Case of Thomas (a pseudonym)", "Thomas"),
            ("Practice Learning Review: The Case of Baby Elliot", "Baby Elliot"),
            ("Practice Review – Leo and Mia", "Leo and Mia"),
            ("Serious Case Review - Ref: BDS12", "BDS12"),
        ] {
            let named = of_title(title.trim()).unwrap_or_default();
            assert_eq!(named, expected, "{title}");
        }
        assert_eq!(of_title("Child Practice Review Report"), None);
        assert_eq!(of_title("Serious Case Review: Overview Report"), None);
        assert_eq!(of_title("A review of the effectiveness in respect of Board"), None);
    }

    #[test]
    fn running_text_introduces_a_name_in_inverted_commas() {
        let text = "The girl, known as “Sofia” here, was two.";
        assert_eq!(introduced(text).as_deref(), Some("Sofia"));
        assert_eq!(introduced("She was known as a quiet girl."), None);
    }
}
