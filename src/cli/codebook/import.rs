//! `codebook import`: another program's codebook as ours.

use std::fs;
use std::io::Write as _;

use super::which;
use crate::cli::args::{CodebookImportArguments, CodebookImportFormat};
use crate::cli::console::{Answer, Console};
use crate::cli::outcome::{Failure, Outcome};
use crate::codebook::{Codebook, Error, Export, Import, Imported};
use crate::model::ThemeId;
use crate::present::counted;

/// Themes that are named in a note; more are only counted.
const LISTED: usize = 10;

pub(crate) fn run(
    arguments: &CodebookImportArguments,
    console: Console,
) -> Result<Outcome, Failure> {
    let path = &arguments.file;
    let from = match arguments.from {
        Some(CodebookImportFormat::Yaml) => Import::Yaml,
        Some(CodebookImportFormat::Qdc) => Import::Qdc,
        Some(CodebookImportFormat::Liwc) => Import::Liwc,
        Some(CodebookImportFormat::Csv) => Import::Csv,
        None => Import::of(path).ok_or_else(|| {
            let said = format!("{} does not say its format", path.display());
            let hint = "say --from yaml, qdc, liwc or csv";
            Failure::usage(anyhow::anyhow!(said), Some(hint.to_owned()))
        })?,
    };
    let bytes = fs::read(path)
        .map_err(|source| Error::Read { path: path.clone(), source })
        .map_err(which::failure)?;
    let read = Codebook::import(&bytes, from, &path.display().to_string());
    let Imported { codebook, named } = read.map_err(which::failure)?;
    let mut out = Answer::to(arguments.output.as_deref())?;
    out.write_all(codebook.export(Export::Yaml).as_bytes())?;
    out.finish()?;
    if !named.is_empty() {
        console.say(&format!("note: {}", note(&named)));
    }
    Ok(Outcome::Done)
}

/// `2 themes had no words to look for and were given those of their names: a, b`
fn note(named: &[ThemeId]) -> String {
    let listed: Vec<&str> =
        named.iter().take(LISTED).map(|theme| theme.0.as_str()).collect();
    let more = named.len().saturating_sub(LISTED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(
        "{} had no words to look for and got the words of the name as a rule: {}{more}",
        counted(named.len() as u64, "theme"),
        listed.join(", ")
    )
}
