//! Fonts with one byte per code: Type 1, TrueType and Type 3.

use super::width::clamp;
use crate::extract::pdf::matrix::narrow;
use lopdf::Dictionary;

use super::builtin::{codes, stand_in};
use super::encoding::{Base, Encoding, named, named_dingbat};
use super::letters::Letters;
use super::standard::Family;
use super::to_unicode::ToUnicode;
use super::{Descriptor, Sign};
use crate::extract::pdf::file::File;

/// A simple font being read.
pub(super) struct Simple<'f> {
    pub(super) file: &'f File,
    pub(super) dict: &'f Dictionary,
    pub(super) subtype: &'f [u8],
    pub(super) descriptor: &'f Descriptor<'f>,
    pub(super) to_unicode: Option<ToUnicode>,
}

impl Simple<'_> {
    /// What each code shows and how far it moves the pen, in units of the font size.
    pub(super) fn signs(&self) -> Box<[Sign; 256]> {
        let letters = self.letters();
        let widths = self.widths(&letters);
        let mut signs: Box<[Sign; 256]> =
            Box::new(std::array::from_fn(|_| Sign::default()));
        for ((sign, letters), width) in signs.iter_mut().zip(letters).zip(widths) {
            *sign = Sign { letters, width };
        }
        signs
    }

    /// `ToUnicode` first, then the encoding and its differences, then what the program
    /// or the name of the font tells.
    fn letters(&self) -> Vec<Letters> {
        let encoding = Encoding::read(self.file, self.dict);
        let name = self.descriptor.name.as_str();
        let stand_in = stand_in(name, self.subtype);
        let pictorial = matches!(stand_in, Base::Symbol | Base::Dingbats);
        let base = encoding.base.filter(|_| !pictorial);
        let mut letters: Vec<Letters> = (0..=255).map(|code| self.mapped(code)).collect();
        for (code, glyph) in &encoding.differences {
            let slot = &mut letters[usize::from(*code)];
            *slot = std::mem::take(slot).or_else(|| {
                if stand_in == Base::Dingbats {
                    named_dingbat(glyph)
                } else {
                    named(glyph)
                }
            });
        }
        if base.is_none() && !pictorial && self.subtype != b"Type3" {
            self.fill_from_program(&mut letters, &encoding);
        }
        let base = base.unwrap_or(stand_in);
        let explained =
            |code: u8| encoding.differences.iter().any(|(other, _)| *other == code);
        for (slot, code) in letters.iter_mut().zip(0..=255) {
            if slot.is_none() && !explained(code) && self.subtype != b"Type3" {
                *slot = base.letters(code);
            }
        }
        letters
    }

    fn mapped(&self, code: u8) -> Letters {
        let map = self.to_unicode.as_ref();
        map.map_or(Letters::None, |map| Letters::clean(map.get(u32::from(code))))
    }

    /// Opens the embedded program, but only when a code is left that text might use.
    fn fill_from_program(&self, letters: &mut [Letters], encoding: &Encoding) {
        let Some(descriptor) = self.descriptor.dict else { return };
        if self.to_unicode.is_some() && encoding.differences.is_empty() {
            return;
        }
        for (code, found) in codes(self.file, descriptor) {
            let slot = &mut letters[usize::from(code)];
            *slot = std::mem::take(slot).or_else(|| found);
        }
    }

    fn widths(&self, letters: &[Letters]) -> Vec<f32> {
        let missing = self.descriptor.missing_width / 1_000.0;
        let Some(listed) = self.file.array(self.dict, b"Widths") else {
            return self.standard_widths(letters);
        };
        let first = self.file.integer(self.dict, b"FirstChar").unwrap_or(0);
        let unit = self.unit();
        let width = |code: i64| {
            let index = usize::try_from(code.checked_sub(first)?).ok()?;
            self.file.float(listed.get(index)?)
        };
        (0..256)
            .map(|code| width(code).map_or(missing, |width| clamp(width * unit)))
            .collect()
    }

    /// Thousandths, but for Type 3 fonts, which have a matrix.
    fn unit(&self) -> f64 {
        let type3 = self.subtype == b"Type3";
        let matrix =
            type3.then(|| self.file.numbers::<6>(self.dict, b"FontMatrix")).flatten();
        matrix
            .map_or(0.001, |matrix| if matrix[0] == 0.0 { matrix[1] } else { matrix[0] })
    }

    fn standard_widths(&self, letters: &[Letters]) -> Vec<f32> {
        let family = Family::named(&self.descriptor.name);
        let width = |letters: &Letters| match letters {
            Letters::None => self.descriptor.missing_width,
            Letters::One(letter) => {
                f32::from(family.width(self.descriptor.style, *letter))
            }
            Letters::Many(_) => 500.0,
        };
        letters.iter().map(|letters| width(letters) / 1_000.0).collect()
    }
}

/// The height of a Type 3 font's box in units of the font size: what stands for its size.
pub(super) fn type3_height(file: &File, dict: &Dictionary) -> f32 {
    let matrix = file.numbers::<6>(dict, b"FontMatrix").unwrap_or([0.001; 6]);
    let bounds = file.array(dict, b"FontBBox").and_then(|bounds| {
        let numbers: Vec<f64> =
            bounds.iter().filter_map(|side| file.float(side)).collect();
        <[f64; 4]>::try_from(numbers).ok()
    });
    let height = bounds.map_or(0.0, |bounds| (bounds[3] - bounds[1]).abs());
    let scale = if matrix[3] == 0.0 { matrix[2].abs() } else { matrix[3].abs() };
    let size = height * scale;
    if (0.05..=20.0).contains(&size) {
        narrow(size)
    } else if (1e-4..=1.0).contains(&(scale * 1_000.0)) || scale == 0.0 {
        1.0
    } else {
        clamp(scale * 1_000.0).min(1.0)
    }
}
