//! Where sentences start.
//!
//! A stop ends a sentence when what follows starts like one and what precedes is no
//! abbreviation. Two habits of this field need care: `para. 4.2` and `s. 47`, and
//! children who are called by a letter, so that `by R. The nurse` has two sentences and
//! `by R. Amblecote` one.

/// The bytes at which the sentences of a text start; the first is 0.
pub fn sentence_starts(text: &str) -> Vec<u32> {
    let mut starts = vec![0];
    for (at, stop) in
        text.char_indices().filter(|(_, letter)| matches!(letter, '.' | '?' | '!' | '…'))
    {
        let end = at + stop.len_utf8();
        let Some(next) = next_sentence(text, at, end) else { continue };
        if stop == '.' && !ends_here(&text[..at], &text[next..]) {
            continue;
        }
        if let Ok(next) = u32::try_from(next) {
            starts.push(next);
        }
    }
    starts
}

/// The start of what follows a stop, if that starts like a sentence.
fn next_sentence(text: &str, stop: usize, end: usize) -> Option<usize> {
    let rest = &text[end..];
    let closers =
        |letter: char| matches!(letter, ')' | ']' | '"' | '\'' | '”' | '’' | '»');
    let mut closed = rest.trim_start_matches(closers);
    let note = closed.bytes().take(3).take_while(u8::is_ascii_digit).count();
    if note > 0
        && text[..stop]
            .ends_with(|letter: char| letter.is_alphabetic() || closers(letter))
    {
        closed = closed[note..].trim_start_matches(closers);
    }
    let next = closed.trim_start();
    if next.len() == closed.len() || next.is_empty() {
        return None;
    }
    let openers =
        |letter: char| matches!(letter, '(' | '[' | '"' | '\'' | '“' | '‘' | '«' | '•');
    let first = next.trim_start_matches(openers).chars().next()?;
    (first.is_uppercase() || first.is_numeric()).then_some(text.len() - next.len())
}

/// Words that a stop shortens and does not end, whatever follows.
const ALWAYS: [&str; 26] = [
    "dr", "mr", "mrs", "ms", "prof", "st", "rev", "hon", "sgt", "insp", "supt", "cllr",
    "e.g", "i.e", "eg", "ie", "cf", "vs", "viz", "al", "ed", "eds", "messrs", "det",
    "ibid", "approx",
];

/// Words that a stop shortens before a number.
const BEFORE_NUMBER: [&str; 28] = [
    "para", "paras", "no", "nos", "s", "ss", "sec", "sect", "ch", "chap", "vol", "p",
    "pp", "pg", "fig", "figs", "art", "arts", "reg", "regs", "sch", "app", "rec", "recs",
    "c", "ca", "op", "pt",
];

/// Words before a letter that is a name: `Child N`, `Hospital B`.
const LABELLED: [&str; 37] = [
    "child",
    "baby",
    "infant",
    "family",
    "adult",
    "person",
    "sibling",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "worker",
    "teacher",
    "hospital",
    "school",
    "officer",
    "appendix",
    "part",
    "section",
    "theme",
    "group",
    "area",
    "borough",
    "authority",
    "council",
    "carer",
    "home",
    "team",
    "friend",
    "partner",
    "aunt",
    "uncle",
    "annex",
    "category",
    "hostel",
    "nurse",
];

/// Words that start sentences and not surnames.
const STARTERS: [&str; 62] = [
    "a",
    "after",
    "all",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "child",
    "despite",
    "during",
    "each",
    "every",
    "father",
    "following",
    "for",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "mother",
    "neither",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "on",
    "one",
    "or",
    "our",
    "she",
    "since",
    "so",
    "some",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "two",
    "we",
    "what",
    "when",
    "while",
];

/// Whether a full stop between these ends a sentence.
fn ends_here(before: &str, after: &str) -> bool {
    let start = before.rfind(|letter: char| {
        letter.is_whitespace()
            || matches!(letter, '(' | '[' | '“' | '‘' | '"' | '/' | '—')
    });
    let start =
        start.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = &before[start..];
    let low = word.to_lowercase();
    let number = after.starts_with(|letter: char| letter.is_numeric());
    if ALWAYS.contains(&low.as_str()) || number && BEFORE_NUMBER.contains(&low.as_str()) {
        return false;
    }
    let mut letters = word.chars();
    let single =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if single || is_initials(word) {
        return !is_initial(&before[..start], after);
    }
    true
}

/// `J.R`: initials with a stop between them.
fn is_initials(word: &str) -> bool {
    word.len() <= 8
        && word.contains('.')
        && word.split('.').all(|part| {
            part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_uppercase())
        })
}

/// Whether one capital letter shortens a name.
fn is_initial(before: &str, after: &str) -> bool {
    let label = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
    if LABELLED.contains(&label.trim_matches(|letter: char| !letter.is_alphanumeric())) {
        return false;
    }
    let next =
        after.split(|letter: char| !letter.is_alphabetic()).find(|word| !word.is_empty());
    let next = next.unwrap_or("").to_lowercase();
    !STARTERS.contains(&next.as_str())
}

#[cfg(test)]
mod tests {
    use super::sentence_starts;

    #[track_caller]
    fn case(text: &str, sentences: &[&str]) {
        let starts = sentence_starts(text);
        let ends = starts.iter().skip(1).map(|end| *end as usize).chain([text.len()]);
        let found: Vec<&str> = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| text[*start as usize..end].trim())
            .collect();
        assert_eq!(found, sentences);
    }

    #[test]
    fn abbreviations_of_the_field_do_not_end_sentences() {
        case(
            "See para. 4.2 and s. 47. Dr. Smith of St. Mary's agreed.",
            &["See para. 4.2 and s. 47.", "Dr. Smith of St. Mary's agreed."],
        );
        case(
            "Others (e.g. Health, i.e. No. 3) met.",
            &["Others (e.g. Health, i.e. No. 3) met."],
        );
    }

    #[test]
    fn a_letter_is_a_name_or_an_initial() {
        case(
            "It was seen by R. The nurse met J. R. Smith and Child N. Police came.",
            &[
                "It was seen by R.",
                "The nurse met J. R. Smith and Child N.",
                "Police came.",
            ],
        );
    }

    #[test]
    fn quotes_and_brackets_close_after_the_stop() {
        case(
            "She said “no.” He left. (It was late.) Was it? “Yes!” she said.",
            &[
                "She said “no.”",
                "He left.",
                "(It was late.)",
                "Was it?",
                "“Yes!” she said.",
            ],
        );
    }

    #[test]
    fn numbers_and_note_marks_do_not_mislead() {
        case(
            "It rose by 2.5 per cent.3 No one saw. At 9.30 a.m. on Monday it was closed.",
            &[
                "It rose by 2.5 per cent.3",
                "No one saw.",
                "At 9.30 a.m. on Monday it was closed.",
            ],
        );
    }

    #[test]
    fn an_empty_text_has_one_start() {
        assert_eq!(sentence_starts(""), [0]);
    }
}
