//! People judge passages; what they say measures the coding and changes none of its
//! numbers.
//!
//! Passages are drawn from layers ([`Stratum`]), each with its own known probability
//! ([`draw`]): what is coded is drawn more often than what is not, but from everything
//! something is drawn, because what was missed can only be seen there. Whoever is given
//! the same name of a sample gets the same passages in the same order. What people said
//! is held against the coding as it is now ([`judged`]), each passage weighing as many as
//! it was drawn from.

mod agreement;
mod ahead;
mod allot;
mod draw;
mod estimate;
mod layers;
mod lessons;
mod loose;
mod measured;
mod names;
mod number;
mod sample;
mod settled;
mod share;
#[cfg(test)]
mod tests;

pub use agreement::Agreement;
pub use ahead::{Told, coded_as, said};
pub use draw::{draw, rates};
pub use estimate::{Judged, JudgingError, Measure, Standing, judged, precisions};
pub use lessons::{Lessons, lessons, taught};
pub use measured::measured;
pub use names::{SAMPLE, judge_name, sample_name};
pub use number::text_hash;
pub use sample::{Drawn, Layer, Sample, Wanted};

pub use crate::model::Stratum;

/// How many passages a sample has, unless another number is asked for.
pub const SIZE: usize = 30;
