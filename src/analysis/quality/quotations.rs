//! What of a text stands in quotation marks, straight or curly, double or single.

use std::ops::Range;

/// The stretches between quotation marks. A mark that is never closed opens nothing; an
/// apostrophe in a word, or after one that no mark opened, is none.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let after = text[at + letter.len_utf8()..].chars().next().unwrap_or(' ');
        match open {
            None => {
                let opens = !before.is_alphanumeric() && !after.is_whitespace();
                open = closer(letter).filter(|_| opens).map(|closer| (closer, at));
            }
            Some((closer, start)) if letter == closer && !after.is_alphanumeric() => {
                found.push(start..at);
                open = None;
            }
            Some(_) => {}
        }
        before = letter;
    }
    found
}

/// The mark that closes what this one opens.
const fn closer(mark: char) -> Option<char> {
    match mark {
        '“' => Some('”'),
        '‘' => Some('’'),
        '"' => Some('"'),
        '\'' => Some('\''),
        '«' => Some('»'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::quotations;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let found = quotations(text);
        let inside: Vec<&str> = found
            .into_iter()
            .map(|at| text[at].trim_start_matches(['“', '‘', '"', '\'']))
            .collect();
        assert_eq!(inside, expected, "{text}");
    }

    #[test]
    fn what_stands_in_marks_is_quoted() {
        case("The home was “a bit untidy”, she wrote.", &["a bit untidy"]);
        case("It was 'grubby' and \"lively\".", &["grubby", "lively"]);
        case("the child’s ‘volatile’ parents’ home", &["volatile"]);
    }

    #[test]
    fn apostrophes_and_marks_that_stay_open_quote_nothing() {
        case("The parents' home and the child's bed.", &[]);
        case("A bed of 6\" and “no more.", &[]);
    }
}
