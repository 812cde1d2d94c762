//! Commands as they are typed, for a reader who wants to see what a number counts.
//!
//! Words in capitals stand for what a row says, and the rest is what was asked: copied as
//! it stands, the command gives the passages that the row counts and no others.

/// `throughline search 'threshold OR criteria'`: the words of the query as one argument.
pub(super) fn search(query: &str) -> String {
    format!("throughline search {}", argument(query))
}

/// An argument as it is, or in quotation marks where a shell would read it.
fn argument(text: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_.:".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    quoted(text)
}

/// A word of a command, in quotation marks that a shell takes off.
pub fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// ` --where 'section:findings'` where that was asked, else nothing.
pub fn limited(only: Option<&str>) -> String {
    only.map_or_else(String::new, |query| format!(" --where {}", quoted(query)))
}

/// A query that both of these must match, to be typed as one; nothing limits nothing.
pub fn both(only: Option<&str>, more: &str) -> String {
    only.map_or_else(|| more.to_owned(), |query| format!("({query}) {more}"))
}

#[cfg(test)]
mod tests {
    use super::{both, limited, quoted, search};

    #[test]
    fn a_shell_gets_the_words_that_were_meant() {
        assert_eq!(quoted("\"s.47\""), "'\"s.47\"'");
        assert_eq!(quoted("child's"), r"'child'\''s'");
        assert_eq!(limited(Some("lamp OR tap")), " --where 'lamp OR tap'");
        assert_eq!(limited(None), "");
        assert_eq!(both(Some("lamp OR tap"), "year:2014"), "(lamp OR tap) year:2014");
        assert_eq!(both(None, "year:2014"), "year:2014");
    }

    #[test]
    fn what_a_shell_would_read_stands_in_quotation_marks() {
        assert_eq!(search("threshold"), "throughline search threshold");
        assert_eq!(search("a OR \"b c\""), "throughline search 'a OR \"b c\"'");
        assert_eq!(search("child's"), r"throughline search 'child'\''s'");
    }
}
