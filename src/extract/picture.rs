//! A page of a PDF file drawn as a picture, for the screen and for reading scans.
//!
//! Drawing is the business of hayro and happens in workers only: it meets fonts and
//! images of every make. How many points a page measures is the file's word, so the
//! number of pixels is bounded and not the size of the page.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use serde::{Deserialize, Serialize};

use crate::model::PageNumber;

/// Most pixels of a picture: A3 at 300 dots per inch has 17 million.
const PIXELS: f32 = 25e6;

/// Longest side of a picture in pixels; the canvas counts in sixteen bits.
const SIDE: f32 = 16_000.0;

/// Points in an inch.
const POINTS: f32 = 72.0;

/// How a page is to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// Which page.
    pub page: PageNumber,
    /// Dots per inch; less where the page is too large for that.
    pub resolution: u16,
    /// In which form.
    pub form: Form,
}

/// The form of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A PNG file, in colour: for the screen.
    Png,
    /// A PGM file, in shades of grey: quickly made and quickly read, for OCR.
    Grey,
}

/// A drawn page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture as a file of the form that was asked for.
    pub file: Vec<u8>,
}

/// Draws a page; the error is for a person.
pub(super) fn draw(bytes: Vec<u8>, drawing: Drawing) -> Result<Picture, String> {
    let pdf = Pdf::new(bytes).map_err(|error| format!("{error:?}"))?;
    let index = (drawing.page.0 as usize).checked_sub(1);
    let page = index
        .and_then(|index| pdf.pages().get(index))
        .ok_or_else(|| "there is no such page".to_owned())?;
    let scale = scale(page.render_dimensions(), drawing.resolution)
        .ok_or_else(|| "the page has no size".to_owned())?;
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
    );
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let file = match drawing.form {
        Form::Png => pixmap.into_png().map_err(|error| error.to_string())?,
        Form::Grey => portable_grey(&pixmap),
    };
    Ok(Picture { width, height, file })
}

/// Pixels for a point, so that the picture is as sharp as asked for and within bounds.
fn scale((width, height): (f32, f32), resolution: u16) -> Option<f32> {
    let sharp = f32::from(resolution.max(1)) / POINTS;
    let by_area = (PIXELS / (width * height)).sqrt();
    let by_side = SIDE / width.max(height);
    let scale = sharp.min(by_area).min(by_side);
    let visible = width * scale >= 1.0 && height * scale >= 1.0;
    (scale.is_finite() && visible).then_some(scale)
}

/// The picture in the simplest format that tesseract reads. Nothing is transparent: it
/// was drawn on white.
fn portable_grey(pixmap: &Pixmap) -> Vec<u8> {
    let header = format!("P5\n{} {}\n255\n", pixmap.width(), pixmap.height());
    let mut file = header.into_bytes();
    file.extend(pixmap.data().iter().map(|pixel| luma(pixel.r, pixel.g, pixel.b)));
    file
}

/// Brightness after ITU-R BT.601, in 256ths.
fn luma(red: u8, green: u8, blue: u8) -> u8 {
    let sum = 77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue);
    u8::try_from(sum >> 8).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_paper_is_as_sharp_as_asked_for() {
        assert_eq!(scale((595.0, 842.0), 144), Some(2.0));
    }

    #[test]
    fn a_page_as_large_as_a_house_is_drawn_smaller() {
        let scale = scale((1e6, 1e3), 300).expect("a size");
        assert!(1e6 * scale <= SIDE + 1.0 && 1e9 * scale * scale <= PIXELS * 1.001);
    }

    #[test]
    fn a_page_without_a_size_is_not_drawn() {
        assert_eq!(scale((0.0, 842.0), 300), None);
        assert_eq!(scale((f32::NAN, 842.0), 300), None);
        assert_eq!(scale((1e9, 1e-9), 300), None);
    }

    #[test]
    fn white_stays_white() {
        assert_eq!((luma(255, 255, 255), luma(0, 0, 0)), (255, 0));
    }
}
