//! Fonts: from the bytes of a string to letters and how far they move the pen.
//!
//! A font is read once per document, however many pages name it, and its codes are looked
//! up in tables from then on: decoding a page allocates nothing.

mod builtin;
mod composite;
mod encoding;
mod letters;
mod simple;
mod standard;
mod style;
mod to_unicode;
mod width;

use std::collections::HashMap;

use lopdf::{Dictionary, Object};

use self::composite::Composite;
pub(super) use self::letters::{Letters, push_clean};
use self::simple::Simple;
pub(super) use self::style::Descriptor;
use self::to_unicode::ToUnicode;
use super::file::File;
use crate::model::Style;

/// A font of the document, in the order they were met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FontId(u16);

/// What one code shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Sign {
    pub(super) letters: Letters,
    /// How far the pen moves along the direction of writing, in units of the font size.
    pub(super) width: f32,
}

/// The direction of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Right,
    /// Chinese and Japanese in columns.
    Down,
}

/// A font as the interpreter uses it.
pub(super) struct Font {
    pub(super) style: Style,
    /// Height of its letters in units of the font size: 1, but for Type 3 fonts.
    pub(super) scale: f32,
    pub(super) ascent: f32,
    pub(super) descent: f32,
    kind: Kind,
}

enum Kind {
    Simple(Box<[Sign; 256]>),
    Composite(Box<Composite>),
}

impl Font {
    fn read(file: &File, dict: &Dictionary) -> Self {
        let subtype = file.name(dict, b"Subtype").unwrap_or_default();
        let descendant = composite::descendant(file, dict);
        let descriptor = Descriptor::read(file, dict, descendant.unwrap_or(dict));
        let to_unicode = to_unicode(file, dict);
        let (style, ascent, descent) =
            (descriptor.style, descriptor.ascent, descriptor.descent);
        let mut scale = 1.0;
        let kind = if let (b"Type0", Some(below)) = (subtype, descendant) {
            let font = Composite::read(file, dict, below, &descriptor, to_unicode);
            Kind::Composite(Box::new(font))
        } else {
            if subtype == b"Type3" {
                scale = simple::type3_height(file, dict);
            }
            let descriptor = &descriptor;
            Kind::Simple(Simple { file, dict, subtype, descriptor, to_unicode }.signs())
        };
        Self { style, scale, ascent, descent, kind }
    }

    /// The sign of the first code in `bytes`, and how many bytes it took.
    pub(super) fn next(&mut self, bytes: &[u8]) -> (usize, &Sign) {
        match &mut self.kind {
            Kind::Simple(signs) => {
                let code = bytes.first().copied().unwrap_or_default();
                (1, &signs[usize::from(code)])
            }
            Kind::Composite(font) => font.next(bytes),
        }
    }

    pub(super) fn direction(&self) -> Direction {
        match &self.kind {
            Kind::Simple(_) => Direction::Right,
            Kind::Composite(font) => font.direction,
        }
    }
}

/// The map of a font that has a usable one. A name stands for codes that are Unicode.
fn to_unicode(file: &File, dict: &Dictionary) -> Option<ToUnicode> {
    match file.get(dict, b"ToUnicode")? {
        Object::Stream(stream) => Some(ToUnicode::parse(&file.inflate(stream).ok()?)),
        Object::Name(name) if name.starts_with(b"Identity") => {
            Some(ToUnicode::parse(b"1 beginbfrange <0000> <FFFF> <0000> endbfrange"))
        }
        _ => None,
    }
}

/// The fonts of a document, each read once.
///
/// The key is where the dictionary lies in memory: the document is not touched while its
/// pages are read, so this names a font that is shared by reference and one that is not.
#[derive(Default)]
pub(super) struct Fonts {
    all: Vec<Font>,
    by_place: HashMap<usize, FontId>,
    missing: Option<FontId>,
}

/// Fonts beyond this many are taken for the last one.
const MAX_FONTS: usize = 4_000;

impl Fonts {
    pub(super) fn open(&mut self, file: &File, dict: &Dictionary) -> FontId {
        let place = std::ptr::from_ref(dict).addr();
        if let Some(id) = self.by_place.get(&place) {
            return *id;
        }
        let id = self.add(file, dict);
        self.by_place.insert(place, id);
        id
    }

    fn add(&mut self, file: &File, dict: &Dictionary) -> FontId {
        if self.all.len() < MAX_FONTS {
            self.all.push(Font::read(file, dict));
        }
        let last = self.all.len().saturating_sub(1);
        FontId(u16::try_from(last).unwrap_or_default())
    }

    /// What stands in for a font that the file names and does not hold: its letters can
    /// be read all the same, if they are in any usual encoding.
    pub(super) fn missing(&mut self, file: &File) -> FontId {
        if let Some(id) = self.missing {
            return id;
        }
        let id = self.add(file, &Dictionary::new());
        self.missing = Some(id);
        id
    }

    pub(super) fn get(&self, id: FontId) -> &Font {
        &self.all[usize::from(id.0)]
    }

    pub(super) fn get_mut(&mut self, id: FontId) -> &mut Font {
        &mut self.all[usize::from(id.0)]
    }
}
