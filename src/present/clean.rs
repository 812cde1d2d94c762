//! Text from documents and names of files may hold anything; a terminal obeys some of it.

use std::borrow::Cow;

/// A text that is safe to show: control characters, marks that turn the direction of
/// writing and other unseen characters are replaced by `�`, line breaks and tabs by spaces.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| shown(letter) == letter) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

/// What is shown in place of a letter.
pub(super) fn shown(letter: char) -> char {
    match letter {
        '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        control if control.is_control() => '\u{fffd}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn escapes_and_direction_marks_do_not_reach_the_terminal() {
        assert_eq!(
            clean("a\u{1b}[31mb\u{202e}c\u{9b}d\ne"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}d e"
        );
        assert_eq!(clean("“Siân’s” – 50 %"), "“Siân’s” – 50 %");
    }
}
