//! What counts of words were made from.

use serde_json::{Value, json};

use crate::analysis::themes::{cases, fingerprint_of, short};
use crate::index::{Error, Library};

/// What counts of words were made from. Words need no codebook; it is named only where a
/// query or a theme asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The query whose passages alone are counted, as it was typed.
    pub only: Option<String>,
    /// The command that asks it.
    pub command: Option<String>,
    /// How many reviews count in the corpus, before any query.
    pub reviews: u64,
    /// What identifies them, as for `themes`.
    pub fingerprint: String,
    /// The name of the codebook and what identifies its codings.
    pub codebook: Option<(String, String)>,
    /// The version of this tool.
    pub version: String,
}

impl Basis {
    /// What is counted in a library now.
    pub fn of(
        library: &Library,
        (only, command): (Option<String>, Option<String>),
        codebook: Option<(String, String)>,
    ) -> Result<Self, Error> {
        let read = library.records()?.iter().filter(|record| record.status.is_read());
        let cases = cases(read);
        let fingerprint = fingerprint_of(cases.iter().flatten().copied()).to_string();
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let reviews = cases.len() as u64;
        Ok(Self { only, command, reviews, fingerprint, codebook, version })
    }

    /// All of it as names and values, absent ones null.
    pub fn terms(&self) -> Vec<(&'static str, Value)> {
        let codebook = self.codebook.as_ref();
        vec![
            ("asked_where", json!(self.only)),
            ("corpus_reviews", json!(self.reviews)),
            ("corpus_fingerprint", json!(self.fingerprint)),
            ("codebook_name", json!(codebook.map(|(name, _)| name))),
            ("codebook_hash", json!(codebook.map(|(_, hash)| hash))),
            ("tool_version", json!(self.version)),
            ("asked_command", json!(self.command)),
        ]
    }

    /// `Corpus 1355afb7bbd2, throughline 0.1.0.`
    pub fn made_from(&self) -> String {
        let codebook = self.codebook.as_ref().map_or_else(String::new, |(name, hash)| {
            format!(", codebook {name} {}", short(hash))
        });
        let corpus = short(&self.fingerprint);
        format!("Corpus {corpus}{codebook}, throughline {}.", self.version)
    }
}
