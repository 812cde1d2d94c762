//! Passages to codings: which themes a passage carries, found or only mentioned, and what
//! a review as a whole is held to show.
//!
//! Rules propose through the one span engine; a small linear model, learnt from the
//! codebook's worked examples, tells reporting a problem from speaking of it and finds
//! what no rule words. A review is decided on as a whole, because a long one gives an
//! error of one passage many chances.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "scores are estimates in few digits, and counts are far below their limits"
)]

mod adapt;
mod adapted;
mod calibrate;
mod chance;
mod code;
mod context;
mod current;
mod error;
mod features;
mod linear;
mod logistic;
mod loose;
mod measure;
mod model;
mod optimum;
mod place;
mod rules;
mod stance;
mod store;
mod teach;
mod train;
mod vocabulary;
mod weights;
mod why;

pub use adapt::{Taught, VARIANCE};
pub use code::Coder;
pub use current::{Current, Step, current};
pub use error::Error;
pub use loose::{Loose, loose_review};
pub use measure::{Measured, Score};
pub use model::Model;
pub use rules::rule_query;
pub use stance::Stances;
pub use store::{keep, kept};
pub use train::{TRAINING_STEPS, coder, train};
pub use why::Reason;

/// Counts the changes in how passages are read and judged. What was learnt or coded before
/// such a change is learnt and coded anew.
pub const VERSION: u32 = 2;
