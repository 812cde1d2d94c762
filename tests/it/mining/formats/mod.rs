//! Every format holds the same rows and the same numbers: compared cell by cell.
//!
//! What programs read (CSV, JSON, NDJSON, workbooks) is compared whole; what people read
//! (tables, Markdown, pages) is compared with what is left of that once it is rounded.

mod read; // reading each format again
mod rounded; // what people are shown of a row

use std::fs;

use serde_json::Value;

use super::{Corpus, planted, rows};

use read::{Grid, csv, html, markdown, plain, workbook};
use rounded::shown;

/// Every command, as it is asked of the small corpus.
pub(super) const ALL: [&[&str]; 34] = [
    &["words"],
    &["words", "--inflections", "--sort", "reviews"],
    &["collocates", "copper"],
    &["collocates", "copper", "--cell", "kettle"],
    &["keyness", "copper", "--side", "both"],
    &["keyness", "year:2014", "--unit", "reviews", "--ngrams", "2"],
    &["keyness", "copper", "--cell", "kettle"],
    &["phrases", "--boilerplate", "--gaps", "--min-reviews", "2"],
    &["cooccur", "interprofessional"],
    &["cooccur", "threshold", "\"(copper|tin) kettle*\"", "police", "--unit", "sections"],
    &["cooccur", "threshold", "\"(copper|tin) kettle*\"", "--matrix"],
    &["cooccur", "threshold", "copper OR police", "--matrix", "jaccard"],
    &["cooccur", "--cell", "escalation", "copper"],
    &["trends", "threshold"],
    &["trends", "threshold", "copper"],
    &["trends", "threshold", "--by", "incident"],
    &["trends", "threshold", "copper", "--suppress", "3"],
    &["cooccur", "threshold", "escalation", "copper", "--suppress", "3"],
    &["recommendations", "--by", "type,year", "--suppress", "3"],
    &["discover", "--min-reviews", "2"],
    &["similar", "a"],
    &["similar", "a", "--where", "review:moon"],
    &["themes"],
    &["themes", "interprofessional", "--by", "year"],
    &["themes", "threshold", "escalation", "--by", "section", "--suppress", "3"],
    &["themes", "threshold", "escalation", "--matrix", "passages"],
    &["themes", "threshold", "escalation", "--matrix", "rate", "--shape", "long"],
    &["recommendations"],
    &["recommendations", "--by", "addressee,year"],
    &["recommendations", "--by", "type"],
    &["repeats"],
    &["repeats", "--passages", "--clusters"],
    &["quality"],
    &["quality", "--evidence"],
];

/// The output of a command in a format.
fn in_format(corpus: &Corpus, command: &[&str], format: &str) -> String {
    let run = corpus.project.run(&[command, &["--format", format]].concat());
    assert!(matches!(run.code, Some(0 | 1)), "{command:?} {format}: {}", run.talk);
    run.out
}

/// The rows that CSV and workbooks have: each group and member one of its own.
fn flat(row: &Value) -> Vec<Value> {
    let parts = |name: &str| row[name].as_array().cloned();
    let with = |mut part: Value, names: &[&str]| {
        for name in names {
            part[name] = row[name].clone();
        }
        part
    };
    if row["members"].is_array() {
        let own: Vec<&str> =
            row.as_object().expect("a row").keys().map(String::as_str).collect();
        let own: Vec<&str> = own
            .into_iter()
            .filter(|name| !["members", "years"].contains(name) && !is_members(row, name))
            .collect();
        let members = parts("members").expect("members");
        return members.into_iter().map(|one| with(one, &own)).collect();
    }
    if row["a"].is_object() && row["b"].is_object() {
        let mut whole = row.clone();
        for side in ["a", "b"] {
            for (name, value) in row[side].as_object().expect("a side") {
                whole[format!("{side}_{name}")] = value.clone();
            }
        }
        return vec![whole];
    }
    vec![row.clone()]
}

/// A cluster and its members have numbers of the same name.
fn is_members(row: &Value, name: &str) -> bool {
    name == "similarity" && row["members"][0].get(name).is_some()
}

/// A row of JSON with its groups as rows of NDJSON.
fn ungrouped(row: Value) -> Vec<Value> {
    let groups = row["groups"].as_array().cloned().unwrap_or_default();
    let of = |mut group: Value| {
        for name in ["theme", "title", "family"] {
            group[name] = row[name].clone();
        }
        group
    };
    let is_theme = row.get("theme").is_some() && row.get("title").is_some();
    let groups: Vec<Value> = groups.into_iter().filter(|_| is_theme).map(of).collect();
    std::iter::once(row).chain(groups).collect()
}

