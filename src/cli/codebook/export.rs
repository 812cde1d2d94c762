//! `codebook export`: a codebook for another program.

use std::io::Write as _;
use std::path::Path;

use super::which;
use crate::cli::args::{CodebookExportArguments, CodebookExportFormat};
use crate::cli::console::{Answer, Console};
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::Settings;
use crate::codebook::{Export, Role};
use crate::present::counted;

pub(crate) fn run(
    arguments: &CodebookExportArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let path = (arguments.file != Path::new("-")).then_some(arguments.file.as_path());
    let to = match (arguments.to, path.map(Export::of)) {
        (Some(CodebookExportFormat::Yaml), _) | (None, None) => Export::Yaml,
        (Some(CodebookExportFormat::Qdc), _) => Export::Qdc,
        (Some(CodebookExportFormat::Csv), _) => Export::Csv,
        (None, Some(Some(to))) => to,
        (None, Some(None)) => {
            let said = format!("{} does not say its format", arguments.file.display());
            let hint = "end it in .yaml, .qdc or .csv, or say --to";
            return Err(Failure::usage(anyhow::anyhow!(said), Some(hint.to_owned())));
        }
    };
    let codebook = which::codebook(arguments.which.codebook.as_deref(), settings)?;
    let mut out = Answer::to(path)?;
    out.write_all(codebook.export(to).as_bytes())?;
    out.finish()?;
    if let Some(path) = path {
        let themes = codebook.themes.iter().filter(|one| one.role != Role::Family);
        let themes = counted(themes.count() as u64, "theme");
        console.say(&format!("wrote {themes} to {}", path.display()));
    }
    Ok(Outcome::Done)
}
