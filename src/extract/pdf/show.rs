//! Showing a string: codes to glyphs, and the pen moved along.

use super::canvas::{Glyph, Weight};
use super::content::Interpreter;
use super::font::Direction;
use super::matrix::{Matrix, narrow};
use super::state::Render;

/// Shows the bytes of one string.
pub(super) fn text(it: &mut Interpreter<'_, '_>, bytes: &[u8]) {
    let Some(id) = it.state.font else { return };
    let font = it.fonts.get_mut(id);
    let down = font.direction() == Direction::Down;
    let state = &it.state;
    let base = it.pen.text.then(&state.ctm);
    let (along, stretch) =
        if down { ((base.c, base.d), 1.0) } else { ((base.a, base.b), state.stretch) };
    let (x, y) = base.apply(0.0, state.rise);
    let size = state.size.abs() * height(&base) * f64::from(font.scale);
    // Vertical widths are negative: text runs against its own y axis.
    let sense = if down { -state.size } else { state.size };
    let angle = degrees(along.0 * sense, along.1 * sense);
    let weight =
        if state.render == Render::Thick { Weight::Thick } else { Weight::AsFont };
    let mut moved = 0.0;
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        let (length, sign) = font.next(rest);
        let space = if length == 1 && *first == b' ' { state.word_space } else { 0.0 };
        let width = f64::from(sign.width) * state.size * stretch;
        let spacing = (state.char_space + space) * stretch;
        if !it.marks.is_hidden() {
            let start = it.canvas.text.len();
            sign.letters.push_to(&mut it.canvas.text);
            it.canvas.push(Glyph {
                x: narrow(x + moved * along.0),
                y: narrow(y + moved * along.1),
                dx: narrow(width * along.0),
                dy: narrow(width * along.1),
                spacing: narrow(spacing * along.0.hypot(along.1)),
                size: narrow(size),
                angle,
                font: id,
                weight,
                start: offset(start),
                end: offset(it.canvas.text.len()),
            });
        }
        moved += width + spacing;
        rest = &rest[length.min(rest.len())..];
    }
    advance(it, moved, down);
}

/// Moves the pen back by thousandths of the font size.
pub(super) fn adjust(it: &mut Interpreter<'_, '_>, thousandths: f64) {
    let Some(id) = it.state.font else { return };
    let down = it.fonts.get(id).direction() == Direction::Down;
    let stretch = if down { 1.0 } else { it.state.stretch };
    advance(it, -thousandths / 1_000.0 * it.state.size * stretch, down);
}

fn advance(it: &mut Interpreter<'_, '_>, moved: f64, down: bool) {
    let (x, y) = if down { (0.0, moved) } else { (moved, 0.0) };
    it.pen.text = Matrix::shift(x, y).then(&it.pen.text);
}

/// How much taller than one unit a letter of one unit is shown.
fn height(base: &Matrix) -> f64 {
    let tall = base.c.hypot(base.d);
    if tall > 0.0 { tall } else { base.a.hypot(base.b) }
}

/// The direction of a vector in whole degrees; anything nearly level counts as level.
fn degrees(x: f64, y: f64) -> u16 {
    if x > 0.0 && y.abs() < x * 0.02 {
        return 0;
    }
    let turned = y.atan2(x).to_degrees().round().rem_euclid(360.0);
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 360")]
    #[expect(clippy::cast_sign_loss, reason = "between 0 and 360")]
    let whole = turned as u16;
    whole % 360
}

/// An offset in the text of a page, which the limits keep far below 4 GiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
