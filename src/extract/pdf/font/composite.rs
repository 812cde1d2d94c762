//! Composite fonts: codes of one to four bytes, numbered glyphs, widths by number.

use std::collections::{BTreeMap, HashMap};

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};
use lopdf::{Dictionary, Object};

use super::builtin::glyphs;
use super::letters::Letters;
use super::to_unicode::ToUnicode;
use super::width::clamp;
use super::{Descriptor, Direction, Sign};
use crate::extract::pdf::file::{File, as_dict};

/// A composite font. What a code shows is worked out when it is first met.
pub(super) struct Composite {
    codes: Codes,
    to_unicode: Option<ToUnicode>,
    /// From numbers of glyphs to Unicode, for the character collections of Adobe.
    collection: Option<CMap>,
    /// From numbers of glyphs to Unicode, by the embedded program.
    program: BTreeMap<u32, Letters>,
    widths: Widths,
    pub(super) direction: Direction,
    /// Signs of two-byte codes by their first byte, filled as they are met.
    known: Vec<Option<Box<[Option<Sign>; 256]>>>,
    /// The sign of the last longer code.
    last: Sign,
}

/// How bytes become codes and codes become numbers of glyphs.
enum Codes {
    /// Two bytes, the code being the number.
    Identity,
    Map(Box<CMap>),
}

impl Composite {
    pub(super) fn read(
        file: &File,
        dict: &Dictionary,
        descendant: &Dictionary,
        descriptor: &Descriptor<'_>,
        to_unicode: Option<ToUnicode>,
    ) -> Self {
        let (codes, direction) = Codes::read(file, dict);
        let collection = collection(file, descendant, &codes);
        let guess = to_unicode.is_none() && collection.is_none();
        let program = descriptor.dict.filter(|_| guess).map(|it| glyphs(file, it));
        let program = program.unwrap_or_default();
        let widths = Widths::read(file, descendant, direction);
        let known = Vec::new();
        let last = Sign::default();
        Self { codes, to_unicode, collection, program, widths, direction, known, last }
    }

    /// The sign of the first code in `bytes`, and how many bytes it took.
    pub(super) fn next(&mut self, bytes: &[u8]) -> (usize, &Sign) {
        let (code, length) = self.codes.next(bytes);
        let small = length <= 2;
        if !small {
            self.last = self.sign(code, length);
            return (length, &self.last);
        }
        let (high, low) = ((code >> 8) as usize & 0xff, code as usize & 0xff);
        if self.known.is_empty() {
            self.known.resize_with(256, || None);
        }
        if self.known[high].as_ref().is_none_or(|page| page[low].is_none()) {
            let sign = self.sign(code, length);
            let page = self.known[high]
                .get_or_insert_with(|| Box::new(std::array::from_fn(|_| None)));
            page[low] = Some(sign);
        }
        let sign = self.known[high].as_ref().and_then(|page| page[low].as_ref());
        (length, sign.unwrap_or(&self.last))
    }

    fn sign(&self, code: u32, length: usize) -> Sign {
        let cid = self.codes.cid(code, length);
        Sign { letters: self.letters(code, cid), width: self.widths.get(cid) }
    }

    fn letters(&self, code: u32, cid: u32) -> Letters {
        let map = self.to_unicode.as_ref();
        let mapped = map.map_or(Letters::None, |map| Letters::clean(map.get(code)));
        mapped
            .or_else(|| self.collected(cid))
            .or_else(|| self.program.get(&cid).cloned().unwrap_or_default())
    }

    fn collected(&self, cid: u32) -> Letters {
        match self.collection.as_ref().and_then(|map| map.lookup_bf_string(cid)) {
            Some(BfString::Char(letter)) => Letters::clean([letter]),
            Some(BfString::String(letters)) => Letters::clean(letters.chars()),
            None => Letters::None,
        }
    }
}

impl Codes {
    fn read(file: &File, dict: &Dictionary) -> (Self, Direction) {
        let map = match file.get(dict, b"Encoding") {
            Some(Object::Name(name)) => match name.as_slice() {
                b"Identity-H" => None,
                b"Identity-V" => return (Self::Identity, Direction::Down),
                name => load_embedded(CMapName::from_bytes(name)).and_then(parse),
            },
            Some(Object::Stream(stream)) => {
                file.inflate(stream).ok().and_then(|bytes| parse(&bytes))
            }
            _ => None,
        };
        let Some(map) = map else { return (Self::Identity, Direction::Right) };
        let down = map.metadata().writing_mode == Some(WritingMode::Vertical);
        let direction = if down { Direction::Down } else { Direction::Right };
        (Self::Map(Box::new(map)), direction)
    }

