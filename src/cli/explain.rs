//! `search --explain`: how the query was understood, what it stands for, what it took.

use std::io::Write;

use serde::Serialize;

use crate::analysis::{Explanation, Found, explain};
use crate::present::{self, Format, Milliseconds};
use crate::query::Query;

use super::asked::Steps;
use super::outcome::Failure;
use super::settings::Settings;

/// The one object of the data formats.
#[derive(Serialize)]
struct Object<'a> {
    #[serde(flatten)]
    explained: &'a Explanation,
    milliseconds: Milliseconds,
}

/// Fails on a format that has no place for one object.
pub(crate) fn check(format: Format) -> Result<(), Failure> {
    if matches!(format, Format::Table | Format::Json | Format::Ndjson) {
        return Ok(());
    }
    let error = anyhow::anyhow!("--explain is one object, and this format is rows");
    Err(Failure::usage(error, Some("use --format json".to_owned())))
}

/// Writes how the query was understood.
pub(crate) fn write(
    query: &Query,
    found: &Found<'_>,
    steps: Steps,
    format: Format,
    settings: &Settings,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let explained = explain(query, found);
    let milliseconds = steps.milliseconds();
    if format == Format::Table {
        present::explanation(&explained, milliseconds, settings.screen, out)?;
        return Ok(());
    }
    let object = Object { explained: &explained, milliseconds };
    let json =
        serde_json::to_string(&object).map_err(|error| Failure::failed(error, None))?;
    writeln!(out, "{json}")?;
    Ok(())
}
