//! Which codebook a command means, and reading it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::library;
use crate::cli::outcome::Failure;
use crate::cli::settings::Settings;
use crate::codebook::{Codebook, Error, Import};

/// The codebook that was named; else that of the corpus folder, if it has one; else the
/// built-in.
pub(crate) fn codebook(
    named: Option<&Path>,
    settings: &Settings,
) -> Result<Codebook, Failure> {
    match file(named, settings)? {
        Some(path) => read(&path).map_err(failure),
        None => Ok(Codebook::built_in()),
    }
}

/// The file of that codebook; none for the built-in.
pub(crate) fn file(
    named: Option<&Path>,
    settings: &Settings,
) -> Result<Option<PathBuf>, Failure> {
    if let Some(named) = named {
        return Ok(Some(named.to_owned()));
    }
    // a folder that is not there has to be said, not passed over
    library::folder(settings)?;
    let usual = settings.corpus.join("codebook.yaml");
    Ok(usual.is_file().then_some(usual))
}

/// Reads a codebook of whatever format its file's ending says, ours if it says none.
pub(crate) fn read(path: &Path) -> Result<Codebook, Error> {
    match Import::of(path) {
        None | Some(Import::Yaml) => Codebook::read(path),
        Some(from) => {
            let bytes = fs::read(path)
                .map_err(|source| Error::Read { path: path.to_owned(), source })?;
            let read = Codebook::import(&bytes, from, &path.display().to_string());
            read.map(|imported| imported.codebook)
        }
    }
}

/// A codebook that cannot be used, as an end of the command.
pub(crate) fn failure(error: Error) -> Failure {
    let hint = error.hint().map(str::to_owned);
    Failure::usage(error, hint)
}
