//! What was measured as a table, and whether ours and the peers agree.

use serde_json::{Value, json};

use crate::peer::{How, Told};
use crate::run::Run;
use crate::say;
use crate::works::{Peer, Work};

/// How many of the best rows are compared.
const COMPARED: usize = 10;
/// By how much measures may differ, of their size where that is more than one.
const ROUNDING: f64 = 1e-9;

/// One command, ours and others'.
pub(crate) struct Table<'w> {
    work: &'w Work,
    ours: Run,
    /// Our best rows.
    rows: Vec<Value>,
    lines: Vec<String>,
}

impl<'w> Table<'w> {
    pub(crate) fn new(work: &'w Work, ours: Run, mut rows: Vec<Value>) -> Self {
        rows.truncate(COMPARED);
        Self { work, ours, rows, lines: vec![line("throughline", ours)] }
    }

    /// What a peer is asked.
    pub(crate) fn asked(&self) -> Value {
        let keys: Vec<String> =
            self.rows.iter().map(|row| self.work.key_of(row)).collect();
        json!({ "keys": keys, "words": self.work.words })
    }

    /// Takes in what a peer found.
    pub(crate) fn add(&mut self, peer: &Peer, how: How, told: Result<Told, String>) {
        let name = match how {
            How::Text => format!("{}, from text", peer.title),
            How::Words => format!("{}, from words", peer.title),
        };
        let told = match told {
            Ok(told) => told,
            Err(error) => return self.lines.push(format!("  {name}: failed, {error}")),
        };
        let run = told.run();
        let ratio = |of: fn(&Run) -> f64| of(&run) / of(&self.ours);
        let (time, work) = (ratio(|run| run.seconds), ratio(|run| run.work));
        let differ = self.differences(peer, &told);
        let all = self.rows.len();
        let same = format!("{} of {all}", all - differ.len());
        let line = line(&name, run);
        self.lines.push(format!("{line}{time:>13.1}{work:>10.1}{same:>10}"));
        self.lines.extend(differ.into_iter().take(3));
    }

    /// The rows that a peer counts otherwise.
    fn differences(&self, peer: &Peer, told: &Told) -> Vec<String> {
        let differs = |row: &Value| {
            let key = self.work.key_of(row);
            let ours: Vec<&Value> = peer.columns.iter().map(|name| &row[*name]).collect();
            let theirs = told.rows.get(&key).map_or(&[][..], Vec::as_slice);
            let same = ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(a, b)| alike(a, b));
            let told = |all: &[&Value]| json!(all).to_string();
            let theirs: Vec<&Value> = theirs.iter().collect();
            (!same).then(|| {
                format!("      {key}: {} here, {} there", told(&ours), told(&theirs))
            })
        };
        self.rows.iter().filter_map(differs).collect()
    }

    pub(crate) fn print(&self) {
        let titles = ["s", "s of work", "MB", "times the s", "the work", "agree"];
        let [seconds, work, memory, time, more, agree] = titles;
        say(&format!("\n{}", self.work.title));
        say(&format!(
            "  {:<56}{seconds:>9}{work:>11}{memory:>7}{time:>13}{more:>10}{agree:>10}",
            ""
        ));
        self.lines.iter().for_each(|line| say(line));
        for peer in &self.work.peers {
            say(&format!("  {}: {}", peer.title, peer.note));
        }
    }
}

/// Numbers within rounding, or the same.
fn alike(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= ROUNDING * a.abs().max(1.0),
        _ => a == b,
    }
}

fn line(name: &str, run: Run) -> String {
    let Run { seconds, work, memory } = run;
    format!("  {name:<56}{seconds:>9.2}{work:>11.2}{memory:>7.0}")
}
