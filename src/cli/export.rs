//! `export`: the corpus as data.

use serde_json::{Value, json};

use crate::analysis::{PassageRow, export_passages, status};
use crate::model::{Align, Column};
use crate::present::{self, Rows};

use super::args::{ExportArgument, ExportArguments};
use super::console::{Answer, Console};
use super::library;
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};

/// The columns of `export passages`, in their documented order.
const COLUMNS: [(&str, Align); 13] = [
    ("review", Align::Left),
    ("file", Align::Left),
    ("passage", Align::Left),
    ("kind", Align::Left),
    ("page", Align::Right),
    ("page_end", Align::Right),
    ("page_label", Align::Left),
    ("number", Align::Left),
    ("section", Align::Left),
    ("section_path", Align::Left),
    ("section_kind", Align::Left),
    ("words", Align::Right),
    ("text", Align::Prose),
];

pub(crate) fn run(
    arguments: &ExportArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let library = library::open(&arguments.refresh, settings, console)?;
    let format = settings::format(&arguments.output);
    let mut out = Answer::about_corpus(arguments.output.output.as_deref(), settings)?;
    match arguments.what {
        ExportArgument::Reviews => {
            let records =
                library.records().map_err(|error| library::failure(error.into()))?;
            present::table(&status(records), format, settings.screen, &mut out)?;
        }
        ExportArgument::Passages => {
            let columns =
                COLUMNS.iter().map(|&(name, align)| Column { name, align }).collect();
            let mut rows = Rows::begin(format, settings.screen, columns, &mut out)?;
            for passage in export_passages(&library) {
                let passage = passage.map_err(|error| library::failure(error.into()))?;
                rows.row(&row(&passage))?;
            }
            rows.finish()?;
        }
        ExportArgument::Codings => {
            super::evidence::export(&library, settings, console, format, &mut out)?;
        }
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn row(passage: &PassageRow) -> Vec<Value> {
    vec![
        json!(passage.review),
        json!(passage.file),
        json!(passage.passage),
        json!(passage.kind.name()),
        json!(passage.page),
        json!(passage.page_end),
        json!(passage.page_label),
        json!(passage.number),
        json!(passage.section),
        json!(passage.section_path),
        json!(passage.section_kind.name()),
        json!(passage.words),
        json!(passage.text),
    ]
}
