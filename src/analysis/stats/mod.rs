//! The formulas behind the numbers, each with its source.
//!
//! Counts in, shares out; nothing is rounded. What is undefined (a share of nothing, an
//! agreement that could not have been otherwise) is `None` and not a number that looks
//! like an answer.

mod agreement;
mod association;
mod dispersion;
mod fisher;
mod keyness;
mod likelihood;
mod many;
mod npmi;
mod trend;
mod weighted;
mod wilson;

pub use agreement::{cohen, kappa};
pub use association::{Together, log_dice, mutual_information};
pub use dispersion::{dispersion, dispersion_of};
pub use fisher::fisher;
pub use keyness::{Rate, likelihood_p, log_ratio, rate_likelihood};
pub use likelihood::log_likelihood;
pub use many::adjusted;
pub use npmi::npmi;
pub use trend::{Dose, Trend, trend};
pub use weighted::{Estimate, Part, share_of_both, sum, weighted_share};
pub use wilson::{Interval, wilson};

/// A count as a number to calculate with.
#[allow(clippy::cast_precision_loss, reason = "counts of a corpus stay below 2^52")]
pub(crate) const fn real(count: u64) -> f64 {
    count as f64
}
