//! In how many reviews a theme is found: frequencies, crosstabs and matrices.
//!
//! Pure functions from codings to answers. A question is an [`Asked`], which every export
//! carries, so that the same table can be made again and compared. One computation, the
//! numbers of a theme in a set of reviews, serves the whole corpus and each of its
//! groups; a cell opens to the very passages it counts.

mod age;
mod answer;
mod asked;
mod book;
mod cell;
mod counted;
mod fields;
mod figures;
#[cfg(test)]
pub(crate) mod fixture;
mod frequencies;
mod group;
mod made;
mod matrix;
mod measured;
mod slice;
mod suppress;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Flat, Numbers, answer};
pub use asked::{Asked, By, Layout, Measure, NotAsked, Order, Shape, Unit};
pub use book::{BookError, Sheet, book};
pub use cell::{NoCell, cell, cell_name};
pub use counted::{
    Coded, Counted, Document, cases, counted, fingerprint, fingerprint_of,
};
pub use fields::{Fields, RowFields, fields, row_masks};
pub use figures::Figures;
pub use frequencies::{Chance, Frequencies, GroupRow, NoTheme, Row, frequencies};
pub use group::NOT_KNOWN;
pub use made::{CAVEAT, Made, short};
pub use matrix::{Matrix, matrix};
pub use measured::{Measured, MeasuredOn, measured_on_examples};
pub use slice::Subcorpus;
pub(super) use suppress::most;
pub use suppress::{Masks, masks};

pub(in crate::analysis) use frequencies::chosen;
pub(in crate::analysis) use slice::is_found;
