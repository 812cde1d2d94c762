//! `Recommendation 3:` before a text, or within it.

/// The label of a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The number in it, as printed.
    pub(super) number: Option<String>,
    /// One past its last byte, the stop or colon included.
    pub(super) end: usize,
}

/// What a text is labelled with at its start. `actions`: whether `Action 3` is a label, as
/// it is in a list of recommendations. A reference (`Recommendation 3 was accepted`,
/// `Recommendations 1 and 2`) is no label.
pub(super) fn label(text: &str, actions: Actions) -> Option<Label> {
    if let Some(short) = short(text) {
        return Some(short);
    }
    let mut at = 0;
    for _ in 0..5 {
        let rest = text.get(at..)?;
        let word: String = rest.chars().take_while(|one| one.is_alphanumeric()).collect();
        if word.is_empty() || !word.starts_with(char::is_uppercase) {
            return None;
        }
        at += word.len();
        if is_name(&word, actions) {
            return numbered(text, at);
        }
        let gap = text
            .get(at..)?
            .chars()
            .take_while(|one| matches!(one, ' ' | '-' | '’' | '\''));
        let gap: usize = gap.map(char::len_utf8).sum();
        if gap == 0 {
            return None;
        }
        at += gap;
    }
    None
}

/// `R3` alone, or before a colon or the words of what it labels.
fn short(text: &str) -> Option<Label> {
    let rest = text.strip_prefix('R')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let end = 1 + digits;
    let after = text.get(end..)?;
    let closers = after.len() - after.trim_start_matches([':', '.', ')', ' ', '–']).len();
    let follows = after[closers..].chars().next();
    let sound = (1..=2).contains(&digits)
        && (after.is_empty() || closers > 0 && follows.is_none_or(char::is_uppercase));
    sound.then(|| Label { number: Some(text[..end].to_owned()), end: end + closers })
}

/// `CSC2 The team`: the letters of an agency and a number.
pub(super) fn agency_code(text: &str) -> Option<Label> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = text[letters..].bytes().take_while(u8::is_ascii_digit).count();
    let end = letters + digits;
    let after = &text[end..];
    let closers = after.len() - after.trim_start_matches([':', '.', ')', ' ', '–']).len();
    let sound = (1..=5).contains(&letters)
        && (1..=2).contains(&digits)
        && closers > 0
        && after[closers..].starts_with(char::is_uppercase);
    sound.then(|| Label { number: Some(text[..end].to_owned()), end: end + closers })
}

/// `3a.` or `3a) iv.` at the start of a text.
pub(super) fn coded(text: &str) -> Option<Label> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let letter = text[digits..].bytes().take_while(u8::is_ascii_lowercase).count();
    let end = digits + letter;
    let closed = text.get(end..)?.starts_with(['.', ')']);
    let sound = (1..=2).contains(&digits) && letter <= 1 && closed;
    let number = text.get(..end)?.to_owned();
    // `8.3` is the number of a paragraph
    let sound = sound && !text[end + 1..].starts_with(|one: char| one.is_ascii_digit());
    let rest = text.get(end + 1..).unwrap_or("").trim_start();
    let roman = rest.bytes().take_while(|one| matches!(one, b'i' | b'v' | b'x')).count();
    let part = roman > 0 && rest[roman..].starts_with(['.', ')']);
    if !part {
        return sound.then(|| Label { number: Some(number), end: end + 1 });
    }
    let end = text.len() - rest.len() + roman + 1;
    sound.then(|| Label { number: Some(format!("{number} {}", &rest[..roman])), end })
}

/// Whether `Action 3` labels a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Actions {
    /// It does.
    Count,
    /// It does not.
    Not,
}

fn is_name(word: &str, actions: Actions) -> bool {
    let word = word.to_lowercase();
    word == "recommendation"
        || word == "rec"
        || (actions == Actions::Count && (word == "action" || word == "improvement"))
}

/// The number after the name, and what closes the label.
fn numbered(text: &str, at: usize) -> Option<Label> {
    let rest = text.get(at..)?;
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '#']).len();
    let rest = &rest[gap..];
    let rest_at = at + gap;
    let no = ["No. ", "No ", "no. ", "Number ", "number "]
        .into_iter()
        .find(|no| rest.starts_with(no));
    let skip = no.map_or(0, str::len);
    let body = &rest[skip..];
    let long = body
        .find(|one: char| {
            !(one.is_alphanumeric() || matches!(one, '.' | '(' | ')' | '/'))
        })
        .unwrap_or(body.len());
    let token = body[..long].trim_end_matches('.');
    let number = token.chars().any(|one| one.is_ascii_digit())
        || is_letter_number(token)
        || NUMBERS.contains(&token.to_lowercase().as_str());
    if !number {
        let end = rest_at + rest.find(':').filter(|colon| *colon == 0)? + 1;
        return Some(Label { number: None, end });
    }
    let mut end = rest_at + skip + token.len();
    let after = text.get(end..)?;
    let closers = after.len()
        - after.trim_start_matches(['.', ':', ')', ' ', '–', '—', '-', '\u{a0}']).len();
    let follows = after[closers..].chars().next();
    let closed = after.starts_with(['.', ':', ')', '–', '—', '-'])
        || after.starts_with(" –")
        || after.starts_with(" -")
        || after.starts_with(" :");
    if !closed && follows.is_some_and(|one| !one.is_uppercase() && one != '“') {
        return None;
    }
    end += closers;
    Some(Label { number: Some(token.trim_matches(['(', ')']).to_owned()), end })
}

