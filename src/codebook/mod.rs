//! Themes as files: what a codebook says, read, checked, written; nothing is matched here.

mod change;
mod error;
mod examples;
mod formats;
mod hash;
mod node;
mod read;
mod rule;
#[cfg(test)]
mod tests;
mod theme;
mod words;

pub use change::{RuleChange, Unchanged};
pub use error::Error;
pub use examples::{Example, Examples};
pub use formats::{Export, Import, Imported};
pub use theme::{Codebook, Role, Rule, Theme};
