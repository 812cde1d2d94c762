//! Codebooks as tables: a row a theme, columns known by their names.
//!
//! Read are the exports of Taguette, NVivo, MAXQDA and their like, and what people keep in
//! spreadsheets. Columns that say nothing of a codebook (how many files, when changed) are
//! passed over.

mod row;
mod table;

use ::csv::{ReaderBuilder, WriterBuilder};

use super::entry::Book;
use super::yaml;
use crate::codebook::error::Problem;
use crate::codebook::{Codebook, Rule, Theme};

use table::Table;

/// The columns that are written.
const COLUMNS: [&str; 13] = [
    "theme",
    "parent",
    "title",
    "definition",
    "counts",
    "excludes",
    "source",
    "rules",
    "plain",
    "mentions",
    "unless",
    "sections",
    "codebook",
];
/// Columns that name the theme, the most telling first.
const NAMES: [&str; 6] = ["theme", "path", "name", "tag", "code", "title"];
/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

pub(super) fn write(codebook: &Codebook) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(COLUMNS).expect("writing to memory does not fail");
    for theme in &codebook.themes {
        let cells = row(codebook, theme).map(|cell| guarded(&cell));
        writer.write_record(cells).expect("writing to memory does not fail");
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("made of text")
}

fn row(codebook: &Codebook, theme: &Theme) -> [String; 13] {
    let parent = theme.parent.and_then(|at| codebook.themes.get(usize::from(at.0)));
    let plain = theme.rules.iter().any(|rule| rule.plain.is_some());
    let lines =
        |rules: &[Rule]| rules.iter().map(yaml::query).collect::<Vec<_>>().join("\n");
    let plain_words = || {
        let words = theme.rules.iter().map(|rule| rule.plain.clone().unwrap_or_default());
        words.collect::<Vec<_>>().join("\n")
    };
    let sections: Vec<&str> = theme.sections.iter().map(|kind| kind.name()).collect();
    [
        theme.id.0.clone(),
        parent.map_or_else(String::new, |parent| parent.id.0.clone()),
        theme.title.clone(),
        theme.definition.clone(),
        theme.counts.join("\n"),
        theme.excludes.join("\n"),
        theme.source.clone(),
        lines(&theme.rules),
        if plain { plain_words() } else { String::new() },
        lines(&theme.mentions),
        lines(&theme.unless),
        sections.join("\n"),
        codebook.name.clone(),
    ]
}

/// A cell that no spreadsheet runs as a formula.
fn guarded(cell: &str) -> String {
    let begins = cell.trim_start_matches('\'');
    if begins.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

pub(super) fn read(text: &str) -> Result<Book, Problem> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [',', ';', '\t'].into_iter().max_by_key(|sign| {
        // of equals the last is taken, and a comma is likeliest
        (first.matches(*sign).count(), *sign == ',')
    });
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter.map_or(b',', |sign| sign as u8))
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| broken(&error))?.clone();
    let names: Vec<String> =
        header.iter().map(|name| name.trim().to_lowercase()).collect();
    let name = NAMES.into_iter().find(|name| names.iter().any(|one| one == name));
    let name = name.ok_or_else(|| {
        Problem::new(1, "no column names the themes").hint(
            "call it name, tag, path or theme; others are parent, description, terms",
        )
    })?;
    let mut table = Table::new(names, name);
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        table.row(&record)?;
    }
    table.book()
}

fn broken(error: &::csv::Error) -> Problem {
    let line = error.position().map_or(1, ::csv::Position::line);
    let said = format!("this is not a table: {error}");
    Problem::new(u32::try_from(line).unwrap_or(u32::MAX), said)
}
