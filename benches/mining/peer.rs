//! Python, as a process of its own that takes its times itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::Value;

use crate::run::Run;
use crate::works::Peer;

/// The script.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/mining/peer.py");

/// What the peer begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// Texts, whose words it finds itself.
    Text,
    /// Our words.
    Words,
}

/// Python with all that the peer needs.
pub(crate) struct Python {
    /// Its own and those of its libraries.
    pub versions: String,
    place: PathBuf,
}

/// What a peer found.
#[derive(Debug, Deserialize)]
pub(crate) struct Told {
    seconds: f64,
    work: f64,
    memory: f64,
    /// The numbers of each key that it has.
    pub rows: BTreeMap<String, Vec<Value>>,
}

impl Told {
    pub(crate) const fn run(&self) -> Run {
        Run { seconds: self.seconds, work: self.work, memory: self.memory }
    }
}

impl Python {
    /// Looks for it; the passages are in this folder.
    pub(crate) fn find(place: &Path) -> Option<Self> {
        let told = Command::new("python3").arg(SCRIPT).arg("versions").output().ok()?;
        let versions = String::from_utf8(told.stdout).ok()?.trim().to_owned();
        let place = place.to_owned();
        told.status.success().then_some(Self { versions, place })
    }

    /// A peer's answer, or the last it said.
    pub(crate) fn answer(
        &self,
        peer: &Peer,
        how: How,
        asked: &Value,
    ) -> Result<Told, String> {
        let how = if how == How::Text { "text" } else { "words" };
        let mut command = Command::new("python3");
        command.arg(SCRIPT).arg(&self.place).args([peer.function, how]);
        let told = command.arg(asked.to_string()).stdin(Stdio::null()).output();
        let told = told.map_err(|error| error.to_string())?;
        serde_json::from_slice(&told.stdout).map_err(|_| {
            let said = String::from_utf8_lossy(&told.stderr);
            let last = said.lines().next_back().unwrap_or_default();
            format!("{} {last}", told.status)
        })
    }
}
