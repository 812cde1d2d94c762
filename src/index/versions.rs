//! Which code made a library: the note that travels with every commit.

use serde::{Deserialize, Serialize};

use super::schema;
use crate::text;

/// The versions in a commit's note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// Of the tool. Told, not compared.
    pub tool: String,
    /// Of what is stored and how.
    pub schema: u32,
    /// Of the definitions of word, inflection, sentence and section kind.
    pub text: u32,
    /// Of the code that turns files into passages. Told here; compared source by source,
    /// since each record has its own.
    pub extractor: String,
}

/// How far the run came that wrote a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It was still going: some sources may be missing, and copies not yet told apart.
    Begun,
    /// It came to its end.
    Finished,
}

/// All of a commit's note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Note {
    #[serde(flatten)]
    pub versions: Versions,
    pub state: State,
}

impl Versions {
    /// Those of the running code.
    pub fn current(extractor: &str) -> Self {
        Self {
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            schema: schema::VERSION,
            text: text::VERSION,
            extractor: extractor.to_owned(),
        }
    }

    /// Why a library with this note cannot be used by the running code, if it cannot.
    pub(super) fn mismatch(&self) -> Option<String> {
        let (schema, text) = (schema::VERSION, text::VERSION);
        if self.schema != schema {
            Some(format!("its format is {}, this version writes {schema}", self.schema))
        } else if self.text != text {
            Some(format!("its words are by definition {}, now it is {text}", self.text))
        } else {
            None
        }
    }
}
