//! Letters as an English reader tells them apart: without accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A lower-case word in NFKD with the marks on its Latin letters left out and Latin letters
/// that do not come apart written in plain ones; back in NFKC.
pub(super) fn fold(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        let on_latin = plain.ends_with(|last: char| last.is_ascii());
        if is_combining_mark(letter) && on_latin {
            continue;
        }
        match letter {
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            'þ' => plain.push_str("th"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            other => plain.push(other),
        }
    }
    if plain.is_ascii() { plain } else { plain.nfc().collect() }
}
