//! A loaded file with typed, forgiving access to its objects.
//!
//! Everything that follows asks "is there a number here?" and goes on without one: a
//! report with one broken font is still a report. Inflating is the only operation with a
//! budget, because it is the only one where a small file can cost much.

use std::cell::Cell;

use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, Stream};

use super::options::Limits;

/// A loaded file.
pub(super) struct File {
    document: Document,
    /// Bytes that may still be inflated.
    left: Cell<usize>,
    stream_limit: usize,
}

/// Why a file cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    NotPdf,
    Damaged,
    Encrypted,
    /// A cipher or a security handler that nobody here knows.
    Cipher,
    Limit,
}

/// Why a stream gave no bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Damaged,
    Limit,
}

impl File {
    /// Loads a file, decrypting it with the empty password where that is enough.
    pub(super) fn load(bytes: &[u8], limits: &Limits) -> Result<Self, Refusal> {
        if !looks_like_pdf(bytes) {
            return Err(Refusal::NotPdf);
        }
        let options = LoadOptions::with_max_decompressed_size(limits.stream);
        let document = Document::load_mem_with_options(bytes, options)
            .map_err(|error| refusal(&error))?;
        if document.is_encrypted() {
            return Err(Refusal::Encrypted);
        }
        let left = Cell::new(limits.inflated);
        Ok(Self { document, left, stream_limit: limits.stream })
    }

    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    pub(super) fn trailer(&self) -> &Dictionary {
        &self.document.trailer
    }

    /// The object itself, or the one it refers to.
    pub(super) fn resolve<'f>(&'f self, object: &'f Object) -> Option<&'f Object> {
        let (_, object) = self.document.dereference(object).ok()?;
        (!object.is_null()).then_some(object)
    }

    pub(super) fn get<'f>(
        &'f self,
        dict: &'f Dictionary,
        key: &[u8],
    ) -> Option<&'f Object> {
        self.resolve(dict.get(key).ok()?)
    }

    pub(super) fn dict<'f>(
        &'f self,
        dict: &'f Dictionary,
        key: &[u8],
    ) -> Option<&'f Dictionary> {
        as_dict(self.get(dict, key)?)
    }

    pub(super) fn array<'f>(
        &'f self,
        dict: &'f Dictionary,
        key: &[u8],
    ) -> Option<&'f [Object]> {
        self.get(dict, key)?.as_array().ok().map(Vec::as_slice)
    }

    pub(super) fn stream<'f>(
        &'f self,
        dict: &'f Dictionary,
        key: &[u8],
    ) -> Option<&'f Stream> {
        self.get(dict, key)?.as_stream().ok()
    }

    pub(super) fn name<'f>(
        &'f self,
        dict: &'f Dictionary,
        key: &[u8],
    ) -> Option<&'f [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    pub(super) fn number(&self, dict: &Dictionary, key: &[u8]) -> Option<f64> {
        self.float(dict.get(key).ok()?)
    }

    pub(super) fn integer(&self, dict: &Dictionary, key: &[u8]) -> Option<i64> {
        let object = self.get(dict, key)?;
        object.as_i64().ok().or_else(|| whole(f64::from(object.as_float().ok()?)))
    }

    pub(super) fn float(&self, object: &Object) -> Option<f64> {
        let value = f64::from(self.resolve(object)?.as_float().ok()?);
        value.is_finite().then_some(value)
    }

    /// Numbers of an array, references resolved; `None` if one is missing.
    pub(super) fn numbers<const N: usize>(
        &self,
        dict: &Dictionary,
        key: &[u8],
    ) -> Option<[f64; N]> {
        let array = self.array(dict, key)?.get(..N)?;
        let mut out = [0.0; N];
        for (value, object) in out.iter_mut().zip(array) {
            *value = self.float(object)?;
        }
        Some(out)
    }

    /// The bytes of a stream, filters undone, within the budget of the document.
    pub(super) fn inflate(&self, stream: &Stream) -> Result<Vec<u8>, Fault> {
        let limit = self.stream_limit.min(self.left.get());
        let bytes = stream.decompressed_content_with_limit(limit).map_err(|error| {
            if is_limit(&error) { Fault::Limit } else { Fault::Damaged }
        })?;
        self.left.set(self.left.get().saturating_sub(bytes.len()));
        Ok(bytes)
    }
}

/// A dictionary, be it one of a stream.
pub(super) fn as_dict(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The header stands in the first kilobyte; anything may stand before it.
fn looks_like_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|window| window == b"%PDF-")
}

#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i64)
}

fn is_limit(error: &Error) -> bool {
    matches!(error, Error::Decompress(DecompressError::MemoryLimitExceeded { .. }))
}

fn refusal(error: &Error) -> Refusal {
    match error {
        Error::InvalidPassword => Refusal::Encrypted,
        Error::Decryption(_) => Refusal::Cipher,
        _ if is_limit(error) => Refusal::Limit,
        _ => Refusal::Damaged,
    }
}
