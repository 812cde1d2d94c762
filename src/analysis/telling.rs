//! Words that tell what a text is about.

use crate::text::is_function_word;

/// Whether a word, in lower case, tells what a text is about: it has a letter and more
/// than one sign, and does not merely hold a sentence together. A fixed list says which
/// do, and not the commonest words of a corpus: in reviews of children's cases `child` is
/// among those.
pub(super) fn is_telling(word: &str) -> bool {
    let has_letter = word.chars().any(char::is_alphabetic);
    has_letter && word.chars().nth(1).is_some() && !is_function_word(word)
}

#[cfg(test)]
mod tests {
    use super::is_telling;

    #[test]
    fn numbers_and_letters_tell_nothing() {
        assert!(is_telling("child") && is_telling("s47") && is_telling("gp"));
        for word in ["the", "47", "s", "x", ""] {
            assert!(!is_telling(word), "{word}");
        }
    }
}
