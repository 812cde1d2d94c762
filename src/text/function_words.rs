//! The words that hold sentences together and say little of what they are about.

/// Articles, pronouns, prepositions, conjunctions, auxiliaries, and the `s` and `t` that
/// an apostrophe leaves behind, in order. A closed class: no word of any matter is among
/// them, and neither are `no` and `not`, which in these reviews say what was not done.
pub const FUNCTION_WORDS: [&str; 113] = [
    "a",
    "about",
    "after",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "d",
    "did",
    "do",
    "does",
    "doing",
    "during",
    "each",
    "for",
    "from",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "ll",
    "may",
    "me",
    "might",
    "must",
    "my",
    "of",
    "on",
    "or",
    "our",
    "ours",
    "own",
    "re",
    "s",
    "shall",
    "she",
    "should",
    "so",
    "some",
    "such",
    "t",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "until",
    "upon",
    "us",
    "ve",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "would",
    "you",
    "your",
    "yours",
];

/// Whether a word, as tokens have it, is one of [`FUNCTION_WORDS`].
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{FUNCTION_WORDS, is_function_word};

    #[test]
    fn the_list_is_in_order_and_each_word_once() {
        assert!(FUNCTION_WORDS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_was_not_done_is_no_function_word() {
        assert!(is_function_word("the") && is_function_word("s"));
        assert!(!is_function_word("not") && !is_function_word("risk"));
    }
}