    /// The first code and its length in bytes: the shortest that the map knows.
    fn next(&self, bytes: &[u8]) -> (u32, usize) {
        if let (Self::Map(map), [_, ..]) = (self, bytes) {
            let mut code = 0;
            for (byte, length) in bytes.iter().zip(1..=4_u8) {
                code = code << 8 | u32::from(*byte);
                if map.lookup_cid_code(code, length).is_some() {
                    return (code, usize::from(length));
                }
            }
        }
        match bytes {
            [high, low, ..] => (u32::from(*high) << 8 | u32::from(*low), 2),
            [only] => (u32::from(*only), 1),
            [] => (0, 1),
        }
    }

    fn cid(&self, code: u32, length: usize) -> u32 {
        match self {
            Self::Identity => code,
            Self::Map(map) => {
                let length = u8::try_from(length).unwrap_or(4);
                map.lookup_cid_code(code, length).unwrap_or(0)
            }
        }
    }
}

fn parse(bytes: &[u8]) -> Option<CMap> {
    CMap::parse(bytes, load_embedded)
}

/// Unicode of the numbers of a character collection, unless they number glyphs of the
/// font itself.
fn collection(file: &File, descendant: &Dictionary, codes: &Codes) -> Option<CMap> {
    let info = file.dict(descendant, b"CIDSystemInfo")?;
    let text = |key: &[u8]| file.get(info, key).and_then(|it| it.as_str().ok());
    let family =
        CidFamily::from_registry_ordering(text(b"Registry")?, text(b"Ordering")?);
    let family = match (family, codes) {
        (CidFamily::AdobeIdentity | CidFamily::Custom { .. }, Codes::Map(map)) => {
            map.metadata().character_collection.as_ref()?.family.clone()
        }
        (family, _) => family,
    };
    load_embedded(family.ucs2_cmap()?).and_then(parse)
}

/// How far each glyph moves the pen, in units of the font size.
struct Widths {
    listed: HashMap<u32, f32>,
    ranges: Vec<(u32, u32, f32)>,
    default: f32,
}

/// Glyphs whose widths a font may list.
const MAX_GLYPHS: usize = 70_000;

/// Ranges of widths a font may list: they are searched in order.
const MAX_RANGES: usize = 4_000;

impl Widths {
    fn read(file: &File, descendant: &Dictionary, direction: Direction) -> Self {
        let (key, default) = match direction {
            Direction::Right => {
                (&b"W"[..], file.number(descendant, b"DW").unwrap_or(1_000.0))
            }
            Direction::Down => {
                let pair = file.numbers::<2>(descendant, b"DW2");
                (&b"W2"[..], pair.map_or(-1_000.0, |pair| pair[1]))
            }
        };
        // A vertical entry also places the origin, in two numbers that are not needed here.
        let step = if direction == Direction::Down { 3 } else { 1 };
        let mut widths = Self {
            listed: HashMap::new(),
            ranges: Vec::new(),
            default: clamp(default / 1e3),
        };
        let mut rest = file.array(descendant, key).unwrap_or_default();
        while let [first, second, tail @ ..] = rest {
            let Some(first) = cid(file, first) else {
                rest = &rest[1..];
                continue;
            };
            rest = match file.resolve(second) {
                Some(Object::Array(list)) => {
                    widths.list(file, first, list, step);
                    tail
                }
                _ => match tail.get(..step) {
                    Some(values) => {
                        widths.range(file, first, second, &values[0]);
                        &tail[step..]
                    }
                    None => return widths,
                },
            };
        }
        widths
    }

    fn list(&mut self, file: &File, first: u32, list: &[Object], step: usize) {
        for (cid, entry) in (first..).zip(list.chunks(step)) {
            if self.listed.len() >= MAX_GLYPHS {
                return;
            }
            if let Some(width) = entry.first().and_then(|width| file.float(width)) {
                self.listed.insert(cid, clamp(width / 1e3));
            }
        }
    }

    fn range(&mut self, file: &File, first: u32, last: &Object, width: &Object) {
        if let (Some(last), Some(width)) = (cid(file, last), file.float(width))
            && self.ranges.len() < MAX_RANGES
        {
            self.ranges.push((first, last, clamp(width / 1e3)));
        }
    }

    fn get(&self, cid: u32) -> f32 {
        let range =
            || self.ranges.iter().find(|range| (range.0..=range.1).contains(&cid));
        let listed = self.listed.get(&cid).copied();
        listed.or_else(|| range().map(|range| range.2)).unwrap_or(self.default)
    }
}

fn cid(file: &File, object: &Object) -> Option<u32> {
    match file.resolve(object)? {
        Object::Integer(value) => u32::try_from(*value).ok(),
        Object::Real(value) if (0.0..65_536.0).contains(value) => {
            #[expect(clippy::cast_possible_truncation, reason = "checked above")]
            #[expect(clippy::cast_sign_loss, reason = "checked above")]
            let whole = *value as u32;
            Some(whole)
        }
        _ => None,
    }
}

/// The font that a composite font is made of.
pub(super) fn descendant<'f>(
    file: &'f File,
    dict: &'f Dictionary,
) -> Option<&'f Dictionary> {
    as_dict(file.resolve(file.array(dict, b"DescendantFonts")?.first()?)?)
}
