//! What a table was made from and how: what every export carries beside its numbers.

use serde_json::{Value, json};

use super::asked::{Asked, Unit};
use super::counted::{Coded, counted, fingerprint};

/// What a mention of a theme does not say.
pub const CAVEAT: &str = "That a review finds a theme says that its authors reported it, \
not how often services fail; reviews are not a sample of cases, and boards cannot be \
compared by them.";

/// What a table was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// What was asked.
    pub asked: Asked,
    /// How many reviews count in the corpus, before any query.
    pub reviews: u64,
    /// What identifies them: see [`fingerprint`].
    pub fingerprint: String,
    /// The codebook's name.
    pub codebook: String,
    /// What identifies the codings: codebook, examples, weights and tool.
    pub hash: String,
    /// The version of this tool.
    pub version: String,
}

impl Made {
    /// What a table that answers this now is made from.
    pub fn now(coded: &Coded<'_>, asked: Asked) -> Self {
        let reviews = counted(coded);
        Self {
            asked,
            reviews: reviews.len() as u64,
            fingerprint: fingerprint(&reviews).to_string(),
            codebook: coded.codebook.name.clone(),
            hash: coded.codings.hash.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// All of it as names and values: the question, then what it was put to, then the
    /// command, where there is one.
    pub fn terms(&self) -> Vec<(&'static str, Value)> {
        let mut terms = self.asked.terms();
        terms.extend([
            ("corpus_reviews", json!(self.reviews)),
            ("corpus_fingerprint", json!(self.fingerprint)),
            ("codebook_name", json!(self.codebook)),
            ("codebook_hash", json!(self.hash)),
            ("tool_version", json!(self.version)),
        ]);
        terms
            .extend(self.asked.command.iter().map(|text| ("asked_command", json!(text))));
        terms
    }

    /// What stands beside the numbers, for a reader.
    pub fn caption(&self, reviews: u64) -> String {
        let out_of = match &self.asked.only {
            Some(query) => format!(
                "Out of {reviews} of {} reviews: those with a passage in `{query}`",
                self.reviews
            ),
            None => format!("Out of {reviews} reviews"),
        };
        let unit = match self.asked.unit {
            Unit::Reviews => String::new(),
            unit => format!(", percentages of {}", unit.name()),
        };
        format!(
            "{out_of}{unit}, each case once. Corpus {}, codebook {} {}, throughline {}.",
            short(&self.fingerprint),
            self.codebook,
            short(&self.hash),
            self.version
        )
    }
}

/// The first twelve digits of a hash, which is what people compare.
pub fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
