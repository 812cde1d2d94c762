//! One row of a table, and what it says of a theme.

use csv::StringRecord;

use super::FORMULA;
use crate::codebook::formats::entry::{Entry, words};
use crate::codebook::node::{Key, Node, Value};

/// A row with the names of its columns.
pub(super) struct Row<'c, 'r> {
    pub columns: &'c [String],
    pub record: &'r StringRecord,
    pub line: u32,
}

impl<'r> Row<'_, 'r> {
    /// The first of these columns that has something in it.
    pub(super) fn cell(&self, names: &[&str]) -> Option<&'r str> {
        let cell = |name: &&str| {
            let at = self.columns.iter().position(|column| column == name)?;
            let cell = unguarded(self.record.get(at)?.trim());
            (!cell.is_empty()).then_some(cell)
        };
        names.iter().find_map(cell)
    }

    /// A cell with the empty lines it begins with.
    fn raw(&self, name: &str) -> &str {
        let at = self.columns.iter().position(|column| column == name);
        at.and_then(|at| self.record.get(at)).unwrap_or_default()
    }

    /// Says of a theme what the row says.
    pub(super) fn tell(&self, entry: &mut Entry, name: &str) {
        if name != "title" {
            self.text(entry, "title", &["title"]);
        }
        self.text(entry, "definition", &["definition", "description", "comment"]);
        self.text(entry, "source", &["source"]);
        for member in ["counts", "excludes", "mentions", "unless", "sections"] {
            let lines = self.lines(member).map(|line| Node::text(self.line, line));
            entry.say(member, self.list(lines.collect()));
        }
        let rules = self.lines("rules").map(str::to_owned);
        if self.cell(&["plain"]).is_some() {
            let plain = self.raw("plain").split('\n').map(str::trim);
            let plain = plain.chain(std::iter::repeat(""));
            let term = |(rule, plain): (String, &str)| {
                (Key::new(self.line, rule), Node::text(self.line, plain))
            };
            let terms = rules.zip(plain).map(term).collect();
            entry.say("terms", Node { line: self.line, value: Value::Map(terms) });
        } else {
            let mut all: Vec<Node> =
                rules.map(|rule| Node::text(self.line, rule)).collect();
            let terms = self.cell(&["terms"]).unwrap_or_default().split([';', '\n']);
            let terms = terms.map(str::trim).filter(|term| !term.is_empty());
            let terms = terms.map(|term| (self.line, term.to_owned()));
            if let Value::List(terms) = words(terms).value {
                all.extend(terms);
            }
            entry.say("rules", self.list(all));
        }
    }

    fn text(&self, entry: &mut Entry, member: &str, names: &[&str]) {
        if let Some(cell) = self.cell(names) {
            entry.say(member, Node::text(self.line, cell));
        }
    }

    fn lines(&self, name: &str) -> impl Iterator<Item = &'r str> + use<'r> {
        self.cell(&[name]).into_iter().flat_map(str::lines).map(str::trim)
    }

    fn list(&self, items: Vec<Node>) -> Node {
        Node { line: self.line, value: Value::List(items) }
    }
}

/// A cell as it was before it was kept from being a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}
