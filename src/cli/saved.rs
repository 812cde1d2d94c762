//! Searches that were kept in `searches.yaml`: listing them, and using one by its name.

use std::io::Write as _;

use serde_json::json;

use crate::corpus::{Saved, Searches};
use crate::model::{Align, Column};
use crate::present::{Format, Rows, clean};

use super::args::OutputArguments;
use super::console::Answer;
use super::library;
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};

/// The columns of `search --saved`, in their documented order.
const COLUMNS: [(&str, Align); 3] =
    [("name", Align::Left), ("query", Align::Prose), ("note", Align::Prose)];
/// Names listed where one is not known; more are for `--saved`.
const LISTED: usize = 20;

/// The query of a saved search.
pub(crate) fn query(name: &str, settings: &Settings) -> Result<String, Failure> {
    let searches = searches(settings)?;
    match searches.named(name) {
        Some(saved) => Ok(saved.query.clone()),
        None => Err(unknown(name, &searches)),
    }
}

/// Lists the saved searches in the order of the file.
pub(crate) fn list(
    output: &OutputArguments,
    settings: &Settings,
) -> Result<Outcome, Failure> {
    let searches = searches(settings)?;
    let mut out = Answer::about_corpus(output.output.as_deref(), settings)?;
    match settings::format(output) {
        Format::Table => {
            for Saved { name, query, note } in searches.all() {
                writeln!(out, "@{}\n  {}", clean(name), clean(query))?;
                if let Some(note) = note {
                    writeln!(out, "  {}", clean(note))?;
                }
            }
        }
        format => {
            let column = |(name, align)| Column { name, align };
            let columns = COLUMNS.map(column).to_vec();
            let mut rows = Rows::begin(format, settings.screen, columns, &mut out)?;
            for Saved { name, query, note } in searches.all() {
                rows.row(&[json!(name), json!(query), json!(note)])?;
            }
            rows.finish()?;
        }
    }
    out.finish()?;
    Ok(if searches.all().is_empty() { Outcome::Nothing } else { Outcome::Done })
}

fn searches(settings: &Settings) -> Result<Searches, Failure> {
    let folder = library::folder(settings)?;
    Searches::read(&folder.searches()).map_err(|error| library::failure(error.into()))
}

fn unknown(name: &str, searches: &Searches) -> Failure {
    let names: Vec<&str> = searches.all().iter().map(|one| one.name.as_str()).collect();
    let hint = match names.len() {
        0 => "keep searches in searches.yaml in the corpus folder, `name: query`"
            .to_owned(),
        1..=LISTED => format!("the saved searches are {}", names.join(", ")),
        many => format!("`throughline search --saved` lists all {many}"),
    };
    Failure::usage(anyhow::anyhow!("there is no saved search `{name}`"), Some(hint))
}
