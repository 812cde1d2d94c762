//! Questions to a library and their answers, typed, not yet laid out.
//!
//! The read side: a function per question, options in, rows out. Nothing is rounded and
//! nothing is printed here; every answer has a fixed order, so that the same library gives
//! the same bytes.

mod export;
mod search;
mod status;

pub use export::{PassageRow, export_passages};
pub use search::{Answer, Counts, Hit, Options, Sort, count, search};
pub use status::{short, status};
