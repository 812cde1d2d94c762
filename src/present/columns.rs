//! How much room text takes on a terminal, and cutting it to the room there is.
//!
//! Counted letter by letter: a Chinese character takes two columns, an accent that
//! follows its letter none. Control characters are no business of this file: what comes
//! here is [`clean`](super::clean).

use unicode_width::UnicodeWidthChar as _;

use super::clean::shown;

/// Letters without width that are kept on one letter; more is a joke at our expense.
const MARKS: usize = 4;

/// How many columns a letter takes.
fn wide(letter: char) -> usize {
    letter.width().unwrap_or(0)
}

/// How many columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(wide).sum()
}

/// At most so many columns, an ellipsis in place of the rest.
pub(super) fn cut(text: &str, room: usize) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let mut out = first(text, room.saturating_sub(1));
    if room > 0 {
        out.push('…');
    }
    out
}

/// What of the beginning of a text fits, clean.
pub(super) fn first(text: &str, room: usize) -> String {
    fitting(text.chars(), room).into_iter().collect()
}

/// What of the end of a text fits, clean. An accent whose letter is cut off is cut off.
pub(super) fn last(text: &str, room: usize) -> String {
    let letters = fitting(text.chars().rev(), room).into_iter().rev();
    letters.skip_while(|letter| wide(*letter) == 0).collect()
}

/// As many letters as fit, and no more marks on them than anybody writes, so that a text
/// of marks only comes to an end, too.
fn fitting(letters: impl Iterator<Item = char>, room: usize) -> Vec<char> {
    let mut taken = 0;
    letters
        .map(shown)
        .take_while(|letter| {
            taken += wide(*letter);
            taken <= room
        })
        .take(room * (1 + MARKS))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{columns, cut, first, last};

    #[test]
    fn letters_take_the_room_a_terminal_gives_them() {
        assert_eq!(columns("Siân"), 4);
        assert_eq!(columns("Sia\u{302}n"), 4);
        assert_eq!(columns("児童"), 4);
    }

    #[test]
    fn text_is_cut_where_the_room_ends() {
        assert_eq!(cut("children", 8), "children");
        assert_eq!(cut("children", 5), "chil…");
        assert_eq!(cut("児童福祉", 5), "児童…");
        assert_eq!(cut("児童福祉", 4), "児…");
        assert_eq!(
            (first("the child", 5), last("the child", 5)),
            ("the c".into(), "child".into())
        );
        assert_eq!((first("児童", 3), last("児童", 3)), ("児".into(), "童".into()));
        assert_eq!(last("a\u{302}b", 1), "b");
        assert_eq!((first("abc", 0), last("abc", 0)), (String::new(), String::new()));
    }

    #[test]
    fn a_text_of_marks_only_is_short() {
        assert!(first(&"\u{302}".repeat(1_000), 5).chars().count() <= 25);
    }
}
