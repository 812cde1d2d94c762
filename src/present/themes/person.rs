//! A table of themes as a person reads it: rounded, with families as headings.

use serde_json::Value;

use crate::analysis::themes::{
    By, CAVEAT, Fields, Frequencies, Made, MeasuredOn, Order, Row, fields,
};

use super::rounded::{chance, digits, range, whole};
use crate::present::made::hidden;
use crate::present::measures::{ADJUSTED, DISPERSION, EXACT, INTERVAL, TREND, said};
use crate::present::paper::{self, Bar, Cell, Grid, Head};
use crate::present::typed::{limited, quoted};

/// A line of the table.
pub(super) enum Line {
    /// The name of a family.
    Heading(String),
    /// A theme, or a group below its theme.
    Cells {
        /// Whether it is a group.
        depth: Depth,
        /// The cells, as many as there are columns.
        cells: Vec<String>,
        /// The percentage, for a bar.
        percent: Option<f64>,
        /// How far that may be off.
        interval: Option<(f64, f64)>,
    },
}

/// How far below a heading a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// There are no headings.
    Plain,
    /// Below one.
    Theme,
    /// Below a line below one.
    Group,
}

/// What the last column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// A number.
    Number,
    /// Words, which lean left and are cut where there is no room.
    Words,
}

/// A table for a person.
pub(in crate::present) struct Person {
    /// What a page with it is called.
    pub(super) title: &'static str,
    /// The names of columns, the first of text, all others of numbers but perhaps the last.
    pub(super) heads: Vec<String>,
    pub(super) last: Last,
    pub(super) lines: Vec<Line>,
    pub(super) caption: String,
    /// What its numbers mean, and what they do not.
    pub(super) note: String,
    /// What to type to see what a row counts.
    pub(super) opens: Option<String>,
}

/// The cells of a line, and a percentage for a bar.
pub(in crate::present) type PlainLine = (Vec<String>, Option<f64>);

pub(in crate::present) fn person(table: &Frequencies, made: &Made) -> Person {
    let asked = &made.asked;
    let mut lines = Vec::new();
    let mut family = None;
    for row in &table.rows {
        if asked.order != Order::Prevalence && family != Some(&row.family) {
            family = Some(&row.family);
            let title = row.family.as_ref().map_or("Other themes", |family| &family.1);
            lines.push(Line::Heading(title.to_owned()));
        }
        add(row, made, &mut lines);
    }
    let mut heads = vec![
        "theme",
        "found in",
        "%",
        "95 % CI",
        "mentioned in",
        "passages",
        "per 10,000 words",
        "DP",
    ];
    match asked.by() {
        Some(_) => heads.extend(["p", "p adj."]),
        None => heads.push("precision"),
    }
    let caption = format!("{}{}", made.caption(table.reviews), hidden(made));
    let heads = heads.into_iter().map(str::to_owned).collect();
    let (title, note, opens) = ("Themes in reviews", note(made), Some(opens(made)));
    Person { title, heads, last: Last::Number, lines, caption, note, opens }
}

impl Person {
    /// A table without families: cells, and a percentage for a bar.
    pub(in crate::present) fn plain(
        title: &'static str,
        heads: Vec<String>,
        lines: Vec<PlainLine>,
        caption: String,
        note: impl Into<String>,
    ) -> Self {
        Self::parted(title, heads, vec![(None, lines)], caption, note)
    }

    /// The same in parts, some of them with a heading.
    pub(in crate::present) fn parted(
        title: &'static str,
        heads: Vec<String>,
        parts: Vec<(Option<String>, Vec<PlainLine>)>,
        caption: String,
        note: impl Into<String>,
    ) -> Self {
        let mut all = Vec::new();
        for (heading, lines) in parts {
            let depth = if heading.is_some() { Depth::Theme } else { Depth::Plain };
            all.extend(heading.map(Line::Heading));
            let line =
                |(cells, percent)| Line::Cells { depth, cells, percent, interval: None };
            all.extend(lines.into_iter().map(line));
        }
        let last = Last::Number;
        Self { title, heads, last, lines: all, caption, note: note.into(), opens: None }
    }

    /// The same, with what to type to see what a row counts.
    #[must_use]
    pub(in crate::present) fn opened_by(self, command: String) -> Self {
        Self { opens: Some(command), ..self }
    }

