//! Adding what somebody said.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::COLUMNS;
use crate::corpus::Error;
use crate::model::Judgement;

/// Writes one more judgement at the end of the file, on disk before this returns; a file
/// that is new or empty gets its header first.
pub fn append_judgement(path: &Path, judgement: &Judgement) -> Result<(), Error> {
    written(path, judgement)
        .map_err(|source| Error::Write { path: path.to_owned(), source })
}

fn written(path: &Path, judgement: &Judgement) -> io::Result<()> {
    let mut file = locked(path)?;
    let mut rows = csv::WriterBuilder::new().from_writer(start(&mut file)?);
    if file.metadata()?.len() == 0 {
        rows.write_record(COLUMNS)?;
    }
    rows.write_record(cells(judgement))?;
    let row = rows.into_inner().map_err(csv::IntoInnerError::into_error)?;
    file.write_all(&row)?;
    file.sync_all()
}

/// What stands before a new row: the end of a line that somebody left open.
fn start(file: &mut File) -> io::Result<Vec<u8>> {
    if file.metadata()?.len() == 0 {
        return Ok(Vec::new());
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(if last == *b"\n" { Vec::new() } else { b"\n".to_vec() })
}

/// The file, for this program alone until it is closed.
pub(super) fn locked(path: &Path) -> io::Result<File> {
    loop {
        let file = OpenOptions::new().create(true).append(true).read(true).open(path)?;
        file.lock()?;
        // while this waited, another program may have put a file in its place
        if is_still(&file, path) {
            return Ok(file);
        }
    }
}

#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(own), Ok(there)) = (file.metadata(), fs::metadata(path)) else {
        return false;
    };
    (own.dev(), own.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_still(_: &File, path: &Path) -> bool {
    fs::metadata(path).is_ok()
}

fn cells(judgement: &Judgement) -> [String; 10] {
    [
        judgement.who.clone(),
        judgement.when.clone(),
        judgement.passage.0.clone(),
        judgement.text_hash.clone(),
        judgement.theme.0.clone(),
        judgement.verdict.to_string(),
        judgement.codebook_hash.clone(),
        judgement.sample.clone(),
        judgement.stratum.name().to_owned(),
        judgement.probability.to_string(),
    ]
}
