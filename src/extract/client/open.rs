//! Opening what a folder holds, which need not be a file.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

/// Opens a regular file; the error is for a person. Without `NONBLOCK` a named pipe would
/// keep the caller until somebody writes to it.
pub(super) fn regular(path: &Path) -> Result<File, String> {
    let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or(0);
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)
        .map_err(|error| error.to_string())?;
    let metadata = file.metadata().map_err(|error| error.to_string())?;
    if metadata.is_file() { Ok(file) } else { Err("not a regular file".to_owned()) }
}
