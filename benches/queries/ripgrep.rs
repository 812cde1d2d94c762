//! ripgrep over the text: what one does without an index. The time is that of a process
//! on one thread that counts the lines, which are passages: from start to end, by the
//! clock.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::ask::Ask;
use crate::corpus::Corpus;
use crate::engine::{Engine, Run, Work};

pub(crate) struct Ripgrep {
    texts: PathBuf,
}

impl Ripgrep {
    /// `None` where it is not installed.
    pub(crate) fn new(corpus: &Corpus) -> Option<Self> {
        let mut version = Command::new("rg");
        version.arg("--version").stdout(Stdio::null()).status().ok()?;
        Some(Self { texts: corpus.texts.clone() })
    }

    fn run(&self, regex: &str) -> Result<Run, String> {
        let begun = Instant::now();
        let output = Command::new("rg")
            .args(["-c", "-i", "-j", "1", "--no-filename", "--no-config", "--", regex])
            .arg(&self.texts)
            .output()
            .map_err(|error| error.to_string())?;
        let seconds = begun.elapsed().as_secs_f64();
        let lines = String::from_utf8_lossy(&output.stdout);
        let passages = lines.lines().filter_map(|line| line.parse::<u64>().ok()).sum();
        Ok(Run { seconds, passages })
    }
}

impl Engine for Ripgrep {
    fn name(&self) -> &'static str {
        "ripgrep"
    }

    fn answer(&mut self, ask: &Ask) -> Option<Result<Run, String>> {
        let regex = ask.regex()?;
        Some(self.run(&regex))
    }

    fn rounds(&self) -> usize {
        1
    }

    fn most(&self) -> usize {
        5
    }

    fn work(&self) -> Work {
        Work::Count
    }
}
