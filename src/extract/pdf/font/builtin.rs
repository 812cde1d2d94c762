//! What an embedded font program knows of its own codes and glyphs.
//!
//! The last resort: asked only for codes that neither `ToUnicode` nor an encoding
//! explains. The programs are read by `read-fonts`, as untrusted as the rest of the file.

use std::collections::BTreeMap;

use lopdf::Dictionary;
use read_fonts::ps::cff::CffFontRef;
use read_fonts::ps::type1::Type1Font;
use read_fonts::tables::cmap::{Cmap, CmapSubtable, PlatformId};
use read_fonts::{FontRef, TableProvider};

use super::encoding::{Base, named};
use super::letters::Letters;
use crate::extract::pdf::file::File;

/// Codes and what they stand for, by the program's own encoding.
pub(super) type Codes = Vec<(u8, Letters)>;

/// Font programs larger than this are not opened for a guess.
const MAX_PROGRAM: usize = 16 << 20;

/// The embedded program of a font, inflated.
fn program(file: &File, descriptor: &Dictionary) -> Option<Vec<u8>> {
    let keys: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    let stream = keys.iter().find_map(|key| file.stream(descriptor, key))?;
    let bytes = file.inflate(stream).ok()?;
    (bytes.len() <= MAX_PROGRAM).then_some(bytes)
}

/// The built-in encoding of a simple font's program.
pub(super) fn codes(file: &File, descriptor: &Dictionary) -> Codes {
    let Some(bytes) = program(file, descriptor) else { return Codes::new() };
    match bytes.as_slice() {
        [b'%', b'!', ..] | [0x80, ..] => type1(&bytes),
        [1, 0, size, ..] if *size >= 4 => cff(&bytes),
        _ => sfnt(&bytes),
    }
    .unwrap_or_default()
}

fn type1(bytes: &[u8]) -> Option<Codes> {
    let font = Type1Font::new(bytes).ok()?;
    let encoding = font.encoding()?;
    let named_code = |code| Some((code, named(encoding.glyph_name(code)?)));
    Some((0..=255).filter_map(named_code).collect())
}

fn cff(bytes: &[u8]) -> Option<Codes> {
    let font = CffFontRef::new_cff(bytes, 0, None).ok()?;
    let (encoding, charset) = (font.encoding()?, font.charset()?);
    let named_code = |code| {
        let name = font.string(charset.string_id(encoding.map(code)?)?)?;
        Some((code, named(std::str::from_utf8(name).ok()?)))
    };
    Some((0..=255).filter_map(named_code).collect())
}

fn sfnt(bytes: &[u8]) -> Option<Codes> {
    let font = FontRef::new(bytes).ok()?;
    if let Ok(table) = font.cff() {
        return cff(table.offset_data().as_bytes());
    }
    let cmap = font.cmap().ok()?;
    let by_code = code_table(&cmap)?;
    let glyphs = glyph_letters(&font);
    let letters = |code: u8| {
        let wide = u32::from(code);
        let glyph = by_code.map_codepoint(wide).or_else(|| {
            (by_code.map_codepoint(0xf000 + wide)).filter(|glyph| glyph.to_u32() != 0)
        })?;
        Some((code, glyphs.get(&glyph.to_u32())?.clone()))
    };
    Some((0..=255).filter_map(letters).collect())
}

/// The subtable that simple fonts address by code: symbol first, then Macintosh.
fn code_table<'a>(cmap: &Cmap<'a>) -> Option<CmapSubtable<'a>> {
    let find = |platform, encoding| {
        cmap.encoding_records()
            .iter()
            .find(|record| {
                record.platform_id() == platform && record.encoding_id() == encoding
            })
            .and_then(|record| record.subtable(cmap.offset_data()).ok())
    };
    find(PlatformId::Windows, 0).or_else(|| find(PlatformId::Macintosh, 0))
}

/// What the glyphs of a TrueType or OpenType program stand for, by its Unicode table and
/// by the names of its glyphs.
pub(super) fn glyphs(file: &File, descriptor: &Dictionary) -> BTreeMap<u32, Letters> {
    let Some(bytes) = program(file, descriptor) else { return BTreeMap::new() };
    match FontRef::new(&bytes) {
        Ok(font) => glyph_letters(&font),
        Err(_) => cff_glyphs(&bytes).unwrap_or_default(),
    }
}

fn glyph_letters(font: &FontRef<'_>) -> BTreeMap<u32, Letters> {
    let mut out = BTreeMap::new();
    if let Ok(cmap) = font.cmap()
        && let Some((_, record, table)) = cmap.best_subtable()
        && (record.platform_id() != PlatformId::Windows || record.encoding_id() != 0)
        && record.platform_id() != PlatformId::Macintosh
    {
        for (code, glyph) in table.iter().take(70_000) {
            let letters = Letters::clean(char::from_u32(code));
            out.entry(glyph.to_u32()).or_insert(letters);
        }
    }
    if let Ok(post) = font.post() {
        let count = font.maxp().map_or(0, |maxp| maxp.num_glyphs());
        for glyph in 0..count {
            if let Some(name) = post.glyph_name(glyph.into()) {
                out.entry(u32::from(glyph)).or_insert_with(|| named(name));
            }
        }
    }
    out.retain(|_, letters| !letters.is_none());
    out
}

/// A bare CFF program whose glyphs have names: glyph numbers serve as CIDs.
fn cff_glyphs(bytes: &[u8]) -> Option<BTreeMap<u32, Letters>> {
    let font = CffFontRef::new_cff(bytes, 0, None).ok()?;
    if font.is_cid() {
        return None;
    }
    let charset = font.charset()?;
    let letters = |glyph: u32| {
        let name = font.string(charset.string_id(glyph.into())?)?;
        Some((glyph, named(std::str::from_utf8(name).ok()?)))
    };
    Some((0..font.num_glyphs()).filter_map(letters).collect())
}

/// The encoding that stands in where the program tells nothing.
pub(super) fn stand_in(name: &str, subtype: &[u8]) -> Base {
    if name.contains("zapfdingbats") {
        Base::Dingbats
    } else if name.starts_with("symbol") {
        Base::Symbol
    } else if subtype == b"TrueType" {
        Base::WinAnsi
    } else {
        Base::Standard
    }
}
