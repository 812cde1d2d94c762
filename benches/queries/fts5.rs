//! `SQLite`'s full-text search by way of Python, which many machines have it from. A
//! script answers one query after another and takes the time itself, so that neither
//! starting Python nor the pipe is part of it.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::ask::Ask;
use crate::corpus::Corpus;
use crate::engine::{Engine, Run, Work};

pub(crate) struct Fts5 {
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
    work: Work,
    /// `SQLite`'s own.
    pub version: String,
}

impl Fts5 {
    /// Starts it; `None` where there is no Python or no FTS5 in it.
    pub(crate) fn start(corpus: &Corpus, work: Work) -> Option<Self> {
        let mut child = Command::new("python3")
            .args(["-c", include_str!("fts5.py")])
            .arg(corpus.folder.join("fts5.db"))
            .arg(&corpus.texts)
            .arg(if work == Work::Count { "count" } else { "twenty" })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let asks = child.stdin.take()?;
        let mut answers = BufReader::new(child.stdout.take()?);
        let mut line = String::new();
        answers.read_line(&mut line).ok()?;
        let version = line.strip_prefix("ready ")?.trim().to_owned();
        Some(Self { child, asks, answers, work, version })
    }

    fn run(&mut self, query: &str) -> Result<Run, String> {
        let failed = |error: std::io::Error| error.to_string();
        writeln!(self.asks, "{query}").map_err(failed)?;
        self.asks.flush().map_err(failed)?;
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(failed)?;
        let told = || format!("{query}: {}", line.trim());
        let (seconds, passages) = line.trim().split_once(' ').ok_or_else(told)?;
        Ok(Run {
            seconds: seconds.parse().map_err(|_| told())?,
            passages: passages.parse().map_err(|_| told())?,
        })
    }
}

impl Engine for Fts5 {
    fn name(&self) -> &'static str {
        match self.work {
            Work::Twenty | Work::Addresses => "SQLite FTS5",
            Work::Count => "SQLite FTS5, count",
        }
    }

    fn answer(&mut self, ask: &Ask) -> Option<Result<Run, String>> {
        let query = ask.fts5()?;
        Some(self.run(&query))
    }

    fn rounds(&self) -> usize {
        3
    }

    fn work(&self) -> Work {
        self.work
    }
}

impl Drop for Fts5 {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
