//! `--count`: how much was found, and nothing else.

use std::io::Write as _;

use serde_json::json;

use crate::analysis::Counts;
use crate::model::{Align, Column};
use crate::present::{self, Format, Rows};

use super::args::OutputArguments;
use super::console::Answer;
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};

/// Writes how much was found.
pub(crate) fn tell(
    counts: Counts,
    output: &OutputArguments,
    settings: &Settings,
) -> Result<Outcome, Failure> {
    let Counts { reviews, passages, hits } = counts;
    let mut out = Answer::about_corpus(output.output.as_deref(), settings)?;
    match settings::format(output) {
        Format::Table => writeln!(out, "{}", present::found(&counts))?,
        Format::Json | Format::Ndjson => {
            let object =
                json!({ "reviews": reviews, "passages": passages, "hits": hits });
            writeln!(out, "{object}")?;
        }
        format => {
            let column = |name| Column { name, align: Align::Right };
            let columns = ["reviews", "passages", "hits"].map(column).to_vec();
            let mut rows = Rows::begin(format, settings.screen, columns, &mut out)?;
            rows.row(&[json!(reviews), json!(passages), json!(hits)])?;
            rows.finish()?;
        }
    }
    out.finish()?;
    Ok(ended(counts))
}

/// How a command ends that found so much.
pub(crate) const fn ended(counts: Counts) -> Outcome {
    if counts.passages == 0 { Outcome::Nothing } else { Outcome::Done }
}