    /// The same with words in the last column.
    #[must_use]
    pub(in crate::present) fn ending_in_words(self) -> Self {
        Self { last: Last::Words, ..self }
    }

    /// Whether a column is of text.
    pub(super) fn is_text(&self, column: usize) -> bool {
        column == 0 || (self.last == Last::Words && column + 1 == self.heads.len())
    }
}

impl Person {
    /// The same as part of a paper, with a bar in the column of percentages.
    pub(in crate::present) fn grid(self) -> Grid {
        let at = self.heads.iter().position(|head| head == "%");
        let head = |(place, text): (usize, &String)| {
            if self.is_text(place) { Head::left(text) } else { Head::right(text) }
        };
        let heads = self.heads.iter().enumerate().map(head).collect();
        let row = |line: Line| match line {
            Line::Heading(title) => paper::Line::Group(title),
            Line::Cells { cells, percent, interval, .. } => {
                let mut cells: Vec<Cell> = cells.into_iter().map(Cell::from).collect();
                let bar = percent.map(|percent| Bar { percent, interval });
                if let Some(cell) = at.and_then(|at| cells.get_mut(at)) {
                    cell.bar = bar;
                }
                paper::Line::Cells(cells)
            }
        };
        let rows = self.lines.into_iter().map(row).collect();
        Grid { caption: self.caption, heads, rows }
    }
}

/// How often codings hold.
const PRECISION: &str = "Precision: the share of the passages found that hold, as measured \
on labelled passages.";

/// What a group is compared with.
const GROUP: &str = "It compares a group with all others that are known.";

/// What the columns mean.
fn note(made: &Made) -> String {
    let more: &[&str] = match made.asked.by() {
        None => &[PRECISION],
        Some(By::Section) => &[],
        Some(By::Year) => &[TREND, ADJUSTED],
        Some(_) => &[EXACT, GROUP, ADJUSTED],
    };
    said(&[&[INTERVAL, DISPERSION], more, &[CAVEAT]].concat())
}

/// What shows the passages of a row.
fn opens(made: &Made) -> String {
    let by = made.asked.by();
    let cell =
        by.map_or_else(|| "THEME".to_owned(), |by| format!("THEME,{}:GROUP", by.name()));
    let only = limited(made.asked.only.as_deref());
    format!(
        "`throughline evidence --cell {}{only}` shows the passages found; THEME is a name \
         that `throughline codebook show` lists.",
        quoted(&cell)
    )
}

fn add(row: &Row, made: &Made, lines: &mut Vec<Line>) {
    let by = made.asked.by();
    let rows = fields(row, by, made.asked.suppress);
    let mut line = |name: &str, fields: &Fields, depth| {
        let of = |name| value(fields, name);
        let mut cells = vec![
            name.to_owned(),
            format!("{} of {}", whole(&of("reviews_found")), whole(&of("reviews_total"))),
            whole(&of("percent")),
            range(&of("ci_low"), &of("ci_high")),
            whole(&of("reviews_mentioned")),
            whole(&of("passages_found")),
            digits(&of("per_10k_words"), 1),
            digits(&of("dispersion"), 2),
        ];
        match by {
            Some(_) => cells.extend([chance(&of("p")), chance(&of("p_adj"))]),
            None => cells.push(precision(&of("precision"), &of("precision_from"))),
        }
        let percent = of("percent").as_f64();
        let interval = of("ci_low").as_f64().zip(of("ci_high").as_f64());
        lines.push(Line::Cells { depth, cells, percent, interval });
    };
    line(&row.title, &rows.whole, Depth::Theme);
    for (group, fields) in row.groups.iter().zip(&rows.groups) {
        line(&group.group, fields, Depth::Group);
    }
}

/// With a mark where people judged it on this corpus.
fn precision(value: &Value, from: &Value) -> String {
    let mark = if from == MeasuredOn::Judged.name() { " (judged)" } else { "" };
    format!("{}{mark}", digits(value, 2))
}

fn value(fields: &Fields, name: &str) -> Value {
    fields
        .iter()
        .find(|field| field.0 == name)
        .map_or(Value::Null, |field| field.1.clone())
}
