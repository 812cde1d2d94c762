//! How the letters of a font look, from what its name and descriptor tell.
//!
//! Neither is reliable alone: Word sets no flag for bold, LaTeX names no weight that
//! reads as one, and subsets made for print carry neither. Any sign of it counts.

use lopdf::Dictionary;

use super::width::clamp;
use crate::extract::pdf::file::File;
use crate::model::Style;

/// What the descriptor and the name of a font tell.
pub(in crate::extract::pdf) struct Descriptor<'f> {
    pub(super) dict: Option<&'f Dictionary>,
    /// In lower case, without the prefix of a subset.
    pub(super) name: String,
    pub(super) style: Style,
    /// In thousandths of the font size.
    pub(super) missing_width: f32,
    /// Above and below the baseline, in units of the font size.
    pub(super) ascent: f32,
    pub(super) descent: f32,
}

const FLAG_FIXED: i64 = 1;
const FLAG_ITALIC: i64 = 1 << 6;
const FLAG_FORCE_BOLD: i64 = 1 << 18;

impl<'f> Descriptor<'f> {
    /// Reads the descriptor of `owner`, which is `dict` but for composite fonts.
    pub(super) fn read(file: &'f File, dict: &Dictionary, owner: &'f Dictionary) -> Self {
        let found = file.dict(owner, b"FontDescriptor");
        let name = file
            .name(dict, b"BaseFont")
            .or_else(|| file.name(found?, b"FontName"))
            .map_or_else(String::new, plain_name);
        let number = |key: &[u8]| found.and_then(|found| file.number(found, key));
        let flags = found.and_then(|found| file.integer(found, b"Flags")).unwrap_or(0);
        let bold = flags & FLAG_FORCE_BOLD != 0
            || number(b"FontWeight")
                .is_some_and(|weight| (600.0..=1_000.0).contains(&weight))
            || number(b"StemV").is_some_and(|stem| (120.0..400.0).contains(&stem))
            || says_bold(&name);
        let italic = flags & FLAG_ITALIC != 0
            || number(b"ItalicAngle")
                .is_some_and(|angle| (1.0..45.0).contains(&angle.abs()))
            || says_italic(&name);
        let fixed = flags & FLAG_FIXED != 0 || says_fixed(&name);
        let height = |key: &[u8], otherwise: f64| {
            let value = number(key).map(|value| value.abs() / 1e3);
            clamp(value.filter(|value| (0.1..=1.2).contains(value)).unwrap_or(otherwise))
        };
        Self {
            dict: found,
            name,
            style: Style { bold, italic, fixed },
            missing_width: clamp(number(b"MissingWidth").unwrap_or(0.0) / 1e3) * 1e3,
            ascent: height(b"Ascent", 0.75).min(1.0),
            descent: height(b"Descent", 0.22).min(0.5),
        }
    }
}

/// `ABCDEF+Arial-BoldMT` as `arial-boldmt`.
fn plain_name(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    let is_prefix = |prefix: &str| {
        prefix.len() == 6 && prefix.bytes().all(|b| b.is_ascii_uppercase())
    };
    let plain = match name.split_once('+') {
        Some((prefix, rest)) if is_prefix(prefix) => rest,
        _ => &name,
    };
    plain.to_lowercase()
}

fn says_bold(name: &str) -> bool {
    const WORDS: [&str; 6] = ["bold", "black", "heavy", "demi", "-bd", ",bd"];
    const TEX: [&str; 4] = ["cmbx", "cmb1", "sfbx", "ecbx"];
    WORDS.iter().any(|word| name.contains(word))
        || TEX.iter().any(|tex| name.starts_with(tex))
}

fn says_italic(name: &str) -> bool {
    const TEX: [&str; 6] = ["cmti", "cmsl", "cmbxti", "sfti", "sfsl", "ecti"];
    name.contains("italic")
        || name.contains("oblique")
        || TEX.iter().any(|tex| name.starts_with(tex))
}

fn says_fixed(name: &str) -> bool {
    const WORDS: [&str; 5] = ["courier", "mono", "consol", "typewriter", "cmtt"];
    WORDS.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{plain_name, says_bold, says_italic};

    #[test]
    fn the_prefix_of_a_subset_is_no_part_of_the_name() {
        assert_eq!(plain_name(b"ABCDEF+Arial-BoldMT"), "arial-boldmt");
        assert_eq!(plain_name(b"Times+New"), "times+new");
    }

    #[test]
    fn names_tell_weight_and_slant() {
        assert!(
            says_bold("calibri,bold") && says_bold("cmbx10") && !says_bold("arialmt")
        );
        assert!(says_italic("cmti10") && says_italic("helvetica-oblique"));
    }
}
