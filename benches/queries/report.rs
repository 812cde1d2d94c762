//! What was measured, as tables, and what was promised about it.

use std::collections::BTreeMap;

use crate::ask::Ask;
use crate::engine::{Run, Work};
use crate::kinds::Kind;
use crate::say;

/// One engine's answers to the questions of a kind.
pub(crate) struct Column {
    pub engine: &'static str,
    pub work: Work,
    /// By the number of the question.
    pub runs: BTreeMap<usize, Run>,
    /// What it said about those it failed on.
    pub errors: Vec<String>,
}

/// Half the questions are faster, and 99 of 100, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spread {
    pub half: f64,
    pub nearly_all: f64,
    pub worst: f64,
}

impl Spread {
    /// The smallest time that so many are not above (nearest rank).
    fn of(times: impl Iterator<Item = f64>) -> Option<Self> {
        let mut times: Vec<f64> = times.map(|seconds| seconds * 1000.0).collect();
        times.sort_by(f64::total_cmp);
        let rank = |percent: usize| times.get((times.len() * percent).div_ceil(100) - 1);
        let worst = *times.last()?;
        Some(Self { half: *rank(50)?, nearly_all: *rank(99)?, worst })
    }
}

impl Column {
    pub(crate) const fn new(engine: &'static str, work: Work) -> Self {
        Self { engine, work, runs: BTreeMap::new(), errors: Vec::new() }
    }

    /// Its times for the questions that another answered too.
    fn beside(&self, other: &Self) -> Option<Spread> {
        let both = self.runs.iter().filter(|(number, _)| other.runs.contains_key(number));
        Spread::of(both.map(|(_, run)| run.seconds))
    }
}

/// All columns of a kind.
pub(crate) struct Table {
    pub kind: Kind,
    pub asked: Vec<Ask>,
    pub columns: Vec<Column>,
}

impl Table {
    fn ours(&self, work: Work) -> Option<&Column> {
        let ours = |column: &&Column| column.engine.starts_with("throughline");
        self.columns.iter().filter(ours).find(|column| column.work == work)
    }

    fn of(&self, engine: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.engine == engine)
    }

    pub(crate) fn print(&self) {
        say(&format!("\n{}", self.kind.title()));
        let [engine, asked, half, nearly_all, worst, ratio] =
            ["engine", "queries", "p50 ms", "p99 ms", "max ms", "p50 to ours"];
        say(&format!(
            "  {engine:<25}{asked:>8}{half:>10}{nearly_all:>10}{worst:>10}{ratio:>13}"
        ));
        for column in &self.columns {
            self.row(column);
        }
        self.mismatches();
    }

    fn row(&self, column: &Column) {
        if let Some(spread) = column.beside(column) {
            let Spread { half, nearly_all, worst } = spread;
            let ratio = self.ours(column.work).and_then(|ours| {
                Some(column.beside(ours)?.half / ours.beside(column)?.half)
            });
            let ratio = ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
            let (engine, asked) = (column.engine, column.runs.len());
            say(&format!(
                "  {engine:<25}{asked:>8}{half:>10.3}{nearly_all:>10.3}{worst:>10.3}{ratio:>13}"
            ));
        }
        if let Some(error) = column.errors.first() {
            let count = column.errors.len();
            say(&format!(
                "  {}: {count} not answered, the first: {error}",
                column.engine
            ));
        }
    }

    /// Passages are counted by every engine; where they mean the same, counts agree.
    fn mismatches(&self) {
        let Some(ours) = self.ours(Work::Twenty) else { return };
        for column in
            self.columns.iter().filter(|column| agrees(column.engine, self.kind))
        {
            let both = column.runs.iter().filter_map(|(number, theirs)| {
                let ours = ours.runs.get(number)?;
                Some((*number, ours.passages, theirs.passages))
            });
            let all = both.clone().count();
            let different: Vec<_> =
                both.filter(|(_, ours, theirs)| ours != theirs).collect();
            let engine = column.engine;
            if all == 0 {
                continue;
            }
            if different.is_empty() {
                say(&format!("  {engine}: all {all} counts agree"));
                continue;
            }
            say(&format!("  {engine}: {} of {all} counts differ", different.len()));
            for (number, ours, theirs) in different.iter().take(3) {
                let asked = self.asked[*number].typed();
                say(&format!("    {asked}: {ours} here, {theirs} there"));
            }
        }
    }
}

/// Whether this engine means the same by questions of a kind.
fn agrees(engine: &str, kind: Kind) -> bool {
    match engine {
        "tantivy" => !matches!(kind, Kind::Near | Kind::Pre),
        "SQLite FTS5" | "ripgrep" | "throughline, count" => true,
        _ => false,
    }
}

/// What was promised, and whether it is kept.
pub(crate) fn promises(tables: &[Table]) {
    say("\npromises");
    for kind in [Kind::Term, Kind::Phrase] {
        for engine in ["tantivy", "tantivy without text"] {
            ratio(tables, kind, engine, Measure::Half, 1.3);
            ratio(tables, kind, engine, Measure::NearlyAll, 1.3);
        }
    }
    ratio(tables, Kind::Near, "SQLite FTS5", Measure::Half, 0.2);
    ratio(tables, Kind::Near, "tantivy", Measure::NearlyAll, 2.0);
    for table in tables {
        let Some(ours) = table.ours(Work::Twenty) else { continue };
        let Some(spread) = ours.beside(ours) else { continue };
        let what = format!("{}, p99", table.kind.title());
        verdict(&what, spread.nearly_all, "ms", 150.0);
    }
}

/// A point of the spread.
#[derive(Debug, Clone, Copy)]
enum Measure {
    Half,
    NearlyAll,
}

/// Our time over another's, at most so much.
fn ratio(tables: &[Table], kind: Kind, engine: &str, measure: Measure, most: f64) {
    let spreads = || {
        let table = tables.iter().find(|table| table.kind == kind)?;
        let theirs = table.of(engine)?;
        let ours = table.ours(theirs.work)?;
        ours.beside(theirs).zip(theirs.beside(ours))
    };
    let Some((ours, theirs)) = spreads() else { return };
    let (name, value) = match measure {
        Measure::Half => ("p50", ours.half / theirs.half),
        Measure::NearlyAll => ("p99", ours.nearly_all / theirs.nearly_all),
    };
    let what = format!("{}, {name}, throughline to {engine}", kind.title());
    verdict(&what, value, "", most);
}

/// A figure beside the most it may be.
pub(crate) fn verdict(what: &str, value: f64, unit: &str, most: f64) {
    let kept = if value <= most { "kept" } else { "MISSED" };
    say(&format!("  {what:<58}{value:>9.2} {unit:<3} at most {most:>6}  {kept}"));
}
