//! What a character code stands for, cleaned once when its font is read.
//!
//! Cleaning here and not at the end means that every later stage may trust its text: no
//! control characters, one kind of space, ligatures as the letters they show.

/// The text one code stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::extract::pdf) enum Letters {
    /// Nothing that can be read.
    #[default]
    None,
    One(char),
    Many(Box<str>),
}

impl Letters {
    /// Cleans characters; what is left of them is the value.
    pub(super) fn clean(chars: impl IntoIterator<Item = char>) -> Self {
        let mut out = String::new();
        for letter in chars {
            push_clean(&mut out, letter);
        }
        let mut rest = out.chars();
        match (rest.next(), rest.next()) {
            (None, _) => Self::None,
            (Some(only), None) => Self::One(only),
            _ => Self::Many(out.into()),
        }
    }

    pub(super) fn is_none(&self) -> bool {
        *self == Self::None
    }

    /// Takes the other where this is nothing.
    pub(super) fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        if self.is_none() { other() } else { self }
    }

    pub(in crate::extract::pdf) fn push_to(&self, text: &mut String) {
        match self {
            Self::None => {}
            Self::One(letter) => text.push(*letter),
            Self::Many(letters) => text.push_str(letters),
        }
    }
}

/// Appends a character as the model wants it.
pub(in crate::extract::pdf) fn push_clean(out: &mut String, letter: char) {
    match letter {
        _ if letter.is_whitespace() => out.push(' '),
        _ if is_unseen(letter) => {}
        '\u{fb00}' => out.push_str("ff"),
        '\u{fb01}' => out.push_str("fi"),
        '\u{fb02}' => out.push_str("fl"),
        '\u{fb03}' => out.push_str("ffi"),
        '\u{fb04}' => out.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
        '\u{f000}'..='\u{f0ff}' => out.push(private(letter)),
        _ => out.push(letter),
    }
}

/// Word writes the codes of its Symbol and Wingdings fonts into the private area. Which of
/// the two it was is lost to the text, but Word sets bullets in both and little else, so
/// what is not known to mean something is a bullet.
fn private(letter: char) -> char {
    match u32::from(letter).to_le_bytes()[0] {
        0x6c => '●',
        0x6e => '■',
        0x6f | 0x71 | 0xa8 => '☐',
        0x75 => '◆',
        0x76 => '❖',
        0xa7 => '▪',
        0xd8 => '➢',
        0xe0 | 0xae => '→',
        0xfb => '✗',
        0xfc => '✓',
        0xfd => '☒',
        0xfe => '☑',
        0x20 => ' ',
        _ => '•',
    }
}

/// Control characters, marks of direction and of width zero, and what is no character.
fn is_unseen(letter: char) -> bool {
    let code = u32::from(letter);
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}')
        || code & 0xfffe == 0xfffe
        || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn ligatures_are_the_letters_they_show() {
        assert_eq!(Letters::clean("ﬃ".chars()), Letters::Many("ffi".into()));
    }

    #[test]
    fn what_nobody_sees_is_nothing() {
        assert_eq!(Letters::clean("\u{0}\u{200b}\u{fffd}".chars()), Letters::None);
    }

    #[test]
    fn the_bullet_of_word_is_a_bullet() {
        assert_eq!(Letters::clean(['\u{f0b7}']), Letters::One('•'));
    }
}
