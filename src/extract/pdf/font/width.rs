//! How wide glyphs may be.

use crate::extract::pdf::matrix::narrow;

/// A width that a glyph can have, in units of the font size; the rest is noise that would
/// throw text off the page.
pub(super) fn clamp(width: f64) -> f32 {
    narrow(width.clamp(-10.0, 10.0))
}
