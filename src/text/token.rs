//! What a word is: a maximal run of letters and digits after NFKC and lower-casing.
//!
//! Apostrophe, hyphen, point and slash separate: `child's` is `child` and `s`, `4.12` is
//! `4` and `12`. Characters that only say where a word may break (soft hyphen,
//! zero-width spaces and joiners) are no part of it and do not end it.
//!
//! Accents on Latin letters do not count, nor how two letters are tied together: `Siân` is
//! `sian`, `fœtus` is `foetus`. English readers write names either way, and so do the
//! reviews. Marks of other scripts stay, where they make another letter of it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::fold;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte in the text.
    pub end: usize,
    /// The word as it is compared: NFKC, lower case, without accents. Borrowed where the
    /// text has it so.
    pub word: Cow<'a, str>,
}

impl Token<'_> {
    /// Whether it is the `s` of a possessive: `child's`, but not `s.47`. `text` is what it
    /// was cut from.
    pub fn is_possessive(&self, text: &str) -> bool {
        if self.word != "s" {
            return false;
        }
        let mut before = text[..self.start].chars().rev();
        before.next().is_some_and(is_apostrophe)
            && before.next().is_some_and(char::is_alphanumeric)
    }
}

/// Whether a character is used as an apostrophe.
fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '′' | '´' | '`' | '＇')
}

/// The words of a text in order. Their ranges do not overlap, except where one character
/// stands for several words (`½` reads `1⁄2`): those share its range.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    Tokens { text, at: 0, held: Vec::new() }
}

/// How many words a text has.
pub fn count_words(text: &str) -> usize {
    tokens(text).count()
}

struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// Words already cut and not yet given, last first.
    held: Vec<Token<'a>>,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if let Some(token) = self.held.pop() {
                return Some(token);
            }
            let bytes = self.text.as_bytes();
            while self.at < bytes.len() && is_ascii_separator(bytes[self.at]) {
                self.at += 1;
            }
            if self.at == bytes.len() {
                return None;
            }
            let start = self.at;
            while self.at < bytes.len() && bytes[self.at].is_ascii_alphanumeric() {
                self.at += 1;
            }
            if self.at == bytes.len() || bytes[self.at].is_ascii() {
                return Some(plain(self.text, start, self.at));
            }
            self.at = self.cut(start);
        }
    }
}

fn is_ascii_separator(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric()
}

fn plain(text: &str, start: usize, end: usize) -> Token<'_> {
    let slice = &text[start..end];
    let word = if slice.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(slice.to_ascii_lowercase())
    } else {
        Cow::Borrowed(slice)
    };
    Token { start, end, word }
}

impl Tokens<'_> {
    /// Cuts the words of the stretch from `start` to the next ASCII separator into
    /// `held`, character by character, and returns where the stretch ends.
    fn cut(&mut self, start: usize) -> usize {
        let rest = &self.text[start..];
        let length = rest.bytes().position(is_ascii_separator).unwrap_or(rest.len());
        let mut words = Words::default();
        let mut chars = rest[..length].char_indices().peekable();
        while let Some((offset, first)) = chars.next() {
            let mut end = offset + first.len_utf8();
            while let Some(&(at, mark)) = chars.peek() {
                if !is_combining_mark(mark) {
                    break;
                }
                end = at + mark.len_utf8();
                chars.next();
            }
            words.take(&rest[offset..end], start + offset, start + end);
        }
        self.held = words.finish();
        self.held.reverse();
        start + length
    }
}

/// Words being put together from characters.
#[derive(Default)]
struct Words<'a> {
    done: Vec<Token<'a>>,
    word: String,
    start: usize,
    end: usize,
}

impl<'a> Words<'a> {
    /// Takes one character with its marks, which stands at these bytes.
    fn take(&mut self, cluster: &str, start: usize, end: usize) {
        if cluster.chars().all(is_ignorable) {
            return;
        }
        for letter in cluster.nfkd().filter(|letter| !is_ignorable(*letter)) {
            if letter.is_alphanumeric() || is_combining_mark(letter) {
                if self.word.is_empty() {
                    self.start = start;
                }
                self.word.extend(letter.to_lowercase());
                self.end = end;
            } else {
                self.close();
            }
        }
    }

    fn close(&mut self) {
        if self.word.chars().any(char::is_alphanumeric) {
            let word = Cow::Owned(fold(&self.word));
            self.done.push(Token { start: self.start, end: self.end, word });
        }
        self.word.clear();
    }

    fn finish(mut self) -> Vec<Token<'a>> {
        self.close();
        self.done
    }
}

/// Soft hyphen, zero-width space, joiners, marks of direction, word joiner, byte order
/// mark: seen by nobody.
fn is_ignorable(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{count_words, tokens};

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let found: Vec<String> = tokens(text).map(|token| token.word.into()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn apostrophe_hyphen_point_and_slash_separate() {
        case("The child's s.47", &["the", "child", "s", "s", "47"]);
        case(
            "child’s non-accidental 4.12 and/or",
            &["child", "s", "non", "accidental", "4", "12", "and", "or"],
        );
    }

    #[test]
    fn ligatures_and_full_width_letters_are_the_letters_they_show() {
        case("ﬁnding ＡＢ１ proﬁle", &["finding", "ab1", "profile"]);
    }

    #[test]
    fn soft_hyphens_and_zero_width_spaces_do_not_break_words() {
        case("safe\u{ad}guard\u{200b}ing", &["safeguarding"]);
    }

    #[test]
    fn marks_compose_with_their_letter() {
        case("й и\u{306} が", &["й", "й", "が"]);
    }

    #[test]
    fn accents_on_latin_letters_do_not_count() {
        case("Cafe\u{301} Siân Łódź", &["cafe", "sian", "lodz"]);
        case("Fœtus Encyclopædia Straße", &["foetus", "encyclopaedia", "strasse"]);
        case("İstanbul x\u{304}", &["istanbul", "x"]);
    }

    #[test]
    fn the_s_of_a_possessive_is_told_from_the_s_of_a_section() {
        let possessive = |text: &str| -> Vec<usize> {
            let places = tokens(text).enumerate();
            places.filter(|(_, one)| one.is_possessive(text)).map(|(at, _)| at).collect()
        };
        assert_eq!(possessive("The child’s s.47 and 's, \'s Siân's it's"), [2, 9, 11]);
    }

    #[test]
    fn a_character_that_stands_for_two_words_gives_both() {
        case("2½ miles", &["21", "2", "miles"]);
    }

    #[test]
    fn ranges_slice_back_to_the_words() {
        let text = "Élan – “Review” of ﬁve";
        let slices: Vec<&str> = tokens(text).map(|t| &text[t.start..t.end]).collect();
        assert_eq!(slices, ["Élan", "Review", "of", "ﬁve"]);
        assert_eq!(count_words(text), 4);
    }
}
