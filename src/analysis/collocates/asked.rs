//! What is asked about the words around a hit.

use std::fmt;
use std::str::FromStr;

use crate::analysis::lexis::{Folding, Kept, Scope};
use crate::analysis::listed::words;

/// How far the company of a hit reaches. It never leaves the passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// So many words before it and so many after it.
    Words(u32, u32),
    /// The sentence it stands in; of a hit in several, from the first to the last.
    Sentence,
}

impl Default for Window {
    fn default() -> Self {
        Self::Words(5, 5)
    }
}

impl fmt::Display for Window {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(left, right) => write!(out, "{left},{right}"),
            Self::Sentence => out.write_str("sentence"),
        }
    }
}

/// A window was typed that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("takes words before and after, such as 5,5 or 0,3, of at most {MOST} each")]
pub struct NoWindow;

/// Wider than this, everything is company.
const MOST: u32 = 100;

impl FromStr for Window {
    type Err = NoWindow;

    fn from_str(typed: &str) -> Result<Self, NoWindow> {
        let (left, right) = typed.split_once(',').ok_or(NoWindow)?;
        let words = |side: &str| side.trim().parse().map_err(|_| NoWindow);
        let (left, right): (u32, u32) = (words(left)?, words(right)?);
        if left > MOST || right > MOST || left + right == 0 {
            return Err(NoWindow);
        }
        Ok(Self::Words(left, right))
    }
}

/// The order of collocates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By how exclusively the two keep one another's company.
    #[default]
    LogDice,
    /// By how much more often than chance has it.
    Mi,
    /// By how surely; what stands there less often than elsewhere comes last.
    LogLikelihood,
    /// By how often.
    Frequency,
    /// By in how many reviews.
    Reviews,
    /// By the alphabet.
    Collocate,
}

words!(Sort: LogDice = "logdice", Mi = "mi", LogLikelihood = "ll", Frequency = "freq_ab",
    Reviews = "reviews", Collocate = "collocate");

/// A question about the words around a hit.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The passages that count.
    pub scope: &'a Scope,
    /// How far company reaches.
    pub window: Window,
    /// Which words are company.
    pub kept: Kept,
    /// Which of them are one.
    pub folding: Folding,
    /// At least so often in company.
    pub min_freq: u64,
    /// In at least so many reviews.
    pub min_reviews: u64,
    /// The order.
    pub sort: Sort,
}

#[cfg(test)]
mod tests {
    use super::{NoWindow, Window};

    #[test]
    fn a_window_is_read_back_as_it_is_written() {
        for typed in ["5,5", "0,3", "10,0"] {
            let window: Window = typed.parse().unwrap();
            assert_eq!(window.to_string(), typed);
        }
        for typed in ["5", "0,0", "a,b", "-1,2", "101,1", ""] {
            assert_eq!(typed.parse::<Window>(), Err(NoWindow), "{typed}");
        }
    }
}
