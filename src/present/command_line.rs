//! A command as it is typed in a shell: what an answer carries so that it can be asked
//! for once more, and what a screen shows below its numbers.

/// Letters that no shell takes for anything else.
const PLAIN: &str = "-_.,/:=+@%";

/// These words as one command, each quoted where a shell would read it otherwise.
pub fn command_line<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(quoted).collect();
    words.join(" ")
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let plain = |one: char| one.is_ascii_alphanumeric() || PLAIN.contains(one);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::command_line;

    #[test]
    fn only_what_a_shell_would_part_or_change_is_quoted() {
        let words = ["throughline", "search", "child's \"no\"", "--limit=3", ""];
        let expected = "throughline search 'child'\\''s \"no\"' --limit=3 ''";
        assert_eq!(command_line(words), expected);
    }
}
