//! From codes and glyph names to characters, where a font has no `ToUnicode`.
//!
//! The Windows and Macintosh encodings are the code pages of the same name; the standard
//! encoding and the glyph list come from `read-fonts`; Symbol and Zapf Dingbats are
//! written down here, as strings in the order of their codes.

use encoding_rs::{MACINTOSH, WINDOWS_1252};
use lopdf::{Dictionary, Object};
use read_fonts::ps::PredefinedEncoding;
use read_fonts::ps::agl::name_to_chars;

use super::letters::Letters;
use crate::extract::pdf::file::{File, as_dict};

/// An encoding known by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
    MacExpert,
    Symbol,
    Dingbats,
}

/// What the `Encoding` entry of a simple font says.
pub(super) struct Encoding {
    pub(super) base: Option<Base>,
    /// Glyph names by code.
    pub(super) differences: Vec<(u8, String)>,
}

impl Encoding {
    pub(super) fn read(file: &File, font: &Dictionary) -> Self {
        let entry = file.get(font, b"Encoding");
        let mut encoding = Self { base: None, differences: Vec::new() };
        match entry {
            Some(Object::Name(name)) => encoding.base = Base::named(name),
            Some(object) => {
                if let Some(dict) = as_dict(object) {
                    encoding.base =
                        file.name(dict, b"BaseEncoding").and_then(Base::named);
                    let list = file.array(dict, b"Differences").unwrap_or_default();
                    encoding.differences = differences(file, list);
                }
            }
            None => {}
        }
        encoding
    }
}

fn differences(file: &File, list: &[Object]) -> Vec<(u8, String)> {
    let mut out = Vec::new();
    let mut code = 0_i64;
    for object in list.iter().take(1_024) {
        match file.resolve(object) {
            Some(Object::Integer(next)) => code = *next,
            Some(Object::Name(name)) => {
                if let Ok(code) = u8::try_from(code) {
                    out.push((code, String::from_utf8_lossy(name).into_owned()));
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    out
}

impl Base {
    fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            b"MacExpertEncoding" => Some(Self::MacExpert),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// What a code stands for.
    pub(super) fn letters(self, code: u8) -> Letters {
        let letter = match self {
            Self::Standard => return named(PredefinedEncoding::Standard.name(code)),
            Self::MacExpert => return named(PredefinedEncoding::Expert.name(code)),
            Self::WinAnsi => windows(code),
            Self::MacRoman => page(MACINTOSH, code),
            Self::Symbol => symbol(code),
            Self::Dingbats => dingbat(code),
        };
        Letters::clean(letter)
    }
}

/// Codes that Windows leaves open show a bullet, says PDF.
fn windows(code: u8) -> Option<char> {
    match code {
        0x7f | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d => Some('•'),
        _ => page(WINDOWS_1252, code),
    }
}

fn page(encoding: &'static encoding_rs::Encoding, code: u8) -> Option<char> {
    let bytes = [code];
    let text = encoding.decode_without_bom_handling(&bytes).0;
    text.chars().next()
}

/// What a glyph name stands for: the Adobe glyph list, `uni20AC`, parts joined by `_`,
/// and as a last resort the number in names such as `G41` or `c65`.
pub(super) fn named(name: &str) -> Letters {
    if name.is_empty() || name.starts_with('.') {
        return Letters::None;
    }
    let chars: Vec<char> = name_to_chars(name).take(16).collect();
    // The list also holds the names of Zapf Dingbats, `a1` to `a206`; in other fonts these
    // are numbers of glyphs.
    let dingbat = chars.iter().any(|letter| ('\u{2700}'..='\u{27bf}').contains(letter));
    if dingbat || chars.is_empty() { numbered(name) } else { Letters::clean(chars) }
}

/// What a glyph name of Zapf Dingbats stands for.
pub(super) fn named_dingbat(name: &str) -> Letters {
    Letters::clean(name_to_chars(name).take(16))
}

/// A name of one or two letters and a decimal code of printable ASCII or Latin-1.
fn numbered(name: &str) -> Letters {
    let digits = name.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    if name.len() - digits.len() > 2 || !(2..=3).contains(&digits.len()) {
        return Letters::None;
    }
    match digits.parse::<u8>() {
        Ok(code) if code >= 32 => Base::WinAnsi.letters(code),
        _ => Letters::None,
    }
}

/// Symbol from code 0x20 on and from 0xA0 on; `\0` where it has nothing.
const SYMBOL_LOW: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ\
                          [∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓\
                           ◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// What a code of the Symbol font stands for.
pub(super) fn symbol(code: u8) -> Option<char> {
    let found = match code {
        0x20..=0x7e => SYMBOL_LOW.chars().nth(usize::from(code - 0x20)),
        0xa0.. => SYMBOL_HIGH.chars().nth(usize::from(code - 0xa0)),
        _ => None,
    };
    found.filter(|letter| *letter != '\0')
}

/// Unicode took the dingbats over in order, but for those it had already.
fn dingbat(code: u8) -> Option<char> {
    let wide = u32::from(code);
    let letter = match code {
        0x20 => 0x20,
        0x25 => 0x260e,
        0x2a => 0x261b,
        0x2b => 0x261e,
        0x48 => 0x2605,
        0x6c => 0x25cf,
        0x6e => 0x25a0,
        0x73 => 0x25b2,
        0x74 => 0x25bc,
        0x75 => 0x25c6,
        0x77 => 0x25d7,
        0xa8 => 0x2663,
        0xa9 => 0x2666,
        0xaa => 0x2665,
        0xab => 0x2660,
        0xac..=0xb5 => 0x2460 + wide - 0xac,
        0xd5 => 0x2192,
        0xd6 => 0x2194,
        0xd7 => 0x2195,
        0x21..=0x7e => 0x2700 + wide - 0x20,
        0xa1..=0xef | 0xf1..=0xfe => 0x2700 + wide - 0x40,
        _ => return None,
    };
    char::from_u32(letter)
}

#[cfg(test)]
mod tests {
    use super::{Base, Letters, named, symbol};

    #[test]
    fn glyph_names_are_read_in_every_form() {
        assert_eq!(named("eacute"), Letters::One('é'));
        assert_eq!(named("uni2019"), Letters::One('’'));
        assert_eq!(named("f_f_i"), Letters::Many("ffi".into()));
        assert_eq!(named("G65"), Letters::One('A'));
        assert_eq!(named(".notdef"), Letters::None);
    }

    #[test]
    fn code_pages_agree_with_their_names() {
        assert_eq!(Base::WinAnsi.letters(0x92), Letters::One('’'));
        assert_eq!(Base::MacRoman.letters(0xd5), Letters::One('’'));
        assert_eq!(Base::Standard.letters(0xae), Letters::Many("fi".into()));
        assert_eq!(Base::Dingbats.letters(0x34), Letters::One('✔'));
    }

    #[test]
    fn symbol_has_its_bullet_and_its_last_brace() {
        assert_eq!(
            (symbol(0xb7), symbol(0xfe), symbol(0xf0)),
            (Some('•'), Some('⎭'), None)
        );
    }
}
