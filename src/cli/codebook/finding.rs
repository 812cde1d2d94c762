//! What `codebook check` has to say about a codebook, and how it says it.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::analysis::{FlawKind, RuleAt, RuleKind};
use crate::codebook::{Codebook, Error, Rule};
use crate::model::{Align, Column};
use crate::present::{Format, Rows, Screen, clean, counted};

/// The columns of `codebook check`, in their documented order.
const COLUMNS: [(&str, Align); 7] = [
    ("kind", Align::Left),
    ("line", Align::Right),
    ("theme", Align::Left),
    ("rule", Align::Prose),
    ("passages", Align::Right),
    ("problem", Align::Prose),
    ("hint", Align::Prose),
];

/// Something to look at.
pub(super) struct Finding {
    pub kind: &'static str,
    pub line: Option<u32>,
    pub theme: Option<String>,
    pub rule: Option<String>,
    pub passages: Option<usize>,
    pub problem: String,
    pub hint: Option<String>,
}

impl Finding {
    /// A file that is no codebook.
    pub(super) fn of_file(error: &Error) -> Self {
        let (line, problem) = match error {
            Error::Line { line, problem, .. } => (Some(*line), problem.clone()),
            Error::Read { .. } => (None, error.to_string()),
        };
        Self {
            kind: "error",
            line,
            theme: None,
            rule: None,
            passages: None,
            problem,
            hint: error.hint().map(str::to_owned),
        }
    }

    /// Something about a rule.
    pub(super) fn of_rule(
        kind: &'static str,
        (codebook, at, rule): (&Codebook, RuleAt, &Rule),
        problem: String,
    ) -> Self {
        let theme = codebook.themes.get(usize::from(at.theme.0));
        Self {
            kind,
            line: Some(rule.line),
            theme: theme.map(|theme| theme.id.0.clone()),
            rule: Some(rule.text.clone()),
            passages: None,
            problem,
            hint: None,
        }
    }

    fn row(&self) -> [Value; 7] {
        [
            json!(self.kind),
            json!(self.line),
            json!(self.theme),
            json!(self.rule),
            json!(self.passages),
            json!(self.problem),
            json!(self.hint),
        ]
    }
}

/// The kind of a flaw and what is said of it; `line` gives the line of a rule.
pub(super) fn flaw(
    codebook: &Codebook,
    (at, kind): (RuleAt, FlawKind),
    line: impl Fn(RuleAt) -> u32,
) -> (&'static str, String) {
    match kind {
        FlawKind::Dead if at.kind == RuleKind::Unless => {
            ("dead", "vetoes nothing: it matches no passage".to_owned())
        }
        FlawKind::Dead => ("dead", "matches no passage".to_owned()),
        FlawKind::Shadowed(by) => {
            let said =
                format!("finds nothing that the rule on line {} does not", line(by));
            ("shadowed", said)
        }
        FlawKind::Same(other) => {
            let theme = codebook.themes.get(usize::from(other.theme.0));
            let theme = theme.map_or("another theme", |theme| theme.id.0.as_str());
            let line = line(other);
            let said =
                format!("finds the passages of the rule of {theme} on line {line}");
            ("same", said)
        }
    }
}

/// As data.
pub(super) fn rows(
    found: &[Finding],
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = COLUMNS.map(|(name, align)| Column { name, align }).to_vec();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    found.iter().try_for_each(|one| rows.row(&one.row()))?;
    rows.finish()
}

/// For a reader: where, what, and the rule itself.
pub(super) fn tell(file: &str, found: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    for one in found {
        let line = one.line.map(|line| format!(", line {line}")).unwrap_or_default();
        let theme = one.theme.as_deref().map(|theme| format!("{theme}: "));
        let count = one.passages.filter(|count| *count > 0);
        let count = count.map(|count| format!(" ({})", counted(count as u64, "passage")));
        writeln!(
            out,
            "{}{line}: {}{}{}",
            clean(file),
            theme.unwrap_or_default(),
            clean(&one.problem),
            count.unwrap_or_default()
        )?;
        for (label, text) in [("", &one.rule), ("hint: ", &one.hint)] {
            if let Some(text) = text {
                writeln!(out, "  {label}{}", clean(text))?;
            }
        }
    }
    Ok(())
}
