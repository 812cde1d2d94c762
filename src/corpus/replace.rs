//! A file that a person keeps, replaced whole: its old bytes are there until all of the new
//! ones are.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use super::Error;

/// Puts these bytes in the place of the file, all or nothing.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let fail = |source| Error::Write { path: path.to_owned(), source };
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let part = path.with_extension(format!("{ending}.part"));
    let mut file = File::create(&part).map_err(fail)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(fail)?;
    if let Ok(known) = fs::metadata(path) {
        fs::set_permissions(&part, known.permissions()).map_err(fail)?;
    }
    fs::rename(&part, path).map_err(fail)
}
