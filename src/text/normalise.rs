//! A text as its words alone, for hashes that a change of typesetting does not change.

use super::tokens;

/// The words of a text as they are compared, one space between them.
pub fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for token in tokens(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&token.word);
    }
    out
}
