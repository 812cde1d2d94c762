//! Worked examples: passages that a person has labelled, from `examples/*.jsonl`.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::Error;
use super::error::Problem;
use crate::model::Digest;

/// A labelled passage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Example {
    /// The passage.
    pub text: String,
    /// The themes whose problem it reports, by name.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The themes it speaks of without reporting the problem.
    #[serde(default)]
    pub near_misses: Vec<String>,
    /// The heading it stands under.
    #[serde(default)]
    pub section: Option<String>,
    /// What sort of block it is.
    #[serde(default)]
    pub kind: Option<String>,
    /// The review it is part of; lines of one review stand in reading order.
    #[serde(default)]
    pub review: Option<String>,
}

/// All worked examples and what they are, as one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examples {
    /// By file, then in the order of the file.
    pub all: Vec<Example>,
    /// SHA-256 of the files' bytes in the order of their names, in hex.
    pub hash: String,
}

impl Examples {
    /// Reads every `.jsonl` file of a folder; no folder is no examples.
    ///
    /// Fails on a line that is no example, naming it.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let mut all = Vec::new();
        let mut sum = Sha256::new();
        for path in files(folder)? {
            let bytes = fs::read(&path)
                .map_err(|source| Error::Read { path: path.clone(), source })?;
            sum.update(bytes.len().to_le_bytes());
            sum.update(&bytes);
            parse(&bytes, &mut all)
                .map_err(|problem| problem.in_file(&path.display().to_string()))?;
        }
        let hash = Digest(sum.finalize().into()).to_string();
        Ok(Self { all, hash })
    }
}

fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Vec::new());
        }
        Err(source) => return Err(Error::Read { path: folder.to_owned(), source }),
    };
    let mut files: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect();
    files.sort();
    Ok(files)
}

fn parse(bytes: &[u8], all: &mut Vec<Example>) -> Result<(), Problem> {
    for (number, line) in (1_u32..).zip(bytes.split(|byte| *byte == b'\n')) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let example: Example = serde_json::from_slice(line).map_err(|error| {
            Problem::new(number, format!("this is no worked example: {error}"))
                .hint(r#"write {"text": "...", "codes": ["theme"], "near_misses": []}"#)
        })?;
        all.push(example);
    }
    Ok(())
}