#[test]
fn programs_get_the_same_in_every_format() {
    let corpus = Corpus::of(planted());
    for command in ALL {
        let lines = in_format(&corpus, command, "ndjson");
        let lines: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).expect("a row"))
            .collect();
        let whole: Vec<Value> =
            rows(&corpus.project, command).into_iter().flat_map(ungrouped).collect();
        assert_eq!(lines.len(), whole.len(), "{command:?}");
        for (line, whole) in lines.iter().zip(&whole) {
            for (name, value) in line.as_object().expect("a row") {
                if let Some(other) = whole.get(name) {
                    assert_eq!(value, other, "{command:?} {name}");
                }
            }
        }
        let table = csv(&in_format(&corpus, command, "csv"));
        let lines: Vec<Value> = lines.iter().flat_map(flat).collect();
        assert_eq!(table.rows.len(), lines.len(), "{command:?}");
        for (cells, line) in table.rows.iter().zip(&lines) {
            for (name, cell) in table.names.iter().zip(cells) {
                let value =
                    line.get(name).unwrap_or_else(|| panic!("{command:?}: {name}"));
                let (cell, value) = (unguarded(cell, value), plain(value));
                assert!(same(cell, &value), "{command:?} {name}: {cell} {value}");
            }
        }
        same_in_workbook(&corpus, command, &table);
    }
}

/// Text that a spreadsheet would run has a quotation mark before it.
fn unguarded<'a>(cell: &'a str, value: &Value) -> &'a str {
    if value.is_number() { cell } else { cell.strip_prefix('\'').unwrap_or(cell) }
}

fn same_in_workbook(corpus: &Corpus, command: &[&str], table: &Grid) {
    let file = ["--format", "xlsx", "-o", "table.xlsx"];
    let run = corpus.project.run(&[command, &file].concat());
    assert!(matches!(run.code, Some(0 | 1)), "{command:?}: {}", run.talk);
    assert!(run.out.is_empty(), "{command:?}: {}", run.out);
    let sheet = match command {
        ["quality", "--evidence"] => "Passages",
        ["quality", ..] => "Reviews",
        _ => "Data",
    };
    let data = workbook(&corpus.project.path("table.xlsx"), sheet);
    assert_eq!(data.rows.len(), table.rows.len(), "{command:?}");
    assert!(!data.names.is_empty() || table.names.is_empty(), "{command:?}");
    for (row, other) in data.rows.iter().zip(&table.rows) {
        for (name, cell) in data.names.iter().zip(row) {
            let at = table.names.iter().position(|other| other == name);
            let at = at.unwrap_or_else(|| panic!("{command:?}: {name} is in no CSV"));
            assert!(same(cell, &other[at]), "{command:?} {name}: {cell} {}", other[at]);
        }
    }
}

/// Whether two cells say the same, but for the last digit that a reader of them loses.
fn same(cell: &str, other: &str) -> bool {
    let one =
        |(cell, other): (&str, &str)| match (cell.parse::<f64>(), other.parse::<f64>()) {
            (Ok(one), Ok(other)) => (one - other).abs() <= 1e-12 * other.abs().max(1.0),
            _ => cell == other,
        };
    let parts = |cell: &'_ str| cell.matches("; ").count();
    parts(cell) == parts(other) && cell.split("; ").zip(other.split("; ")).all(one)
}

#[test]
fn people_get_the_same_rounded() {
    let corpus = Corpus::of(planted());
    for command in ALL {
        let pages = html(&in_format(&corpus, command, "html"));
        let texts = markdown(&in_format(&corpus, command, "markdown"));
        let cells = |grids: &[Grid]| -> Vec<Vec<String>> {
            grids.iter().flat_map(|grid| grid.rows.clone()).collect()
        };
        if command == ["quality", "--evidence"] {
            // beside each passage stands what other tables say once, below them
            continue;
        }
        assert_eq!(cells(&pages), cells(&texts), "{command:?}");
        let rounded = if let Some(shown) = shown(command) {
            let rows = rows(&corpus.project, command);
            let rows: Vec<Value> = rows.into_iter().flat_map(ungrouped).collect();
            shown(&rows)
        } else {
            let table = csv(&in_format(&corpus, command, "csv"));
            chosen(&table, &texts[0].names, command)
        };
        assert_eq!(cells(&texts), rounded, "{command:?}");
    }
}

/// The columns of a table that have these names. Those that are missing say what it was
/// made from, which people get in a sentence.
fn chosen(table: &Grid, names: &[String], command: &[&str]) -> Vec<Vec<String>> {
    let made = ["asked_", "corpus_", "codebook_", "tool_version", "note"];
    let missing = table.names.iter().filter(|name| !names.contains(name));
    for name in missing {
        assert!(made.iter().any(|made| name.starts_with(made)), "{command:?} {name}");
    }
    let place = |name: &String| table.names.iter().position(|other| other == name);
    let places: Vec<usize> =
        names.iter().map(|name| place(name).expect("a column of the CSV")).collect();
    let bare = |cell: &String| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
    let row = |row: &Vec<String>| places.iter().map(|at| bare(&row[*at])).collect();
    table.rows.iter().map(row).collect()
}

/// A file holds what standard output would.
#[test]
fn a_file_holds_what_is_written_otherwise() {
    let corpus = Corpus::of(planted());
    let formats = ["table", "csv", "json", "ndjson", "markdown", "html"];
    for (command, format) in ALL.iter().zip(formats.iter().cycle()) {
        let file = ["--format", format, "-o", "answer.out"];
        let run = corpus.project.run(&[command, &file[..]].concat());
        assert!(matches!(run.code, Some(0 | 1)), "{command:?}: {}", run.talk);
        assert!(run.out.is_empty());
        let written = fs::read_to_string(corpus.project.path("answer.out")).unwrap();
        assert_eq!(written, in_format(&corpus, command, format), "{command:?}");
    }
}
