//! How each review is made, as far as its text shows it.
//!
//! The published Quality Markers that a text can show, whether it says why, how it speaks
//! of practice, and how its pages are shared. Markers are themes of a codebook of their
//! own ([`Codebook::quality`](crate::codebook::Codebook::quality)); style and softening
//! words are those of the corpus's codebook; all are put to the library by its engine.
//! Nothing here is a score, and what is not found is not said to be absent: a text cannot
//! show what was not written.

mod asked;
mod cases;
mod cell;
mod fields;
mod hits;
mod made;
mod pages;
mod quotations;
mod quoted;
mod read;
mod reader;
mod row;
mod sheets;
mod shown;
#[cfg(test)]
mod tests;

pub use asked::{Asked, NoMarker};
pub use cell::{Cell, NoCell};
pub use fields::{Fields, NOT_FOUND, QUOTED, fields, quoted};
pub use made::{CAVEAT, Made, READING};
pub use pages::Pages;
pub use quoted::{Piece, Quoted, Voice};
pub use read::{Keep, Quality, QualityError, opened, quality};
pub use row::{Explains, Marker, MarkerKind, Rate, Row};
pub use sheets::sheets;
