//! Where the library is, who may read it, and who may write it now.
//!
//! Reviews tell of children: the folder is for its owner alone (0700, files 0600),
//! whatever the process's umask says. The lock is the operating system's, so it goes with
//! the process that held it, however that ended.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::Error;

/// The folder inside a corpus that holds what is derived and can be deleted.
pub const DERIVED: &str = ".throughline";

/// The library's folder in a corpus.
pub(super) fn library(corpus: &Path) -> PathBuf {
    corpus.join(DERIVED).join("index")
}

/// Makes the library's folder, closed to others.
pub(super) fn make(corpus: &Path) -> Result<PathBuf, Error> {
    let library = library(corpus);
    let make = || {
        for folder in [&corpus.join(DERIVED), &library] {
            // what is derived is deleted at need: never by way of a link to elsewhere, which
            // a corpus from a stranger may hold
            if folder.is_symlink() {
                let message = format!("{} is a link", folder.display());
                return Err(io::Error::new(io::ErrorKind::NotADirectory, message));
            }
            fs::create_dir_all(folder)?;
            close_to_others(folder, 0o700)?;
        }
        Ok(())
    };
    make().map_err(|error| Error::io("write", &library, error))?;
    Ok(library)
}

/// Closes every file of the library to others.
pub(super) fn close_files(library: &Path) -> io::Result<()> {
    for entry in fs::read_dir(library)? {
        match close_to_others(&entry?.path(), 0o600) {
            // a file merged away meanwhile needs no closing
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other?,
        }
    }
    Ok(())
}

#[cfg(unix)]
fn close_to_others(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn close_to_others(_: &Path, _: u32) -> io::Result<()> {
    Ok(()) // the rights of a profile folder are inherited
}

/// The right to write, until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock and says who holds it; or learns who does.
    pub(super) fn take(corpus: &Path, holder: &str) -> Result<Self, Error> {
        let path = corpus.join(DERIVED).join("lock");
        let failed = |error| Error::io("write", &path, error);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(&path).map_err(failed)?;
        close_to_others(&path, 0o600).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::Locked { holder: told(&mut file) });
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        write_holder(&mut file, holder).map_err(failed)?;
        Ok(Self { _file: file })
    }
}

fn write_holder(file: &mut File, holder: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    write!(file, "process {}, {holder}", std::process::id())
}

/// What the holder of the lock says about itself.
fn told(file: &mut File) -> String {
    let mut text = String::new();
    // where a lock also forbids reading there is nothing to tell
    let read = file.take(200).read_to_string(&mut text);
    if read.is_err() || text.is_empty() { "unknown".to_owned() } else { text }
}
