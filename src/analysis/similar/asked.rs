//! What is asked about likeness.

use crate::analysis::listed::words;
use crate::analysis::themes::Subcorpus;
use crate::index::Error;
use crate::model::PassageId;

/// What the others are to be like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The review that has this document.
    Review(String),
    /// This passage.
    Passage(PassageId),
}

/// The measure that puts them in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// How alike their words are.
    #[default]
    Content,
    /// How alike the themes are that are found in them.
    Themes,
}

words!(By: Content = "content", Themes = "themes");

/// A question about likeness.
#[derive(Debug, Clone)]
pub struct Question<'a> {
    /// What the others are to be like.
    pub target: Target,
    /// Which measure puts them in order.
    pub by: By,
    /// Only reviews with one of these passages, or only these passages.
    pub only: Option<&'a Subcorpus>,
    /// So many at most.
    pub limit: usize,
    /// How many threads may work on it.
    pub threads: usize,
}

/// Why nothing could be compared.
#[derive(Debug, thiserror::Error)]
pub enum SimilarError {
    /// The library has no review or passage of that name.
    #[error("the library has no review or passage `{name}`")]
    NoTarget {
        /// What was asked for.
        name: String,
    },
    /// The passages could not be read.
    #[error(transparent)]
    Index(#[from] Error),
}

impl SimilarError {
    /// What to do about it.
    pub fn hint(&self) -> Option<&str> {
        match self {
            Self::NoTarget { .. } => Some(
                "`throughline status` lists reviews by name, `throughline search` shows \
                 passages with theirs in --format json",
            ),
            Self::Index(error) => error.hint(),
        }
    }
}
