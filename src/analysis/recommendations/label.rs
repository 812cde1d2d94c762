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
    let number = token.chars().any(|one| one.is_ascii_digit()) || is_letter_number(token);
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
    use super::{Actions, inner_label, label};

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
        assert_eq!(
            read("Recommendation: the police"),
            Some((None, " the police".to_owned()))
        );
        assert_eq!(read("Recommendation 3 was accepted."), None);
        assert_eq!(read("Recommendations 1 and 2 were"), None);
        assert_eq!(read("Recommendation made by the panel"), None);
        assert_eq!(read("The recommendation 3"), None);
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