/// Numbers in words.
const NUMBERS: [&str; 20] = [
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

/// `A`, `iv`.
fn is_letter_number(token: &str) -> bool {
    let one = token.len() == 1 && token.starts_with(char::is_uppercase);
    one && token != "A"
        || (!token.is_empty() && token.chars().all(|one| matches!(one, 'i' | 'v' | 'x')))
}

/// Where a text says `Recommendation:` after its beginning: the byte it says it at, and
/// its label.
pub(super) fn inner_label(text: &str) -> Option<(usize, Label)> {
    text.match_indices("Recommendation").find_map(|(at, _)| {
        let start =
            at > 0 && text[..at].trim_end().ends_with(['.', ':', ';', '?', '|', ')']);
        let found = start.then(|| label(&text[at..], Actions::Not))??;
        let colon = text[at..at + found.end].contains(':');
        colon.then(|| (at, Label { number: found.number, end: at + found.end }))
    })
}

#[cfg(test)]
mod tests {
    use super::{Actions, agency_code, coded, inner_label, label};

    fn read(text: &str) -> Option<(Option<String>, String)> {
        let label = label(text, Actions::Count)?;
        Some((label.number, text[label.end..].to_owned()))
    }

    #[test]
    fn a_label_is_told_from_a_reference() {
        let some =
            |number: &str, rest: &str| Some((Some(number.to_owned()), rest.to_owned()));
        assert_eq!(read("Recommendation 3. The Board"), some("3", "The Board"));
        assert_eq!(read("Recommendation 4.2: The Board"), some("4.2", "The Board"));
        assert_eq!(read("Recommendation 5 The Board"), some("5", "The Board"));
        assert_eq!(read("LSCB Recommendation 5 – The Board"), some("5", "The Board"));
        assert_eq!(read("Recommendation No. 7: That"), some("7", "That"));
        assert_eq!(read("Action 2. Police"), some("2", "Police"));
        assert_eq!(read("Recommendation Two: Police"), some("Two", "Police"));
        assert_eq!(
            read("Recommendation: the police"),
            Some((None, " the police".to_owned()))
        );
        assert_eq!(read("Recommendation 3 was accepted."), None);
        assert_eq!(read("Recommendations 1 and 2 were"), None);
        assert_eq!(read("Recommendation made by the panel"), None);
        assert_eq!(read("The recommendation 3"), None);
        assert_eq!(read("R4"), some("R4", ""));
        assert_eq!(read("R4 Schools to agree"), some("R4", "Schools to agree"));
        assert_eq!(read("R4 was dropped"), None);
        assert_eq!(read("Rapid reviews"), None);
    }

    #[test]
    fn an_agency_s_letters_and_a_number_are_a_code() {
        let read = |text| agency_code(text).and_then(|label| label.number);
        assert_eq!(read("HV2 Keep a diary."), Some("HV2".to_owned()));
        assert_eq!(read("S1: Ring the bell."), Some("S1".to_owned()));
        assert_eq!(read("M25 traffic was heavy."), None);
        assert_eq!(read("GP2.1 Keep a diary."), None);
        assert_eq!(read("GPs keep a diary."), None);
    }

    #[test]
    fn a_code_has_all_its_parts() {
        let read = |text| coded(text).and_then(|label| label.number);
        assert_eq!(read("6b) iv. Steps be taken"), Some("6b iv".to_owned()));
        assert_eq!(read("6b. The form"), Some("6b".to_owned()));
        assert_eq!(read("2014 was"), None);
    }

    #[test]
    fn a_label_within_a_text_is_found() {
        let text = "Finding: staff were few. Recommendation: the trust should recruit.";
        let (at, label) = inner_label(text).unwrap();
        assert_eq!(
            (&text[at..at + 4], &text[label.end..label.end + 4]),
            ("Reco", " the")
        );
        assert_eq!(inner_label("It made Recommendation 3: a good one."), None);
    }
}
